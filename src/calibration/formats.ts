// Columns of measured kernels: those of aiconfigurator's tables (Apache-2.0), which scripts/measure_kernels.py writes
// too.

import { idOf } from '../catalog/names.ts';
import type { KernelOpName } from '../core/lab.ts';
import { shapeOf } from '../core/lab.ts';
import { AttentionShape, GemmShape, MoeShape } from '../core/layout.gen.ts';
import { precisionWord } from '../timing/operands.ts';
import { collectives, deepEp } from './collective.ts';
import type { CsvRow } from './csv.ts';
import type { MeasuredFormat, RowKernel } from './format.ts';

/** 16-bit floats are one multiply at one rate, and one word in KernelEntry. */
function wordOf(text: string): string {
  const word = precisionWord(text);
  return word === 'fp16' ? 'bf16' : word;
}

const milliseconds = (row: CsvRow): number => row.above0('latency_ms') / 1000;
const library = (row: CsvRow): string => idOf(row.text('framework'));

const gemm: MeasuredFormat = {
  name: 'gemm',
  columns: ['system', 'framework', 'gemm_dtype', 'm', 'n', 'k', 'latency_ms'],
  read: (row) => [
    {
      op: 'gemm',
      precision: wordOf(row.text('gemm_dtype')),
      library: library(row),
      kernel: '',
      shape: shapeOf(GemmShape, { m: row.whole('m'), n: row.whole('n'), k: row.whole('k') }),
      seconds: milliseconds(row),
    },
  ],
};

const attentionPrecision = (row: CsvRow, math: string): string =>
  `${wordOf(row.text(math))}/${wordOf(row.text('kv_cache_dtype'))}`;

function attention(row: CsvRow, op: KernelOpName, tokens: number, context: number): RowKernel {
  const [heads, kvHeads] = [row.whole('num_heads'), row.whole('num_kv_heads')];
  if (kvHeads > heads) row.refuse('num_kv_heads', 'At most as many KV heads as heads.');
  const causal = op === 'prefillAttention' ? 1 : 0;
  const sizes = { batch: row.whole('batch'), tokens, context, causal, heads, kvHeads, headDim: row.whole('head_dim') };
  return {
    op,
    precision: attentionPrecision(row, 'attn_dtype'),
    library: library(row),
    kernel: '',
    shape: shapeOf(AttentionShape, { ...sizes, window: row.text('window') === '' ? 0 : row.whole('window', 0) }),
    seconds: milliseconds(row),
  };
}

const attentionColumns = ['batch', 'num_heads', 'num_kv_heads', 'head_dim', 'latency_ms'];
const attentionHead = ['system', 'framework', 'attn_dtype', 'kv_cache_dtype'];

const prefill: MeasuredFormat = {
  name: 'prefill attention',
  columns: [...attentionHead, 'isl', ...attentionColumns],
  read: (row) => [attention(row, 'prefillAttention', row.whole('isl'), 0)],
};

const decode: MeasuredFormat = {
  name: 'decode attention',
  columns: [...attentionHead, 'kv_len', ...attentionColumns],
  read: (row) => [attention(row, 'decodeAttention', 1, row.whole('kv_len'))],
};

const mla: MeasuredFormat = {
  name: 'MLA',
  columns: ['system', 'framework', 'kind', 'mla_dtype', 'kv_cache_dtype', 'num_heads', 'batch', 'kv_len', 'latency_ms'],
  read: (row) => {
    const prompt = row.text('kind') === 'context';
    if (!prompt && row.text('kind') !== 'generation') row.refuse('kind', 'Known: context, generation.');
    const length = row.whole('kv_len');
    return [
      {
        op: prompt ? 'mlaPrefill' : 'mlaDecode',
        precision: attentionPrecision(row, 'mla_dtype'),
        library: library(row),
        kernel: '',
        shape: shapeOf(AttentionShape, {
          ...{ batch: row.whole('batch'), tokens: prompt ? length : 1, context: prompt ? 0 : length },
          heads: row.whole('num_heads'),
        }),
        seconds: milliseconds(row),
      },
    ];
  },
};

/** Exponent of a power law at most; a steeper one is a slip. Kind: assumed. */
const STEEPEST = 100;

/** balanced → 0, uniform → 1, power_law_1.01 → 1.01; NaN where the word is none of these. */
export function distributionOf(text: string): number {
  if (text === 'balanced') return 0;
  if (text === 'uniform') return 1;
  const value = Number(/^power_law_(\d{1,3}(?:\.\d{1,12})?)$/.exec(text)?.[1]);
  return value > 1 && value <= STEEPEST ? value : Number.NaN;
}

const moe: MeasuredFormat = {
  name: 'MoE',
  columns: [
    ...['system', 'framework', 'kernel', 'moe_dtype', 'num_tokens', 'hidden', 'inter', 'topk', 'num_experts'],
    ...['moe_tp', 'moe_ep', 'distribution', 'latency_ms'],
  ],
  read: (row) => {
    const distribution = distributionOf(row.text('distribution'));
    if (Number.isNaN(distribution)) row.refuse('distribution', 'Known: balanced, uniform, power_law_1.01 and similar.');
    const [experts, topK] = [row.whole('num_experts'), row.whole('topk')];
    if (topK > experts) row.refuse('topk', 'At most as many as there are experts.');
    const sizes = {
      tokens: row.whole('num_tokens'),
      experts,
      topK,
      hidden: row.whole('hidden'),
      ffn: row.whole('inter'),
    };
    const ranks = { tp: row.whole('moe_tp'), ep: row.whole('moe_ep') };
    return [
      {
        op: 'moe',
        precision: wordOf(row.text('moe_dtype')),
        library: library(row),
        kernel: row.text('kernel'),
        shape: shapeOf(MoeShape, { ...sizes, ...ranks, skew: distribution }),
        seconds: milliseconds(row),
      },
    ];
  },
};

export const formats: readonly MeasuredFormat[] = [gemm, prefill, decode, mla, moe, collectives, deepEp];
