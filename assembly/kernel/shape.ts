// Single kernels in columns: what `estimate`, `calibrate` and `validate` ask, without a replica around them.

import { collectiveKernel } from '../collective/cost';
import { exchangeKernel } from '../collective/exchange';
import {
  KernelOp,
  kernelAlgorithm,
  kernelExtrapolated,
  kernelFlop,
  kernelHbmBytes,
  kernelLinkBytes,
  kernelProtocol,
  kernelSeconds,
  modelOp,
  setShapeAlgorithm,
  setShapeBound,
  setShapeExtrapolated,
  setShapeFlop,
  setShapeHbmBytes,
  setShapeLinkBytes,
  setShapeProtocol,
  setShapeSeconds,
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
import { kernelBound } from './answer';
import { decodeAttentionKernel, prefillAttentionKernel } from './attention';
import { gemmKernel } from './gemm';
import { mlaDecodeKernel, mlaPrefillKernel } from './mla';

function timeShape(row: i32): void {
  const model = shapeModel(row);
  const op = modelOp(model);
  if (op == KernelOp.gemm) gemmKernel(model, shapeX0(row), shapeX1(row), shapeX2(row));
  else if (op == KernelOp.prefillAttention) timePrefill(row, model);
  else if (op == KernelOp.decodeAttention) timeDecode(row, model);
  else if (op == KernelOp.mlaPrefill) {
    mlaPrefillKernel(model, shapeX0(row), shapeX1(row), shapeX2(row), shapeX4(row));
  } else if (op == KernelOp.mlaDecode) mlaDecodeKernel(model, shapeX0(row), shapeX2(row), shapeX4(row));
  else if (op >= KernelOp.allReduce && op <= KernelOp.sendRecv) timeCollective(row, model);
  else if (op == KernelOp.dispatch || op == KernelOp.combine) timeExchange(row, model);
  else assert(false);
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

/** Times the first `count` rows of the shape table. */
export function timeShapes(count: i32): void {
  for (let row = 0; row < count; row++) {
    timeShape(row);
    setShapeSeconds(row, kernelSeconds());
    setShapeFlop(row, kernelFlop());
    setShapeHbmBytes(row, kernelHbmBytes());
    setShapeLinkBytes(row, kernelLinkBytes());
    setShapeAlgorithm(row, kernelAlgorithm());
    setShapeProtocol(row, kernelProtocol());
    setShapeBound(row, kernelBound());
    setShapeExtrapolated(row, kernelExtrapolated());
  }
}
