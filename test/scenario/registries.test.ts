// What schema, hints and help say of words equals what the registries hold: a word is one file and one line.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Route } from '../../src/core/layout.gen.ts';
import { InputError } from '../../src/errors.ts';
import { policies } from '../../src/policy/index.ts';
import { routes } from '../../src/policy/route/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { jsonSchema } from '../../src/scenario/json-schema.ts';
import { arrivalProcesses } from '../../src/traffic/arrival/index.ts';
import { lengthDistributions } from '../../src/traffic/length/index.ts';
import { traceFormats } from '../../src/traffic/trace/index.ts';
import { root } from '../support/sources.ts';

type Node = { readonly [key: string]: Node } & { readonly enum?: readonly string[] };

/** The part of the JSON Schema at a path of keys. */
function schemaAt(...path: string[]): Node {
  let node = jsonSchema() as Node;
  for (const key of path) node = (node[key] ?? {}) as Node;
  return node;
}

const base = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '1 /s', requests: 1 },
};

/** The hints of what is wrong with the base after a change. */
function hints(change: object): string {
  try {
    parseScenario({ ...base, ...change });
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ hint }) => hint).join('\n');
    throw error;
  }
  return '';
}

const workload = ['properties', 'workload', 'properties'];

/** [register] folder, words, files that are no word, and where the schema and a hint name them */
const registers = [
  {
    folder: 'src/policy/route',
    words: routes.map(({ id }) => id),
    named: schemaAt('properties', 'fleet', 'properties', 'route', 'properties', 'policy').enum,
    hint: hints({ fleet: { ...base.fleet, route: { policy: 'zzzzzzzz' } } }),
  },
  {
    folder: 'src/traffic/arrival',
    words: arrivalProcesses.map(({ id }) => id),
    named: schemaAt(...workload, 'arrivals', 'properties', 'process').enum,
    hint: hints({ workload: { ...base.workload, rate: undefined, arrivals: { process: 'zzzzzzzz', rate: '1 /s' } } }),
  },
  {
    folder: 'src/traffic/length',
    words: lengthDistributions.map(({ id }) => id),
    named: Object.keys(schemaAt(...workload, 'prompt', 'anyOf', '1', 'properties')).filter(
      (key) => !lengthDistributions.some(({ beside }) => key in beside),
    ),
    hint: hints({ workload: { ...base.workload, prompt: {} } }),
  },
  {
    folder: 'src/traffic/trace',
    words: traceFormats.map(({ name }) => name).sort(),
    named: schemaAt(...workload, 'format').enum,
    hint: hints({ workload: { trace: 'x', format: 'zzzzzzzz' } }),
  },
];

const kebab = (word: string) => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe.each(registers)('$folder', ({ folder, words, named, hint }) => {
  test('the schema names its words', () => {
    expect(named).toEqual(words);
  });

  test('the hint for an unknown word names them', () => {
    expect(words.filter((word) => !hint.includes(word))).toEqual([]);
  });

  test('each word has a file of its name', () => {
    expect(words.filter((word) => !existsSync(join(root, folder, `${kebab(word)}.ts`)))).toEqual([]);
  });
});

describe('policies', () => {
  const branches = Object.values(schemaAt('properties', 'policies', 'items', 'oneOf')) as Node[];

  test('the schema has a branch for each, with its parameters', () => {
    const named = branches.map(({ properties = {} }) => [
      (properties['policy'] as unknown as { readonly const: string }).const,
      ...Object.keys(properties).filter((key) => key !== 'policy'),
    ]);
    expect(named).toEqual(policies.map(({ id, parameters }) => [id, ...Object.keys(parameters)]));
  });

  test('the hint for an unknown policy names them', () => {
    const hint = hints({ policies: [{ policy: 'zzzzzzzz' }] });
    expect(policies.filter(({ id }) => !hint.includes(id))).toEqual([]);
  });
});

describe('route policies', () => {
  test('each file of the folder is registered', () => {
    const files = readdirSync(join(root, 'src/policy/route')).map((name) => name.replace(/\.ts$/, ''));
    expect(files.filter((name) => name !== 'index' && name !== 'contract').sort()).toEqual(
      routes.map(({ id }) => id).sort(),
    );
  });

  test('every route of the core has a word', () => {
    expect(new Set(routes.map(({ core }) => core))).toEqual(new Set(Object.keys(Route)));
  });

  test('staleness is taken where a signal may be stale, required for scores', () => {
    for (const { id, staleness } of routes) {
      const told = (route: object) => hints({ fleet: { ...base.fleet, route: { policy: id, ...route } } });
      expect(told({ staleness: '1 s' }) === '', id).toBe(staleness !== 'unused');
      expect(told({}) === '', id).toBe(staleness !== 'required');
    }
  });
});
