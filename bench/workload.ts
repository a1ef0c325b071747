// The loads of the benches: Llama 3.1 8B on H100s as a user gets them, and requests drawn from simple laws.

import type { ArrivalColumns } from '../src/core/cell.ts';
import type { ProgramTables } from '../src/core/layout.gen.ts';
import type { Arrival } from '../src/testing/outcome.ts';
import type { Subject } from './subject.ts';

/** What a bench changes of the usual scenario. */
interface Changes {
  readonly replicas?: number;
  readonly engine?: Readonly<Record<string, unknown>>;
  readonly workload?: Readonly<Record<string, unknown>>;
  readonly run?: Readonly<Record<string, unknown>>;
  readonly route?: Readonly<Record<string, unknown>>;
}

/** Llama 3.1 8B on H100s with kernels, engine and windows as a user gets them who says nothing; chat requests. */
export const scenarioOf = ({ replicas = 1, engine = {}, workload = {}, run = {}, route }: Changes) => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1', ...engine },
  fleet: { pools: [{ accelerator: 'h100-sxm', replicas }], ...(route && { route }) },
  slo: { ttft: '500 ms', tpot: '50 ms' },
  workload: {
    arrivals: { process: 'poisson', rate: `${18 * replicas} /s` },
    prompt: { logNormal: { median: 400, sigma: 0.8 }, max: 8000 },
    output: { logNormal: { median: 160, sigma: 0.8 }, max: 2000 },
    requests: 100_000,
    ...workload,
  },
  run: { window: '1 s', ...run },
});

/** A fleet to search, with an SLO that few replicas meet: what the benches of `plan` ask about. */
export const searchScenario = (requests: number) => ({
  ...scenarioOf({
    workload: {
      arrivals: { process: 'poisson', rate: '60 /s' },
      prompt: { logNormal: { median: 600, sigma: 0.6 }, max: 4000 },
      output: { logNormal: { median: 120, sigma: 0.5 }, max: 600 },
      requests,
    },
  }),
  slo: { ttft: '300 ms', tpot: '40 ms', attainment: 0.95 },
});

/** The Program of such a scenario, whose requests the bench makes itself. */
export const programOf = ({ api, compile, module }: Subject, changes: Changes): ProgramTables =>
  compile(api.parseScenario(scenarioOf(changes)), { module }).program;

/** Uniform in (0, 1]: a 32-bit mixing of a counter. */
function drawer(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (((mixed ^ (mixed >>> 16)) >>> 0) + 1) / 2 ** 32;
  };
}

export interface Law {
  readonly requests: number;
  /** requests a second; 0 = all come at once */
  readonly ratePerS: number;
  readonly prompt: (uniform: number) => number;
  readonly output: (uniform: number) => number;
}

/** At least one token, exponential with that mean. */
export const exponential = (mean: number) => (uniform: number) => 1 + Math.floor(-(mean - 0.5) * Math.log(uniform));
export const between = (low: number, high: number) => (uniform: number) =>
  low + Math.floor((high - low) * (1 - uniform));

/** Requests of a law with exponential gaps, in columns. */
export function arrivalsOf({ requests, ratePerS, prompt, output }: Law): ArrivalColumns {
  const draw = drawer();
  const columns = {
    timePs: new BigInt64Array(requests),
    promptTokens: new Int32Array(requests),
    outputTokens: new Int32Array(requests),
    class: new Int32Array(requests),
    priority: new Int32Array(requests),
  };
  let timeS = 0;
  for (let i = 0; i < requests; i++) {
    if (ratePerS > 0) timeS -= Math.log(draw()) / ratePerS;
    columns.timePs[i] = BigInt(Math.round(timeS * 1e9)) * 1000n;
    columns.promptTokens[i] = prompt(draw());
    columns.outputTokens[i] = output(draw());
  }
  return columns;
}

/** The same requests as the twin takes them. */
export const asObjects = (columns: ArrivalColumns): Arrival[] =>
  Array.from(columns.timePs, (timePs, i) => ({
    timePs,
    promptTokens: columns.promptTokens[i]!,
    outputTokens: columns.outputTokens[i]!,
    class: 0,
    priority: 0,
    session: -1,
  }));
