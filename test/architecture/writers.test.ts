// Each column of the layout names the rooms that write it, and no other room does.

import { describe, expect, test } from 'vitest';
import { joinLayout } from '../../assembly/layout/generator/declaration.ts';
import { readRooms } from '../../assembly/layout/generator/generate.ts';
import { registryEnums } from '../../assembly/layout/generator/registry.ts';
import { snippet, sourcesIn } from '../support/sources.ts';
import { writerProblems, writesOf } from './rules/writers.ts';

const layout = joinLayout(readRooms(), registryEnums());
const core = () => sourcesIn('assembly').filter(({ path }) => !path.startsWith('assembly/layout/'));

describe('columns', () => {
  // Guards against a counter that two rooms keep, and that one of them forgets.
  test('are written by the rooms that the layout names, and by those alone', () => {
    const found = core().map((source) => writesOf(source, layout));
    expect(found.flatMap(({ unknown }) => unknown)).toEqual([]);
    expect(
      writerProblems(
        found.flatMap(({ writes }) => writes),
        layout,
      ),
    ).toEqual([]);
  });
});

describe('the rule sees a broken file', () => {
  const broken = (text: string) => writesOf(snippet('assembly/kernel/x.ts', text), layout);

  test('a room that writes what is another’s', () => {
    const { writes } = broken('e.batch.decodes += 1; Clock.nowPs = 0; Kinds.kvBlocks[3] = 1; slotAt(2).state = 1;');
    const problems = writerProblems(writes, layout).filter((problem) => problem.includes('may not write'));
    for (const column of ['batch.decodes', 'clock.nowPs', 'kind.kvBlocks', 'slot.state'])
      expect(problems.filter((problem) => problem.endsWith(column))).toHaveLength(1);
    expect(problems).toHaveLength(4);
  });

  test('a record under a name that it does not know', () => {
    expect(broken('const mine = slotAt(0); mine.state = 1;').unknown).toHaveLength(1);
  });

  test('a writer that writes nothing', () => {
    expect(writerProblems([], layout).some((problem) => problem.includes('which does not write it'))).toBe(true);
  });
});
