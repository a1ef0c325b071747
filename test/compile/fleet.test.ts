// Several pools in one Program: kinds told once, an order that the file does not give, levels, and every problem of
// every pool at once.

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { tableBytes } from '../../src/compile/memory.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { GemmCoefficient } from '../../src/core/layout.gen.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { createMaths } from '../../src/maths/maths.ts';
import { parseScenario } from '../../src/scenario/index.ts';

const module = await loadCoreModule();
const { pow } = createMaths(module);

const h100 = { name: 'h', accelerator: 'h100-sxm', replicas: 2 };
const a100 = { name: 'a', accelerator: 'a100-sxm-80gb', replicas: 3 };
const scenario = (pools: readonly object[], more: object = {}, fleet: object = {}) =>
  parseScenario({
    model: 'llama-3.1-8b',
    fleet: { pools, ...fleet },
    workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
    ...more,
  });
const compiled = (pools: readonly object[], more: object = {}, fleet: object = {}) =>
  compile(scenario(pools, more, fleet), { pow, module });

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

/** All columns of a Program as plain lists. */
const plain = (program: object) =>
  JSON.parse(
    JSON.stringify(program, (_, value: unknown) => {
      if (typeof value === 'bigint') return String(value);
      return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>, String) : value;
    }),
  );

describe('kinds', () => {
  test('pools that differ in numbers of the replica share a kind, others do not', () => {
    const same = compiled([h100, { ...h100, name: 'light', weight: 0.5, admissionLimit: 9, replicas: 5 }]);
    expect(same.program.kind.parts.length).toBe(1);
    expect(compiled([h100, a100]).program.kind.parts.length).toBe(2);
    const changed = compiled([h100, { ...h100, name: 'b', engine: { maxNumSeqs: 8 } }]);
    expect([...changed.program.kind.maxNumSeqs].sort((a, b) => a - b)).toEqual([8, 1024]);
  });

  test('replicas stand pool by pool, each with its pool’s numbers', () => {
    const { program, pools } = compiled([h100, { ...a100, weight: 2.5, admissionLimit: 7 }]);
    const { replica, kind } = program;
    expect(pools.map(({ pool }) => pool)).toEqual(['h', 'a']);
    for (const { row, kind: kindRow, firstReplica, replicas, pool } of pools) {
      for (let at = firstReplica; at < firstReplica + replicas; at++) {
        expect([replica.pool[at], replica.kind[at]]).toEqual([row, kindRow]);
        expect(replica.weight[at]).toBe(pool === 'a' ? 2500 : 1000);
        expect(replica.admissionLimit[at]).toBe(pool === 'a' ? 7 : -1);
        expect([replica.batchLimit[at], replica.power[at], replica.level[at]]).toEqual([-1, 1, 0]);
      }
      expect(kind.activeW[kindRow]).toBe(pool === 'a' ? compiled([a100]).program.kind.activeW[0] : 245n);
    }
    expect(replica.kind.length).toBe(5);
  });

  test('a pool is compiled as it would be alone', () => {
    const both = compiled([h100, a100]);
    for (const one of [h100, a100]) {
      const alone = plain(compiled([one]).program).kind;
      const row = both.pools.find(({ pool }) => pool === one.name)?.kind ?? -1;
      for (const [column, values] of Object.entries(plain(both.program).kind)) {
        if (column !== 'firstPart') expect([(values as string[])[row]], column).toEqual(alone[column]);
      }
    }
  });
});

describe('order', () => {
  const third = { name: 'c', accelerator: 'h100-sxm', replicas: 1, weight: 3 };

  test('the file’s order of pools changes nothing of the Program', () => {
    const program = plain(compiled([h100, a100, third]).program);
    for (const pools of [
      [a100, h100, third],
      [third, a100, h100],
      [h100, third, a100],
    ])
      expect(plain(compiled(pools).program)).toEqual(program);
  });

  test('names change nothing but the order of pools that are equal in all else', () => {
    const renamed = [
      { ...h100, name: 'z' },
      { ...a100, name: 'y' },
    ];
    expect(plain(compiled(renamed).program)).toEqual(plain(compiled([h100, a100]).program));
  });

  test('facts keep the file’s order and say where each pool stands', () => {
    const { pools } = compiled([third, a100, h100]);
    expect(pools.map(({ pool }) => pool)).toEqual(['c', 'a', 'h']);
    const starts = [...pools]
      .sort((a, b) => a.row - b.row)
      .map(({ firstReplica, replicas }) => [firstReplica, replicas]);
    let next = 0;
    for (const [first, count] of starts) {
      expect(first).toBe(next);
      next += count ?? 0;
    }
  });
});

