// The table of bad inputs, which three test files run: what is given, where the fault is said to be, and a piece of
// what is said to try.

import { catalogRows } from './catalog.ts';
import { compareRows } from './compare.ts';
import { flagRows } from './flags.ts';
import { fleetRows } from './fleet.ts';
import { layoutRows } from './layouts.ts';
import { modelRows } from './models.ts';
import { scenarioRows } from './scenario.ts';
import { traceRows } from './trace.ts';
import { traceEventRows } from './trace-events.ts';
import { workloadRows } from './workload.ts';

/** Files of a row's folder by name. A number makes a sparse file of that many bytes after `start`. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly start: string; readonly bytes: number }>>;

export interface Refused {
  readonly name: string;
  readonly files: Files;
  readonly args: readonly string[];
  /** [problem] where it is said to be and a piece of the hint, both on one line of stderr */
  readonly problems: readonly (readonly [path: string, hint: string])[];
  readonly code: 2;
}

/** Read all the same: silently, or counted among the treatments and warnings. */
export interface Treated {
  readonly name: string;
  readonly files: Files;
  readonly args: readonly string[];
  /** of the JSON result */
  readonly result: object;
  readonly code: 0;
}

export type Row = Refused | Treated;

export const table: readonly Row[] = [
  ...scenarioRows,
  ...traceRows,
  ...flagRows,
  ...fleetRows,
  ...layoutRows,
  ...workloadRows,
  ...traceEventRows,
  ...catalogRows,
  ...modelRows,
  ...compareRows,
];
