// A step must be short enough for i64 picoseconds and picojoules: a unit written wrongly is refused here, not wrapped
// there.

import type { CoreModule } from '../core/lab.ts';
import { type KernelModelRow, Lab } from '../core/lab.ts';
import { Phase } from '../core/layout.gen.ts';
import { InputError } from '../errors.ts';
import { PS_PER_S } from '../units.ts';
import type { Level } from './levels.ts';
import type { AttentionPieces, KindParts, Row } from './lowered.ts';
import type { System } from './system.ts';

/** Longest step: 10^16 ps, so that hundreds of them can be summed. */
const LONGEST_STEP_S = 10_000;
/** Most joules of a step at TDP: dynamic energy before its cap is at most 4 times that, and i64 holds 9.2e6 J in pJ. */
const LARGEST_STEP_J = 2e6;

/**
 * An upper bound of the longest step in seconds at a clock: the full budget as one prefill chunk behind every KV token
 * that a request may have, and every KV token read once by decodes. Coarse on purpose: sums of both sides of each
 * roofline. Attention is given by its `pieces` at that clock.
 */
export function longestStepS(kind: Row, clock: number, pieces: AttentionPieces): number {
  const of = (column: string): number => Number(kind[column]);
  const tokens = of('maxNumBatchedTokens');
  const attended = (of('heads') + 2 * of('kvHeads')) * of('headDim');
  const weights = of('hidden') * (attended + of('heads') * of('headDim') + (of('upProjections') + 1) * of('ffn'));
  const layerFlop = (2 * tokens + 1) * weights + tokens * of('hidden');
  const activations = tokens * (12 * of('hidden') + 4 * attended + 6 * of('ffn')) * of('residualBytes');
  const layerBytes = weights * of('weightBytes') + activations;
  const head = (of('maxNumSeqs') * 2 + 1) * of('hidden') * of('vocab');
  const link = of('ranks') > 1 ? (2 * tokens * of('hidden') * of('residualBytes')) / of('linkBytesPerS') : 0;
  const layerS =
    layerFlop / (of('linearFlopPerS') * clock) +
    (20 * tokens * (of('hidden') + attended + of('ffn'))) / (of('vectorFlopPerS') * clock) +
    layerBytes / of('hbmBytesPerS') +
    2 * (link + of('allReduceLatencyS')) +
    10 * of('launchS');
  const headS = head / (of('headFlopPerS') * clock) + (head * of('headBytes')) / of('hbmBytesPerS');
  const hostS = (of('hostStepPs') + of('hostSequencePs') * 2 * of('maxNumSeqs')) / PS_PER_S;
  const piecesS = piecesLongestS(pieces, sizesOfStep(kind));
  return of('layers') * layerS + piecesS + headS + hostS;
}

interface StepSizes {
  readonly tokens: number;
  readonly kvTokens: number;
  /** tokens behind a prompt: all KV, or the longest request that is taken */
  readonly behind: number;
  readonly sequences: number;
}

function sizesOfStep(kind: Row): StepSizes {
  const kvTokens = Number(kind['kvBlocks']) * Number(kind['blockTokens']);
  const longest = Number(kind['maxModelLen']);
  return {
    tokens: Number(kind['maxNumBatchedTokens']),
    kvTokens,
    behind: longest > 0 ? Math.min(longest, kvTokens) : kvTokens,
    sequences: Number(kind['maxNumSeqs']),
  };
}

/** The same of attention alone. */
function piecesLongestS(of: AttentionPieces, { tokens, kvTokens, behind, sequences }: StepSizes): number {
  const all = kvTokens + tokens;
  const fixed = of.decodeBaseS + of.decodeSequenceS * sequences + of.decodeTailS * Number(of.decodeTailTokens);
  const decode = (of.decodeFlopS + of.decodeKvS + of.decodeLongestS) * all + of.decodeTokenS * sequences;
  const chunk = of.prefillPairS * tokens * (2 * behind + tokens);
  const rest = (of.prefillTokenS + of.prefillMemoryTokenS) * tokens;
  const kv = (of.prefillKvS + of.prefillMemoryKvS + of.prefillLongestS) * all;
  return fixed + decode + of.prefillBaseS + chunk + rest + kv;
}

const finite = (kind: Row): boolean =>
  Object.values(kind).every((value) => typeof value === 'bigint' || Number.isFinite(value));

/** Power of compute at a clock over that at nominal: energy of a FLOP times FLOP a second. */
const powerFactor = ({ clockFactor, energyFactor }: Level): number => Math.max(1, clockFactor * energyFactor);

