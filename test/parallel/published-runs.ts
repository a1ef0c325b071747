// Published training runs, as far as they are told, and what is recalled or assumed of the rest.
//
// Throughput, tp, cp, pp and accelerators: FACTS 3.14. Recalled of the Llama 3 report (2024, table 4): dp 64, 128 or 8;
// 16 M tokens a batch; sequences of 8,192, of 131,072 with cp 16; fp32 gradients summed over micro-batches and reduced
// once a step; sharded optimiser; interleaved chunks of one layer; cp by all-gather; no recompute of GEMMs. Assumed:
// sequence parallelism; norms and activation products are made again (it says that what is not needed is freed early).
// Recalled of Megatron-LM (SC 2021, table 1): layers, width, heads, batch, sequences of 2,048, vocabulary 51,200, full
// recompute, unfused attention, sends that nothing hides; its FLOP count recompute and all scores. Assumed of it: one
// sequence a micro-batch, chunks of two layers or one.
// Of both, recalled: the slowest of thousands computes 8 % slower (Sinha et al., SC 2022: variability of like
// accelerators).

export interface PublishedRun {
  readonly name: string;
  readonly step: Readonly<Record<string, unknown>>;
  /** FLOP/s of one accelerator, TFLOP/s */
  readonly published: number;
  /** what the publication counts */
  readonly counts: 'model' | 'hardware';
}

const jitter = { straggler: 0.08 };

function llama(name: string, cp: number, dp: number, global: number, published: number): PublishedRun {
  const step = {
    model: 'llama-3.1-405b',
    accelerator: 'h100-sxm',
    parallel: { tp: 8, cp, pp: 16, dp, sequenceParallel: true },
    batch: { sequence: 8192 * cp, global },
    recompute: 'selective',
    schedule: 'interleaved',
    chunks: 8,
    contextExchange: 'all-gather',
    accumulation: 'separate',
    jitter,
  };
  return { name: `Llama 3 405B, ${name}`, published, counts: 'model', step };
}

interface Gpt {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
}

function megatron(gpt: Gpt, pp: number, dp: number, global: number, chunks: number, published: number): PublishedRun {
  const { name, layers, hidden, heads } = gpt;
  const step = {
    model: {
      ...{ name, layers, hidden, heads, kvHeads: heads, headDim: hidden / heads, ffn: 4 * hidden },
      ...{ gatedMlp: false, vocab: 51200, tiedEmbeddings: true, maxContext: 2048 },
    },
    accelerator: 'a100-sxm-80gb',
    precision: 'fp16',
    gradients: 'fp16',
    parallel: { tp: 8, pp, dp },
    batch: { sequence: 2048, global },
    zero: 0,
    recompute: 'full',
    schedule: 'interleaved',
    chunks,
    attention: 'unfused',
    dropout: true,
    accumulation: 'separate',
    overlap: { gradients: false, pipeline: false },
    jitter,
  };
  return { name: `Megatron ${name}, ${8 * pp * dp} A100`, published, counts: 'hardware', step };
}

export const publishedRuns: readonly PublishedRun[] = [
  llama('8,192 H100, tp 8 cp 1 pp 16', 1, 64, 2048, 430),
  llama('16,384 H100, tp 8 cp 1 pp 16', 1, 128, 2048, 400),
  llama('16,384 H100, tp 8 cp 16 pp 16', 16, 8, 128, 380),
  megatron({ name: '145.6B', layers: 80, hidden: 12288, heads: 96 }, 8, 24, 2304, 5, 148),
  megatron({ name: '530B', layers: 105, hidden: 20480, heads: 128 }, 35, 9, 2520, 3, 163),
  megatron({ name: '1T', layers: 128, hidden: 25600, heads: 160 }, 64, 6, 3072, 2, 163),
];
