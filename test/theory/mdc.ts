// M/D/c: Poisson arrivals, constant service, c servers before one queue. The router holds requests while each of c
// replicas, which take one request at a time, is busy. In steady state the number in the system a service time later is
// N' = max(N − c, 0) + Poisson(c·load) (Crommelin, "Delay probability formulae when the holding times are constant",
// Post Office Electrical Engineers' Journal 25, 1932; recalled), so its distribution is the fixed point of that map.

import { Route } from '../../src/core/layout.gen.ts';
import { plainProgram } from './program.ts';
import { measureWaits, type WaitMeasure } from './waits.ts';

export const SERVICE_S = 0.001;
/** Numbers in the system that are told apart: beyond, probabilities are below 1e-15 at the loads tested. */
const STATES = 600;

/** Mean wait of M/D/c by iterating the map until nothing moves. */
export function exactMdcS(servers: number, load: number, serviceS: number): number {
  const mean = servers * load;
  const poisson = new Float64Array(STATES);
  poisson[0] = Math.exp(-mean);
  for (let k = 1; k < STATES; k++) poisson[k] = (poisson[k - 1]! * mean) / k;
  let share = new Float64Array(STATES);
  share[0] = 1;
  for (let moved = 1; moved > 1e-15; ) {
    const next = new Float64Array(STATES);
    for (let n = 0; n < STATES; n++) {
      const left = Math.max(0, n - servers);
      const weight = share[n]!;
      if (weight < 1e-18) continue;
      for (let k = 0; left + k < STATES && k < 100; k++) next[left + k]! += weight * poisson[k]!;
    }
    moved = next.reduce((sum, value, n) => sum + Math.abs(value - share[n]!), 0);
    share = next;
  }
  const waiting = share.reduce((sum, value, n) => sum + Math.max(0, n - servers) * value, 0);
  return (waiting / mean) * serviceS;
}

interface Case {
  readonly module: WebAssembly.Module;
  readonly servers: number;
  readonly load: number;
  readonly requests: number;
  readonly seed: number;
}

const service = (serviceS: number) => ({ hostStepPs: BigInt(Math.round(serviceS * 1e12)), maxNumSeqs: 1 });

/** c replicas before the router's queue. */
export function measureMdc({ module, servers, load, requests, seed }: Case): WaitMeasure {
  const program = plainProgram(service(SERVICE_S), { holdLimit: -1 }, servers, { admissionLimit: 1 });
  const exactS = exactMdcS(servers, load, SERVICE_S);
  return measureWaits({ module, program, requests, seed, gapS: SERVICE_S / servers / load, exactS });
}

/** The same traffic before one replica that is c times as fast. */
export function measurePooled({ module, servers, load, requests, seed }: Case): WaitMeasure {
  const fastS = SERVICE_S / servers;
  const exactS = (load * fastS) / (2 * (1 - load));
  return measureWaits({ module, program: plainProgram(service(fastS)), requests, seed, gapS: fastS / load, exactS });
}

/** The same traffic sent at random to c replicas, each with a queue of its own: M/D/1 at each. */
export function measureSplit({ module, servers, load, requests, seed }: Case): WaitMeasure {
  const program = plainProgram(service(SERVICE_S), { route: Route.random, routeSeed: BigInt(seed) }, servers);
  const exactS = (load * SERVICE_S) / (2 * (1 - load));
  return measureWaits({ module, program, requests, seed, gapS: SERVICE_S / servers / load, exactS });
}
