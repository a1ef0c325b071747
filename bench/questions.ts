// Claim: estimateKernel() answers three thousand single questions a second.
// Guards estimators that would make a core a call.

import { bench, rateOf } from './bench.ts';

const QUESTIONS = 300;

await bench(({ api }) => ({
  round: () =>
    rateOf(async () => {
      for (let at = 0; at < QUESTIONS; at++) {
        await api.estimateKernel({ op: 'gemm', accelerator: 'h100-sxm', m: 1024 + at, n: 8192, k: 8192 });
      }
      return QUESTIONS;
    }),
  about: () => `${QUESTIONS} calls a round, a GEMM each`,
}));
