// How one pool did, in the keys of the fleet; and what both are reported by: attainment, throughput, classes.

import type { PoolFacts } from '../compile/compiled.ts';
import { engineUseOf, hbmUseOf, kvUseOf, mfuOf, modelFlopOf } from './efficiency.ts';
import type { PoolResult } from './fleet-types.ts';
import { goodTokensOf } from './good.ts';
import { latenciesOf, measuredOf } from './latency.ts';
import { moneyOf } from './money.ts';
import type { MeasuredCounts, Observations } from './observations.ts';
import { type Part, poolPart } from './part.ts';
import { growthOf, REJECTED, ratio, sumOf } from './totals.ts';
import type { Attainment, ClassResult, Measured, Throughput } from './types.ts';
import { type Offered, utilisationOf } from './utilisation.ts';

/** Classes are reported by pool up to so many of both together. */
const mostPoolClasses = 64;

/** Share of the measured requests that met every SLO. Rejected and unfinished ones did not. */
export function attainmentOf(measured: Measured, wanted: number | null): Attainment {
  const share = ratio(measured.good, measured.arrived);
  return { share, wanted, met: share === null || wanted === null ? null : share >= wanted };
}

export function throughputOf({ atFrom, atTo }: Part, lengthS: number): Throughput {
  const prompt = growthOf(atFrom, atTo, 'prefillTokens') - growthOf(atFrom, atTo, 'recomputedTokens');
  return {
    requestsPerS: ratio(growthOf(atFrom, atTo, 'finished'), lengthS),
    outputTokensPerS: ratio(growthOf(atFrom, atTo, 'outputTokens'), lengthS),
    promptTokensPerS: ratio(prompt, lengthS),
  };
}

/** Counts of a pool of the Program, or of all groups together, in one class. */
function countsIn({ measured, histograms }: Observations, pool: number | null, row: number): MeasuredCounts[] {
  const { classes } = histograms;
  return measured.filter((_, at) => at % classes === row && (pool === null || Math.floor(at / classes) === pool));
}

/** [class] of a pool of the Program, or of the fleet. */
export function classResults(observations: Observations, pool: number | null): ClassResult[] {
  const { compiled, histograms } = observations;
  return compiled.classes.map((facts, row) => {
    const measured = measuredOf(countsIn(observations, pool, row));
    return {
      name: facts.name,
      priority: facts.priority,
      slo: facts.slo,
      measured,
      attainment: attainmentOf(measured, compiled.attainment),
      latency: latenciesOf(histograms, { pool, class: row }, measured),
    };
  });
}

/** Load of a part; unknown where it is what is served: users of a closed loop, an offline batch. */
export function offeredOf(observations: Observations, { atFrom, atTo, pools }: Part): Offered {
  const { isClosedLoop, briefS, router, fromS, toS, compiled } = observations;
  const limits = compiled.classes.flatMap(({ slo }) => slo.ttftS ?? []);
  const ttftS = limits.length === 0 ? null : Math.min(...limits);
  const interval = { fromS, toS, ttftS, wanted: compiled.attainment };
  if (isClosedLoop || briefS !== null) return { ...interval, arrived: null };
  const arrived = growthOf(atFrom, atTo, 'arrived');
  // what the router holds has come too
  const isFleet = pools.length === compiled.pools.length;
  return { ...interval, arrived: isFleet ? Math.max(arrived, router.atTo.arrived - router.atFrom.arrived) : arrived };
}

function requestsOf({ atEnd }: Part): PoolResult['requests'] {
  return {
    arrived: sumOf(atEnd, 'arrived'),
    finished: sumOf(atEnd, 'finished'),
    running: sumOf(atEnd, 'running'),
    waiting: sumOf(atEnd, 'queued'),
    rejected: sumOf(atEnd, ...REJECTED),
  };
}

export function poolResult(observations: Observations, facts: PoolFacts, lengthS: number): PoolResult {
  const { compiled, histograms, fromS, toS } = observations;
  const part = poolPart(observations, facts);
  const { atFrom, atTo } = part;
  const group = { pool: facts.row, class: null };
  const measured = measuredOf(compiled.classes.flatMap((_, row) => countsIn(observations, facts.row, row)));
  const energyJ = growthOf(atFrom, atTo, 'staticEnergyJ') + growthOf(atFrom, atTo, 'dynamicEnergyJ');
  const money = moneyOf(part, energyJ, lengthS);
  const attainment = attainmentOf(measured, compiled.attainment);
  const { stepInFlightShare, jumpedShare: _, ...engineUse } = engineUseOf(part, lengthS);
  const hasClasses = compiled.classes.length > 1 && compiled.pools.length * compiled.classes.length <= mostPoolClasses;
  return {
    name: facts.pool,
    model: facts.model,
    accelerator: facts.accelerator,
    precision: facts.precision,
    engine: facts.engine,
    tp: facts.tp,
    ranks: facts.ranks,
    layout: facts.layout,
    replicas: facts.replicas,
    accelerators: facts.accelerators,
    weight: facts.weight,
    clock: facts.clock,
    requests: requestsOf(part),
    measured,
    attainment,
    latency: latenciesOf(histograms, group, measured),
    goodputPerS: ratio(growthOf(atFrom, atTo, 'good'), lengthS),
    good: goodTokensOf(atFrom, atTo, { totalUsd: money.totalUsd, energyJ, lengthS }, attainment.met),
    utilisation: utilisationOf(part, observations.servable, offeredOf(observations, part)),
    throughput: throughputOf(part, lengthS),
    energyJ,
    wattsMean: ratio(energyJ, lengthS),
    joulesPerOutputToken: ratio(energyJ, growthOf(atFrom, atTo, 'outputTokens')),
    usdPerMtoken: money.usdPerMtokenOutput,
    stepInFlightShare,
    mfu: mfuOf(part, modelFlopOf(part, atFrom, atTo), lengthS),
    hbmUse: hbmUseOf(part, lengthS),
    kv: kvUseOf(part, fromS, toS),
    engineUse,
    classes: hasClasses ? classResults(observations, facts.row) : [],
    windows: compiled.pools.length > 1 ? part.windows : null,
  };
}
