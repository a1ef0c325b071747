// Which function times a row of the table `shape`.

import { collectiveKernel } from '../collective/cost';
import { exchangeKernel } from '../collective/exchange';
import {
  KernelOp,
  modelOp,
  shapeModel,
  shapeX0,
  shapeX1,
  shapeX2,
  shapeX3,
  shapeX4,
  shapeX5,
  shapeX6,
  shapeX7,
} from '../layout/layout.gen';
import { decodeAttentionKernel, prefillAttentionKernel } from './attention';
import { elementwiseKernel } from './elementwise';
import { gemmKernel } from './gemm';
import { linkKernel } from './link';
import { mlaDecodeKernel, mlaPrefillKernel } from './mla';
import { moeKernel } from './moe';

/** Times a shape by the coefficients of its model; answers in `kernel`. */
export function timeByCoefficients(row: i32): void {
  const model = shapeModel(row);
  const op = modelOp(model);
  if (op == KernelOp.gemm) gemmKernel(model, shapeX0(row), shapeX1(row), shapeX2(row));
  else if (op == KernelOp.prefillAttention) timePrefill(row, model);
  else if (op == KernelOp.decodeAttention) timeDecode(row, model);
  else if (op == KernelOp.mlaPrefill) {
    mlaPrefillKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), shapeX4(row));
  } else if (op == KernelOp.mlaDecode) mlaDecodeKernel(model, shapeX0(row), shapeX2(row), shapeX4(row));
  else if (op == KernelOp.moe) timeMoe(row, model);
  else if (op >= KernelOp.allReduce && op <= KernelOp.sendRecv) timeCollective(row, model);
  else if (op == KernelOp.dispatch || op == KernelOp.combine) timeExchange(row, model);
  else if (op == KernelOp.elementwise) {
    elementwiseKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), shapeX3(row));
  } else if (op == KernelOp.link) linkKernel(model, shapeX0(row), shapeX1(row));
  else assert(false);
}

function timePrefill(row: i32, model: i32): void {
  prefillAttentionKernel(
    model,
    shapeX0(row),
    shapeX1(row),
    shapeX2(row),
    shapeX3(row),
    shapeX4(row),
    shapeX5(row),
    shapeX6(row),
    shapeX7(row),
  );
}

function timeDecode(row: i32, model: i32): void {
  decodeAttentionKernel(model, shapeX0(row), shapeX2(row), shapeX4(row), shapeX5(row), shapeX6(row), shapeX7(row));
}

function timeMoe(row: i32, model: i32): void {
  const hidden = shapeX3(row);
  const ffn = shapeX4(row);
  const tp = shapeX5(row);
  const ep = shapeX6(row);
  moeKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), hidden, ffn, tp, ep, shapeX7(row));
}

function timeCollective(row: i32, model: i32): void {
  collectiveKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), <i32>shapeX3(row), <i32>shapeX4(row));
}

function timeExchange(row: i32, model: i32): void {
  const mode = <i32>shapeX3(row);
  const hidden = shapeX4(row);
  exchangeKernel(
    model,
    shapeX0(row),
    shapeX1(row),
    shapeX2(row),
    mode,
    hidden,
    shapeX5(row),
    shapeX6(row),
    shapeX7(row),
  );
}
