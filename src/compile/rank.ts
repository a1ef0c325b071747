// What a replica's numbers say without a clock: FLOP that answers need, and what arithmetic plans with.

import { activeDecoderCount, normParameters, vocabularyParameters } from '../catalog/arithmetic.ts';
import type { ModelEntry } from '../catalog/types.ts';
import { S_PER_PS } from '../units.ts';
import type { Capacity } from './capacity.ts';
import type { ModelFlop, RankFacts } from './compiled.ts';
import type { KindNumbers } from './kind.ts';
import type { Row } from './lowered.ts';
import type { System } from './system.ts';

const at = (kind: Row, column: string): number => Number(kind[column] ?? 0);

/** Source: Chowdhery et al., PaLM, 2022, appendix B. Experts that a token does not take are not counted. */
export function modelFlopOf(model: ModelEntry, kind: Row): ModelFlop {
  const linear = activeDecoderCount(model) - vocabularyParameters(model) - normParameters(model);
  return {
    token: 2 * linear,
    output: 2 * model.vocab * model.hidden,
    decodeKv: at(kind, 'decodeKvFlop') - dequantised(kind),
    pair: at(kind, 'pairFlop'),
  };
}

/** Making KV wide first is not model FLOP. */
const dequantised = (kind: Row): number => at(kind, 'prefillKvFlop');

/** Of one rank, the work of a replica shared equally. */
export function rankFactsOf(
  { model, ranks, parallel }: System,
  n: KindNumbers,
  capacity: Capacity,
  kind: Row,
  fixedLayerS: number,
): RankFacts {
  const flop = modelFlopOf(model, kind);
  const allReduces = ranks > 1 ? 2 * n.layers * n.allReduceLatencyS : 0;
  return {
    linearFlop: flop.token / ranks,
    attentionFlop: flop.pair / ranks,
    linearFlopPerS: n.linearFlopPerS,
    attentionFlopPerS: n.attentionFlopPerS,
    bytesPerS: n.hbmBytesPerS,
    kvBytes: capacity.kvBytesPerToken * parallel.attentionDp,
    fixedS: at(kind, 'hostStepPs') * S_PER_PS + n.layers * fixedLayerS + allReduces,
    maxNumSeqs: n.maxNumSeqs,
    stepTokens: n.maxNumBatchedTokens,
  };
}
