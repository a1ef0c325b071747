// The one rule for the precision of a multiply, on every accelerator × weights × activations of the catalog: time,
// energy and report name the same precision, and no kernel is faster than the datasheet allows in it.

import { describe, expect, test } from 'vitest';
import { pjPerFlop } from '../../src/catalog/energy.ts';
import { accelerators, precisions } from '../../src/catalog/index.ts';
import type { AcceleratorEntry, PrecisionId } from '../../src/catalog/types.ts';
import { capacityOf } from '../../src/compile/capacity.ts';
import { kindNumbers, multipliesOf, pathsOf } from '../../src/compile/kind.ts';
import { modelsOf } from '../../src/compile/models.ts';
import { nothingOwn } from '../../src/compile/own.ts';
import { type System, systemsOf } from '../../src/compile/system.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { attentionMultiply } from '../../src/timing/attention-precision.ts';
import { mlaModel } from '../../src/timing/mla.ts';
import { multiplyOf } from '../../src/timing/multiply.ts';
import type { KernelModel } from '../../src/timing/types.ts';
import { siOf } from '../../src/units.ts';

const module = await loadCoreModule();

const [mixtral] = systemsOf(
  parseScenario({
    model: 'mixtral-8x7b-v0.1',
    fleet: { pools: [{ accelerator: 'h100-sxm', tp: 1 }] },
    engine: { kvTokens: 4096 },
    workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
  }),
) as [System];

/** Large multiplies, and one row. */
const shapes: Readonly<Record<string, readonly (readonly number[])[]>> = {
  gemm: [
    [8192, 8192, 8192],
    [1, 4096, 14336],
  ],
  moe: [
    [8192, 8, 2, 4096, 14336, 1, 1, 1],
    [1, 8, 2, 4096, 14336, 1, 1, 1],
  ],
  prefillAttention: [[4, 16384, 0, 1, 32, 8, 128, 0]],
  decodeAttention: [[64, 1, 16384, 0, 32, 8, 128, 0]],
  mlaPrefill: [[4, 16384, 0, 128]],
  mlaDecode: [[64, 16384, 128]],
};

interface Question {
  readonly says: string;
  readonly model: KernelModel;
  readonly peak: number;
  readonly bytesPerS: number;
}

const peakIn = (accelerator: AcceleratorEntry, id: PrecisionId): number => siOf(accelerator.peak[id]) ?? Number.NaN;

/** All kernels of a pool whose weights and cache are stored in `weights`. */
function questionsOf(accelerator: AcceleratorEntry, weights: PrecisionId, activations: PrecisionId): Question[] {
  const precision = { weights, activations, kv: weights, head: weights };
  const bytesPerS = siOf(accelerator.hbmBandwidth) ?? Number.NaN;
  return (['roofline', 'calibrated'] as const).flatMap((form) => {
    const system: System = { ...mixtral, accelerator, precision, kernels: { ...mixtral.kernels, form } };
    const multiplies = multipliesOf(system);
    const numbers = kindNumbers(system, multiplies, capacityOf(system));
    const models = modelsOf(system, numbers, nothingOwn);
    const linear = multiplyOf(accelerator, weights, activations)?.precision as PrecisionId;
    const scores = attentionMultiply(accelerator, { activations, kv: weights, form })?.precision as PrecisionId;
    const says = `${accelerator.id} ${weights} × ${activations} ${form}`;
    // the report
    expect(pathsOf(system, multiplies).map(({ multiply }) => multiply)).toEqual([linear, linear, scores]);
    // energy
    const { linearPjPerFlop, headPjPerFlop, attentionPjPerFlop } = numbers;
    const joules = [linearPjPerFlop, headPjPerFlop, attentionPjPerFlop];
    expect(joules, says).toEqual([linear, linear, scores].map((id) => pjPerFlop(accelerator, id)));
    // time
    const { linear: linearOf, head, experts, attention } = models;
    const gemm = linearOf(weights);
    const latent = mlaModel(accelerator, {
      accelerator: accelerator.id,
      activations,
      kv: weights,
      form,
      phase: 'decode',
    });
    const made = [gemm.model, head.model, experts?.model as KernelModel, attention.model, latent];
    expect(
      made.map(({ multiply }) => multiply),
      says,
    ).toEqual([linear, linear, linear, scores, scores]);
    return made.map((model) => ({
      says: `${says} ${model.row.op}`,
      model,
      peak: peakIn(accelerator, model.multiply as PrecisionId),
      bytesPerS,
    }));
  });
}

/** Both phases of attention are one row. */
const phasesOf = (op: string): readonly string[] =>
  op.endsWith('Attention')
    ? ['prefillAttention', 'decodeAttention']
    : op.startsWith('mla')
      ? ['mlaPrefill', 'mlaDecode']
      : [op];

function check(questions: readonly Question[]): void {
  const asked = questions.flatMap((one) => phasesOf(one.model.row.op).map((op) => ({ ...one, op })));
  const rows = asked.map(({ model, op }) => ({ ...model.row, op: op as typeof model.row.op }));
  const lab = Lab.create(module, rows);
  const all = asked.flatMap((one, model) => (shapes[one.op] ?? []).map((shape) => ({ one, model, shape })));
  const answers = lab.time(all.map(({ model, shape }) => ({ model, shape })));
  for (const [at, { seconds, flop, hbmBytes }] of answers.entries()) {
    const { says, peak, bytesPerS } = all[at]!.one;
    if (!(seconds >= (flop / peak) * (1 - 1e-12))) expect.fail(`${says}: ${flop / seconds} FLOP/s of ${peak}`);
    if (!(seconds >= (hbmBytes / bytesPerS) * (1 - 1e-12)))
      expect.fail(`${says}: ${hbmBytes / seconds} B/s of ${bytesPerS}`);
  }
}

describe('every accelerator, weights and activations', () => {
  const known = accelerators.filter(({ hbmBandwidth, peak }) =>
    [hbmBandwidth, ...Object.values(peak)].some(({ value }) => value !== null),
  );
  let triples = 0;
  test.each(known.map((accelerator) => [accelerator.id, accelerator] as const))('%s', (_, accelerator) => {
    const questions = precisions.flatMap(({ id: weights }) =>
      precisions.flatMap(({ id: activations }) => {
        if (multiplyOf(accelerator, weights, activations) === null) return [];
        triples++;
        return questionsOf(accelerator, weights, activations);
      }),
    );
    check(questions);
  });

  test('none is left out', () => {
    expect(triples).toBe(3104);
  });
});

describe('what was faster than its precision', () => {
  const h100 = accelerators.find(({ id }) => id === 'h100-sxm')!;
  const b200 = accelerators.find(({ id }) => id === 'b200-sxm')!;

  test.each<[AcceleratorEntry, PrecisionId, PrecisionId, PrecisionId]>([
    [b200, 'fp32', 'bf16', 'fp32'],
    [h100, 'int8', 'fp8', 'bf16'],
    [h100, 'fp8', 'int8', 'bf16'],
    [h100, 'fp8', 'fp32', 'fp32'],
  ])('%s', (accelerator, weights, activations, precision) => {
    const multiply = multiplyOf(accelerator, weights, activations);
    expect(multiply).toMatchObject({ precision, flopPerS: peakIn(accelerator, precision) });
  });
});
