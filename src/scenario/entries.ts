// Catalog entries as the scenario wants them: named, changed in place, or written out.

import {
  engines,
  find,
  idOf,
  missingOfAccelerator,
  missingOfModel,
  precisions,
  statusOf,
  windowMatters,
} from '../catalog/index.ts';
import { isStated } from '../catalog/status.ts';
import type { AcceleratorEntry, EngineEntry, ModelEntry, ModelRecord, PrecisionId, Sourced } from '../catalog/types.ts';
import { type Issue, shown } from '../errors.ts';
import { siOf } from '../units.ts';
import type { RawAccelerator, RawEngine, RawModel } from './schema.ts';
import type { EngineSpec } from './types.ts';

type Path = readonly (string | number)[];

/** A number of the scenario's own, in SI. */
const own = (value: number | null, unit: string): Sourced => ({ value, unit, source: 'scenario', kind: 'user' });
const assumed = (value: number | null, unit: string, source: string): Sourced => ({
  value,
  unit,
  source,
  kind: 'assumed',
});

/** The scenario's number if it has one, else the entry's. */
const over = (given: number | null | undefined, unit: string, entry: Sourced): Sourced =>
  given === undefined ? entry : own(given, unit);

const unstated = 'not stated in the scenario';
const guess = 'family default for an accelerator never fitted, a guess';

/** What an accelerator written in full need not say. */
const bare: AcceleratorEntry = {
  id: 'inline',
  name: 'inline',
  aliases: [],
  vendor: 'unknown',
  architecture: 'unknown',
  year: null,
  peak: Object.fromEntries(precisions.map(({ id }) => [id, assumed(null, 'FLOP/s', unstated)])) as Record<
    PrecisionId,
    Sourced
  >,
  hbmCapacity: assumed(null, 'B', unstated),
  hbmBandwidth: assumed(null, 'B/s', unstated),
  tdp: assumed(null, 'W', unstated),
  idlePower: assumed(null, 'W', unstated),
  contextIdlePower: assumed(null, 'W', unstated),
  power: {
    active: assumed(0.35, '1', guess),
    hbm: assumed(0.29, '1', guess),
    compute: assumed(0.65, '1', guess),
    link: assumed(0, '1', guess),
  },
  linkBandwidth: assumed(null, 'B/s', unstated),
  linkLatency: assumed(10, 'us', guess),
  linkDomain: assumed(1, '1', unstated),
  launch: assumed(5, 'us', guess),
  efficiency: {
    compute: { default: assumed(0.65, '1', guess) },
    attention: assumed(0.75, '1', guess),
    hbm: assumed(0.8, '1', guess),
    link: assumed(0.7, '1', guess),
  },
  price: assumed(null, '$/s', unstated),
};

function peaksOf(raw: RawAccelerator['peak'], base: AcceleratorEntry): AcceleratorEntry['peak'] {
  const peak = { ...base.peak };
  if (raw === undefined) return peak;
  for (const { id } of precisions) {
    const given = raw[id];
    if (given !== undefined) peak[id] = own(given, 'FLOP/s');
  }
  // fp16 runs at the bf16 rate unless the scenario says otherwise
  if (raw.fp16 === undefined && raw.bf16 !== undefined) {
    peak.fp16 = { value: raw.bf16, unit: 'FLOP/s', source: 'the bf16 rate', kind: 'derived' };
  }
  return peak;
}

/** "{ base: arc-b60, hbmBandwidth: …, peak: … }": what to write in place of an id. */
const completed = (id: string, missing: readonly string[]): string =>
  `The catalog does not state it: write { base: ${id}, ${missing.map((field) => `${field}: …`).join(', ')} }.`;

/** What cannot be timed without is told, all of it. */
function checkAccelerator(entry: AcceleratorEntry, base: string | null, path: Path, issues: Issue[]): void {
  const missing = missingOfAccelerator(entry);
  for (const field of missing) {
    const bareHint =
      field === 'peak'
        ? 'State at least one dense peak, for example peak: { bf16: "989.4 TFLOP/s" }.'
        : 'An accelerator without base must state it.';
    issues.push({
      code: base === null ? 'MISSING' : 'INCOMPLETE',
      path: [...path, field],
      found: 'nothing',
      hint: base === null ? bareHint : completed(base, missing),
    });
  }
}