/** Refuses numbers that overflowed. */
export function checkFinite(system: System, kind: Row): void {
  if (!finite(kind)) refuse(system, 'a step without end', LONGEST_STEP_S);
}

/** Sizes of a table's samples at which a part is asked: those of the longest, since all between lies below them. */
const MOST_SIZES = 32;

/** Sizes at which a part may be longest: one, all, and what was measured between, where a model is a table. */
function sizesOf({ samples = [] }: KernelModelRow, least: number, most: number): number[] {
  const longest = new Map<number, number>();
  for (const { shape, seconds } of samples) {
    const size = shape[0] ?? 0;
    if (size > least && size < most) longest.set(size, Math.max(longest.get(size) ?? 0, seconds));
  }
  const measured = [...longest].sort(([, a], [, b]) => b - a).slice(0, MOST_SIZES);
  return [least, most, ...measured.map(([size]) => size)];
}

/** The longest of all parts beside attention at nominal clock, each by the model that times it in a run. */
function partsLongestS({ parts, models }: KindParts, kind: Row, module: CoreModule): number {
  const asked = parts.flatMap((part, at) => {
    const count = Number(part.phase === Phase.tokens ? kind['maxNumBatchedTokens'] : kind['maxNumSeqs']);
    const most = Math.ceil(count / part.divisor) * part.unit;
    return sizesOf(models[part.model] as KernelModelRow, part.unit, most).map((size) => ({
      at,
      question: { model: part.model, shape: [size, ...part.x.slice(1)] },
    }));
  });
  const answers = Lab.create(module, models, asked.length).time(asked.map(({ question }) => question));
  const longest = new Float64Array(parts.length);
  for (const [row, { at }] of asked.entries()) {
    const seconds = answers[row]?.seconds ?? Number.NaN;
    // what is no time is no step: NaN stays
    longest[at] = seconds >= 0 ? Math.max(longest[at] ?? 0, seconds) : Number.NaN;
  }
  return parts.reduce((sum, { passes }, at) => sum + (longest[at] ?? 0) * passes, 0);
}

/** Pieces that are finite and never negative; the expansion of cached latents is counted for new tokens, then off. */
function arePossible({ decodeTailTokens, prefillTokenS, prefillKvS, ...of }: AttentionPieces): boolean {
  const all = [...Object.values(of), prefillKvS, prefillTokenS + prefillKvS] as number[];
  return decodeTailTokens >= 0n && all.every((seconds) => seconds >= 0 && Number.isFinite(seconds));
}

/**
 * Refuses a pool whose longest step would not fit the integers of the core: by its datasheet, and by each part and
 * piece that it will run, whether a datasheet, a fit or a table times it.
 */
export function checkMagnitude(
  system: System,
  kind: Row,
  levels: readonly Level[],
  parts: KindParts,
  module: CoreModule,
): void {
  const slowest = levels.at(-1)?.clockFactor ?? 1;
  const mostPower = levels.reduce((most, level) => Math.max(most, powerFactor(level)), 1);
  const pieces = parts.piecesAt(slowest);
  const attentionS = arePossible(pieces) ? piecesLongestS(pieces, sizesOfStep(kind)) : Number.NaN;
  const runsS = partsLongestS(parts, kind, module) / slowest + attentionS;
  const longestS = Math.max(longestStepS(kind, slowest, pieces), runsS);
  const tdpW = Number(kind['activeW']) + Number(kind['dynamicCapW']);
  const limitS = Math.min(LONGEST_STEP_S, LARGEST_STEP_J / (Math.max(1, tdpW) * mostPower));
  if (longestS <= limitS) return;
  const found = Number.isFinite(longestS) ? `a step of up to ${longestS.toPrecision(3)} s` : 'a step without end';
  refuse(system, found, limitS);
}

function refuse({ engine, model, path, kernels }: System, found: string, limitS: number): never {
  const own = kernels.fitted !== null || kernels.measured !== null ? 'of the files of kernels, ' : '';
  const { maxContext } = model;
  const shorter = engine.maxModelLen.value === null && maxContext !== null;
  const instead = shorter ? `, or set engine.maxModelLen, of the model ${maxContext}` : '';
  const hint =
    `The largest step (${engine.maxNumBatchedTokens.value ?? 1} tokens, all KV read) must take at most ` +
    `${limitS.toPrecision(3)} s: check the units ${own}of bandwidth, peaks, clocks and host times, ` +
    `or lower maxNumBatchedTokens or kvBlocks${instead}.`;
  throw new InputError([{ code: 'BAD_VALUE', path, found, hint }]);
}
