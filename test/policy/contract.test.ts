// The contract: what a policy may see, when its commands act, that they are recorded and replay to the same bytes.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import type { Controller, FleetFacts, View } from '../../src/policy/contract.ts';
import { policies } from '../../src/policy/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { create } from '../../src/run/world.ts';
import type { PolicyInput } from '../../src/scenario/input.gen.ts';
import { fleet, runWith } from './worlds.ts';

/** What a gateway, an engine's metrics or a power meter tells. */
const known = [
  ...['atS', 'spanS', 'held'],
  ...['stepInFlightShare', 'decodeAttentionShare', 'prefillAttentionShare', 'hostShare', 'linearShare'],
  ...['outputTokens', 'prefillTokens', 'arrived', 'rejected', 'finished', 'good', 'preempted'],
  ...['running', 'queued', 'residentTokens', 'kvShare', 'energyJ', 'meanW', 'peakW', 'clock', 'power'],
];

/** A policy that notes every view and commands nothing, or what `decide` says. */
function watcher(views: View[], cadenceS = 1, decide: Controller['decide'] = () => [], stalenessS = 0) {
  return {
    id: 'watcher',
    create: (_: FleetFacts): Controller => ({
      cadenceS,
      stalenessS,
      decide(view) {
        views.push(structuredClone(view));
        return decide(view);
      },
      state: () => null,
      restore: () => undefined,
    }),
  };
}

/** Own-format trace text: `rows` of [arrival_s, prompt, output]. */
const traceOf = (rows: readonly (readonly number[])[]) =>
  `arrival_s,prompt_tokens,output_tokens\n${rows.map((row) => row.join(',')).join('\n')}\n`;

async function watched(
  rows: readonly (readonly number[])[],
  policy: readonly PolicyInput[] = [],
): Promise<{ views: View[]; commands: unknown[] }> {
  const { bytesFile } = await import('../../src/workload/files.ts');
  const views: View[] = [];
  const commands: unknown[] = [];
  await simulate(
    { ...structuredClone(fleet), workload: { trace: 'rows.csv' }, policies: policy },
    {
      policies: [watcher(views)],
      openFile: () => bytesFile(new TextEncoder().encode(traceOf(rows))),
      onCommand: (command) => commands.push(command),
    },
  );
  return { views, commands };
}

