// Observations in, Result out: checks the ledgers, then fills every key of DESIGN.md §8. A pure function.

import type { PoolFacts, Provenance } from '../compile/compiled.ts';
import { engineUseOf, hbmUseOf, kvUseOf, mfuOf, modelFlopOf } from './efficiency.ts';
import { goodTokensOf } from './good.ts';
import { everyone } from './histogram.ts';
import { curvesOf, latenciesOf, measuredOf } from './latency.ts';
import { checkedLedgers } from './ledger.ts';
import { energyOf, moneyOf, perMtoken, totalUsdOf } from './money.ts';
import { objectivesOf } from './objectives.ts';
import type { Observations, OperatorTotal } from './observations.ts';
import { fleetPart, type Part } from './part.ts';
import { attainmentOf, classResults, offeredOf, poolResult, throughputOf } from './pools.ts';
import { replicasOf, tailOf } from './replicas.ts';
import { growthOf, REJECTED, ratio, sumOf } from './totals.ts';
import type {
  BoundName,
  KindResult,
  OperatorLine,
  ProvenanceKind,
  ProvenanceSplit,
  RequestCounts,
  Result,
} from './types.ts';
import { schemaVersion } from './types.ts';
import { utilisationOf } from './utilisation.ts';
import { warningsOf } from './warnings.ts';
import { arrivedWorkload } from './workload.ts';

function requestCounts({ atEnd, router }: Observations): RequestCounts {
  const { arrived, held, rejected, releases } = router.atEnd;
  return {
    arrived,
    finished: sumOf(atEnd, 'finished'),
    running: sumOf(atEnd, 'running'),
    waiting: sumOf(atEnd, 'queued') + held,
    rejected: sumOf(atEnd, ...REJECTED) + rejected,
    // One core loses no requests; failures of machines come later.
    failed: 0,
    atRouter: { waiting: held, rejected, released: releases },
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

function kindResult(observations: Observations, facts: PoolFacts): KindResult {
  const row = facts.kind;
  const { kind } = observations.compiled.program;
  const tokenBytes = facts.rank.kvBytes;
  return {
    pool: facts.pool,
    model: facts.model,
    accelerator: facts.accelerator,
    engine: facts.engine,
    replicas: facts.replicas,
    tp: facts.tp,
    ranks: facts.ranks,
    layout: facts.layout,
    kernels: facts.kernels,
    accelerators: facts.accelerators,
    precision: facts.precision,
    readAs: facts.readAs,
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

function wholeRunOf(observations: Observations, fleet: Part, met: boolean | null): Result['wholeRun'] {
  const { atEnd, endS } = observations;
  const energyJ = sumOf(atEnd, 'staticEnergyJ') + sumOf(atEnd, 'dynamicEnergyJ');
  const outputTokens = sumOf(atEnd, 'outputTokens');
  const usd = totalUsdOf(fleet, { from: [], to: atEnd, lengthS: endS, energyJ });
  return {
    lengthS: endS,
    requestsPerS: ratio(sumOf(atEnd, 'finished'), endS),
    outputTokensPerS: ratio(outputTokens, endS),
    energyJ,
    joulesPerOutputToken: ratio(energyJ, outputTokens),
    usdPerMtoken: perMtoken(usd, outputTokens),
    good: goodTokensOf([], atEnd, { totalUsd: usd, energyJ, lengthS: endS }, met),
    mfu: mfuOf(fleet, modelFlopOf(fleet, [], atEnd), endS),
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

/** Keys that describe the fleet's parts. */
function partsOf(observations: Observations, lengthS: number) {
  const { compiled } = observations;
  return {
    kinds: compiled.pools.map((facts) => kindResult(observations, facts)),
    route: compiled.route,
    pools: compiled.pools.map((facts) => poolResult(observations, facts, lengthS)),
    replicas: replicasOf(observations, lengthS),
    tail: { ttft: tailOf(observations, 'ttft'), e2e: tailOf(observations, 'e2e') },
    capacity: compiled.pools.map(({ pool, capacity }) => ({ pool, lines: capacity })),
    precision: compiled.pools.map(({ pool, paths }) => ({ pool, paths })),
    // the windows of a single replica say it all
    heatMap: observations.atEnd.length > 1 ? observations.heatMap : null,
    control: observations.control,
  };
}

/**
 * The Result of what a cell, or several merged ones, have seen.
 *
 * @throws CoreFault when a ledger does not balance
 * @example `buildResult((await create('chat-8b-h100')).advance().observe())`
 */
export function buildResult(observations: Observations): Result {
  const { atFrom, atTo, compiled, fromS, toS, histograms } = observations;
  const ledgers = checkedLedgers(observations);
  const fleet = fleetPart(observations);
  const lengthS = Math.max(0, toS - fromS);
  const measured = measuredOf(observations.measured);
  const latency = latenciesOf(histograms, everyone, measured);
  const provenance = provenanceOf(compiled.provenance);
  const energy = energyOf(observations);
  const energyJ = energy.staticJ + energy.dynamicJ;
  const money = moneyOf(fleet, energyJ, lengthS);
  const modelFlop = modelFlopOf(fleet, atFrom, atTo);
  const parts = partsOf(observations, lengthS);
  const attainment = attainmentOf(measured, compiled.attainment);
  const result: Result = {
    schemaVersion,
    name: observations.name,
    seed: observations.seed,
    workload: {
      text: observations.workload,
      promptTokens: observations.promptTokens,
      treatments: observations.treatments,
      asked: observations.asked ?? null,
      arrived: arrivedWorkload(observations),
    },
    interval: { fromS, toS, lengthS, endS: observations.endS, cut: observations.cut },
    ...parts,
    requests: requestCounts(observations),
    measured,
    latency,
    attainment,
    objectives: objectivesOf(observations, measured),
    goodputPerS: ratio(growthOf(atFrom, atTo, 'good'), lengthS),
    good: goodTokensOf(atFrom, atTo, { totalUsd: money.totalUsd, energyJ, lengthS }, attainment.met),
    utilisation: utilisationOf(fleet, observations.servable, offeredOf(observations, fleet)),
    throughput: throughputOf(fleet, lengthS),
    energyJ,
    wattsMean: ratio(energyJ, lengthS),
    joulesPerOutputToken: ratio(energyJ, growthOf(atFrom, atTo, 'outputTokens')),
    usdPerMtoken: money.usdPerMtokenOutput,
    mfu: mfuOf(fleet, modelFlop, lengthS),
    modelFlop,
    hbmUse: hbmUseOf(fleet, lengthS),
    kv: kvUseOf(fleet, fromS, toS),
    engine: engineUseOf(fleet, lengthS),
    energy,
    money,
    operators: operatorLines(observations.operators),
    classes: classResults(observations, null),
    wholeRun: wholeRunOf(observations, fleet, attainment.met),
    ledgers,
    provenance,
    roundingShare: observations.roundingShare,
    warnings: warningsOf(observations, { lengthS, measured, latency: { ...latency }, provenance }),
    curves: curvesOf(histograms, measured),
    windows: observations.windows,
  };
  return jsonSafe(result) as Result;
}
