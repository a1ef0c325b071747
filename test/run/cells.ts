// Cells that tests drive by their port: pools of one replica each, fed by traces, routed by name.

import type { Router } from '../../src/control/router.ts';
import { Run } from '../../src/run/run.ts';
import { prepare, type SimulateOptions } from '../../src/run/simulate.ts';
import { bytesFile } from '../../src/workload/files.ts';

/** arrival, s; prompt; output */
export type Row = readonly [number, number, number];

const traceOf = (rows: readonly Row[]) =>
  `arrival_s,prompt_tokens,output_tokens\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** Pools of one replica: two that time alike, and a slower one with a smaller batch. */
const pools = {
  a: { name: 'a', accelerator: 'h100-sxm' },
  a2: { name: 'a2', accelerator: 'h100-sxm', engine: { base: 'vllm-v1', queueLimit: 1000 } },
  b: { name: 'b', accelerator: 'a100-sxm-80gb', engine: { base: 'vllm-v1', maxNumSeqs: 8 } },
} as const;

const scenarioOf = (names: readonly (keyof typeof pools)[]) => ({
  model: 'llama-3.1-8b',
  fleet: { pools: names.map((name) => pools[name]), route: { policy: 'external' } },
  workload: { trace: 'rows.csv' },
  slo: { ttft: '1 s', tpot: '20 ms' },
  run: { warmUp: '1 s', window: '1 s' },
});

/** A cell of these pools that serves `rows`; request r goes to pool r modulo their number. */
export async function cellOf(
  names: readonly (keyof typeof pools)[],
  rows: readonly Row[],
  options: SimulateOptions = {},
): Promise<Run> {
  const router = (fleet: { readonly pools: readonly { readonly firstReplica: number }[] }): Router => ({
    route: ({ id }) => fleet.pools[id % fleet.pools.length]?.firstReplica ?? -1,
  });
  const openFile = () => bytesFile(new TextEncoder().encode(traceOf(rows)));
  const prepared = await prepare(scenarioOf(names), { ...options, router, openFile });
  return new Run(prepared.module, prepared.input(prepared.openSource()));
}

/** Requests of two pools, unlike until the last, which both serve alone. */
export function rowsOf(pool: 0 | 1): Row[] {
  const rows = Array.from(
    { length: 60 },
    (_, i): Row => [i * 0.25, 200 + ((i * (37 + 20 * pool)) % 900), 20 + ((i * (53 - 10 * pool)) % 90)],
  );
  return [...rows, [40, 500, 100]];
}
