// One fast server beats c slow ones behind one queue, which beat c slow ones with a queue each; each mean wait is that
// of theory. Protocol of M/D/c.

import { beforeAll, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { measureMdc, measurePooled, measureSplit, SERVICE_S } from './mdc.ts';
import { holds } from './waits-tests.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await loadCoreModule();
});

test('pooling: fast server, common queue, split queues', () => {
  const fleet = { module, servers: 4, load: 0.8, seed: 3 };
  const split = holds('split', (requests) => measureSplit({ ...fleet, requests }), 6_000_000);
  const common = holds('common', (requests) => measureMdc({ ...fleet, requests }), 6_000_000);
  const pooled = holds('pooled', (requests) => measurePooled({ ...fleet, requests }), 6_000_000);
  expect(pooled.meanS + SERVICE_S / 4).toBeLessThan(common.meanS + SERVICE_S);
  expect(common.meanS).toBeLessThan(split.meanS);
});
