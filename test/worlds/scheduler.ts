/** Lengths of requests and schedulers of engines, so small that preemption and rejection are common. */
import type { Arrival, KindRow } from '../../src/testing/outcome.ts';
import type { Random } from './random.ts';

export type Lengths = Pick<Arrival, 'promptTokens' | 'outputTokens'>;

/** One long context among short ones that grow for long: the longest binds attention first, all together later. */
export function drawUnlike(random: Random): Lengths[] {
  const long = { promptTokens: random.whole(100, 400), outputTokens: random.whole(150, 300) };
  const short = () => ({ promptTokens: random.whole(1, 8), outputTokens: random.whole(100, 300) });
  return [long, ...Array.from({ length: random.whole(2, 7) }, short)];
}

/** Prompts and outputs; long outputs come with fewer requests, so that the twin ends soon. */
export function drawLengths(random: Random, crowds: number): Lengths[] {
  const output = random.pick([1, 3, 10, 30, 30, 80, 80, 200, 600]);
  const prompt = random.pick([1, 4, 12, 30, 30, 120, 600, 3000]);
  const crowd = random.chance(0.03) ? 5 : crowds;
  const most = crowd * (output >= 200 ? random.pick([1, 3, 10]) : random.pick([6, 20, 40, 60]));
  const shortPrompts = random.pick([0.25, 0.6, 1]);
  return Array.from({ length: random.whole(1, most) }, () => {
    const long = random.chance(0.4);
    return {
      promptTokens: random.whole(1, long ? prompt : Math.ceil(prompt * shortPrompts)),
      outputTokens: random.chance(0.12) ? 1 : random.whole(1, long ? output : Math.ceil(output / 2)),
    };
  });
}

export const largest = (lengths: readonly Lengths[], name: keyof Lengths): number =>
  lengths.reduce((most, length) => Math.max(most, length[name]), 1);

/** Several partials beside decodes that fill the pool: what preempts whom is decided in the middle of a pass. */
function drawCrowdedScheduler(random: Random, oneRequestBlocks: number, least: number) {
  const maxNumSeqs = random.whole(3, 8);
  const longPrefillTokenThreshold = Math.max(least, random.whole(1, 6));
  return {
    maxNumSeqs,
    maxNumBatchedTokens: maxNumSeqs + longPrefillTokenThreshold * random.whole(1, 3) + random.whole(0, 2),
    longPrefillTokenThreshold,
    watermarkBlocks: 0,
    kvBlocks: Math.max(1, Math.ceil(oneRequestBlocks * random.real(1, 2))),
  };
}

function drawEasyScheduler(random: Random, oneRequestBlocks: number, least: number) {
  const maxNumSeqs = random.pick([1, 2, 3, 4, 5, 8, 8, 16, 64]);
  const maxNumBatchedTokens = Math.max(maxNumSeqs, least) + random.pick([0, 0, 1, 3, 8, 30, 120, 512]);
  const crowd = random.pick([0.6, 1, 1, 1.01, 1.15, 1.15, 1.4, 1.4, 2, 3, 10]);
  const watermarkBlocks = random.chance(0.25) ? random.whole(0, Math.ceil(oneRequestBlocks / 4)) : 0;
  return {
    maxNumSeqs,
    maxNumBatchedTokens,
    longPrefillTokenThreshold: random.chance(0.35) ? Math.max(least, random.whole(1, maxNumBatchedTokens + 2)) : 0,
    watermarkBlocks,
    kvBlocks: Math.max(1, Math.ceil(oneRequestBlocks * crowd)) + watermarkBlocks,
  };
}

export type Scheduler = Pick<
  KindRow,
  | 'scheduler'
  | 'order'
  | 'victim'
  | 'admission'
  | 'maxModelLen'
  | 'maxNumBatchedTokens'
  | 'maxNumSeqs'
  | 'longPrefillTokenThreshold'
  | 'queueLimit'
  | 'blockTokens'
  | 'kvBlocks'
  | 'watermarkBlocks'
>;

export function drawScheduler(random: Random, lengths: readonly Lengths[]): Scheduler {
  const blockTokens = random.pick([1, 2, 3, 7, 16, 16, 32]);
  const mostTokens = lengths.reduce((most, one) => Math.max(most, one.promptTokens + one.outputTokens - 1), 1);
  const oneRequestBlocks = Math.ceil(mostTokens / blockTokens);
  const least = Math.ceil(largest(lengths, 'promptTokens') / 40);
  const draw = random.chance(0.33) ? drawCrowdedScheduler : drawEasyScheduler;
  return {
    scheduler: 0,
    order: random.whole(0, 1),
    victim: 0,
    admission: random.pick([0, 0, 1, 2]),
    maxModelLen: random.chance(0.9) ? 0 : mostTokens + 1 - random.whole(0, 2),
    queueLimit: random.pick([-1, -1, -1, -1, -1, 2, 5, 12, random.whole(0, 3)]),
    blockTokens,
    ...draw(random, oneRequestBlocks, least),
  };
}
