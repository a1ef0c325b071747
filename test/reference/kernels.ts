/** Kernel models, README §4: each formula in the page's order of operations. */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { elementwisePlaces, forms, gemmPlaces, linkPlaces, moePlaces, ops } from './places.ts';
import type { Tiling } from './tiles.ts';
import { groupedS, quickestS } from './tiles.ts';

const width = 32;

/** What one kernel takes and does. */
export interface KernelTime {
  readonly seconds: number;
  readonly flop: number;
  readonly bytes: number;
  /** bytes that each rank sends; 0 of a kernel that computes */
  readonly link: number;
}

/** Dimensions of the kernel, in the order of `x`. */
export type KernelShape = readonly number[];

/** One row of `model`. */
interface Model {
  readonly op: number;
  readonly form: number;
  readonly at: (place: number) => number;
  readonly clockFactor: number;
}

/** Both operators that run in tiles name these alike. */
function tilingOf({ at, clockFactor }: Model, c: typeof gemmPlaces | typeof moePlaces): Tiling {
  return {
    units: at(c.units),
    feedSide: at(c.feedSide),
    fillK: at(c.fillK),
    leastM: at(c.leastM),
    leastN: at(c.leastN),
    waveShare: at(c.waveShare),
    fullDrawShare: at(c.fullDrawShare),
    sustained: at(c.flopPerS) * clockFactor * at(c.computeShare),
  };
}

function gemm(model: Model, [m = 0, n = 0, k = 0]: KernelShape): KernelTime {
  const { at, clockFactor, form } = model;
  const c = gemmPlaces;
  const flop = 2 * m * n * k + at(c.dequantWeights) * n * k + at(c.dequantActivations) * m * k;
  const bytes =
    n * k * at(c.weightBytes) + n * at(c.channelBytes) + m * k * at(c.activationBytes) + m * n * at(c.outputBytes);
  const computeS = flop / (at(c.flopPerS) * at(c.computeShare) * clockFactor);
  const memoryS = bytes / (at(c.bytesPerS) * at(c.memoryShare));
  if (form === forms.roofline) {
    return { seconds: Math.max(computeS, memoryS) + at(c.launchS), flop, bytes, link: 0 };
  }
  const bytesPerS = at(c.bytesPerS);
  const passes = (at(c.quantisePasses) * m * k * (2 + at(c.activationBytes))) / (0.85 * bytesPerS);
  const split = { largest: at(c.largestSplit), eachS: at(c.splitS), bytesPerS };
  const bodyS = quickestS(tilingOf(model, c), [m, n, k], memoryS, split);
  const leastS = Math.max(Math.max(bodyS, flop / (at(c.flopPerS) * clockFactor)), bytes / bytesPerS);
  return { seconds: leastS + at(c.launchS) + (at(c.quantiseS) + passes), flop, bytes, link: 0 };
}

/** Fused experts of one rank, the tokens spread round robin. */
function moe(model: Model, shape: KernelShape): KernelTime {
  const [tokens = 0, experts = 0, topK = 0, hidden = 0, ffn = 0, tp = 1, ep = 1, skew = 0] = shape;
  if (skew > 0) throw new RangeError('the twin spreads tokens round robin only');
  const { at, clockFactor, form } = model;
  const c = moePlaces;
  const pairs = Math.max(1, (tokens * topK) / ep);
  const hit = Math.min(Math.max(1, experts / ep), pairs);
  const rows = hit * (pairs / hit);
  const [width, matrices] = [ffn / tp, at(c.matrices)];
  const flop = 2 * matrices * hidden * width * rows;
  const weights = matrices * hidden * width * hit * at(c.weightBytes);
  const bytes = weights + 4 * Math.min(rows, tokens) * hidden;
  const bytesPerS = at(c.bytesPerS);
  const computeS = flop / (at(c.flopPerS) * clockFactor * at(c.computeShare));
  const memoryS = weights / (bytesPerS * at(c.memoryShare));
  if (form === forms.roofline) {
    return { seconds: Math.max(computeS, memoryS) + at(c.launchS), flop, bytes, link: 0 };
  }
  const foreign = Math.max(0, tokens * topK - rows) * at(c.foreignShare);
  const narrow = at(c.activationBytes);
  const touched = at(c.passes) * (rows + foreign) * (hidden * (6 + narrow) + width * (8 + 2 * narrow));
  const tiling = tilingOf(model, c);
  const group = { experts: hit, tokens: pairs / hit, foreign };
  const up = groupedS(tiling, group, [(matrices - 1) * width, hidden], memoryS * ((matrices - 1) / matrices));
  const down = groupedS(tiling, group, [hidden, width], memoryS / matrices);
  const leastS = Math.max(flop / (at(c.flopPerS) * clockFactor), weights / bytesPerS);
  const seconds = Math.max(up + down, leastS) + touched / (0.85 * bytesPerS) + at(c.launchS);
  return { seconds, flop, bytes, link: 0 };
}

function elementwise({ at, clockFactor }: Model, [t = 0, flop = 0, bytes = 0, launches = 0]: KernelShape): KernelTime {
  const c = elementwisePlaces;
  const computeS = (t * flop) / (at(c.flopPerS) * clockFactor);
  const memoryS = (t * bytes) / at(c.bytesPerS);
  return { seconds: Math.max(computeS, memoryS) + launches * at(c.launchS), flop: t * flop, bytes: t * bytes, link: 0 };
}

function link({ at }: Model, [t = 0, bytes = 0]: KernelShape): KernelTime {
  const c = linkPlaces;
  const sent = t * bytes;
  return { seconds: at(c.latencyS) + sent / at(c.bytesPerS), flop: 0, bytes: 0, link: sent };
}

const kernels: Readonly<Record<number, (model: Model, shape: KernelShape) => KernelTime>> = {
  [ops.gemm]: gemm,
  [ops.moe]: moe,
  [ops.elementwise]: elementwise,
  [ops.link]: link,
};

/** Times one kernel of a row of `model` at a clock. */
export function kernelTime(program: ProgramTables, row: number, shape: KernelShape, clockFactor: number): KernelTime {
  const op = program.model.op[row] ?? -1;
  const kernel = kernels[op];
  if (kernel === undefined) throw new RangeError(`the twin knows no operator ${op}`);
  const at = (place: number) => program.coefficient.value[row * width + place] ?? 0;
  return kernel({ op, form: program.model.form[row] ?? 0, at, clockFactor }, shape);
}
