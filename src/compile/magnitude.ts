// A step must be short enough for i64 picoseconds and picojoules: a unit written wrongly is refused here, not wrapped
// there.

import { InputError } from '../errors.ts';
import type { Level } from './levels.ts';
import type { AttentionPieces, Row } from './lowered.ts';
import type { System } from './system.ts';

/** Longest step: 10^16 ps, so that hundreds of them can be summed. */
const LONGEST_STEP_S = 10_000;
/** Most joules of a step at TDP: dynamic energy before its cap is at most 4 times that, and i64 holds 9.2e6 J in pJ. */
const LARGEST_STEP_J = 2e6;

/**
 * An upper bound of the longest step in seconds at a clock: the full budget as one prefill chunk behind every KV token,
 * and every KV token read once by decodes. Coarse on purpose: sums of both sides of each roofline. Attention is given
 * by its `pieces` at that clock.
 */
export function longestStepS(kind: Row, clock: number, pieces: AttentionPieces): number {
  const of = (column: string): number => Number(kind[column]);
  const tokens = of('maxNumBatchedTokens');
  const kvTokens = of('kvBlocks') * of('blockTokens');
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
  const hostS = (of('hostStepPs') + of('hostSequencePs') * 2 * of('maxNumSeqs')) / 1e12;
  const piecesS = piecesLongestS(pieces, { tokens, kvTokens, sequences: of('maxNumSeqs') });
  return of('layers') * layerS + piecesS + headS + hostS;
}

/** The same of attention alone. */
function piecesLongestS(of: AttentionPieces, step: { tokens: number; kvTokens: number; sequences: number }): number {
  const { tokens, kvTokens, sequences } = step;
  const all = kvTokens + tokens;
  const fixed = of.decodeBaseS + of.decodeSequenceS * sequences + of.decodeTailS * Number(of.decodeTailTokens);
  const decode = (of.decodeFlopS + of.decodeKvS + of.decodeLongestS) * all + of.decodeTokenS * sequences;
  const chunk = of.prefillPairS * tokens * (2 * kvTokens + tokens);
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

export function checkMagnitude(system: System, kind: Row, levels: readonly Level[], pieces: AttentionPieces): void {
  const slowest = levels.at(-1)?.clockFactor ?? 1;
  const hungriest = levels.reduce((most, level) => Math.max(most, powerFactor(level)), 1);
  const longest = longestStepS(kind, slowest, pieces);
  const tdpW = Number(kind['activeW']) + Number(kind['dynamicCapW']);
  const limitS = Math.min(LONGEST_STEP_S, LARGEST_STEP_J / (Math.max(1, tdpW) * hungriest));
  if (longest <= limitS) return;
  refuse(
    system,
    Number.isFinite(longest) ? `a step of up to ${longest.toPrecision(3)} s` : 'a step without end',
    limitS,
  );
}

function refuse({ engine, path }: System, found: string, limitS: number): never {
  const hint =
    `The largest step (${engine.maxNumBatchedTokens.value ?? 1} tokens, all KV read) must take at most ` +
    `${limitS.toPrecision(3)} s: check the units of bandwidth, peaks, clocks and host times, ` +
    'or lower maxNumBatchedTokens or kvBlocks.';
  throw new InputError([{ code: 'BAD_VALUE', path, found, hint }]);
}
