// A small dense model, a mixture of experts and a plain machine for tests of layouts.

import type { ModelEntry } from '../../src/catalog/types.ts';
import { singleLayout } from '../../src/parallel/layout.ts';
import { type AcceleratorRates, rooflineTimes } from '../../src/parallel/times.ts';
import type { TrainingMachine } from '../../src/training/step.ts';
import { defaultOptions, type TrainingOptions, type TrainingSpec } from '../../src/training/types.ts';

export const dense: ModelEntry = {
  id: 'dense',
  name: 'dense',
  aliases: [],
  source: 'test',
  kind: 'assumed',
  layers: 16,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 14336,
  gatedMlp: true,
  vocab: 128256,
  tiedEmbeddings: false,
  maxContext: null,
  needs: [],
};

export const mixture: ModelEntry = {
  ...dense,
  id: 'mixture',
  name: 'mixture',
  experts: 64,
  topK: 8,
  moeFfn: 2048,
  sharedExperts: 1,
  denseLayers: 2,
  needs: ['moe'],
};

/** Multi-head attention, an MLP of four widths: the model that published formulas are of. */
export const gpt: ModelEntry = {
  ...dense,
  kvHeads: 32,
  ffn: 4 * 4096,
  gatedMlp: false,
  tiedEmbeddings: true,
};

export const rates: AcceleratorRates = {
  peakFlopPerS: 1e15,
  computeShare: 0.8,
  attentionShare: 0.75,
  hbmBytesPerS: 3e12,
  hbmShare: 0.8,
  linkBytesPerS: 450e9,
  linkShare: 0.7,
  linkLatencyS: 5e-6,
  portBytesPerS: 50e9,
  launchS: 4e-6,
};

export const machine: TrainingMachine = {
  times: rooflineTimes(rates, 2),
  peakFlopPerS: rates.peakFlopPerS,
  hbmBytesPerS: rates.hbmBytesPerS,
  tdpW: 700,
};

type Changes = Omit<Partial<TrainingSpec>, 'layout' | 'options' | 'batch'> & {
  readonly layout?: Partial<TrainingSpec['layout']>;
  readonly options?: Partial<TrainingOptions>;
  readonly batch?: Partial<TrainingSpec['batch']>;
};

/** 64 accelerators: tp 4, pp 4, dp 4, 16 micro-batches; power does not limit clocks. */
export function specOf(changes: Changes = {}): TrainingSpec {
  const layout = { ...singleLayout, tp: 4, pp: 4, dp: 4, ...changes.layout };
  return {
    model: changes.model ?? dense,
    layout,
    servers: changes.servers ?? { acceleratorsPerNode: 8, nodes: 64 },
    batch: { sequence: 4096, globalBatch: 64, microBatch: 1, ...changes.batch },
    bytes: changes.bytes ?? { parameter: 2, gradient: 2 },
    options: { ...defaultOptions, powerLimited: false, ...changes.options },
  };
}