describe('what a pool changes of the scenario', () => {
  test('precision and engine go before the scenario’s, field by field', () => {
    const { pools, program } = compiled([{ ...h100, precision: { kv: 'fp8' }, engine: { maxNumSeqs: 64 } }, a100], {
      precision: { weights: 'fp8' },
      engine: { blockTokens: 32 },
    });
    const rowOf = (name: string) => pools.find(({ pool }) => pool === name)?.kind ?? -1;
    // bytes of a KV token: 2 · 32 layers · 8 heads · 128
    expect(program.kind.kvBytes[rowOf('h')]).toBe(65_536);
    expect(program.kind.kvBytes[rowOf('a')]).toBe(2 * 65_536);
    const linear = (name: string) => program.part.model[(program.kind.firstPart[rowOf(name)] ?? 0) + 1] ?? 0;
    const weightBytes = (name: string) => program.coefficient.value[linear(name) * 32 + GemmCoefficient.weightBytes];
    expect([weightBytes('h'), weightBytes('a')]).toEqual([1, 1]);
    expect(Array.from(program.kind.blockTokens)).toEqual([32, 32]);
    expect([program.kind.maxNumSeqs[rowOf('h')], program.kind.maxNumSeqs[rowOf('a')]]).toEqual([64, 256]);
  });

  test('power when off is whole watts of the replica, 0 unless told', () => {
    const { program, pools } = compiled([{ ...h100, offPower: '7.3 W', tp: 2 }, a100]);
    const of = (name: string) => program.kind.offW[pools.find(({ pool }) => pool === name)?.kind ?? -1];
    expect([of('h'), of('a')]).toEqual([15n, 0n]);
  });
});

describe('the router', () => {
  const runOf = (route: object) => {
    const { run } = compiled([{ ...h100, admissionLimit: 4 }], { run: { seed: 12 } }, { route }).program;
    return { route: run.route[0], signal: run.signal[0], stalePs: run.stalePs[0], holdLimit: run.holdLimit[0] };
  };
  const fresh = { stalePs: 0n, holdLimit: 0 };

  test.each([
    [{ policy: 'round-robin' }, { route: 0, signal: 0, ...fresh }],
    [{ policy: 'random' }, { route: 1, signal: 0, ...fresh }],
    [{}, { route: 2, signal: 0, ...fresh }],
    [{ policy: 'least-outstanding-tokens' }, { route: 2, signal: 1, ...fresh }],
    [{ policy: 'least-resident-tokens' }, { route: 2, signal: 2, ...fresh }],
    [
      { policy: 'least-kv', staleness: '50 ms' },
      { route: 2, signal: 3, stalePs: 50_000_000_000n, holdLimit: 0 },
    ],
    [{ policy: 'power-of-two' }, { route: 3, signal: 0, ...fresh }],
    [
      { policy: 'power-of-two', signal: 'kv' },
      { route: 3, signal: 3, ...fresh },
    ],
    [
      { policy: 'session-affinity', hold: 9 },
      { route: 4, signal: 0, stalePs: 0n, holdLimit: 9 },
    ],
    [
      { policy: 'weighted', hold: 'unbounded' },
      { route: 5, signal: 0, stalePs: 0n, holdLimit: -1 },
    ],
    [
      { policy: 'scores', staleness: '1 s' },
      { route: 6, signal: 0, stalePs: 10n ** 12n, holdLimit: 0 },
    ],
  ])('%j', (route, expected) => {
    expect(runOf(route)).toEqual(expected);
  });

  test('draws come from the seed; windows have a row of the router', () => {
    const of = (run: object) => compiled([h100], { run }).program.run;
    expect([of({ seed: 12 }).routeSeed[0], of({ seed: 13 }).routeSeed[0]]).toEqual([12n, 13n]);
    expect([of({ window: '1 s' }).routerWindows[0], of({ window: 0 }).routerWindows[0]]).toEqual([1, 0]);
  });
});

