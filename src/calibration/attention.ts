// Fitting attention: which coefficients move.

import type { AttentionPhase } from '../timing/attention.ts';
import type { FreeCoefficient } from './types.ts';

const free = (name: string, start: number, low: number, high: number): FreeCoefficient => ({
  name,
  start,
  low,
  high,
  scale: 'log',
});

const prefill: readonly FreeCoefficient[] = [
  free('prefillLaunchS', 1e-5, 2e-6, 2e-4),
  free('prefillEfficiency', 0.6, 0.05, 0.97),
  free('prefillExtraTokens', 250, 1, 3000),
  free('prefillPasses', 1, 0.05, 6),
  free('prefillTail', 0.5, 0.01, 2),
  free('prefillCacheSpeed', 1.5, 1, 6),
];

const decode: readonly FreeCoefficient[] = [
  free('decodeLaunchS', 1.1e-5, 3e-6, 1.5e-4),
  free('decodeItemS', 1e-6, 5e-8, 2e-5),
  free('decodeTailS', 5e-10, 1e-11, 7.5e-9),
  free('decodeBandwidth', 0.88, 0.3, 0.97),
  free('decodeSpread', 60, 2, 1000),
  free('decodeCacheSpeed', 2.5, 1, 6),
];

/** Kernels of ungrouped queries, where some of the rows have as many KV heads as heads. */
const single: readonly FreeCoefficient[] = [
  free('decodeSingleBandwidth', 1, 0.1, 1.25),
  free('decodeSingleSpread', 1, 0.01, 4),
];

/** Free coefficients of a phase; `ungrouped` where the measurements hold heads without groups. */
export function attentionFree(phase: AttentionPhase, ungrouped = false): readonly FreeCoefficient[] {
  if (phase === 'prefill') return prefill;
  return ungrouped ? [...decode, ...single] : decode;
}
