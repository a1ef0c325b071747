// A warm-up that leaves nothing to measure is an input error that names both keys, whoever wrote them.

import { describe, expect, test } from 'vitest';
import { readScenarioParts } from '../../src/scenario/index.ts';

const issuesOf = (run: object, workload: object) =>
  readScenarioParts({
    tokenworks: 1,
    model: 'llama-3.1-8b',
    fleet: { pools: [{ accelerator: 'h100-sxm' }] },
    workload: { preset: 'chat', rate: '6 /s', ...workload },
    run,
  }).issues.map(({ path, found, hint }) => `${path.join('.')}: ${found}. ${hint}`);

describe('a warm-up', () => {
  test.each([
    [{ warmUp: '1 min' }, { duration: '30 s' }, /^run.warmUp: 60 s beside a workload.duration of 30 s.*warmUp="3 s"/],
    [{ warmUp: '30 s' }, { duration: '30 s' }, /Nothing would be measured.*Lengthen workload.duration/],
    [{ warmUp: '20 s', until: '20 s' }, { duration: '30 s' }, /beside a run.until of 20 s/],
  ])('as long as the arrivals is refused: %j beside %j', (run, workload, wanted) => {
    const issues = issuesOf(run, workload);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(wanted);
  });

  test('that is shorter is taken; so is any beside users of a closed loop and requests that come all at once', () => {
    expect(issuesOf({ warmUp: '29 s' }, { duration: '30 s' })).toEqual([]);
    expect(issuesOf({ warmUp: 0, until: '10 s' }, { duration: '30 s' })).toEqual([]);
    expect(issuesOf({ warmUp: '1 min' }, { rate: undefined, concurrency: 4, duration: '30 s', requests: 640 })).toEqual(
      [],
    );
    expect(issuesOf({ warmUp: '1 min' }, { rate: 'inf', requests: 100 })).toEqual([]);
  });
});
