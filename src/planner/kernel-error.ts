/**
 * How far the kernels of a run may be off together, and what that does to an answer.
 *
 *   error    Σ over operators of (share of the kernels' time · median error of the model that times them)
 *   slower   every kernel and collective takes (1 + error) times as long; faster: 1 / (1 + error)
 *
 * All errors are taken to lie on one side at once, which single kernels of one chip need not do: the range is wide on
 * purpose. Host time, FLOP, bytes and joules of an operation stay as they are. The median error is what the fit states
 * of points that it has not seen; that of another chip of the family counts 1.5 times, and what was never measured has
 * UNMEASURED, 2.5 times where the datasheet alone is known (the widths of src/estimate/kernel.ts). Kind: assumed.
 */

import type { KernelFacts } from '../compile/compiled.ts';
import type { Result } from '../result/types.ts';

/** Largest median error on accelerators that a fit has left out (`npm run validate`: 6 to 13 %). */
const UNMEASURED = 0.13;
const WIDER: Readonly<Record<KernelFacts['origin'], number>> = { fitted: 1, family: 1.5, datasheet: 2.5 };

/** What times an operator: words that the models of a pool go by. */
const timedBy: Readonly<Record<string, RegExp>> = {
  qkv: /^linear/,
  latent: /^linear/,
  output: /^linear/,
  mlpUp: /^linear/,
  mlpDown: /^linear/,
  router: /^linear/,
  moe: /^experts/,
  head: /head/i,
  decodeAttention: /attention$/,
  prefillAttention: /attention$/,
  allReduce: /^(all|reduce|broadcast|send)/,
  exchange: /^(all|reduce|broadcast|send)/,
  gather: /^(all|reduce|broadcast|send)/,
  pipe: /^(all|reduce|broadcast|send)/,
};

const errorOf = ({ form, medianError, origin }: KernelFacts): number =>
  form === 'roofline' ? UNMEASURED * WIDER.datasheet : (medianError ?? UNMEASURED) * WIDER[origin];

/** The mean of the models that may time it; never measured where there is none. */
function operatorError(operator: string, kernels: readonly KernelFacts[]): number {
  const words = timedBy[operator];
  const models = words === undefined ? [] : kernels.filter(({ what }) => words.test(what));
  if (models.length === 0) return UNMEASURED;
  return models.reduce((sum, kernel) => sum + errorOf(kernel), 0) / models.length;
}

/** The error of a run's kernels, as a share of their time; null where none ran. */
export function kernelErrorOf({ operators, kinds }: Pick<Result, 'operators' | 'kinds'>): number | null {
  const kernels = kinds.flatMap((kind) => kind.kernels);
  const timed = operators.filter(({ operator, timeS }) => operator !== 'host' && timeS > 0);
  const totalS = timed.reduce((sum, { timeS }) => sum + timeS, 0);
  if (totalS === 0) return null;
  const sum = timed.reduce((all, { operator, timeS }) => all + timeS * operatorError(operator, kernels), 0);
  return sum / totalS;
}

/** Factors on the time of kernels: the fastest and the slowest that the error allows. */
export const timeFactors = (error: number): { readonly faster: number; readonly slower: number } => ({
  faster: 1 / (1 + error),
  slower: 1 + error,
});

/** A number with its range: `low` if all goes well, `high` if it does not; null = none was found. */
export interface StatedRange {
  readonly low: number;
  readonly high: number | null;
}

/** What stated errors of kernels and ranges of prices make of an answer. */
export interface SizeRanges {
  /** share of the kernels' time */
  readonly kernelError: number;
  /** the fewest that serve with faster and with slower kernels; `high` null = none of those tried */
  readonly replicas: StatedRange;
  /** both ranges together, and the range of kernels at the stated price; null = no price is known */
  readonly usdPerHour: StatedRange | null;
  readonly usdPerHourAtPrice: StatedRange | null;
}
