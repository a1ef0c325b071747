// How far predictions are from measurements: median, 90th percentile and bias of ln(predicted / measured), by group.

import { CollectiveShape } from '../core/layout.gen.ts';
import { groupBy } from './split.ts';
import type { MeasuredKernel } from './types.ts';

/** What a model said of a measured kernel. */
export interface Predicted {
  readonly kernel: MeasuredKernel;
  readonly seconds: number;
  /** ln(predicted / measured) */
  readonly error: number;
  readonly extrapolated: boolean;
  /** fitted on this accelerator, on its family, or from the datasheet */
  readonly origin: 'fitted' | 'family' | 'datasheet';
  /** least HBM traffic, bytes; 0 = not given */
  readonly hbmBytes: number;
  /** HBM bandwidth of the accelerator, B/s; 0 = not known */
  readonly hbmBytesPerS: number;
  /** last-level cache of the accelerator, bytes; 0 = not known */
  readonly cacheBytes: number;
  /** the library whose coefficients were taken; '' = does not matter */
  readonly library: string;
}

export interface Score {
  readonly points: number;
  /** of |ln(predicted / measured)| */
  readonly median: number;
  readonly p90: number;
  /** median of ln(predicted / measured): above 0 = predicted too slow */
  readonly bias: number;
}

export interface ScoredGroup extends Score {
  /** class, precision, accelerator, size, library, origin */
  readonly by: string;
  readonly name: string;
}

export interface Miss {
  readonly kernel: MeasuredKernel;
  readonly predictedS: number;
  /** ln(predicted / measured) */
  readonly error: number;
  readonly reason: string;
}

/** Of a list in rising order, between its points. */
export function quantile(rising: readonly number[], share: number): number {
  const at = (rising.length - 1) * share;
  const low = rising[Math.floor(at)] ?? Number.NaN;
  const high = rising[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export function scoreOf(errors: readonly number[]): Score {
  const sizes = sorted(errors.map(Math.abs));
  return {
    points: errors.length,
    median: quantile(sizes, 0.5),
    p90: quantile(sizes, 0.9),
    bias: quantile(sorted(errors), 0.5),
  };
}

const classes: Readonly<Record<string, string>> = {
  gemm: 'GEMM',
  prefillAttention: 'prefill attention',
  decodeAttention: 'decode attention',
  mlaPrefill: 'MLA prefill',
  mlaDecode: 'MLA decode',
  moe: 'MoE',
  allReduce: 'all-reduce',
  allGather: 'all-gather',
  reduceScatter: 'reduce-scatter',
  allToAll: 'all-to-all',
  broadcast: 'broadcast',
  sendRecv: 'send-recv',
};

/** The class of an operator in words. */
export const className = (op: string): string => classes[op] ?? op;

const collective = new Set(['allReduce', 'allGather', 'reduceScatter', 'allToAll', 'broadcast', 'sendRecv']);
export const isCollective = (op: string): boolean => collective.has(op);

/** Time where it decides (kernels), bytes where they do (collectives). */
function sizeName({ op, seconds, shape }: MeasuredKernel): string {
  if (isCollective(op)) {
    const bytes = shape[CollectiveShape.bytes] ?? 0;
    if (bytes < 1 << 16) return 'below 64 KiB';
    return bytes < 1 << 20 ? '64 KiB to 1 MiB' : '1 MiB and more';
  }
  if (seconds < 10e-6) return 'below 10 µs';
  if (seconds < 100e-6) return '10 to 100 µs';
  return seconds < 1e-3 ? '100 µs to 1 ms' : '1 ms and more';
}

const ways: readonly (readonly [string, (one: Predicted) => string])[] = [
  ['precision', ({ kernel }) => `${className(kernel.op)} ${kernel.precision}`],
  ['accelerator', ({ kernel }) => `${className(kernel.op)} ${kernel.accelerator}`],
  ['library', ({ kernel }) => `${className(kernel.op)} ${kernel.library}`],
  ['size', ({ kernel }) => `${className(kernel.op)} ${sizeName(kernel)}`],
  ['origin', ({ kernel, origin }) => `${className(kernel.op)} ${origin}`],
];

/** Scores of all, by class, and by each of precision, accelerator, library, size and origin within the class. */
export function scores(predicted: readonly Predicted[]): ScoredGroup[] {
  const group = (by: string, wordOf: (one: Predicted) => string): ScoredGroup[] =>
    [...groupBy(predicted, wordOf)].map(([name, rows]) => ({ by, name, ...scoreOf(rows.map(({ error }) => error)) }));
  return [
    ...group('class', ({ kernel }) => className(kernel.op)),
    ...ways.flatMap(([by, wordOf]) => group(by, wordOf)),
  ];
}

/** The likeliest reason of a miss; they are looked through in this order. */
function reasonOf(one: Predicted): string {
  const { kernel, seconds, hbmBytes, cacheBytes } = one;
  const fast = seconds > kernel.seconds;
  if (kernel.seconds < 5e-6) return 'launch-bound below 5 µs, where versions of one library differ';
  const cached = hbmBytes < cacheBytes || hbmBytes > kernel.seconds * one.hbmBytesPerS;
  if (fast && hbmBytes > 0 && cacheBytes > 0 && cached)
    return 'runs from the last-level cache, which a benchmark loop fills';
  if (one.origin === 'datasheet') return 'no coefficients for this accelerator and precision: datasheet alone';
  if (kernel.library !== '' && one.library !== '' && kernel.library !== one.library)
    return `library without coefficients of its own: those of ${one.library} were taken`;
  if (one.origin === 'family') return 'coefficients of the family, not of this accelerator';
  if (one.extrapolated) return 'outside the measured shapes';
  return fast ? 'faster than the fitted kernels: another kernel or tuning' : 'slower: a fallback or untuned kernel';
}

/** The `count` largest errors, the largest first. */
export function worst(predicted: readonly Predicted[], count: number): Miss[] {
  const misses = [...predicted].sort((a, b) => Math.abs(b.error) - Math.abs(a.error));
  return misses.slice(0, count).map((one) => ({
    kernel: one.kernel,
    predictedS: one.seconds,
    error: one.error,
    reason: reasonOf(one),
  }));
}
