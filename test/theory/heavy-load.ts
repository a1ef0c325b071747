// M/D/1 at 95 % load over 70 M requests, too long for CI: `npx tsx test/theory/heavy-load.ts`. Seed 3, fixed before the
// first run; the protocol of md1.test.ts.

import { loadCoreModule } from '../../src/core/instance.ts';
import { measureMd1 } from './md1.ts';

async function main(): Promise<void> {
  const module = await loadCoreModule();
  const first = measureMd1(module, 0.95, 70_000_000, 3);
  console.log(JSON.stringify(first));
  if (first.width <= 0.02 && first.contains) return;
  const second = measureMd1(module, 0.95, 140_000_000, 3);
  console.log(JSON.stringify(second));
  process.exitCode = second.width <= 0.02 && second.contains ? 0 : 1;
}

void main();
