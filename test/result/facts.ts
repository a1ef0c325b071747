// TEST DATA. What compile would say of an 8B model on one H100: plausible numbers, no catalog behind them.

import type { CapacityLine, ClassFacts, Compiled, PoolFacts, Provenance } from '../../src/compile/compiled.ts';
import type { KindTable, ProgramTables } from '../../src/core/layout.gen.ts';

const gib = 1024 ** 3;

/** The columns that src/result reads; the rest of a Program it never looks at. */
export function programOf(): ProgramTables {
  const kind = {
    maxNumSeqs: Int32Array.of(256),
    kvBlocks: Int32Array.of(27_774),
  } as unknown as KindTable;
  return {
    kind,
    replica: { kind: Int32Array.of(0), pool: Int32Array.of(0), level: Int32Array.of(0) },
  } as unknown as ProgramTables;
}

const capacity: readonly CapacityLine[] = [
  { what: 'HBM of one accelerator', value: 80 * gib, unit: 'B', note: 'datasheet' },
  { what: 'kept from the engine', value: -8 * gib, unit: 'B', note: 'memoryFraction 0.9' },
  { what: 'weights', value: -16_060_522_496, unit: 'B', note: '8.03 G parameters at 2 B, one rank' },
  { what: 'graphs, workspace, activations', value: -3e9, unit: 'B', note: 'recalled' },
  { what: 'left for KV', value: 72 * gib - 16_060_522_496 - 3e9, unit: 'B', note: '' },
  { what: 'KV block', value: 2_097_152, unit: 'B', note: '16 tokens at 131,072 B' },
  { what: 'KV blocks', value: 27_774, unit: 'blocks', note: 'rounded down' },
  { what: 'KV tokens', value: 444_384, unit: 'tokens', note: '' },
];

export const poolFacts: PoolFacts = {
  pool: 'mixed-0',
  row: 0,
  kind: 0,
  firstReplica: 0,
  weight: 1,
  clock: 1,
  admissionLimit: null,
  acceleratorUsdPerS: 2.5 / 3600,
  model: 'llama-3.1-8b',
  accelerator: 'h100-sxm',
  engine: 'vllm-v1',
  replicas: 1,
  tp: 1,
  ranks: 1,
  layout: 'one rank',
  kernels: [],
  accelerators: 1,
  precision: { weights: 'bf16', activations: 'bf16', kv: 'bf16', head: 'bf16' },
  readAs: 'read as nothing',
  paths: [
    { where: 'linear', weights: 'bf16', activations: 'bf16', multiply: 'bf16', dequantises: [], note: '' },
    { where: 'head', weights: 'bf16', activations: 'bf16', multiply: 'bf16', dequantises: [], note: '' },
    {
      where: 'attention',
      weights: 'fp8',
      activations: 'bf16',
      multiply: 'bf16',
      dequantises: ['kv'],
      note: 'fp8 KV is dequantised',
    },
  ],
  capacity,
  kvBlocks: 27_774,
  blockTokens: 16,
  parameters: 8_030_261_248,
  weightBytesPerRank: 16_060_522_496,
  kvBytesPerToken: 131_072,
  peakFlopPerS: 989.4e12,
  hbmBytesPerS: 3.35e12,
  tdpW: 700,
  outputS: 0.002,
  // 32 layers of 4,096 · ((2·32 + 2·8)·128 + 3·14,336) weights, a head of 128,256 · 4,096, 32 heads of 128
  modelFlop: { token: 13_958_643_712, output: 1_050_673_152, decodeKv: 524_288, pair: 262_144 },
  rank: {
    linearFlop: 13_958_643_712,
    attentionFlop: 262_144,
    linearFlopPerS: 712e12,
    attentionFlopPerS: 534e12,
    bytesPerS: 2.8e12,
    kvBytes: 131_072,
    fixedS: 2e-3,
    maxNumSeqs: 256,
    stepTokens: 8192,
  },
  maxContextTokens: 131_072,
};

export const provenance: readonly Provenance[] = [
  { what: 'HBM capacity', value: 80, unit: 'GiB', kind: 'datasheet', source: 'nvidia-h100-datasheet' },
  { what: 'HBM bandwidth', value: 3.35, unit: 'TB/s', kind: 'datasheet', source: 'nvidia-h100-datasheet' },
  { what: 'peak bf16, dense', value: 989.4, unit: 'TFLOP/s', kind: 'derived', source: 'nvidia-h100-datasheet' },
  { what: 'TDP', value: 700, unit: 'W', kind: 'datasheet', source: 'nvidia-h100-datasheet' },
  { what: 'GEMM efficiency', value: 0.72, unit: '1', kind: 'fitted', source: 'calibration set 3' },
  { what: 'HBM efficiency', value: 0.84, unit: '1', kind: 'fitted', source: 'calibration set 3' },
  { what: 'kernel launch', value: 2.1, unit: 'us', kind: 'measured', source: 'micro-benchmark' },
  { what: 'active power share', value: 0.35, unit: '1', kind: 'assumed', source: 'shared models' },
  { what: 'HBM power share', value: 0.29, unit: '1', kind: 'assumed', source: 'shared models' },
  { what: 'compute power share', value: 0.65, unit: '1', kind: 'assumed', source: 'shared models' },
  { what: 'reserved memory', value: 3, unit: 'GB', kind: 'recalled', source: 'vLLM V1 defaults' },
  { what: 'maxNumBatchedTokens', value: 8192, unit: 'tokens', kind: 'recalled', source: 'vLLM V1 defaults' },
  { what: 'price of an accelerator', value: 2.5, unit: '$/h', kind: 'user', source: 'scenario' },
];

export const noSlo = { ttftS: null, tpotS: null, e2eS: null };
export const chatClass: ClassFacts = { name: 'default', priority: 0, slo: { ttftS: 0.5, tpotS: 0.05, e2eS: null } };

export const compiledFacts: Compiled = {
  program: programOf(),
  pools: [poolFacts],
  route: { policy: 'least-outstanding-requests', signal: 'requests', staleS: 0, holdLimit: 0 },
  clocks: [1],
  classes: [chatClass],
  attainment: 0.95,
  price: { energyUsdPerJ: 0.08 / 3.6e6 },
  provenance,
  warnings: [],
};
