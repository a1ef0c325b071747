// SGLang: weights and KV share a static part of what is free before loading; graphs and activations live in the rest.
// Source: free after loading − free before loading × (1 − share); the share that it sets by itself is recalled.

import { type MemoryRule, sumOf } from './types.ts';

const MIB = 1024 ** 2;

/** Memory that the engine leaves to itself, MiB: metadata, 1.5 a token of a chunk, 2 a captured sequence, ranks. */
function ownShare(usableBytes: number, batchedTokens: number, seqs: number, ranks: number): number {
  const captured = Math.min(seqs, usableBytes < 60 * 1024 * MIB ? 160 : ranks < 4 ? 256 : 512);
  const reservedMib = 512 + 1.5 * batchedTokens + 2 * captured + (ranks / 8) * 1024;
  return Math.round((1 - (reservedMib * MIB) / usableBytes) * 1000) / 1000;
}

export const sglang: MemoryRule = {
  id: 'sglang',
  keepsActivations: false,
  kvMemory({ usableBytes, fraction, weightBytes, kept, batchedTokens, seqs, ranks }) {
    const share = fraction ?? ownShare(usableBytes, batchedTokens, seqs, ranks);
    return {
      fraction: share,
      leftBytes: (usableBytes - sumOf(kept)) * share - weightBytes,
      fractionNote:
        fraction === null
          ? 'static share, set by the engine: the rest is for activations and graphs'
          : 'static share: the rest is for activations and graphs',
      leftNote: '(memory − what is kept) × fraction − weights',
    };
  },
};
