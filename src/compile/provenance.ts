// The numbers that a Program rests on, each with its origin, so that the report can say how far to trust the answer.

import type { Sourced } from '../catalog/types.ts';
import type { PoolSpec, Scenario } from '../scenario/types.ts';
import type { Provenance } from './compiled.ts';
import { CONTEXT_IDLE_SHARE, hostStepS, IDLE_SHARE, type Multiplies, vectorPrecision } from './kind.ts';

const told = (what: string, number: Sourced): Provenance => ({
  what,
  value: number.value ?? 'unknown',
  unit: number.unit,
  kind: number.kind,
  source: number.note === undefined ? number.source : `${number.source} (${number.note})`,
});

function acceleratorNumbers({ accelerator, tp }: PoolSpec, multiplies: Multiplies): Provenance[] {
  const { efficiency, power, name } = accelerator;
  const used = new Set([
    multiplies.linear.precision,
    multiplies.head.precision,
    multiplies.attention.precision,
    vectorPrecision(accelerator),
  ]);
  const numbers: [string, Sourced][] = [
    ...[...used].map((id): [string, Sourced] => [`${id} peak`, accelerator.peak[id]]),
    ...[...used].map((id): [string, Sourced] => [
      `${id} compute fraction`,
      efficiency.compute[id] ?? efficiency.compute.default,
    ]),
    ['attention fraction', efficiency.attention],
    ['HBM fraction', efficiency.hbm],
    ['HBM bandwidth', accelerator.hbmBandwidth],
    ['HBM capacity', accelerator.hbmCapacity],
    ['TDP', accelerator.tdp],
    ['active power share', power.active],
    ['HBM power share', power.hbm],
    ['compute power share', power.compute],
    ['kernel launch', accelerator.launch],
  ];
  if (tp > 1) {
    numbers.push(
      ['link bandwidth', accelerator.linkBandwidth],
      ['link fraction', efficiency.link],
      ['link latency', accelerator.linkLatency],
      ['link power share', power.link],
    );
  }
  const idle = accelerator.contextIdlePower;
  const deep = accelerator.idlePower;
  const assumed = (share: number): Sourced => ({
    value: share,
    unit: '1',
    source: 'share of TDP, taken from H100 SXM',
    kind: 'assumed',
  });
  numbers.push(
    idle.value === null ? ['context-idle power share', assumed(CONTEXT_IDLE_SHARE)] : ['context-idle power', idle],
  );
  numbers.push(deep.value === null ? ['deep-idle power share', assumed(IDLE_SHARE)] : ['deep-idle power', deep]);
  return numbers.map(([what, number]) => told(`${name}: ${what}`, number));
}

function engineNumbers(scenario: Scenario, { accelerator }: PoolSpec): Provenance[] {
  const { engine } = scenario;
  const names = [
    'maxNumBatchedTokens',
    'maxNumSeqs',
    'blockTokens',
    'watermark',
    'hostSequence',
    'output',
    // given KV blocks need no arithmetic of memory
    ...(engine.kvBlocks === null ? (['memoryFraction'] as const) : []),
    ...(engine.kvBlocks === null && engine.reservedParts === null ? (['reserved'] as const) : []),
  ] as const;
  const host: Provenance =
    engine.hostStep.value === null
      ? {
          what: `${engine.id}: hostStep`,
          value: hostStepS(scenario, accelerator),
          unit: 's',
          kind: 'derived',
          source: `${scenario.model.layers} layers × (layerOverhead − 9 launches): ${engine.layerOverhead.source}`,
        }
      : told(`${engine.id}: hostStep`, engine.hostStep);
  return [...names.map((name) => told(`${engine.id}: ${name}`, engine[name])), host];
}

export function provenanceOf(scenario: Scenario, pool: PoolSpec, multiplies: Multiplies): Provenance[] {
  const { model, price } = scenario;
  const shape: Provenance = {
    what: `${model.name}: architecture`,
    value: `${model.layers} layers × ${model.hidden}`,
    unit: '1',
    kind: model.kind,
    source: model.source,
  };
  const rent =
    price.acceleratorUsdPerS === null && pool.accelerator.price.value !== null
      ? [told(`${pool.accelerator.name}: rent`, pool.accelerator.price)]
      : [];
  const given = scenario.given.map(
    ({ path, text }): Provenance => ({ what: path, value: text, unit: '', kind: 'user', source: 'scenario' }),
  );
  return [shape, ...acceleratorNumbers(pool, multiplies), ...engineNumbers(scenario, pool), ...rent, ...given];
}