/** Idle draws less than work: watts that the scenario wrote, against each other and against those of the base. */
function checkPower(raw: RawAccelerator, entry: AcceleratorEntry, path: Path, issues: Issue[]): void {
  const pairs = [
    ['idlePower', 'tdp'],
    ['contextIdlePower', 'tdp'],
    ['idlePower', 'contextIdlePower'],
  ] as const;
  for (const [less, most] of pairs) {
    const written = raw[less] !== undefined ? less : most;
    if (raw[written] === undefined) continue;
    const [lessW, mostW] = [siOf(entry[less]), siOf(entry[most])];
    if (lessW === null || mostW === null || lessW <= mostW) continue;
    const hint = `${less} is ${lessW} W and ${most} ${mostW} W: state ${less} of at most ${most}.`;
    issues.push({ code: 'BAD_VALUE', path: [...path, written], found: `${raw[written]} W`, hint });
  }
}

export function resolveAccelerator(
  raw: AcceleratorEntry | RawAccelerator,
  path: Path,
  issues: Issue[],
): AcceleratorEntry {
  if ('id' in raw) {
    checkAccelerator(raw, raw.id, path, issues);
    return raw;
  }
  const base = raw.base ?? bare;
  const { power, efficiency } = raw;
  const entry: AcceleratorEntry = {
    ...base,
    id: raw.name === undefined ? base.id : idOf(raw.name),
    name: raw.name ?? (raw.base === undefined ? 'inline' : `${base.name} (changed)`),
    aliases: [],
    peak: peaksOf(raw.peak, base),
    hbmCapacity: over(raw.hbmCapacity, 'B', base.hbmCapacity),
    hbmBandwidth: over(raw.hbmBandwidth, 'B/s', base.hbmBandwidth),
    tdp: over(raw.tdp, 'W', base.tdp),
    idlePower: over(raw.idlePower, 'W', base.idlePower),
    contextIdlePower: over(raw.contextIdlePower, 'W', base.contextIdlePower),
    power: {
      active: over(power?.active, '1', base.power.active),
      hbm: over(power?.hbm, '1', base.power.hbm),
      compute: over(power?.compute, '1', base.power.compute),
      link: over(power?.link, '1', base.power.link),
    },
    linkBandwidth: over(raw.linkBandwidth, 'B/s', base.linkBandwidth),
    linkLatency: over(raw.linkLatency, 's', base.linkLatency),
    linkDomain: over(raw.linkDomain, '1', base.linkDomain),
    launch: over(raw.launch, 's', base.launch),
    efficiency: {
      compute: efficiency?.compute === undefined ? base.efficiency.compute : { default: own(efficiency.compute, '1') },
      attention: over(efficiency?.attention, '1', base.efficiency.attention),
      hbm: over(efficiency?.hbm, '1', base.efficiency.hbm),
      link: over(efficiency?.link, '1', base.efficiency.link),
    },
    price: over(raw.price, '$/s', base.price),
  };
  checkAccelerator(entry, raw.base?.id ?? null, path, issues);
  checkPower(raw, entry, path, issues);
  return entry;
}

const shape = [
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'gatedMlp',
  'vocab',
  'tiedEmbeddings',
] as const;

/** Why a model of which something is unknown cannot be run: the fields that lack, and what the core cannot time. */
export function unknownIn(model: ModelRecord, path: Path = []): Issue[] {
  const missing = missingOfModel(model);
  const issues = missing.map(
    (field): Issue => ({
      code: 'INCOMPLETE',
      path: [...path, field],
      found: 'nothing',
      hint: completed(model.id, missing),
    }),
  );
  if (model.needs.length > 0) {
    const hint = `This version cannot time it: the model ${statusOf([], model.needs)}.`;
    issues.push({ code: 'NOT_YET', path, found: shown(model.name), hint });
  }
  return issues;
}

const windowWord = 'sliding-window';

/** A window binds only where a context can outgrow it, so a change of either decides anew. */
function needsAfter(base: ModelRecord | undefined, model: ModelRecord): readonly string[] {
  const others = (base?.needs ?? []).filter((word) => word !== windowWord);
  return windowMatters(model.slidingWindow, model.maxContext) ? [...others, windowWord] : others;
}

/** A model written in place; what `base` does not give must all be stated. */
export function resolveInlineModel(raw: RawModel, path: Path, issues: Issue[]): ModelEntry | null {
  const { base, name, ...given } = raw;
  const missing = base === undefined ? shape.filter((key) => given[key] === undefined) : [];
  for (const key of missing) {
    issues.push({
      code: 'MISSING',
      path: [...path, key],
      found: 'nothing',
      hint: 'A model without base must state it.',
    });
  }
  if (missing.length > 0) return null;
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const title = name ?? (base === undefined ? 'inline' : `${base.name} (changed)`);
  const own = { id: idOf(title), name: title, aliases: [], source: 'scenario', kind: 'user' as const };
  const merged = { maxContext: null, needs: [], ...base, ...stated, ...own } as ModelRecord;
  const model = { ...merged, needs: needsAfter(base, merged) };
  if (isStated(model)) return model;
  issues.push(...unknownIn({ ...model, id: base?.id ?? model.id }, path));
  return null;
}

