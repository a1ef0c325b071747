// Mean waits of requests of one token with exponential gaps, with a 99 % interval by batch means over 30 batches.

import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { differencesPs, driveDrawn } from './drive.ts';

const BATCHES = 30;
/** Student's t, 29 degrees of freedom, two-sided 99 %. */
const T_29 = 2.756;

export interface WaitMeasure {
  readonly requests: number;
  readonly exactS: number;
  readonly meanS: number;
  /** full width of the 99 % interval over the exact value */
  readonly width: number;
  readonly contains: boolean;
}

interface Case {
  readonly module: WebAssembly.Module;
  readonly program: ProgramTables;
  readonly requests: number;
  readonly seed: number;
  readonly gapS: number;
  readonly exactS: number;
}

export function measureWaits({ module, program, requests, seed, gapS, exactS }: Case): WaitMeasure {
  const fixed = { kind: 'fixed', tokens: 1 } as const;
  const spec = {
    seed,
    arrivalShape: 1,
    meanGapS: gapS,
    prompt: fixed,
    output: fixed,
    classes: [{ share: 1, priority: 0 }],
  };
  const perBatch = requests / BATCHES;
  const sums = new Float64Array(BATCHES);
  let row = 0;
  driveDrawn(module, program, spec, requests, (rows, count) => {
    const waits = differencesPs(rows.startPs, rows.arrivalPs, count);
    for (let i = 0; i < count; i++, row++) sums[Math.min(BATCHES - 1, Math.floor(row / perBatch))]! += waits[i]!;
  });
  const means = Array.from(sums, (sum) => (sum * 1e-12) / perBatch);
  const meanS = means.reduce((sum, mean) => sum + mean, 0) / BATCHES;
  const variance = means.reduce((sum, mean) => sum + (mean - meanS) ** 2, 0) / (BATCHES - 1);
  const halfS = T_29 * Math.sqrt(variance / BATCHES);
  return { requests, exactS, meanS, width: (2 * halfS) / exactS, contains: Math.abs(meanS - exactS) <= halfS };
}
