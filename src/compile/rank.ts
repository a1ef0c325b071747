// What a replica's numbers say without a clock: FLOP that answers need, and what arithmetic plans with.

import type { ModelFlop, RankFacts } from './compiled.ts';
import { KERNELS_PER_LAYER, type kindNumbers } from './kind.ts';

type KindNumbers = ReturnType<typeof kindNumbers>;

/** Weights of the linear layers, elements of one rank. */
function linearElements(n: KindNumbers): number {
  const width = (2 * n.heads + 2 * n.kvHeads) * n.headDim;
  return n.layers * n.hidden * (width + (n.upProjections + 1) * n.ffn);
}

/** Source: Chowdhery et al., PaLM, 2022, appendix B. */
export function modelFlopOf(n: KindNumbers): ModelFlop {
  const attention = n.ranks * n.layers * n.heads * n.headDim;
  return {
    token: n.ranks * 2 * linearElements(n),
    output: n.ranks * 2 * n.vocab * n.hidden,
    decodeKv: 4 * attention,
    pair: 2 * attention,
  };
}

export function rankFactsOf(n: KindNumbers): RankFacts {
  const allReduces = n.ranks > 1 ? 2 * n.layers * n.allReduceLatencyS : 0;
  return {
    linearFlop: 2 * linearElements(n),
    attentionFlop: 2 * n.layers * n.heads * n.headDim,
    linearFlopPerS: n.linearFlopPerS,
    attentionFlopPerS: n.attentionFlopPerS,
    bytesPerS: n.hbmBytesPerS,
    kvBytes: 2 * n.layers * n.kvHeads * n.headDim * n.kvBytes,
    fixedS: Number(n.hostStepPs) * 1e-12 + n.layers * KERNELS_PER_LAYER * n.launchS + allReduces,
    maxNumSeqs: n.maxNumSeqs,
    stepTokens: n.maxNumBatchedTokens,
  };
}
