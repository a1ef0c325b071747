// Observations in, Result out: checks the ledgers, then tells every key of DESIGN.md §8. A pure function.

import type { ClassFacts, KindFacts, Provenance } from '../compile/compiled.ts';
import { engineUseOf, hbmUseOf, kvUseOf, mfuOf, modelFlopOf } from './efficiency.ts';
import { curvesOf, latenciesOf, measuredOf } from './latency.ts';
import { checkedLedgers } from './ledger.ts';
import { energyOf, moneyOf, perMtoken, totalUsdOf } from './money.ts';
import type { MeasuredCounts, Observations, OperatorTotal } from './observations.ts';
import { growthOf, ratio, sumOf } from './totals.ts';
import type {
  Attainment,
  BoundName,
  ClassResult,
  KindResult,
  Measured,
  OperatorLine,
  ProvenanceKind,
  ProvenanceSplit,
  RequestCounts,
  Result,
  Throughput,
} from './types.ts';
import { schemaVersion } from './types.ts';
import { warningsOf } from './warnings.ts';

function requestCounts(observations: Observations): RequestCounts {
  const { atEnd } = observations;
  return {
    arrived: sumOf(atEnd, 'arrived'),
    finished: sumOf(atEnd, 'finished'),
    running: sumOf(atEnd, 'running'),
    waiting: sumOf(atEnd, 'queued'),
    rejected: sumOf(atEnd, 'rejectedNeverFits') + sumOf(atEnd, 'rejectedQueueFull'),
    // One core loses no requests; failures of machines come with the fleet.
    failed: 0,
  };
}

/** Share of the measured requests that met every SLO. Rejected and unfinished ones did not. */
function attainmentOf(measured: Measured, wanted: number | null): Attainment {
  const share = ratio(measured.good, measured.arrived);
  return { share, wanted, met: share === null || wanted === null ? null : share >= wanted };
}

function throughputOf(observations: Observations, lengthS: number): Throughput {
  const { atFrom, atTo } = observations;
  const prompt = growthOf(atFrom, atTo, 'prefillTokens') - growthOf(atFrom, atTo, 'recomputedTokens');
  return {
    requestsPerS: ratio(growthOf(atFrom, atTo, 'finished'), lengthS),
    outputTokensPerS: ratio(growthOf(atFrom, atTo, 'outputTokens'), lengthS),
    promptTokensPerS: ratio(prompt, lengthS),
  };
}

const bounds: readonly BoundName[] = ['compute', 'memory', 'link', 'latency'];

function longestBound(line: OperatorTotal): BoundName | null {
  let longest: BoundName | null = null;
  for (const name of bounds) {
    if (line.boundS[name] > 0 && (longest === null || line.boundS[name] > line.boundS[longest])) longest = name;
  }
  return longest;
}

/** The operators with their shares, the longest first; equal ones keep the core's order. */
function operatorLines(operators: readonly OperatorTotal[]): OperatorLine[] {
  let timeS = 0;
  let energyJ = 0;
  for (const line of operators) {
    timeS += line.timeS;
    energyJ += line.energyJ;
  }
  const lines = operators.map((line) => ({
    ...line,
    timeShare: ratio(line.timeS, timeS),
    energyShare: ratio(line.energyJ, energyJ),
    bound: longestBound(line),
  }));
  return lines.sort((a, b) => b.timeS - a.timeS);
}

function classResult(observations: Observations, facts: ClassFacts, row: number): ClassResult {
  const counts: MeasuredCounts = observations.measured[row]!;
  const measured = measuredOf([counts]);
  return {
    name: facts.name,
    priority: facts.priority,
    slo: facts.slo,
    measured,
    attainment: attainmentOf(measured, observations.compiled.attainment),
    latency: latenciesOf(observations.histograms, row, measured),
  };
}

function kindResult(observations: Observations, facts: KindFacts, row: number): KindResult {
  const { kind } = observations.compiled.program;
  const tokenBytes = 2 * kind.kvHeads[row]! * kind.headDim[row]! * kind.kvBytes[row]! * kind.layers[row]!;
  return {
    pool: facts.pool,
    model: facts.model,
    accelerator: facts.accelerator,
    engine: facts.engine,
    replicas: facts.replicas,
    tp: facts.tp,
    accelerators: facts.accelerators,
    precision: facts.precision,
    parameters: facts.parameters,
    weightBytesPerRank: facts.weightBytesPerRank,
    kvPoolBytesPerRank: facts.kvBlocks * facts.blockTokens * tokenBytes,
    kvBlocks: facts.kvBlocks,
    blockTokens: facts.blockTokens,
    peakFlopPerS: facts.peakFlopPerS,
    hbmBytesPerS: facts.hbmBytesPerS,
    tdpW: facts.tdpW,
    maxNumSeqs: kind.maxNumSeqs[row]!,
  };
}

