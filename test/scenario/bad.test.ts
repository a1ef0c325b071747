// Broken and hostile scenarios: each a clear error with its path, all of them at once.

import { describe, expect, test } from 'vitest';
import { InputError, type Issue } from '../../src/errors.ts';
import { parseScenario, setPath } from '../../src/scenario/index.ts';

const base = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

function issuesOf(act: () => unknown): readonly Issue[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

/** path=value on the base, and the code, path and hint that it must be refused with. */
type Case = readonly [set: string, value: string, code: string, at: string, hint: RegExp];

const cases: readonly Case[] = [
  ['model', 'llama-3.1-8c', 'UNKNOWN_NAME', 'model', /Did you mean llama-3.1-8b/],
  ['model', '5', 'BAD_VALUE', 'model', /id of a model/],
  ['model', '[]', 'BAD_VALUE', 'model', /id of a model/],
  ['model', '""', 'BAD_VALUE', 'model', /empty/],
  ['model', 'mistral-7b-v0.1', 'NOT_YET', 'model', /needs sliding-window/],
  ['model', 'x/config.json', 'BAD_FILE', 'model', /cannot be read here/],
  ['model', '{ layers: 3 }', 'MISSING', 'model.hidden', /must state/],
  ['model', '{ base: opt-13b, kvHeads: 7 }', 'BAD_VALUE', 'model', /divide/],
  ['model.layers', '0', 'BAD_VALUE', 'model.layers', /at least 1/],
  ['modell', 'x', 'UNKNOWN_KEY', 'modell', /Did you mean model/],
  ['tokenworks', '2', 'BAD_VALUE', 'tokenworks', /schema version 1/],
  ['precision', '{ weights: fp9 }', 'UNKNOWN_NAME', 'precision.weights', /Did you mean fp/],
  ['precision', '{ wieghts: fp8 }', 'UNKNOWN_KEY', 'precision.wieghts', /weights/],
  ['engine', 'vlm-v1', 'UNKNOWN_NAME', 'engine', /vllm-v1/],
  ['engine.maxNumSeqs', '0', 'BAD_VALUE', 'engine.maxNumSeqs', /at least 1/],
  ['engine.maxNumSeqs', '-3', 'BAD_VALUE', 'engine.maxNumSeqs', /at least 1/],
  ['engine.maxNumSeqs', '1.5', 'BAD_VALUE', 'engine.maxNumSeqs', /whole/],
  ['engine.maxNumSeqs', '1e9', 'BAD_VALUE', 'engine.maxNumSeqs', /at most/],
  ['engine.maxNumSeqs', '.nan', 'BAD_VALUE', 'engine.maxNumSeqs', /not a number/],
  ['engine.maxNumSeqs', '.inf', 'BAD_VALUE', 'engine.maxNumSeqs', /finite/],
  [
    'engine',
    '{ maxNumBatchedTokens: 100, maxNumSeqs: 101 }',
    'BAD_VALUE',
    'engine.maxNumBatchedTokens',
    /at least maxNumSeqs/,
  ],
  ['engine.memoryFraction', '1.2', 'BAD_VALUE', 'engine.memoryFraction', /at most 1/],
  ['engine.memoryFraction', '0', 'BAD_VALUE', 'engine.memoryFraction', /greater than 0/],
  ['engine.watermark', '1', 'BAD_VALUE', 'engine.watermark', /at most/],
  ['engine.queueLimit', 'lots', 'BAD_VALUE', 'engine.queueLimit', /unbounded/],
  ['engine.reserved', '3 s', 'BAD_VALUE', 'engine.reserved', /unit of time/],
  ['engine.hostStep', '2 h', 'BAD_VALUE', 'engine.hostStep', /at most/],
  ['engine.policy', 'lifo', 'BAD_VALUE', 'engine.policy', /fcfs/],
  ['engine.asyncScheduling', 'maybe', 'BAD_VALUE', 'engine.asyncScheduling', /true or false/],
  ['engine', '{ kvBlocks: 5, kvTokens: 80 }', 'BAD_VALUE', 'engine.kvTokens', /not both/],
  ['engine', '{ reserved: 1 GB, graphs: 1 GB }', 'BAD_VALUE', 'engine.reserved', /not both/],
  ['engine', '{ kvTokens: 5 }', 'BAD_VALUE', 'engine.kvTokens', /At least one block/],
  ['fleet', '{}', 'MISSING', 'fleet.pools', /list of pools/],
  ['fleet', '{ pools: [] }', 'BAD_VALUE', 'fleet.pools', /At least one/],
  ['fleet.pools.0.replicas', '0', 'BAD_VALUE', 'fleet.pools.0.replicas', /at least 1/],
  ['fleet.pools.0.replicas', '65537', 'BAD_VALUE', 'fleet.pools.0.replicas', /at most 65536/],
  ['fleet.pools.0.role', 'prefill', 'NOT_YET', 'fleet.pools.0.role', /mixed/],
  ['fleet.pools.0.role', 'mixd', 'BAD_VALUE', 'fleet.pools.0.role', /mixed/],
  ['fleet.route', '{ policy: x }', 'BAD_VALUE', 'fleet.route.policy', /round-robin/],
  ['fleet.pools.0.accelerator', 'h100-smx', 'UNKNOWN_NAME', 'fleet.pools.0.accelerator', /Did you mean h100-sxm/],
  ['fleet.pools.0.accelerator', '{ base: nope }', 'UNKNOWN_NAME', 'fleet.pools.0.accelerator.base', /Known/],
  ['fleet.pools.0.accelerator', '{ tdp: 9 W }', 'MISSING', 'fleet.pools.0.accelerator.hbmCapacity', /must state/],
  [
    'fleet.pools.0.accelerator.hbmBandwidth',
    '3 TB',
    'BAD_VALUE',
    'fleet.pools.0.accelerator.hbmBandwidth',
    /unit of bytes/,
  ],
  [
    'fleet.pools.0.accelerator',
    '{ base: h100-sxm, tdp: 1e-300 W }',
    'BAD_VALUE',
    'fleet.pools.0.accelerator.tdp',
    /at least 1/,
  ],
  [
    'fleet.pools.0.accelerator',
    '{ base: h100-sxm, idlePower: 9 kW }',
    'BAD_VALUE',
    'fleet.pools.0.accelerator.idlePower',
    /at most tdp/,
  ],
  [
    'fleet.pools.0.accelerator',
    '{ base: h100-sxm, contextIdlePower: 701 W }',
    'BAD_VALUE',
    'fleet.pools.0.accelerator.contextIdlePower',
    /at most tdp/,
  ],
  [
    'fleet.pools.0.accelerator',
    '{ base: h100-sxm, tdp: 40 W }',
    'BAD_VALUE',
    'fleet.pools.0.accelerator.tdp',
    /idlePower is 71.8 W/,
  ],
  ['fleet.pools.0.offPower', '701 W', 'BAD_VALUE', 'fleet.pools.0.offPower', /at most its TDP/],
  ['fleet.pools.0.accelerator.tdp', '0 W', 'BAD_VALUE', 'fleet.pools.0.accelerator.tdp', /at least 1/],
  ['fleet.pools.0.tp', '16', 'BAD_VALUE', 'fleet.pools.0.tp', /joins 8/],
  ['fleet.pools.0.tpp', '2', 'UNKNOWN_KEY', 'fleet.pools.0.tpp', /Did you mean tp/],
  ['workload', '{}', 'MISSING', 'workload.rate', /how many/],
  ['workload.rate', '0 /s', 'BAD_VALUE', 'workload.rate', /greater than 0/],
  ['workload.rate', '-4 /s', 'BAD_VALUE', 'workload.rate', /negative/],
  ['workload.rate', '4', 'BAD_VALUE', 'workload.rate', /unit is missing/],
  ['workload.preset', 'chatt', 'UNKNOWN_NAME', 'workload.preset', /Did you mean chat/],
  ['workload.prompt', '0', 'BAD_VALUE', 'workload.prompt', /at least 1/],
  ['workload.prompt', '{}', 'BAD_VALUE', 'workload.prompt', /exactly one/],
  ['workload.prompt', '{ fixed: 3, min: 1 }', 'BAD_VALUE', 'workload.prompt.min', /logNormal only/],
  [
    'workload.prompt',
    '{ quantiles: [[0, 5], [0.5, 3], [1, 9]] }',
    'BAD_VALUE',
    'workload.prompt.quantiles.1',
    /not fall/,
  ],
  ['workload.prompt', '{ quantiles: [[0.1, 5], [1, 9]] }', 'BAD_VALUE', 'workload.prompt.quantiles.0', /first share/],
  ['workload.prompt', '{ quantiles: [[0, 5]] }', 'BAD_VALUE', 'workload.prompt.quantiles', /two points/],
  [
    'workload.prompt',
    '{ logNormal: { median: 5, sigma: -1 } }',
    'BAD_VALUE',
    'workload.prompt.logNormal.sigma',
    /negative/,
  ],
  [
    'workload.prompt',
    '{ logNormal: { median: 5, sigma: 1 }, min: 9, max: 2 }',
    'BAD_VALUE',
    'workload.prompt.max',
    /at least min/,
  ],
  ['workload', '{ preset: chat, rate: 4 /s }', 'MISSING', 'workload', /when arrivals end/],
  ['workload', '{ trace: x.csv, rate: 4 /s }', 'BAD_VALUE', 'workload.rate', /own requests/],
  [
    'workload',
    '{ preset: chat, rate: 4 /s, requests: 3, speed: 2 }',
    'BAD_VALUE',
    'workload.speed',
    /belongs to a trace/,
  ],
  ['workload.arrivals', '{ process: gamma, rate: 1 /s }', 'BAD_VALUE', 'workload.rate', /not both/],
  ['workload.classes', '[]', 'BAD_VALUE', 'workload.classes', /empty/],
  ['workload.classes', '[{ name: a, share: 0.5 }]', 'BAD_VALUE', 'workload.classes', /sum to 1/],
  ['workload.classes', '[{ name: a }, { name: a }]', 'BAD_VALUE', 'workload.classes.1.name', /Two classes/],
  ['slo', '{ ttft: 0 s }', 'BAD_VALUE', 'slo.ttft', /greater than 0/],
  ['slo', '{ attainment: 95 }', 'BAD_VALUE', 'slo.attainment', /at most 1/],
  ['price', '{ accelerator: 2.5 }', 'BAD_VALUE', 'price.accelerator', /unit is missing/],
  ['price', '{ energy: -0.1 $/kWh }', 'BAD_VALUE', 'price.energy', /negative/],
  ['run', '{ seed: -1 }', 'BAD_VALUE', 'run.seed', /negative/],
  ['run', '{ seed: 1.5 }', 'BAD_VALUE', 'run.seed', /whole/],
  ['run', '{ window: 1 ps }', 'BAD_VALUE', 'run.window', /1 us/],
  ['run', '{ until: 0 s }', 'BAD_VALUE', 'run.until', /greater than 0/],
  ['run', '{ until: 200 d }', 'BAD_VALUE', 'run.until', /at most/],
  ['run', '{ stepMode: warp }', 'BAD_VALUE', 'run.stepMode', /Known|mean/],
];

describe('one field broken', () => {
  test.each(cases)('%s = %s is %s at %s', (path, value, code, at, hint) => {
    const issues = issuesOf(() => parseScenario(setPath(base, path, value)));
    const issue = issues.find((one) => one.path.join('.') === at);
    expect(issues.map((one) => one.path.join('.'))).toContain(at);
    expect(issue?.code).toBe(code);
    expect(issue?.hint).toMatch(hint);
  });
});

test('every problem is told at once', () => {
  const scenario = {
    model: 'llama-3.1-8b',
    modle: 1,
    fleet: { pools: [{ accelerator: 'h100-smx', replicas: 0, tpp: 3 }], route: { policy: 'least' } },
    workload: { rate: 'x', prompt: { fixd: 3 } },
    run: { seed: Number.NaN },
  };
  const at = issuesOf(() => parseScenario(scenario)).map((issue) => issue.path.join('.'));
  expect(at.sort()).toEqual([
    'fleet.pools.0.accelerator',
    'fleet.pools.0.replicas',
    'fleet.pools.0.tpp',
    'fleet.route.policy',
    'modle',
    'run.seed',
    'workload.prompt.fixd',
    'workload.rate',
  ]);
});

describe('texts', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let at = 0; at < 9; at++) {
    const [from, to] = ['abcdefghijk'[at], 'abcdefghijk'[at + 1]];
    bomb.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(', ')}]`);
  }

  test.each([
    ['nothing', '', /empty/],
    ['only a comment', '# nothing', /empty/],
    ['a list', '- 1', /table/],
    ['a scalar', '5', /table/],
    ['two documents', '---\na: 1\n---\nb: 2', /YAML/],
    ['a key twice', 'model: a\nmodel: b', /line 2/],
    ['half a file', '{ "model": "llama', /YAML/],
    ['an alias without anchor', 'model: *x', /followed/],
    ['an alias bomb', bomb.join('\n'), /followed/],
    ['a tag of another language', 'model: !!python/object:x {}', /YAML|table|model/],
    ['a NUL', 'model: a\0b', /text file/],
    ['two megabytes', `# ${'x'.repeat(2_000_000)}`, /At most/],
    ['sixty thousand brackets', '['.repeat(60_000), /levels/],
    ['sixty thousand quotes', '"'.repeat(60_000), /line 1/],
    ['sixty-six thousand characters', `# ${'x'.repeat(66_000)}`, /64 KiB/],
    ['a key twice', 'model: a\nrun: 1\nmodel: b', /line 3 the key "model" twice/],
    ['a key twice in JSON', '{"run": {"seed": 1, "seed": 2}}', /the key "seed" twice/],
    ['a key as a number and as a text', '1: a\n"1": b', /twice/],
    ['ten thousand keys twice', 'a: 1\n'.repeat(10_000), /twice/],
    ['forty levels', `a: ${'[1, '.repeat(40)}1${']'.repeat(40)}`, /levels/],
    ['a hostile key', '{ "__proto__": { "polluted": 1 } }', /never taken/],
    ['a hostile key inside', '{ "model": { "constructor": {} } }', /never taken/],
  ])('%s is refused', (_, text, says) => {
    const issues = issuesOf(() => parseScenario(text, { file: 's.yaml' }));
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(10);
    const told = issues.map((issue) => `${issue.path.join('.')} ${issue.found} ${issue.hint}`).join('\n');
    expect(told).toMatch(says);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([[null], [[1]], [() => 1], [new Map()], [5]])('data of another form (%s) is refused', (input) => {
    expect(issuesOf(() => parseScenario(input)).length).toBeGreaterThan(0);
  });

  test('a loop in the data is refused', () => {
    const loop: Record<string, unknown> = {};
    loop['model'] = loop;
    expect(issuesOf(() => parseScenario(loop)).length).toBeGreaterThan(0);
  });

  test('control characters of a name do not reach the message', () => {
    const issues = issuesOf(() => parseScenario({ ...base, model: '\u001b[31mred' }));
    expect(issues[0]?.found).not.toContain('\u001b');
  });
});
