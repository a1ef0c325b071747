/** Kernel models, README §4: each formula in the page's order of operations. */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { ElementwiseCoefficient, GemmCoefficient, KernelOp, LinkCoefficient } from '../../src/core/layout.gen.ts';

const width = 32;

/** What one kernel takes and does. */
export interface KernelTime {
  readonly seconds: number;
  readonly flop: number;
  readonly bytes: number;
  /** bytes that each rank sends; 0 of a kernel that computes */
  readonly link: number;
}

/** Dimensions of the kernel, x0 … x7. */
export type KernelShape = readonly number[];

/** One row of `model`. */
interface Model {
  readonly op: number;
  readonly form: number;
  readonly at: (place: number) => number;
  readonly clockFactor: number;
}

function gemm({ at, clockFactor }: Model, [m = 0, n = 0, k = 0]: KernelShape): KernelTime {
  const c = GemmCoefficient;
  const flop = 2 * m * n * k + at(c.dequantWeights) * n * k + at(c.dequantActivations) * m * k;
  const bytes =
    n * k * at(c.weightBytes) + n * at(c.channelBytes) + m * k * at(c.activationBytes) + m * n * at(c.outputBytes);
  const computeS = flop / (at(c.flopPerS) * at(c.computeShare) * clockFactor);
  const memoryS = bytes / (at(c.bytesPerS) * at(c.memoryShare));
  return { seconds: Math.max(computeS, memoryS) + at(c.launchS), flop, bytes, link: 0 };
}

function elementwise({ at, clockFactor }: Model, [t = 0, flop = 0, bytes = 0, launches = 0]: KernelShape): KernelTime {
  const c = ElementwiseCoefficient;
  const computeS = (t * flop) / (at(c.flopPerS) * clockFactor);
  const memoryS = (t * bytes) / at(c.bytesPerS);
  return { seconds: Math.max(computeS, memoryS) + launches * at(c.launchS), flop: t * flop, bytes: t * bytes, link: 0 };
}

function link({ at }: Model, [t = 0, bytes = 0]: KernelShape): KernelTime {
  const c = LinkCoefficient;
  const sent = t * bytes;
  return { seconds: at(c.latencyS) + sent / at(c.bytesPerS), flop: 0, bytes: 0, link: sent };
}

const kernels: Readonly<Record<number, (model: Model, shape: KernelShape) => KernelTime>> = {
  [KernelOp.gemm]: gemm,
  [KernelOp.elementwise]: elementwise,
  [KernelOp.link]: link,
};

/** Times one kernel of a row of `model` at a clock. */
export function kernelTime(program: ProgramTables, row: number, shape: KernelShape, clockFactor: number): KernelTime {
  const op = program.model.op[row] ?? -1;
  const kernel = kernels[op];
  if (kernel === undefined) throw new RangeError(`the twin knows no operator ${op}`);
  const at = (place: number) => program.coefficient.value[row * width + place] ?? 0;
  return kernel({ op, form: program.model.form[row] ?? 0, at, clockFactor }, shape);
}