const provenanceKinds: readonly ProvenanceKind[] = [
  'user',
  'measured',
  'datasheet',
  'fitted',
  'derived',
  'recalled',
  'assumed',
];

/** Best checked first. */
function provenanceOf(numbers: readonly Provenance[]): ProvenanceSplit {
  const counts: Record<ProvenanceKind, number> = {
    user: 0,
    measured: 0,
    datasheet: 0,
    fitted: 0,
    derived: 0,
    recalled: 0,
    assumed: 0,
  };
  for (const number of numbers) counts[number.kind]++;
  const sorted = provenanceKinds.flatMap((kind) => numbers.filter((number) => number.kind === kind));
  return { counts, numbers: sorted };
}

function wholeRunOf(observations: Observations): Result['wholeRun'] {
  const { atEnd, endS } = observations;
  const energyJ = sumOf(atEnd, 'staticEnergyJ') + sumOf(atEnd, 'dynamicEnergyJ');
  const outputTokens = sumOf(atEnd, 'outputTokens');
  return {
    lengthS: endS,
    requestsPerS: ratio(sumOf(atEnd, 'finished'), endS),
    outputTokensPerS: ratio(outputTokens, endS),
    energyJ,
    joulesPerOutputToken: ratio(energyJ, outputTokens),
    usdPerMtoken: perMtoken(totalUsdOf(observations, energyJ, endS), outputTokens),
    mfu: mfuOf(observations, modelFlopOf(observations, [], atEnd), endS),
    operators: operatorLines(observations.wholeRunOperators),
  };
}

/**
 * Infinity and NaN are no numbers in JSON: null; −0 is 0 there, so it is here. A last line of defence for what
 * observations may carry.
 */
function jsonSafe(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (Array.isArray(value)) return value.map(jsonSafe);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, jsonSafe(inner)]));
}

/** Throws a CoreFault when a ledger does not balance. */
export function buildResult(observations: Observations): Result {
  const { atFrom, atTo, compiled, fromS, toS } = observations;
  const ledgers = checkedLedgers(observations);
  const lengthS = Math.max(0, toS - fromS);
  const measured = measuredOf(observations.measured);
  const latency = latenciesOf(observations.histograms, null, measured);
  const provenance = provenanceOf(compiled.provenance);
  const energy = energyOf(observations);
  const energyJ = energy.staticJ + energy.dynamicJ;
  const money = moneyOf(observations, energyJ, lengthS);
  const modelFlop = modelFlopOf(observations, atFrom, atTo);
  const result: Result = {
    schemaVersion,
    name: observations.name,
    seed: observations.seed,
    workload: {
      text: observations.workload,
      promptTokens: observations.promptTokens,
      treatments: observations.treatments,
    },
    interval: { fromS, toS, lengthS, endS: observations.endS, cut: observations.cut },
    kinds: compiled.kinds.map((facts, row) => kindResult(observations, facts, row)),
    requests: requestCounts(observations),
    measured,
    latency,
    attainment: attainmentOf(measured, compiled.attainment),
    goodputPerS: ratio(growthOf(atFrom, atTo, 'good'), lengthS),
    throughput: throughputOf(observations, lengthS),
    energyJ,
    wattsMean: ratio(energyJ, lengthS),
    joulesPerOutputToken: ratio(energyJ, growthOf(atFrom, atTo, 'outputTokens')),
    usdPerMtoken: money.usdPerMtokenOutput,
    mfu: mfuOf(observations, modelFlop, lengthS),
    modelFlop,
    hbmUse: hbmUseOf(observations, lengthS),
    kv: kvUseOf(observations),
    engine: engineUseOf(observations, lengthS),
    energy,
    money,
    operators: operatorLines(observations.operators),
    classes: compiled.classes.map((facts, row) => classResult(observations, facts, row)),
    capacity: compiled.kinds.map((kind) => ({ pool: kind.pool, lines: kind.capacity })),
    precision: compiled.kinds.map((kind) => ({ pool: kind.pool, paths: kind.paths })),
    wholeRun: wholeRunOf(observations),
    ledgers,
    provenance,
    roundingShare: observations.roundingShare,
    warnings: warningsOf(observations, { lengthS, measured, latency: { ...latency }, provenance }),
    curves: curvesOf(observations.histograms, measured),
    windows: observations.windows,
  };
  return jsonSafe(result) as Result;
}
