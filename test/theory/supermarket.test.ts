// Power of two choices against random, service times exponential: the mean number of requests at a server is
// Σ load^(2^i − 1), i ≥ 1, for two choices and load / (1 − load) for one, as servers grow many (Vvedenskaya, Dobrushin,
// Karpelevich, Problems of Information Transmission 32, 1996; Mitzenmacher, IEEE TPDS 12, 2001; recalled).
// Service is a geometric number of equal steps of mean 100, which is exponential to within 1 %; 500 servers.

import { beforeAll, expect, test } from 'vitest';
import { Cell } from '../../src/core/cell.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Exit, Route } from '../../src/core/layout.gen.ts';
import { differencesPs } from './drive.ts';
import { plainProgram } from './program.ts';

const SERVERS = 500;
const STEP_S = 1e-5;
const MEAN_STEPS = 100;
const REQUESTS = 1_000_000;
/** The fleet starts empty: the first fifth is left out. */
const SKIPPED = REQUESTS / 5;

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await loadCoreModule();
});

/** Uniform in (0, 1): a 32-bit mixing of a counter. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 2 ** 32;
  };
}

function arrivalsAt(load: number, seed: number) {
  const draw = drawer(seed);
  const columns = {
    timePs: new BigInt64Array(REQUESTS),
    promptTokens: new Int32Array(REQUESTS).fill(1),
    outputTokens: new Int32Array(REQUESTS),
    class: new Int32Array(REQUESTS),
    priority: new Int32Array(REQUESTS),
  };
  const ratePerS = (load * SERVERS) / (STEP_S * MEAN_STEPS);
  let timeS = 0;
  for (let i = 0; i < REQUESTS; i++) {
    timeS -= Math.log(draw()) / ratePerS;
    columns.timePs[i] = BigInt(Math.round(timeS * 1e12));
    columns.outputTokens[i] = 1 + Math.floor(Math.log(draw()) / Math.log(1 - 1 / MEAN_STEPS));
  }
  return columns;
}

/** Mean time in the system over mean service time. */
function meanStretch(route: number, load: number, seed: number): number {
  const program = plainProgram(
    { hostStepPs: BigInt(Math.round(STEP_S * 1e12)), maxNumSeqs: 1 },
    { route, routeSeed: 7n },
    SERVERS,
  );
  const cell = Cell.create(module, program, { slots: 65_536 });
  const arrivals = arrivalsAt(load, seed);
  let [pushed, sum, rows] = [0, 0, 0];
  for (;;) {
    const count = Math.min(cell.room, REQUESTS - pushed);
    if (count > 0) cell.push(arrivals, pushed, count);
    pushed += count;
    if (pushed === REQUESTS) cell.close();
    const exit = cell.advance(2n ** 63n - 1n);
    const { ring, row } = cell.columns;
    const told = ring.rows[0] ?? 0;
    const times = differencesPs(row.finishPs, row.arrivalPs, told);
    for (let i = 0; i < told; i++) {
      if (row.id[i]! < SKIPPED) continue;
      sum += times[i]!;
      rows++;
    }
    ring.rows[0] = 0;
    if (exit === Exit.Done) return (sum * 1e-12) / rows / (STEP_S * MEAN_STEPS);
  }
}

test.each([0.7, 0.9])('at load %d both mean times are those of theory', (load) => {
  let numbers = 0;
  for (let i = 1; i < 12; i++) numbers += load ** (2 ** i - 1);
  const random = meanStretch(Route.random, load, 11);
  const two = meanStretch(Route.powerOfTwo, load, 11);
  const exact = { random: 1 / (1 - load), two: numbers / load };
  console.log(`load ${load}: ${JSON.stringify({ random, two, exact })}`);
  expect(Math.abs(random / exact.random - 1)).toBeLessThan(0.04);
  expect(Math.abs(two / exact.two - 1)).toBeLessThan(0.02);
});
