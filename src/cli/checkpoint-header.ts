// The form of a checkpoint's header: whoever wrote the file, what is read from it has this form.

import { z } from 'zod';
import type { Compiled } from '../compile/compiled.ts';
import type { Cell } from '../core/cell.ts';
import { programSizes } from '../core/sizes.ts';
import type { RunState } from '../run/run.ts';
import type { Written } from './files.ts';

/** Everything that a resumed run must share with the saved one. */
export interface Identity {
  readonly version: string;
  readonly layout: number;
  /** sha-256 of the resolved scenario: names, prices and ends of the run are not in the Program */
  readonly scenario: string;
  /** sha-256 over the Program's columns */
  readonly program: string;
  /** of the workload before a row is read */
  readonly workload: string;
}

export interface Header {
  readonly identity: Identity;
  /** requests delivered by the source, and the hash of their columns */
  readonly rowsRead: number;
  readonly rowsDigest: string;
  readonly state: RunState;
  /** how far each growing output was written, by its name in the output folder */
  readonly outputs: Readonly<Record<string, Written>>;
}

const count = z.number().int().nonnegative();
const whole = z.string().regex(/^-?\d{1,19}$/);
const figures = z.record(z.string(), z.number());
const numbers = z.array(z.number());

const look = z
  .object({ atPs: whole, totals: z.array(figures), router: figures, linear: z.array(whole), head: z.array(whole) })
  .nullable();
const series = z.object({
  windowsPerBucket: count.min(1),
  inLast: count,
  buckets: z.array(figures),
  open: figures.nullable(),
});
const heat = z.object({ windowsPerBucket: count.min(1), inLast: count, startS: numbers, endS: numbers, sums: numbers });

const arrived = z.object({
  requests: count,
  isClosedLoop: z.boolean(),
  ...{ first: numbers, last: numbers, sums: numbers, bins: z.array(count) },
});
const missed = z.object({ groups: z.array(count), widthS: z.number().positive(), buckets: z.array(count) });
const power = z.enum(['off', 'on', 'starting']);
const times = z.array(z.object({ power, clock: z.number(), replicaS: z.number() }));
const counters = z.object({ arrived, missed, beyondContext: count, levers: z.object({ atPs: whole, times }) });

const header = z.object({
  identity: z.object({
    version: z.string(),
    layout: z.number(),
    scenario: z.string(),
    program: z.string(),
    workload: z.string(),
  }),
  rowsRead: count,
  rowsDigest: z.string(),
  state: z.object({
    phase: z.enum(['warmUp', 'measure', 'drain']),
    delivered: count,
    pushed: count,
    lastArrivalPs: whole,
    from: look,
    to: look,
    windows: z.object({ fleet: series, pools: z.array(series), heat: heat.nullable(), kvPeakBlocks: numbers }),
    cut: z.boolean(),
    counters,
    atPs: whole.nullable(),
    control: z.unknown(),
    router: z.unknown(),
  }),
  outputs: z.record(z.string(), z.object({ length: count, tail: z.string() })),
});

export const isHeader = (value: unknown): value is Header => {
  const read = header.safeParse(value);
  if (!read.success) return false;
  const { rowsRead, state } = read.data;
  return state.delivered === rowsRead && state.pushed <= rowsRead;
};

/** Whether what was saved is as large as what the Program makes. */
export function fits({ state }: Header, { program, pools }: Compiled, { sizes, columns }: Cell): boolean {
  const { kinds, levels, replicas, leaves, pools: places, groups, classes } = programSizes(program);
  const expected = { kinds, levels, replicas, leaves, pools: places, groups, classes };
  const { windows, from, to } = state;
  return (
    Object.entries(expected).every(([name, size]) => sizes[name as keyof typeof expected] === size) &&
    windows.pools.length === pools.length &&
    windows.kvPeakBlocks.length === program.replica.kind.length &&
    [from, to].every((one) => one === null || one.totals.length === columns.total.steps.length)
  );
}
