// TensorRT-LLM: a share of what is free once weights and workspace are in memory.
// Source: docs/source/reference/memory.md of NVIDIA/TensorRT-LLM.

import { type MemoryRule, sumOf } from './types.ts';

export const tensorrtLlm: MemoryRule = {
  id: 'tensorrt-llm',
  keepsActivations: true,
  kvMemory({ usableBytes, fraction, weightBytes, kept }) {
    const share = fraction ?? 0;
    return {
      fraction: share,
      leftBytes: (usableBytes - weightBytes - sumOf(kept)) * share,
      fractionNote: 'share of what is free beside weights and workspace',
      leftNote: '(memory − weights − what is kept) × fraction',
    };
  },
};
