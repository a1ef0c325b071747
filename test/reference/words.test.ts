/** Each word of the core's registries has a file in the twin, and a planted bug that a world with that word finds. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Admission, KvIndex, Order, Route, Scheduler, Victim } from '../../src/core/layout.gen.ts';
import { wordBreakers } from '../fuzz/words.ts';
import { admissions } from './admission/index.ts';
import { orders } from './order/index.ts';
import { routes } from './router/index.ts';
import { schedulers } from './scheduler/index.ts';
import { victims } from './victim/index.ts';

const registries: readonly {
  readonly registry: string;
  readonly folder: string;
  readonly words: Readonly<Record<string, number>>;
  readonly twins: object;
}[] = [
  { registry: 'Scheduler', folder: 'scheduler', words: Scheduler, twins: schedulers },
  { registry: 'Order', folder: 'order', words: Order, twins: orders },
  { registry: 'Admission', folder: 'admission', words: Admission, twins: admissions },
  { registry: 'Victim', folder: 'victim', words: Victim, twins: victims },
  { registry: 'Route', folder: 'router', words: Route, twins: routes },
];

/** Which block a request holds is outside the equality: the twin counts, and both indexes must equal it. */
const planted = [...registries, { registry: 'KvIndex', words: KvIndex }];

const fileOf = (word: string): string => `${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

test.each(registries)('every word of $registry has a file of the twin in $folder/', ({ folder, words }) => {
  const missing = Object.keys(words).filter(
    (word) => !existsSync(new URL(`${folder}/${fileOf(word)}`, import.meta.url)),
  );
  expect(missing).toEqual([]);
});

test.each(registries)('the twin lists the words of $registry in the order of the enum', ({ words, twins }) => {
  const byNumber = Object.entries(words).sort(([, a], [, b]) => a - b);
  expect(Object.keys(twins)).toEqual(byNumber.map(([word]) => word));
  expect(byNumber.map(([, number]) => number)).toEqual(byNumber.map((_, index) => index));
});

test.each(planted)('every word of $registry has a planted bug', ({ registry, words }) => {
  const covered = new Set(wordBreakers.map(({ word }) => word));
  expect(Object.keys(words).filter((word) => !covered.has(`${registry}.${word}`))).toEqual([]);
});
