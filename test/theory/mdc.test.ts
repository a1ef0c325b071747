// Several servers: waits of one queue before c servers are those of M/D/c. Protocol of
// M/D/1: seeds fixed before the first run, width of the 99 % interval at most 2 %, one rerun with twice the requests.

import { beforeAll, describe, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { exactMdcS, measureMdc } from './mdc.ts';
import { holds } from './waits-tests.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await loadCoreModule();
});

// Guards the formula that the simulator is held against: with one server it is Pollaczek–Khinchine.
test('the recursion for one server is the closed form', () => {
  for (const load of [0.3, 0.8]) expect(exactMdcS(1, load, 1)).toBeCloseTo(load / (2 * (1 - load)), 9);
});

describe('mean wait of the router queue', () => {
  test.each([
    { servers: 2, load: 0.8, seed: 1, requests: 8_000_000 },
    { servers: 8, load: 0.85, seed: 2, requests: 16_000_000 },
  ])('before $servers servers at load $load is that of M/D/c', ({ servers, load, seed, requests }) => {
    const measure = (count: number) => measureMdc({ module, servers, load, requests: count, seed });
    holds(`M/D/${servers} at ${load}`, measure, requests);
  });
});
