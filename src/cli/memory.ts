// `tokenworks memory MODEL --accelerator A`: weights, cache and concurrency, of models that cannot be timed yet too.

import { sizesOf } from '../catalog/index.ts';
import { readAs } from '../catalog/read-as.ts';
import { checkBlocks } from '../compile/blocks.ts';
import { type CacheMemory, cacheMemory } from '../compile/cache-memory.ts';
import { checkSplit } from '../compile/layout.ts';
import { publishedAs } from '../compile/modules.ts';
import { systemsOf } from '../compile/system.ts';
import { InputError, type Issue } from '../errors.ts';
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

/** Lines that are results. */
const sums = new Set(['weights a rank', 'left for KV']);

function text(memory: CacheMemory, says: string): string {
  const { lines, concurrency, contextTokens, kvTokens, notes } = memory;
  const inUnit = (value: number, unit: string) => (unit === 'B' ? format.bytes(value) : String(value));
  const rows = lines
    .filter(({ what }) => !sums.has(what))
    .map(({ what, value, unit, note }) => [what, inUnit(value, unit), note]);
  const { kvBytesPerToken, windowBytesPerToken, windowTokens } = memory;
  const results = [
    ['weights', format.bytes(memory.weightBytes), 'a rank'],
    ['left for the cache', format.bytes(memory.leftBytes), 'a rank'],
    ['KV a token', format.bytes(kvBytesPerToken), `a rank${windowTokens > 0 ? ', in layers without a window' : ''}`],
    ...(windowTokens > 0
      ? [
          [
            'in windows',
            format.bytes(windowBytesPerToken),
            `a token, ${format.count(windowTokens)} of a sequence at most`,
          ],
        ]
      : []),
    ['KV cache size', `${format.count(kvTokens)} tokens`, `of sequences of ${format.count(contextTokens)} tokens`],
    ['maximum concurrency', format.times(concurrency), `for ${format.count(contextTokens)} tokens a request`],
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
  if (flags.context === 0) {
    const hint = 'A sequence has at least one token.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['--context'], found: '0', hint }]);
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
  const others = issues.flatMap((issue): Issue[] => {
    if (issue.code !== 'NOT_YET' || issue.path[0] !== 'model') return [issue];
    const hint = issue.hint.replace('This version cannot time it', 'What its layers weigh and keep is not known');
    return isCounted ? [] : [{ ...issue, hint }];
  });
  const [system] = scenario === null ? [] : systemsOf(scenario);
  if (scenario === null || system === undefined || others.length > 0) throw new InputError(others);
  for (const check of [checkSplit, checkBlocks]) check(system);
  const memory = cacheMemory(system, flags.context ?? scenario.model.maxContext ?? 8192);
  const says = readAs(scenario.model, publishedAs(system.precision));
  if (flags.json === undefined) print(io, text(memory, says));
  else
    writeText(io, flags.json, `${JSON.stringify({ readAs: says, needs: scenario.model.needs, ...memory }, null, 2)}\n`);
}
