// Catalog entries as the scenario wants them: named, changed in place, or written out.

import { engines, idOf, precisions } from '../catalog/index.ts';
import type { AcceleratorEntry, EngineEntry, ModelEntry, PrecisionId, Sourced } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';
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

export function resolveAccelerator(
  raw: AcceleratorEntry | RawAccelerator,
  path: Path,
  issues: Issue[],
): AcceleratorEntry {
  if ('id' in raw) return raw;
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
  for (const key of ['hbmCapacity', 'hbmBandwidth', 'tdp'] as const) {
    if (entry[key].value !== null) continue;
    issues.push({
      code: 'MISSING',
      path: [...path, key],
      found: 'nothing',
      hint: 'An accelerator without base must state it.',
    });
  }
  if (Object.values(entry.peak).every((peak) => peak.value === null)) {
    const hint = 'State at least one dense peak, for example peak: { bf16: "989.4 TFLOP/s" }.';
    issues.push({ code: 'MISSING', path: [...path, 'peak'], found: 'nothing', hint });
  }
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
  const nothing = { maxContext: null, needs: [] };
  const own = { id: idOf(title), name: title, aliases: [], source: 'scenario', kind: 'user' as const };
  return { ...nothing, ...base, ...stated, ...own } as ModelEntry;
}

/** What a rank keeps apart from weights and KV, told apart; null when none of it is. */
function resolveReserved(raw: RawEngine, issues: Issue[]): EngineSpec['reservedParts'] {
  const { graphs, workspace, activations, reserved } = raw;
  if (graphs === undefined && workspace === undefined && activations === undefined) return null;
  if (reserved !== undefined) {
    const hint = 'Give reserved, or graphs, workspace and activations, not both.';
    issues.push({ code: 'BAD_VALUE', path: ['engine', 'reserved'], found: `${reserved} B`, hint });
  }
  return { graphs: graphs ?? 0, workspace: workspace ?? 0, activations: activations ?? 0 };
}

export function resolveEngine(raw: EngineEntry | RawEngine | undefined, issues: Issue[]): EngineSpec {
  const [standard] = engines;
  if (standard === undefined) throw new RangeError('the catalog has no engine');
  if (raw === undefined) return { ...standard, kvBlocks: null, reservedParts: null };
  if ('id' in raw) return { ...raw, kvBlocks: null, reservedParts: null };
  const base = raw.base ?? standard;
  const blockTokens = raw.blockTokens ?? base.blockTokens.value ?? 1;
  if (raw.kvBlocks !== undefined && raw.kvTokens !== undefined) {
    issues.push({
      code: 'BAD_VALUE',
      path: ['engine', 'kvTokens'],
      found: String(raw.kvTokens),
      hint: 'Give kvBlocks or kvTokens, not both.',
    });
  }
  const kvBlocks = raw.kvBlocks ?? (raw.kvTokens === undefined ? null : Math.floor(raw.kvTokens / blockTokens));
  if (kvBlocks === 0) {
    issues.push({
      code: 'BAD_VALUE',
      path: ['engine', 'kvTokens'],
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
    reservedParts: resolveReserved(raw, issues),
    layerOverhead: over(raw.layerOverhead, 's', base.layerOverhead),
    hostStep: over(raw.hostStep, 's', base.hostStep),
    hostSequence: over(raw.hostSequence, 's', base.hostSequence),
    output: over(raw.output, 's', base.output),
    deepIdleAfter: over(raw.deepIdleAfter, 's', base.deepIdleAfter),
    kvBlocks,
  };
}
