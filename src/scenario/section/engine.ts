// The section `engine`: an engine of the catalog with changes, for all pools or for one.

import type { z } from 'zod';
import { engines, find } from '../../catalog/index.ts';
import { usableBytes } from '../../catalog/memory.ts';
import type { AcceleratorEntry, EngineEntry, Sourced } from '../../catalog/types.ts';
import type { Issue } from '../../errors.ts';
import { choice, either, flag, named, object, quantity, quantityOr } from '../fields.ts';
import type { EngineSpec } from '../types.ts';
import { over } from './changes.ts';
import { count, largestI32, longestS, positive, shortTime } from './limits.ts';

type Path = readonly (string | number)[];

/** Tables of the core have a row a token of a step. */
const largestBatchedTokens = 1_048_576;
const largestSeqs = 65_536;

const engineSpec = object(
  {
    base: named(engines, 'an engine').optional(),
    policy: choice(['fcfs', 'priority'], 'queue order').optional(),
    asyncScheduling: flag('host work overlaps the device').optional(),
    maxNumBatchedTokens: count('token budget of a step', largestBatchedTokens).optional(),
    maxNumSeqs: count('running requests at most', largestSeqs).optional(),
    longPrefillTokenThreshold: quantityOr('off', 'count', 'prefill chunk at most', {
      min: 1,
      max: largestI32,
    }).optional(),
    queueLimit: quantityOr('unbounded', 'count', 'waiting requests at most', { min: 1, max: largestI32 }).optional(),
    blockTokens: count('tokens a KV block', 4096).optional(),
    memoryFraction: quantity('share', 'share of memory that the engine may use', positive).optional(),
    watermark: quantity('share', 'share of KV blocks kept free at admission', { max: 0.99 }).optional(),
    admit: choice(['chunk', 'prompt', 'whole'], 'what must fit before a request is admitted').optional(),
    maxModelLen: quantityOr('unlimited', 'count', 'prompt and output of a request at most', {
      min: 1,
      max: largestI32,
    }).optional(),
    reserved: quantity('bytes', 'graphs, workspace and activations together, a rank').optional(),
    graphs: quantity('bytes', 'captured graphs a rank, instead of what the engine counts').optional(),
    workspace: quantity('bytes', 'context, libraries and buffers of collectives a rank').optional(),
    activations: quantity('bytes', 'peak of the profile run, a rank').optional(),
    layerOverhead: shortTime('what a step pays a layer beyond its kernels').optional(),
    hostStep: shortTime('host time of a step', 60).optional(),
    hostSequence: shortTime('host time a sequence in a step').optional(),
    output: shortTime('delivery of a token', 3600).optional(),
    deepIdleAfter: quantityOr('never', 'time', 'idle time until deep idle', { max: longestS }).optional(),
    kvBlocks: count('KV blocks, instead of what memory holds').optional(),
    kvTokens: count('KV tokens, instead of what memory holds', Number.MAX_SAFE_INTEGER).optional(),
  },
  'an engine entry with changes',
);

export const engineSection = either(
  [named(engines, 'an engine'), engineSpec],
  'Write the id of an engine, or a table.',
);

type RawEngine = z.output<typeof engineSpec>;

