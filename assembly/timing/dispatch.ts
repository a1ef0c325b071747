// Which function times a row of the table `shape`.

import { collectiveKernel } from '../collective/cost';
import { exchangeKernel } from '../collective/exchange';
import { decodeAttentionKernel, prefillAttentionKernel } from '../kernel/attention';
import { elementwiseKernel } from '../kernel/elementwise';
import { gemmKernel } from '../kernel/gemm';
import { linkKernel } from '../kernel/link';
import { mlaDecodeKernel, mlaPrefillKernel } from '../kernel/mla';
import { moeKernel } from '../kernel/moe';
import { KernelOp, Models } from '../layout/kernel.gen';
import { Shapes } from '../layout/timing.gen';

/** Times a shape by the coefficients of its model; answers in `kernel`. */
export function timeByCoefficients(row: i32): void {
  const model = Shapes.model[row];
  const op = Models.op[model];
  if (op == KernelOp.gemm) gemmKernel(model, Shapes.x0[row], Shapes.x1[row], Shapes.x2[row]);
  else if (op == KernelOp.prefillAttention) timePrefill(row, model);
  else if (op == KernelOp.decodeAttention) timeDecode(row, model);
  else if (op == KernelOp.mlaPrefill) {
    mlaPrefillKernel(model, Shapes.x0[row], Shapes.x1[row], Shapes.x2[row], Shapes.x4[row]);
  } else if (op == KernelOp.mlaDecode) mlaDecodeKernel(model, Shapes.x0[row], Shapes.x2[row], Shapes.x4[row]);
  else if (op == KernelOp.moe) timeMoe(row, model);
  else if (op >= KernelOp.allReduce && op <= KernelOp.sendRecv) timeCollective(row, model);
  else if (op == KernelOp.dispatch || op == KernelOp.combine) timeExchange(row, model);
  else if (op == KernelOp.elementwise) {
    elementwiseKernel(model, Shapes.x0[row], Shapes.x1[row], Shapes.x2[row], Shapes.x3[row]);
  } else if (op == KernelOp.link) linkKernel(model, Shapes.x0[row], Shapes.x1[row]);
  else assert(false);
}

function timePrefill(row: i32, model: i32): void {
  prefillAttentionKernel(
    model,
    Shapes.x0[row],
    Shapes.x1[row],
    Shapes.x2[row],
    Shapes.x3[row],
    Shapes.x4[row],
    Shapes.x5[row],
    Shapes.x6[row],
    Shapes.x7[row],
  );
}

function timeDecode(row: i32, model: i32): void {
  decodeAttentionKernel(
    model,
    Shapes.x0[row],
    Shapes.x2[row],
    Shapes.x4[row],
    Shapes.x5[row],
    Shapes.x6[row],
    Shapes.x7[row],
  );
}

function timeMoe(row: i32, model: i32): void {
  const hidden = Shapes.x3[row];
  const ffn = Shapes.x4[row];
  const tp = Shapes.x5[row];
  const ep = Shapes.x6[row];
  moeKernel(model, Shapes.x0[row], Shapes.x1[row], Shapes.x2[row], hidden, ffn, tp, ep, Shapes.x7[row]);
}

function timeCollective(row: i32, model: i32): void {
  collectiveKernel(model, Shapes.x0[row], Shapes.x1[row], Shapes.x2[row], <i32>Shapes.x3[row], <i32>Shapes.x4[row]);
}

function timeExchange(row: i32, model: i32): void {
  const mode = <i32>Shapes.x3[row];
  const hidden = Shapes.x4[row];
  exchangeKernel(
    model,
    Shapes.x0[row],
    Shapes.x1[row],
    Shapes.x2[row],
    mode,
    hidden,
    Shapes.x5[row],
    Shapes.x6[row],
    Shapes.x7[row],
  );
}
