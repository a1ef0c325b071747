// `tokenworks memory MODEL --accelerator A`: weights, cache and concurrency, of models that cannot be timed yet too.

import { sizesOf } from '../catalog/index.ts';
import { readAs } from '../catalog/read-as.ts';
import { type CacheMemory, cacheMemory } from '../compile/cache-memory.ts';
import { publishedAs } from '../compile/modules.ts';
import { systemsOf } from '../compile/system.ts';
import { InputError } from '../errors.ts';
import * as format from '../report/format.ts';
import { table } from '../report/text-form.ts';
import { readScenarioParts } from '../scenario/parse.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';

interface MemoryFlags {
  readonly accelerator?: string;
  readonly tp: number;
  readonly engine?: string;
  readonly context?: number;
  readonly weights?: string;
  readonly kv?: string;
  readonly assume?: 'llama';
  readonly json?: string;
}

const counted = new Set(['weights a rank', 'left for KV', 'KV a token', 'KV blocks', 'KV tokens', 'block rounding']);

function text(memory: CacheMemory, says: string): string {
  const { lines, concurrency, contextTokens, kvTokens, notes } = memory;
  const inUnit = (value: number, unit: string) => (unit === 'B' ? format.bytes(value) : String(value));
  const rows = lines
    .filter(({ what }) => !counted.has(what) && what !== 'tokens a block')
    .map(({ what, value, unit, note }) => [what, inUnit(value, unit), note]);
  const results = [
    ['weights', format.bytes(memory.weightBytes), 'a rank'],
    ['left for the cache', format.bytes(memory.leftBytes), 'a rank'],
    ['KV a token', format.bytes(memory.kvBytesPerToken), 'a rank, where every layer keeps it'],
    ['KV tokens', format.count(kvTokens), `of sequences of ${format.count(contextTokens)} tokens`],
    ['maximum concurrency', `${concurrency.toFixed(2)} x`, `for ${format.count(contextTokens)} tokens a request`],
  ];
  const said = notes.map((note) => `  ${note}\n`).join('');
  const heads = (first: string) => [first, 'size', 'note'];
  return `${says}\n\n${table(heads('of one rank'), rows)}\n\n${table(heads('result'), results)}\n${said}`;
}

export function memoryCommand(io: Io, model: string, flags: MemoryFlags): void {
  if (flags.accelerator === undefined) {
    const hint = 'Name an accelerator (`list accelerators`).';
    throw new InputError([{ code: 'MISSING', path: ['--accelerator'], found: 'nothing', hint }]);
  }
  const { readText } = new Paths().writes('--json', flags.json).check();
  const precision = { ...(flags.weights && { weights: flags.weights }), ...(flags.kv && { kv: flags.kv }) };
  const { scenario, issues } = readScenarioParts(
    {
      model: flags.assume === undefined ? model : { config: model, assume: flags.assume },
      ...(Object.keys(precision).length > 0 && { precision }),
      ...(flags.engine !== undefined && { engine: flags.engine }),
      fleet: { pools: [{ accelerator: flags.accelerator, tp: flags.tp }] },
      workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 1, output: 1, requests: 1 },
    },
    { readText },
  );
  // what cannot be timed can be counted, where its numbers say how much there is
  const isCounted = scenario !== null && sizesOf(scenario.model).parameters !== null;
  const others = issues.filter(({ code }) => code !== 'NOT_YET' || !isCounted);
  const [system] = scenario === null ? [] : systemsOf(scenario);
  if (scenario === null || system === undefined || others.length > 0) throw new InputError(others);
  const memory = cacheMemory(system, flags.context ?? scenario.model.maxContext ?? 8192);
  const says = readAs(scenario.model, publishedAs(system.precision));
  if (flags.json === undefined) print(io, text(memory, says));
  else
    writeText(io, flags.json, `${JSON.stringify({ readAs: says, needs: scenario.model.needs, ...memory }, null, 2)}\n`);
}