describe('clock levels', () => {
  test('are nominal, the pools’ and the fleet’s, falling, for every kind', () => {
    const { program, clocks, pools } = compiled([{ ...h100, clock: 0.8 }, a100], {}, { clocks: [0.5, 1.1, 0.8] });
    expect(clocks).toEqual([1.1, 1, 0.8, 0.5]);
    expect([...program.level.clockFactor]).toEqual([...clocks, ...clocks]);
    for (const { pool, firstReplica } of pools)
      expect(clocks[program.replica.level[firstReplica] ?? -1]).toBe(pool === 'h' ? 0.8 : 1);
  });

  test('a FLOP costs clock^1.4, and at nominal exactly 1', () => {
    const { program } = compiled([{ ...h100, clock: 0.5 }], {}, { clocks: [1.25] });
    const [fast, nominal, slow] = program.level.energyFactor;
    expect(nominal).toBe(1);
    // 2^-1.4 and 1.25^1.4
    expect(slow).toBeCloseTo(0.378929141627599, 14);
    expect(fast).toBeCloseTo(1.3667025924290976, 14);
  });

  test('only another clock than nominal rests on the exponent', () => {
    const told = (clock: number) => compiled([{ ...h100, clock }]).provenance.filter(({ what }) => /^clock/.test(what));
    expect(told(1)).toEqual([]);
    expect(told(0.9)).toMatchObject([{ kind: 'assumed', value: 1.4 }]);
  });

  test('a clock so low that a step is too long is refused', () => {
    expect(issuesOf(() => compiled([{ ...h100, clock: 1e-9 }]))[0]?.hint).toMatch(/clocks/);
    expect(issuesOf(() => compiled([h100], {}, { clocks: [1e-9] }))[0]?.path).toEqual(['fleet', 'pools', 0]);
  });
});

describe('refusals', () => {
  test('all problems of all pools are told at once, each at its pool', () => {
    const bad = [
      { ...h100, tp: 3 },
      a100,
      { name: 'x', accelerator: { base: 'h100-sxm', hbmCapacity: '12 GB' } },
      { name: 'y', accelerator: 'tpu-v5e', precision: { weights: 'fp32', activations: 'fp32', kv: 'fp32' } },
    ];
    const paths = issuesOf(() => compiled(bad, { run: { window: '24 h' } })).map(({ path }) => path.join('.'));
    expect(new Set(paths)).toEqual(
      new Set(['run.window', 'fleet.pools.0.tp', 'fleet.pools.2.tp', 'fleet.pools.3.precision.weights']),
    );
  });

  test('tables beyond 2 GiB are refused with what makes them large', () => {
    const many = { ...h100, replicas: 65_536 };
    expect(issuesOf(() => compiled([many]))).toEqual([]);
    const [issue] = issuesOf(() => compiled([{ ...many, engine: { maxNumSeqs: 2048 } }]));
    expect(issue).toMatchObject({ code: 'BAD_VALUE', path: ['fleet', 'pools'] });
    expect(issue?.hint).toContain('maxNumSeqs (2048 here)');
    const classes = Array.from({ length: 256 }, (_, index) => ({ name: `c${index}` }));
    const pools = Array.from({ length: 64 }, (_, index) => ({ name: `p${index}`, accelerator: 'h100-sxm' }));
    const workload = { preset: 'chat', rate: '4 /s', requests: 5, classes };
    expect(issuesOf(() => compiled(pools, { workload }))[0]?.found).toMatch(/64 replicas whose tables take 2/);
  });

  test('bytes are those of the tables: one replica more is its rows more', () => {
    const bytes = (replicas: number) => tableBytes(compiled([{ ...h100, replicas }]).program);
    const step = bytes(34) - bytes(33);
    expect(step).toBe(bytes(64) - bytes(63));
    // joins and finishes by maxNumSeqs + 1, the tail's counts, and less than 2 KB of state
    expect(step).toBeGreaterThan(1025 * 20 + 232 * 8);
    expect(step).toBeLessThan(1025 * 20 + 232 * 8 + 3000);
  });
});

describe('facts', () => {
  test('what several pools rest on is told once', () => {
    const alone = compiled([h100]).provenance.length;
    const twice = compiled([h100, { ...h100, name: 'b' }]).provenance;
    const given = (count: number) => 4 + 3 * count;
    expect(twice.filter(({ kind }) => kind !== 'user').length).toBe(alone - given(1));
    expect(twice.length).toBe(alone - given(1) + given(2));
  });

  test('rent is each pool’s own unless the scenario says one', () => {
    const rents = (more: object) => compiled([h100, a100], more).pools.map((pool) => pool.acceleratorUsdPerS);
    const [h, a] = rents({});
    expect(h).toBe(4.35 / 3600);
    expect(a).not.toBe(h);
    expect(rents({ price: { accelerator: '3.6 $/h' } })).toEqual([0.001, 0.001]);
  });
});
