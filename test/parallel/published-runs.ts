// Published training runs, as far as they are told, and what is recalled of the rest.
//
// Throughput, tp, cp, pp and accelerators: FACTS 3.14. Of the Llama 3 report (2024, table 4) recalled: dp 64 or 128 or 8,
// 16 M tokens a batch, sequences of 8,192 (131,072 with cp), fp32 gradients reduced once a step and sharded optimiser,
// chunks of one layer, cp by all-gather, no recompute of attention or MLP. Assumed of it: norms and activations are made
// again (it says that what is not needed is freed early), sequence parallelism. Of Megatron-LM (SC 2021, table 1)
// recalled: layers, width, heads, batch, sequence 2,048, vocabulary 51,200, full recompute, unfused attention, one sequence
// a micro-batch, interleaving; its FLOP count what recompute runs and all scores.

import { find, models } from '../../src/catalog/index.ts';
import type { ModelEntry } from '../../src/catalog/types.ts';
import { singleLayout } from '../../src/parallel/layout.ts';
import { defaultBytes, defaultOptions, type TrainingSpec } from '../../src/parallel/training-types.ts';

export interface PublishedRun {
  readonly name: string;
  readonly accelerator: string;
  readonly spec: TrainingSpec;
  readonly published: number;
  /** what the publication counts */
  readonly counts: 'model' | 'hardware';
}

/** How much slower the slowest of thousands computes. Recalled: Sinha et al., SC 2022, 8 % between like accelerators. */
const jitter = { meanS: 0, straggler: 0.08 };

const llama = find(models, 'llama-3.1-405b')!;

function llamaRun(name: string, cp: number, dp: number, globalBatch: number, published: number): PublishedRun {
  return {
    name: `Llama 3 405B, ${name}`,
    accelerator: 'h100-sxm',
    published,
    counts: 'model',
    spec: {
      model: llama,
      layout: { ...singleLayout, tp: 8, cp, pp: 16, dp, sequenceParallel: true },
      servers: { acceleratorsPerNode: 8, nodes: (8 * cp * 16 * dp) / 8 },
      batch: { sequence: 8192 * cp, globalBatch, microBatch: 1 },
      bytes: defaultBytes,
      options: {
        ...defaultOptions,
        jitter,
        recompute: 'selective',
        schedule: 'interleaved',
        chunks: 8,
        contextExchange: 'all-gather',
        accumulation: 'separate',
      },
    },
  };
}

const gpt = (name: string, layers: number, hidden: number, heads: number): ModelEntry => ({
  id: name,
  name,
  aliases: [],
  source: 'recalled',
  kind: 'recalled',
  layers,
  hidden,
  heads,
  kvHeads: heads,
  headDim: hidden / heads,
  ffn: 4 * hidden,
  gatedMlp: false,
  vocab: 51200,
  tiedEmbeddings: true,
  maxContext: 2048,
  needs: [],
});

function megatronRun(
  model: ModelEntry,
  pp: number,
  dp: number,
  globalBatch: number,
  chunks: number,
  published: number,
) {
  const run: PublishedRun = {
    name: `Megatron ${model.name}, ${8 * pp * dp} A100`,
    accelerator: 'a100-sxm-80gb',
    published,
    counts: 'hardware',
    spec: {
      model,
      layout: { ...singleLayout, tp: 8, pp, dp },
      servers: { acceleratorsPerNode: 8, nodes: pp * dp },
      batch: { sequence: 2048, globalBatch, microBatch: 1 },
      bytes: { parameter: 2, gradient: 2 },
      options: {
        ...defaultOptions,
        jitter,
        zero: 0,
        recompute: 'full',
        attention: 'unfused',
        dropout: true,
        schedule: chunks > 1 ? 'interleaved' : '1f1b',
        chunks,
        overlap: { ...defaultOptions.overlap, gradients: false, pipeline: false },
        accumulation: 'separate',
      },
    },
  };
  return run;
}

export const publishedRuns: readonly PublishedRun[] = [
  llamaRun('8,192 H100, tp 8 cp 1 pp 16', 1, 64, 2048, 430),
  llamaRun('16,384 H100, tp 8 cp 1 pp 16', 1, 128, 2048, 400),
  llamaRun('16,384 H100, tp 8 cp 16 pp 16', 16, 8, 128, 380),
  megatronRun(gpt('145.6B', 80, 12288, 96), 8, 24, 2304, 5, 148),
  megatronRun(gpt('530B', 105, 20480, 128), 35, 9, 2520, 3, 163),
  megatronRun(gpt('1T', 128, 25600, 160), 64, 6, 3072, 2, 163),
];
