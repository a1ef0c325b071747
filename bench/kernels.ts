// Claim: the batch API evaluates five million kernel costs a second, columns in, columns out, by the default kernels.
// Guards sweeps over batch and context from a call a cost.

import { bench, rateOf } from './bench.ts';

const COUNT = 65_536;
const ROUNDS = 16;
const system = { model: 'llama-3.1-8b', accelerator: 'h100-sxm' };

await bench(async ({ api }) => {
  const operators = Object.values(api.Operator);
  const batch = await api.kernelBatch(system, COUNT);
  const operator = Int32Array.from({ length: COUNT }, (_, i) => operators[i % operators.length]!);
  const tokens = Int32Array.from({ length: COUNT }, (_, i) => 1 + (i % 256));
  const contextTokens = BigInt64Array.from({ length: COUNT }, (_, i) => BigInt(1000 + (i % 100_000)));
  const pairs = BigInt64Array.from({ length: COUNT }, (_, i) => BigInt(1 + (i % 1_000_000)));
  const timePs = new BigInt64Array(COUNT);
  const energyPj = new BigInt64Array(COUNT);
  return {
    round: () =>
      rateOf(() => {
        const { query } = batch;
        for (let round = 0; round < ROUNDS; round++) {
          query.operator.set(operator);
          query.tokens.set(tokens);
          query.contextTokens.set(contextTokens);
          query.pairs.set(pairs);
          batch.evaluate(COUNT);
          timePs.set(query.timePs);
          energyPj.set(query.energyPj);
        }
        return COUNT * ROUNDS;
      }),
    about: () => `${operators.length} operators in turn, ${COUNT} rows a call, calibrated kernels`,
  };
});
