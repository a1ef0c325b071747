// M/D/1: Poisson arrivals, constant service, one server. A replica that takes one request at a time, each one step of
// `SERVICE_PS`. Mean wait W = rho·s / (2(1 − rho)) (Pollaczek–Khinchine with no service variance).

import { plainProgram } from './program.ts';
import { measureWaits, type WaitMeasure } from './waits.ts';

const SERVICE_S = 0.001;

export function measureMd1(module: WebAssembly.Module, load: number, requests: number, seed: number): WaitMeasure {
  // One launch of the head and one of the embedding are all that takes time: the host's step time is the service.
  const program = plainProgram({ hostStepPs: BigInt(SERVICE_S * 1e12), maxNumSeqs: 1 });
  const exactS = (load * SERVICE_S) / (2 * (1 - load));
  return measureWaits({ module, program, requests, seed, gapS: SERVICE_S / load, exactS });
}
