// vLLM: a share of all memory, less the weights and what the profile run saw. Source: engines of 0.6 to 0.21 as their
// logs print it.

import { type MemoryRule, sumOf } from './types.ts';

export const vllm: MemoryRule = {
  id: 'vllm',
  keepsActivations: true,
  kvMemory({ usableBytes, fraction, weightBytes, kept }) {
    const share = fraction ?? 0;
    return {
      fraction: share,
      leftBytes: usableBytes * share - weightBytes - sumOf(kept),
      fractionNote: 'share of all memory that the engine may use',
      leftNote: 'memory × fraction − weights − what is kept',
    };
  },
};