/** What a rank keeps apart from weights and KV, item by item; null when none of it is. */
function resolveReserved(raw: RawEngine, path: Path, issues: Issue[]): EngineSpec['reservedParts'] {
  const { graphs, workspace, activations, reserved } = raw;
  if (graphs === undefined && workspace === undefined && activations === undefined) return null;
  if (reserved !== undefined) {
    const hint = 'Give reserved, or graphs, workspace and activations, not both.';
    issues.push({ code: 'BAD_VALUE', path: [...path, 'reserved'], found: `${reserved} B`, hint });
  }
  return { graphs: graphs ?? null, workspace: workspace ?? null, activations: activations ?? null };
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
const STANDARD_ENGINE = 'vllm';

const GIB = 1024 ** 3;

/** What the engine sets by itself on `accelerator`; null = not known which. */
function onAccelerator(engine: EngineEntry, accelerator: AcceleratorEntry | null): EngineEntry {
  if (accelerator === null) return engine;
  const usableGib = usableBytes(accelerator) / GIB;
  const row = engine.resolves.find(
    ({ atLeastGib, except }) => usableGib >= atLeastGib && accelerator.architecture !== except,
  );
  if (row === undefined) return engine;
  const { source, kind, maxNumBatchedTokens, maxNumSeqs } = row;
  const set = (value: number | undefined, entry: Sourced): Sourced =>
    value === undefined ? entry : { value, unit: '1', source, kind };
  return {
    ...engine,
    maxNumBatchedTokens: set(maxNumBatchedTokens, engine.maxNumBatchedTokens),
    maxNumSeqs: set(maxNumSeqs, engine.maxNumSeqs),
  };
}

/** Running requests that an engine sets by itself are no more than the tokens of a step. */
function withinBudget(seqs: Sourced, tokens: Sourced): Sourced {
  const [most, budget] = [seqs.value ?? 1, tokens.value ?? 1];
  if (most <= budget) return seqs;
  return { value: budget, unit: '1', source: 'no more than maxNumBatchedTokens', kind: 'derived' };
}

export function resolveEngine(
  raw: GivenEngine | undefined,
  path: Path,
  issues: Issue[],
  accelerator: AcceleratorEntry | null = null,
): EngineSpec {
  const standard = find(engines, STANDARD_ENGINE);
  if (standard === null) throw new RangeError('the catalog has no engine');
  const named = raw ?? standard;
  if ('id' in named) return { ...onAccelerator(named, accelerator), kvBlocks: null, reservedParts: null };
  return changedEngine(named, onAccelerator(named.base ?? standard, accelerator), path, issues);
}

/** The same engine on another accelerator: what the scenario wrote stays, what the engine sets by itself follows. */
export function engineOn(engine: EngineSpec, accelerator: AcceleratorEntry): EngineSpec {
  const entry = find(engines, engine.id);
  if (entry === null) return engine;
  const usual = onAccelerator(entry, accelerator);
  const isGiven = ({ kind }: Sourced): boolean => kind === 'user';
  const tokens = isGiven(engine.maxNumBatchedTokens) ? engine.maxNumBatchedTokens : usual.maxNumBatchedTokens;
  const seqs = isGiven(engine.maxNumSeqs) ? engine.maxNumSeqs : withinBudget(usual.maxNumSeqs, tokens);
  return { ...engine, maxNumBatchedTokens: tokens, maxNumSeqs: seqs };
}

/** `base` with the scenario's changes. */
function changedEngine(raw: RawEngine, base: EngineEntry, path: Path, issues: Issue[]): EngineSpec {
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
  const tokens = over(raw.maxNumBatchedTokens, '1', base.maxNumBatchedTokens);
  return {
    ...base,
    policy: raw.policy ?? base.policy,
    asyncScheduling: raw.asyncScheduling ?? base.asyncScheduling,
    maxNumBatchedTokens: tokens,
    maxNumSeqs:
      raw.maxNumSeqs === undefined ? withinBudget(base.maxNumSeqs, tokens) : over(raw.maxNumSeqs, '1', base.maxNumSeqs),
    longPrefillTokenThreshold: over(raw.longPrefillTokenThreshold, '1', base.longPrefillTokenThreshold),
    queueLimit: over(raw.queueLimit, '1', base.queueLimit),
    blockTokens: over(raw.blockTokens, '1', base.blockTokens),
    memoryFraction: over(raw.memoryFraction, '1', base.memoryFraction),
    watermark: over(raw.watermark, '1', base.watermark),
    admit: raw.admit ?? base.admit,
    maxModelLen: over(raw.maxModelLen, 'tokens', base.maxModelLen),
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

/** A step must hold a token of every running request. */
export function checkEngine(engine: EngineSpec, path: Path, issues: Issue[]): void {
  const [tokens, seqs] = [engine.maxNumBatchedTokens.value ?? 0, engine.maxNumSeqs.value ?? 0];
  if (tokens >= seqs) return;
  const hint = `It must be at least maxNumSeqs (${seqs}): every running request decodes one token a step.`;
  issues.push({ code: 'BAD_VALUE', path: [...path, 'maxNumBatchedTokens'], found: String(tokens), hint });
}
