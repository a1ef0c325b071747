// Kernel times asked of the core: calibrated models where an accelerator has them, another answer for the rest.

import type { CoreModule } from '../core/host.ts';
import { Lab, shapeOf } from '../core/lab.ts';
import { AttentionShape, CollectiveShape, GemmShape } from '../core/layout.gen.ts';
import type { CollectiveOp, KernelTimes } from '../parallel/times.ts';
import type { KernelModel } from '../timing/types.ts';

/** Models of an accelerator; what is left out is answered by the fallback. */
export interface LabModels {
  readonly gemm?: KernelModel;
  readonly prefillAttention?: KernelModel;
  readonly collective?: (op: CollectiveOp) => KernelModel;
}

/** Times a shape once and remembers it: a step asks for the same few again and again. */
function asker(module: CoreModule, model: KernelModel): (shape: readonly number[]) => number {
  const lab = Lab.create(module, [model.row]);
  const known = new Map<string, number>();
  return (shape) => {
    const key = shape.join(',');
    let seconds = known.get(key);
    if (seconds === undefined) {
      seconds = lab.time([{ model: 0, shape }])[0]?.seconds ?? Number.NaN;
      known.set(key, seconds);
    }
    return seconds;
  };
}

/** Kernel times of the core's models. `module`: the compiled core. */
export function labTimes(module: CoreModule, models: LabModels, fallback: KernelTimes): KernelTimes {
  const gemm = models.gemm === undefined ? null : asker(module, models.gemm);
  const prefill = models.prefillAttention === undefined ? null : asker(module, models.prefillAttention);
  const collectives = new Map<CollectiveOp, (shape: readonly number[]) => number>();
  const collectiveOf = (op: CollectiveOp) => {
    let ask = collectives.get(op);
    if (ask === undefined && models.collective !== undefined) {
      ask = asker(module, models.collective(op));
      collectives.set(op, ask);
    }
    return ask;
  };
  return {
    gemm: (m, n, k) => (gemm === null ? fallback.gemm(m, n, k) : gemm(shapeOf(GemmShape, { m, n, k }))),
    prefillAttention(shape) {
      if (prefill === null) return fallback.prefillAttention(shape);
      const { sequences: batch, causal, tokens, context, heads, kvHeads, headDim } = shape;
      const sizes = { batch, tokens, context, causal: causal ? 1 : 0, heads, kvHeads, headDim };
      return prefill(shapeOf(AttentionShape, sizes));
    },
    collective(op, bytes, ranks, ranksPerNode) {
      const ask = collectiveOf(op);
      return ask === undefined
        ? fallback.collective(op, bytes, ranks, ranksPerNode)
        : ask(shapeOf(CollectiveShape, { bytes, ranks, ranksPerNode }));
    },
    elementwise: (bytes) => fallback.elementwise(bytes),
  };
}
