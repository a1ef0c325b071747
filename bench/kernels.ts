// Claim: the batch API evaluates twenty million kernel costs a second, columns in, columns out.
// Guards sweeps over batch and context from a call a cost.

import { Operator } from '../src/core/layout.gen.ts';
import { ratesOf, report } from './bench.ts';
import { cellOf } from './drive.ts';
import { programOf } from './workload.ts';

const COUNT = 65_536;
const ROUNDS = 64;
const operators = Object.values(Operator);
const cell = cellOf(programOf({}), 1, COUNT);

const operator = Int32Array.from({ length: COUNT }, (_, i) => operators[i % operators.length]!);
const tokens = Int32Array.from({ length: COUNT }, (_, i) => 1 + (i % 256));
const contextTokens = BigInt64Array.from({ length: COUNT }, (_, i) => BigInt(1000 + (i % 100_000)));
const pairs = BigInt64Array.from({ length: COUNT }, (_, i) => BigInt(1 + (i % 1_000_000)));
const timePs = new BigInt64Array(COUNT);
const energyPj = new BigInt64Array(COUNT);

const values = ratesOf(2, 5, () => {
  const { query } = cell.columns;
  for (let round = 0; round < ROUNDS; round++) {
    query.operator.set(operator);
    query.tokens.set(tokens);
    query.contextTokens.set(contextTokens);
    query.pairs.set(pairs);
    cell.evaluate(COUNT);
    timePs.set(query.timePs);
    energyPj.set(query.energyPj);
  }
  return COUNT * ROUNDS;
});
report({ values, about: `${operators.length} operators in turn, ${COUNT} rows a call` });
