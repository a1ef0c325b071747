// M/D/1: Poisson arrivals, constant service, one server. A replica that takes one request at a time, each one step of
// `SERVICE_PS`. Mean wait W = rho·s / (2(1 − rho)) (Pollaczek–Khinchine with no service variance).
// Interval: 99 % by batch means over 30 batches.

import { differencesPs, driveDrawn } from './drive.ts';
import { plainProgram } from './program.ts';

const SERVICE_S = 0.001;
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

export function measureMd1(module: WebAssembly.Module, load: number, requests: number, seed: number): WaitMeasure {
  // One launch of the head and one of the embedding are all that takes time: the host's step time is the service.
  const program = plainProgram({ hostStepPs: BigInt(SERVICE_S * 1e12), maxNumSeqs: 1 });
  const fixed = { kind: 'fixed', tokens: 1 } as const;
  const spec = {
    seed,
    arrivalShape: 1,
    meanGapS: SERVICE_S / load,
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
  const exactS = (load * SERVICE_S) / (2 * (1 - load));
  return { requests, exactS, meanS, width: (2 * halfS) / exactS, contains: Math.abs(meanS - exactS) <= halfS };
}