/** What a rank keeps apart from weights and KV, told apart; null when none of it is. */
function resolveReserved(raw: RawEngine, path: Path, issues: Issue[]): EngineSpec['reservedParts'] {
  const { graphs, workspace, activations, reserved } = raw;
  if (graphs === undefined && workspace === undefined && activations === undefined) return null;
  if (reserved !== undefined) {
    const hint = 'Give reserved, or graphs, workspace and activations, not both.';
    issues.push({ code: 'BAD_VALUE', path: [...path, 'reserved'], found: `${reserved} B`, hint });
  }
  return { graphs: graphs ?? 0, workspace: workspace ?? 0, activations: activations ?? 0 };
}

type GivenEngine = EngineEntry | RawEngine;

/** Fields that stand for one another: who states one leaves the scenario's others behind. */
const alternatives: readonly (readonly (keyof RawEngine)[])[] = [
  ['kvBlocks', 'kvTokens'],
  ['reserved', 'graphs', 'workspace', 'activations'],
];

/** The engine of a pool: one with a name of its own is that one; else its fields go before the scenario's. */
export function mergedEngine(scenario: GivenEngine | undefined, pool: GivenEngine): GivenEngine {
  if (scenario === undefined || 'id' in pool || pool.base !== undefined) return pool;
  const merged: RawEngine = 'id' in scenario ? { base: scenario } : { ...scenario };
  const stated = Object.entries(pool).filter(([, value]) => value !== undefined);
  for (const group of alternatives) {
    if (stated.some(([key]) => group.some((one) => one === key))) for (const key of group) delete merged[key];
  }
  return { ...merged, ...Object.fromEntries(stated) };
}

/** The engine where none is named. */
const STANDARD_ENGINE = 'vllm-v1';

export function resolveEngine(raw: GivenEngine | undefined, path: Path, issues: Issue[]): EngineSpec {
  const standard = find(engines, STANDARD_ENGINE);
  if (standard === null) throw new RangeError('the catalog has no engine');
  if (raw === undefined) return { ...standard, kvBlocks: null, reservedParts: null };
  if ('id' in raw) return { ...raw, kvBlocks: null, reservedParts: null };
  const base = raw.base ?? standard;
  const blockTokens = raw.blockTokens ?? base.blockTokens.value ?? 1;
  if (raw.kvBlocks !== undefined && raw.kvTokens !== undefined) {
    issues.push({
      code: 'BAD_VALUE',
      path: [...path, 'kvTokens'],
      found: String(raw.kvTokens),
      hint: 'Give kvBlocks or kvTokens, not both.',
    });
  }
  const kvBlocks = raw.kvBlocks ?? (raw.kvTokens === undefined ? null : Math.floor(raw.kvTokens / blockTokens));
  if (kvBlocks === 0) {
    issues.push({
      code: 'BAD_VALUE',
      path: [...path, 'kvTokens'],
      found: String(raw.kvTokens),
      hint: `At least one block of ${blockTokens} tokens is needed.`,
    });
  }
  return {
    ...base,
    policy: raw.policy ?? base.policy,
    asyncScheduling: raw.asyncScheduling ?? base.asyncScheduling,
    maxNumBatchedTokens: over(raw.maxNumBatchedTokens, '1', base.maxNumBatchedTokens),
    maxNumSeqs: over(raw.maxNumSeqs, '1', base.maxNumSeqs),
    longPrefillTokenThreshold: over(raw.longPrefillTokenThreshold, '1', base.longPrefillTokenThreshold),
    queueLimit: over(raw.queueLimit, '1', base.queueLimit),
    blockTokens: over(raw.blockTokens, '1', base.blockTokens),
    memoryFraction: over(raw.memoryFraction, '1', base.memoryFraction),
    watermark: over(raw.watermark, '1', base.watermark),
    reserved: over(raw.reserved, 'B', base.reserved),
    reservedParts: resolveReserved(raw, path, issues),
    layerOverhead: over(raw.layerOverhead, 's', base.layerOverhead),
    hostStep: over(raw.hostStep, 's', base.hostStep),
    hostSequence: over(raw.hostSequence, 's', base.hostSequence),
    output: over(raw.output, 's', base.output),
    deepIdleAfter: over(raw.deepIdleAfter, 's', base.deepIdleAfter),
    kvBlocks,
  };
}
