// Each word that can be chosen is behaviour: for every option of a scenario a world in which choosing it changes the
// result, in the direction that its definition says. A last test holds this table against the schema, so no option can
// be missing.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import type { Result } from '../../src/result/types.ts';
import { simulate } from '../../src/run/simulate.ts';
import { jsonSchema, setPath } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { pathsOf } from './paths.ts';
import { type Option, options } from './table.ts';

/** A busy hour in small: 8B on one H100, chat-like lengths. */
const base = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  precision: { weights: 'bf16', activations: 'bf16', kv: 'bf16' },
  engine: { base: 'vllm-v1' },
  fleet: { pools: [{ accelerator: { base: 'h100-sxm' }, tp: 1 }] },
  workload: {
    arrivals: { process: 'poisson', rate: '12 /s' },
    prompt: { logNormal: { median: 700, sigma: 1 }, min: 1, max: 8000 },
    output: { logNormal: { median: 150, sigma: 0.8 }, min: 1, max: 1000 },
    requests: 400,
  },
  slo: { ttft: '300 ms', tpot: '20 ms' },
  price: { accelerator: '2.50 $/h', energy: '0.08 $/kWh' },
  run: { seed: 1, warmUp: '5 s', window: '1 s' },
};

/** Results by scenario: many options are compared with the same world. */
const results = new Map<string, Promise<Result>>();

function run(option: Option, value: string | null): Promise<Result> {
  let data: unknown = structuredClone(base);
  for (const [path, text] of Object.entries(option.world ?? {})) data = setPath(data, path, text);
  if (value !== null) data = setPath(data, option.path, value);
  const key = JSON.stringify(data);
  const result = results.get(key) ?? simulate(data as Scenario);
  results.set(key, result);
  return result;
}

describe.each(options)('$path', (option) => {
  test(`${option.from ?? 'left out'} → ${option.to}: ${option.says}`, async () => {
    const before = option.measure(await run(option, option.from));
    const after = option.measure(await run(option, option.to));
    if (option.goes === 'up') expect(after).toBeGreaterThan(before as number);
    else if (option.goes === 'down') expect(after).toBeLessThan(before as number);
    else expect(after).not.toEqual(before);
  });
});

/** Options whose other value is refused. */
const refusing = ['workload.format', 'fleet.pools.accelerator.linkDomain'];

test('a format told wrong is refused, told right is read', async () => {
  const workload = { trace: 'test/options/short.csv' };
  await expect(simulate({ ...base, workload: { ...workload, format: 'azure' } })).rejects.toThrow(InputError);
  expect((await simulate({ ...base, workload: { ...workload, format: 'csv' } })).requests.arrived).toBe(3);
});

test('a scale-up link that joins too few is refused, one that joins enough is not', async () => {
  const pools = (linkDomain: number) => ({ pools: [{ accelerator: { base: 'h100-sxm', linkDomain }, tp: 4 }] });
  await expect(simulate({ ...base, fleet: pools(2) })).rejects.toThrow(/joins 2/);
  expect((await simulate({ ...base, fleet: pools(4) })).requests.arrived).toBe(400);
});

/** What policies take: test/policy/options.test.ts has a row for each parameter. */
const ofPolicies = /^policies\./;

/** Options that name things or say where they come from; each has its own tests in test/scenario. */
const elsewhere = new Set([
  'model.config',
  'model.assume',
  '$schema',
  'tokenworks',
  'fleet.pools.role',
  // levels for policies of the caller's own: test/policy/contract.test.ts
  'fleet.clocks',
  ...refusing,
]);

/** A pool may change what the scenario says of engine and precision: the same fields, resolved alike. */
const asOfScenario = (path: string) => path.replace(/^fleet\.pools\.(engine|precision)\./, '$1.');

test('the table speaks of every option of the schema', () => {
  const found = pathsOf(jsonSchema());
  const spoken = new Set(options.map(({ path, about }) => (about ?? path).replace(/\.\d+/g, '')));
  const missing = [...found]
    .map(asOfScenario)
    .filter(
      (path) =>
        !ofPolicies.test(path) &&
        !elsewhere.has(path) &&
        !spoken.has(path) &&
        ![...spoken].some((one) => one.startsWith(`${path}.`)),
    );
  expect(missing).toEqual([]);
});
