// Fitting latent attention: which coefficients move.

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
  free('prefillLaunchS', 1e-5, 2e-6, 3e-4),
  free('prefillEfficiency', 0.6, 0.02, 0.97),
  free('prefillExtraTokens', 300, 1, 4000),
  free('prefillLeastTokens', 20, 1, 127),
  free('prefillPasses', 0.8, 0.02, 8),
  free('prefillTail', 0.7, 0.01, 2),
  free('prefillCacheSpeed', 1.5, 1, 6),
];

const decode: readonly FreeCoefficient[] = [
  free('decodeLaunchS', 1.2e-5, 3e-6, 3e-4),
  free('decodeSequenceS', 3e-8, 1e-9, 5e-6),
  free('decodePasses', 1.5, 1, 8),
  free('decodeTailS', 8.5e-10, 1e-11, 7.5e-9),
  free('decodeBandwidth', 0.85, 0.02, 0.97),
  free('decodeEfficiency', 0.55, 0.02, 1),
  free('decodeSpread', 60, 0.5, 1000),
  free('decodeCacheSpeed', 2.5, 1, 6),
];

/** Free coefficients of a phase. */
export const mlaFree = (phase: AttentionPhase): readonly FreeCoefficient[] => (phase === 'prefill' ? prefill : decode);
