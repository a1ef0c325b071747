// One rich run: two pools of a mixture of experts, two classes, preemption, rejection, overlap, a cache that is made
// wide, capped power. Its rows, windows and totals, as the core wrote them, beside the result.

import type { WindowTable } from '../../src/core/layout.gen.ts';
import type { Observations } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import type { Result } from '../../src/result/types.ts';
import { Run } from '../../src/run/run.ts';
import { prepare, runToEnd } from '../../src/run/simulate.ts';
import { bytesFile } from '../../src/workload/files.ts';

/** Warm-up and last arrival, s: both at edges of windows of one second. */
export const [FROM_S, TO_S] = [10, 60];

/** In the file's order. */
export const pools = [
  { name: 'fast', replicas: 2, ranks: 2, usdPerHour: 3.6, bytesPerS: 3.35e12, peakFlopPerS: 989.4e12, kvBlocks: 360 },
  { name: 'old', replicas: 1, ranks: 2, usdPerHour: 1.8, bytesPerS: 2.039e12, peakFlopPerS: 312e12, kvBlocks: 300 },
] as const;
export const USD_PER_KWH = 0.1;
export const classes = ['chat', 'batch'] as const;

export interface Asked {
  readonly atPs: bigint;
  readonly prompt: number;
  readonly output: number;
  readonly class: number;
}

/** A request that finished; times in whole ps. */
export interface Row extends Asked {
  readonly id: number;
  readonly replica: number;
  readonly preemptions: number;
  readonly startPs: bigint;
  readonly firstPs: bigint;
  readonly finishPs: bigint;
  readonly energyPj: bigint;
}

export type WindowRow = { readonly [K in keyof WindowTable]: number };

/** 600 requests in 60 s; lengths by a linear congruence: Park and Miller, CACM 31(10), 1988. */
export const asked: readonly Asked[] = (() => {
  let state = 20_260;
  const next = (most: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  return Array.from({ length: 600 }, (_, at) => ({
    atPs: at === 599 ? BigInt(TO_S) * 1_000_000_000_000n : BigInt(at * 100 + next(90)) * 1_000_000_000n,
    prompt: 1 + next(1500),
    output: next(10) === 0 ? 1 : 1 + next(400),
    class: next(3) === 0 ? 1 : 0,
  }));
})();

export interface Objectives {
  readonly ttftPs: bigint;
  readonly tpotPs: bigint;
  readonly e2ePs: bigint;
}

const scenario = (slo: Objectives | null) => ({
  tokenworks: 1,
  model: 'qwen3-30b-a3b',
  fleet: {
    pools: [
      {
        name: 'fast',
        accelerator: { base: 'h100-sxm', price: '3.6 $/h' },
        ...{ replicas: 2, tp: 2, ep: 2, overlap: 0.5 },
        engine: { base: 'vllm-v1', policy: 'priority', maxNumSeqs: 64, queueLimit: 6, kvBlocks: 360 },
      },
      {
        name: 'old',
        // so much a byte that steps reach the cap
        accelerator: { base: 'a100-sxm-80gb', price: '1.8 $/h', power: { hbm: 1.5, compute: 1.5 } },
        ...{ replicas: 1, tp: 2, kernels: 'roofline', precision: { kv: 'fp8' }, overlap: 0.25 },
        engine: { base: 'vllm-v1', policy: 'priority', maxNumSeqs: 64, queueLimit: 6, kvBlocks: 300 },
      },
    ],
    route: { policy: 'round-robin' },
  },
  workload: {
    trace: 'rows.csv',
    classes: [
      {
        name: 'chat',
        priority: 0,
        ...(slo && { slo: { ttft: `${slo.ttftPs} ps`, tpot: `${slo.tpotPs} ps` } }),
      },
      { name: 'batch', priority: 1, ...(slo && { slo: { e2e: `${slo.e2ePs} ps` } }) },
    ],
  },
  slo: { attainment: 0.5 },
  price: { energy: `${USD_PER_KWH} $/kWh` },
  run: { warmUp: `${FROM_S} s`, window: '1 s' },
});

export interface Rich {
  readonly rows: readonly Row[];
  readonly windows: readonly WindowRow[];
  readonly seen: Observations;
  readonly result: Result;
  /** [pool] rows of its replicas: the Program has an order of its own */
  readonly placed: readonly (readonly number[])[];
  /** [pool] delivery of a token, ps */
  readonly outputPs: readonly bigint[];
}

/** Runs it to its end. */
export async function runRich(slo: Objectives | null): Promise<Rich> {
  const lines = asked.map(({ atPs, prompt, output, class: row }) => {
    const ms = Number(atPs / 1_000_000_000n);
    return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')},${prompt},${output},${classes[row]}`;
  });
  const text = `arrival_s,prompt_tokens,output_tokens,class\n${lines.join('\n')}\n`;
  const openFile = () => bytesFile(new TextEncoder().encode(text));
  const prepared = await prepare(scenario(slo), { openFile });
  const rows: Row[] = [];
  const windows: WindowRow[] = [];
  const run = new Run(prepared.module, {
    ...prepared.input(prepared.openSource(), (row, count) => {
      for (let at = 0; at < count; at++) {
        const id = row.id[at]!;
        rows.push({
          ...asked[id]!,
          ...{ id, replica: row.replica[at]!, preemptions: row.preemptions[at]! },
          ...{ startPs: row.startPs[at]!, firstPs: row.firstTokenPs[at]!, finishPs: row.finishPs[at]! },
          energyPj: row.energyJ[at]! * 10n ** 12n + row.energyPj[at]!,
        });
      }
    }),
    onWindows: (table, count) => {
      for (let at = 0; at < count; at++) {
        const entries = Object.entries(table).map(([name, column]) => [name, Number(column[at])]);
        windows.push(Object.fromEntries(entries) as WindowRow);
      }
    },
  });
  await runToEnd(run);
  const seen = run.observations();
  const { kind, replica } = prepared.compiled.program;
  const placed = prepared.compiled.pools.map(({ firstReplica, replicas }) =>
    Array.from({ length: replicas }, (_, at) => firstReplica + at),
  );
  const outputPs = placed.map(([first]) => kind.outputPs[replica.kind[first!]!]!);
  return { rows, windows, seen, result: buildResult(seen), placed, outputPs };
}
