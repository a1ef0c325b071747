// The loads of the benches: Llama 3.1 8B on one H100 in round numbers, and requests drawn from simple laws.

import type { ArrivalColumns } from '../src/core/cell.ts';
import { type ProgramTables, Route, StepMode } from '../src/core/layout.gen.ts';
import type { Arrival, RunRow } from '../src/testing/outcome.ts';
import { noExtra, type WorldKind } from '../test/worlds/device.ts';
import { fleetOfOne, makeWorld, plainReplica, plainRun } from '../test/worlds/program.ts';

const forever = 2n ** 63n - 1n;

const replica: WorldKind = {
  ...{ ranks: 1, layers: 32, hidden: 4096, heads: 32, kvHeads: 8, headDim: 128, ffn: 14_336, upProjections: 2 },
  ...{ vocab: 128_256, weightBytes: 2, weightChannelBytes: 0, weightDequantFlop: 0, activationDequantFlop: 0 },
  ...{ headBytes: 2, headChannelBytes: 0, headDequantFlop: 0, headActivationDequantFlop: 0 },
  ...{ activationBytes: 2, residualBytes: 2, kvBytes: 2, kvDequantFlop: 0 },
  ...{ linearFlopPerS: 6e14, headFlopPerS: 6e14, attentionFlopPerS: 4e14, vectorFlopPerS: 6e13, hbmBytesPerS: 2.7e12 },
  ...{ launchS: 2e-6, allReduceLatencyS: 1e-5, linkBytesPerS: 4e11 },
  ...{ linearPjPerFlop: 0.46, headPjPerFlop: 0.46, attentionPjPerFlop: 0.46, vectorPjPerFlop: 0.46 },
  ...{ hbmPjPerByte: 60, linkPjPerByte: 0, activeW: 245n, contextIdleW: 120n, idleW: 60n, offW: 0n, dynamicCapW: 455n },
  ...{ deepIdleAfterPs: forever, hostStepPs: 500_000_000n, hostSequencePs: 4_000_000n, outputPs: 0n },
  ...{ asyncScheduling: 0, scheduler: 0, order: 0, victim: 0 },
  ...{ maxNumBatchedTokens: 8192, maxNumSeqs: 256, longPrefillTokenThreshold: 0 },
  ...{ extra: noExtra, divisor: 1, overlap: 0, tiled: null },
  ...{ queueLimit: -1, blockTokens: 16, kvBlocks: 25_000, watermarkBlocks: 0 },
};

/** The Program of `replicas` equal replicas with 1 s windows; `changes` to their kind and to the run. */
export function fleetOf(replicas: number, changes: Partial<WorldKind> = {}, run: Partial<RunRow> = {}): ProgramTables {
  const one = fleetOfOne({ ...replica, ...changes }, 1);
  const { program } = makeWorld({
    ...one,
    description: 'bench',
    run: { ...plainRun, windowPs: 1_000_000_000_000n, route: Route.least, ...run },
    classes: [{ sloTtftPs: 500_000_000_000n, sloTpotPs: 50_000_000_000n, sloE2ePs: forever }],
    replicas: Array.from({ length: replicas }, () => plainReplica),
    arrivals: [],
  });
  return program;
}

/** The Program of one replica; `changes` to its kind. */
export const programOf = (changes: Partial<WorldKind>, mode: keyof typeof StepMode = 'jump'): ProgramTables =>
  fleetOf(1, changes, { stepMode: StepMode[mode] });

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
