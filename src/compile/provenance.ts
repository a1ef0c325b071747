// The numbers that a Program rests on, each with its origin, so that the report can say how far to trust the answer.

import type { AcceleratorEntry, Sourced } from '../catalog/types.ts';
import { rentOf } from '../scenario/rent.ts';
import type { Scenario } from '../scenario/types.ts';
import type { KernelFacts, Provenance } from './compiled.ts';
import { CONTEXT_IDLE_SHARE, hostStepS, IDLE_SHARE, type Multiplies, vectorPrecision } from './kind.ts';
import { CLOCK_EXPONENT, type Level } from './levels.ts';
import type { System } from './system.ts';

const recorded = (what: string, number: Sourced): Provenance => ({
  what,
  value: number.value ?? 'unknown',
  unit: number.unit,
  kind: number.kind,
  source: number.note === undefined ? number.source : `${number.source} (${number.note})`,
});

function acceleratorNumbers({ accelerator, tp }: System, multiplies: Multiplies): Provenance[] {
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
    ['usable memory', accelerator.usableMemory],
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
  return numbers.map(([what, number]) => recorded(`${name}: ${what}`, number));
}

function engineNumbers(system: System, usualLayerS: number): Provenance[] {
  const { engine, model } = system;
  const names = [
    'maxNumBatchedTokens',
    'maxNumSeqs',
    'blockTokens',
    'watermark',
    'hostSequence',
    'output',
    // given KV blocks need no arithmetic of memory
    ...(engine.kvBlocks === null ? (['memoryFraction'] as const) : []),
    ...(engine.kvBlocks === null
      ? (['reserved', 'runtime', 'collectiveBuffer', 'samplerBytes', 'layerGraphs'] as const).filter(
          (name) => engine[name].value !== null && engine[name].value !== 0,
        )
      : []),
  ] as const;
  const host: Provenance =
    engine.hostStep.value === null
      ? {
          what: `${engine.id}: hostStep`,
          value: hostStepS(system, usualLayerS),
          unit: 's',
          kind: 'derived',
          source: `${model.layers} layers × (layerOverhead − launches of a layer): ${engine.layerOverhead.source}`,
        }
      : recorded(`${engine.id}: hostStep`, engine.hostStep);
  return [...names.map((name) => recorded(`${engine.id}: ${name}`, engine[name])), host];
}

const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;

/** Which model times which kernels, and how far it was off where it was not fitted. */
const kernelNumber =
  (name: string) =>
  ({ what, form, origin, medianError, p90Error, source }: KernelFacts): Provenance => {
    const errors =
      medianError === null ? '' : `: off by ${percent(medianError)} in the median, ${percent(p90Error ?? 0)} at p90`;
    const words = { fitted: 'fitted on it', family: 'fitted on its family', datasheet: 'datasheet alone' }[origin];
    const kind = origin === 'datasheet' ? 'datasheet' : 'fitted';
    return { what: `${name}: model of ${what}`, value: form, unit: '', kind, source: `${words}, ${source}${errors}` };
  };

/** A clock other than nominal rests on how the energy of a FLOP changes with it. */
function clockNumbers(levels: readonly Level[]): Provenance[] {
  if (levels.every(({ clockFactor }) => clockFactor === 1)) return [];
  return [
    {
      what: 'clock: exponent of the energy of a FLOP',
      value: CLOCK_EXPONENT,
      unit: '1',
      kind: 'assumed',
      source: 'dynamic power goes with the clock to 2.2 … 2.6 (middle taken), FLOP a second with the clock',
    },
  ];
}

/** What an accelerator of a replica that a policy has switched off draws. */
const offNumber = (offW: number): Provenance => ({
  what: 'power of an accelerator that is off',
  value: offW,
  unit: 'W',
  kind: 'assumed',
  source: 'offPower; 0 unless given: the accelerator is handed back or its host is off',
});

export interface Assessed {
  readonly system: System;
  readonly multiplies: Multiplies;
  readonly kernels: readonly KernelFacts[];
  readonly usualLayerS: number;
}

/** What the scenario states of all accelerators is among what it set. */
function rentNumber(scenario: Scenario, accelerator: AcceleratorEntry): Provenance[] {
  const { from, usdPerS, source, date } = rentOf(scenario, accelerator);
  const what = `${accelerator.name}: rent`;
  if (from === 'scenario' || usdPerS === null) return [];
  if (from !== 'prices') return [recorded(what, accelerator.price)];
  const value = Number((usdPerS * 3600).toPrecision(6));
  return [{ what, value, unit: '$/h', kind: 'user', source: date === null ? source : `${source}, ${date}` }];
}

/** What several pools rest on is reported once. */
export function provenanceOf(scenario: Scenario, pools: readonly Assessed[], levels: readonly Level[]): Provenance[] {
  const { model } = scenario;
  const shape: Provenance = {
    what: `${model.name}: architecture`,
    value: `${model.layers} layers × ${model.hidden}`,
    unit: '1',
    kind: model.kind,
    source: model.source,
  };
  const distinct = new Map<string, Provenance>();
  for (const { system, multiplies, kernels, usualLayerS } of pools) {
    const { accelerator } = system;
    const rent = rentNumber(scenario, accelerator);
    for (const one of [
      ...acceleratorNumbers(system, multiplies),
      ...engineNumbers(system, usualLayerS),
      ...kernels.map(kernelNumber(accelerator.name)),
      ...rent,
    ]) {
      distinct.set(JSON.stringify(one), one);
    }
  }
  for (const pool of scenario.policies.length > 0 ? scenario.pools : []) {
    const one = offNumber(pool.offW);
    distinct.set(JSON.stringify(one), one);
  }
  const given = scenario.given.map(
    ({ path, text }): Provenance => ({ what: path, value: text, unit: '', kind: 'user', source: 'scenario' }),
  );
  return [shape, ...distinct.values(), ...clockNumbers(levels), ...given];
}