describe('a policy sees only what a controller could know', () => {
  test('views have the listed columns and no others', async () => {
    const views: View[] = [];
    await simulate(structuredClone(fleet), { policies: [watcher(views, 10)] });
    expect(views.length).toBeGreaterThan(10);
    for (const view of views) expect(Object.keys(view).sort()).toEqual([...known].sort());
  });

  // Guards each column's meaning: the views of a run add up to its result, and states to what came and went.
  test('views balance, and add up to the result', async () => {
    const views: View[] = [];
    const small = { ...structuredClone(fleet), engine: { base: 'vllm-v1', maxNumSeqs: 8 } };
    const result = await simulate(small, { policies: [watcher(views)] });
    const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
    const over = (
      name: 'arrived' | 'finished' | 'rejected' | 'outputTokens' | 'energyJ',
      upToS = Number.POSITIVE_INFINITY,
    ) => views.filter(({ atS }) => atS <= upToS).reduce((sum, view) => sum + total(view[name]), 0);
    for (const view of views) {
      const inside = over('arrived', view.atS) - over('finished', view.atS) - over('rejected', view.atS);
      expect(total(view.running) + total(view.queued) + view.held).toBe(inside);
      for (const [row, running] of view.running.entries()) {
        expect(running).toBeLessThanOrEqual(8);
        const parts = [view.linearShare, view.decodeAttentionShare, view.prefillAttentionShare, view.hostShare];
        const busy = parts.reduce((sum, column) => sum + (column[row] ?? 0), 0);
        expect(busy).toBeCloseTo(view.stepInFlightShare[row] ?? 0, 9);
        expect(view.meanW[row] ?? 0).toBeCloseTo(view.spanS > 0 ? (view.energyJ[row] ?? 0) / view.spanS : 0, 9);
        expect(view.peakW[row] ?? 0).toBeGreaterThanOrEqual(view.meanW[row] ?? 0);
        if (running > 0) expect(Math.min(view.kvShare[row] ?? 0, view.residentTokens[row] ?? 0)).toBeGreaterThan(0);
      }
    }
    expect(views.some(({ queued }) => total(queued) > 0)).toBe(true);
    const last = views.at(-1)?.atS ?? 0;
    const told = result.windows.endS.filter((endS) => endS <= last).length;
    const windows = (column: readonly number[]) => column.slice(0, told).reduce((sum, value) => sum + value, 0);
    expect(over('finished')).toBe(windows(result.windows.finished));
    expect(over('outputTokens')).toBe(windows(result.windows.outputTokens));
    expect(over('energyJ') / windows(result.windows.energyJ)).toBeCloseTo(1, 9);
  });

  // Two traces are the same up to 30 s; of those in flight there, outputs differ only in tokens not yet emitted.
  // Nothing that a policy sees or does before may differ.
  test('nothing of the future, nor how long running requests will go on, reaches a view', async () => {
    const early = Array.from({ length: 400 }, (_, i) => [i * 0.05, 500 + ((i * 37) % 900), 50 + ((i * 53) % 150)]);
    const last = [20, 400, 5000];
    const scaler = {
      policy: 'reactive-scaler',
      min: 2,
      cadence: '5 s',
      startUp: '5 s',
      kvAbove: 0.02,
      kvBelow: 0.01,
      slackBelow: 0.9,
    };
    const one = await watched([...early, last, [40, 100, 10]], [scaler]);
    const other = await watched(
      [...early, [20, 400, 9000], ...Array.from({ length: 50 }, () => [35, 4000, 900])],
      [scaler],
    );
    const early30 = (views: readonly View[]) => views.filter(({ atS }) => atS <= 30);
    expect(early30(one.views)).toHaveLength(31);
    expect(early30(one.views)).toEqual(early30(other.views));
    const given = (commands: readonly unknown[]) =>
      (commands as { givenS: number }[]).filter(({ givenS }) => givenS <= 30);
    expect(given(one.commands).length).toBeGreaterThan(5);
    expect(given(one.commands)).toEqual(given(other.commands));
    expect(one.views.at(-1)).not.toEqual(other.views.at(-1));
  });

  test('a stale view is that old', async () => {
    const views: View[] = [];
    const instants: number[] = [];
    const decide = () => [];
    const fresh: View[] = [];
    await simulate(structuredClone(fleet), { policies: [watcher(views, 1, decide, 4.5), watcher(fresh)] });
    for (const { atS } of views) instants.push(atS);
    expect(instants.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(views[7]).toEqual(fresh[7]);
    expect(views.length).toBe(fresh.length - 5);
  });
});

describe('commands', () => {
  const clockAt = (atS: number, value: number, afterS = 0) =>
    watcher([], 1, (view) =>
      view.atS === atS
        ? Array.from({ length: 10 }, (_, replica) => ({ replica, lever: 'clock' as const, value, afterS }))
        : [],
    );
  const slow = { ...structuredClone(fleet), fleet: { ...fleet.fleet, clocks: [0.5] } };

  // At half the clock compute-bound prefill takes nearly twice as long, memory-bound decode hardly longer.
  test('a clock lengthens compute-bound kernels and leaves memory-bound ones nearly alone', async () => {
    const run = (prompt: number, output: number, clock: number) => {
      const workload = {
        arrivals: { rate: '1 /s' },
        prompt: { fixed: prompt },
        output: { fixed: output },
        requests: 20,
      };
      const pools = [
        {
          accelerator: 'a100-sxm-80gb',
          // a measured multiply of few tokens is never bound by memory alone
          kernels: 'roofline',
          engine: { base: 'vllm-v1', layerOverhead: '0 s', hostSequence: '0 s' },
        },
      ];
      return simulate(
        { ...structuredClone(fleet), fleet: { pools, clocks: [0.5] }, workload },
        {
          policies: [
            watcher([], 1, (view) => (view.spanS === 0 ? [{ replica: 0, lever: 'clock', value: clock }] : [])),
          ],
        },
      );
    };
    const prefill = [await run(4000, 1, 1), await run(4000, 1, 0.5)];
    const decode = [await run(16, 400, 1), await run(16, 400, 0.5)];
    const outputS = 0.005;
    const ttft = prefill.map(({ latency }) => (latency.ttftS.p50 ?? 0) - outputS);
    const tpot = decode.map(({ latency }) => latency.tpotS.p50 ?? 0);
    expect((ttft[1] ?? 0) / (ttft[0] ?? 1)).toBeGreaterThan(1.8);
    expect((ttft[1] ?? 0) / (ttft[0] ?? 1)).toBeLessThan(2.02);
    expect((tpot[1] ?? 0) / (tpot[0] ?? 1)).toBeLessThan(1.02);
    // a FLOP costs less at a lower clock
    expect(prefill[1]?.energy.dynamicJ ?? 0).toBeLessThan(0.6 * (prefill[0]?.energy.dynamicJ ?? 0));
  });

  test('a delay is kept to the picosecond, and until then nothing changes', async () => {
    const late = await simulate(slow, { policies: [clockAt(10, 0.5, 7.25)] });
    const [first] = late.control?.commands ?? [];
    expect(first?.effectPs).toBe('17250000000000');
    const none = await simulate(slow);
    const upTo = none.windows.endS.findIndex((endS) => endS >= 17);
    expect(late.windows.energyJ.slice(0, upTo + 1)).toEqual(none.windows.energyJ.slice(0, upTo + 1));
    expect(late.windows.energyJ.slice(upTo + 1, upTo + 3)).not.toEqual(none.windows.energyJ.slice(upTo + 1, upTo + 3));
  });

  const every = policies.filter(({ id }) => id !== 'replay').map(({ id }) => id);
  const all = every.map((policy) => ({
    policy,
    ...(policy === 'power-limit' ? { limit: '1 kW', delay: '10 s' } : {}),
  }));

  test('what policies did is recorded, and replay does it again to the same bytes', async () => {
    const first = await runWith(all);
    expect(first.control?.policies).toEqual(every);
    expect(new Set(first.control?.commands.map(({ policy }) => policy)).size).toBe(every.length);
    const again = await runWith([{ policy: 'replay', commands: first.control?.commands ?? [] }]);
    expect({ ...again, control: null, provenance: [] }).toEqual({ ...first, control: null, provenance: [] });
  });

  test('a run in slices, forked and taken back, ends as the run at one go', async () => {
    const whole = await runWith(all);
    const world = await create({ ...structuredClone(fleet), policies: all });
    world.advance('33.3 s');
    const moment = JSON.parse(JSON.stringify(world.snapshot().state));
    const fork = world.fork();
    world.advance('20 s');
    expect(fork.result()).toEqual(whole);
    expect(moment.control.policies).toHaveLength(every.length);
    expect(world.result()).toEqual(whole);
  });

  // Guards against a lever that writes any column of the core, and answers that are read as no command.
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['a command for no replica', [{ replica: 10, lever: 'clock', value: 1 }], 'decide.0.replica: found 10'],
    ['a lever that is a column', [{ replica: 0, lever: 'level', value: 1 }], 'decide.0.lever: found "level"'],
    ['a value of no number', [{ replica: 0, lever: 'clock', value: '1' }], 'decide.0.value: found "1"'],
    ['a value beyond the lever', [{ replica: 0, lever: 'weight', value: -1 }], 'decide.0.value: found -1'],
    ['a delay that is no time', [{ replica: 0, lever: 'clock', value: 1, afterS: Number.NaN }], 'decide.0.afterS'],
    ['an instant that is none', [{ replica: 0, lever: 'clock', value: 1, effectPs: 'x' }], 'decide.0.effectPs'],
    ['nothing', undefined, 'decide: found undefined'],
    ['a promise', Promise.resolve([]), 'decide: found a Promise'],
    ['one command alone', { replica: 0, lever: 'clock', value: 1 }, 'decide: found {'],
  ];
  test.each(wrong)('%s is refused, and the place is named', async (_, answer, says) => {
    const bad = watcher([], 1, () => answer as ReturnType<Controller['decide']>);
    const run = simulate(structuredClone(fleet), { policies: [bad] });
    await expect(run).rejects.toThrow(InputError);
    await expect(run).rejects.toThrow(`policies.watcher.${says}`);
  });

  test('what a policy writes into its view, no other policy sees', async () => {
    const views: View[] = [];
    const vandal = watcher([], 1, (view) => {
      view.running.fill(1e9);
      view.clock.fill(0);
      return [];
    });
    const clean: View[] = [];
    await simulate(structuredClone(fleet), { policies: [vandal, watcher(views)] });
    await simulate(structuredClone(fleet), { policies: [watcher(clean)] });
    expect(views).toEqual(clean);
  });
});
