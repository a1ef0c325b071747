// Registries by folder: each file is one word, named and numbered in its first line as in
//
//   // Route `leastLoaded` (2): the open replica with the least load.
//
// From the folder come the enum of both sides and the switch of the core, which calls the files' own functions.

import { readdirSync, readFileSync } from 'node:fs';

export interface RegistryKind {
  /** name of the enum */
  readonly name: string;
  /** word that begins the first line of its files */
  readonly noun: string;
  /** room of the core that the enum is declared in */
  readonly room: string;
  /** folder of the files, from assembly/ */
  readonly folder: string;
  /** types that the functions name → where they are declared, from assembly/ */
  readonly types: Readonly<Record<string, string>>;
  /** functions of each file: name, parameters, result */
  readonly functions: readonly { readonly name: string; readonly parameters: string; readonly result: string }[];
}

const engine = { Engine: 'layout/engine.gen' };

export const registries: readonly RegistryKind[] = [
  {
    name: 'Scheduler',
    noun: 'Scheduler',
    room: 'engine',
    folder: 'engine/scheduler',
    types: engine,
    functions: [
      { name: 'schedule', parameters: 'e: Engine, now: i64', result: 'bool' },
      { name: 'repeatable', parameters: 'e: Engine', result: 'i32' },
    ],
  },
  {
    name: 'Order',
    noun: 'Order',
    room: 'engine',
    folder: 'engine/order',
    types: engine,
    functions: [
      { name: 'insert', parameters: 'e: Engine, slot: i32', result: 'bool' },
      { name: 'reinsert', parameters: 'e: Engine, slot: i32', result: 'void' },
      { name: 'takeFirst', parameters: 'e: Engine', result: 'i32' },
      { name: 'lastRunning', parameters: 'e: Engine', result: 'i32' },
    ],
  },
  {
    name: 'Victim',
    noun: 'Victim',
    room: 'engine',
    folder: 'engine/victim',
    types: engine,
    functions: [{ name: 'pick', parameters: 'e: Engine', result: 'i32' }],
  },
  {
    name: 'KvIndex',
    noun: 'KV index',
    room: 'kv',
    folder: 'kv/index',
    types: engine,
    functions: [
      { name: 'open', parameters: 'e: Engine, blocks: i32', result: 'void' },
      { name: 'clear', parameters: 'slot: i32', result: 'void' },
      { name: 'take', parameters: 'e: Engine, slot: i32, count: i32', result: 'void' },
      { name: 'give', parameters: 'e: Engine, slot: i32, expected: i32', result: 'void' },
      { name: 'join', parameters: 'e: Engine, phase: i32, slot: i32', result: 'void' },
      { name: 'leave', parameters: 'e: Engine, phase: i32, slot: i32', result: 'void' },
      { name: 'takeTurns', parameters: 'e: Engine, first: i32, ticks: i32', result: 'void' },
    ],
  },
  {
    name: 'Route',
    noun: 'Route',
    room: 'router',
    folder: 'router/policy',
    types: {},
    functions: [
      { name: 'choose', parameters: 'id: i32, session: i32, now: i64', result: 'i32' },
      { name: 'ranks', parameters: '', result: 'bool' },
      { name: 'scoreOf', parameters: 'r: i32', result: 'i64' },
      { name: 'shareOf', parameters: 'r: i32', result: 'i64' },
      { name: 'question', parameters: '', result: 'i32' },
    ],
  },
  {
    name: 'KernelOp',
    noun: 'Kernel',
    room: 'kernel',
    folder: 'timing/kernel',
    types: {},
    functions: [
      { name: 'time', parameters: 'model: i32, at: i32', result: 'void' },
      { name: 'isKind', parameters: 'dimension: i32', result: 'bool' },
    ],
  },
];

/** The ordered sources of events: not chosen by a word, but asked in the order of their numbers. */
export const sources = { name: 'Source', noun: 'Source', room: 'event', folder: 'event/source' } as const;

export interface Word {
  readonly word: string;
  readonly number: number;
  /** file without its ending, from assembly/ */
  readonly file: string;
  /** what else its first line says between the number and the colon */
  readonly flag: string;
  readonly doc: string;
}

const assembly = new URL('../../', import.meta.url);

/** The words of a folder by number. Throws on a file without a word, and on numbers that are not 0, 1, 2 … */
export function wordsOf(noun: string, folder: string): Word[] {
  const head = new RegExp(`^// ${noun} \`(\\w+)\` \\((\\d+)\\)(, \\w+)?: (.*)`);
  const files = readdirSync(new URL(`${folder}/`, assembly)).filter((name) => name.endsWith('.ts'));
  const words = files.map((name): Word => {
    const [first = ''] = readFileSync(new URL(`${folder}/${name}`, assembly), 'utf8').split('\n');
    const found = head.exec(first);
    if (found === null) throw new Error(`${folder}/${name} does not begin with "// ${noun} \`word\` (number): …"`);
    const [, word = '', number = '', flag = '', doc = ''] = found;
    return { word, number: Number(number), file: `${folder}/${name.slice(0, -3)}`, flag: flag.slice(2), doc };
  });
  words.sort((a, b) => a.number - b.number);
  for (const [at, { number, file }] of words.entries()) {
    if (number !== at) throw new Error(`${file}.ts has the number ${number}; the numbers of ${folder} are 0, 1, 2 …`);
  }
  return words;
}

/** Enums by room: name → words. */
export function registryEnums(): Record<string, Record<string, string[]>> {
  const rooms: Record<string, Record<string, string[]>> = {};
  for (const { name, noun, room, folder } of [...registries, sources]) {
    const enums = rooms[room] ?? {};
    enums[name] = wordsOf(noun, folder).map(({ word }) => word);
    rooms[room] = enums;
  }
  return rooms;
}

const depthOf = (folder: string): string => '../'.repeat(folder.split('/').length - 1) || './';
const upper = (name: string) => name[0]!.toUpperCase() + name.slice(1);
const inline = '// @ts-ignore: decorator\n@inline\n';

/** The switch over the words of one registry: the last comparison falls through to word 0. */
export function switchSource({ noun, folder, types, functions }: RegistryKind): string {
  const words = wordsOf(noun, folder);
  const base = folder.split('/').at(-1);
  const out = [`// Generated from ${folder}/ by \`npm run layout\`: which file answers for a word.`, ''];
  for (const [type, from] of Object.entries(types)) out.push(`import { ${type} } from '${depthOf(folder)}${from}';`);
  for (const { word, file } of words) {
    const names = functions.map(({ name }) => `${name} as ${word}${upper(name)}`).join(', ');
    out.push(`import { ${names} } from './${base}/${file.split('/').at(-1)}';`);
  }
  for (const { name, parameters, result } of functions) {
    const args = parameters
      .split(', ')
      .map((parameter) => parameter.split(':')[0]!)
      .filter(Boolean)
      .join(', ');
    const head = words.length > 1 ? 'word: i32' : '_word: i32';
    out.push('', `${inline}export function ${name}(${[head, parameters].filter(Boolean).join(', ')}): ${result} {`);
    const [first, ...rest] = words;
    for (const { word, number } of rest) {
      if (result === 'void')
        out.push(`  if (word == ${number}) {`, `    ${word}${upper(name)}(${args});`, '    return;', '  }');
      else out.push(`  if (word == ${number}) return ${word}${upper(name)}(${args});`);
    }
    out.push(`  ${result === 'void' ? '' : 'return '}${first!.word}${upper(name)}(${args});`, '}');
  }
  out.push('');
  return out.join('\n');
}

/** The instant of one source is laid beside the earliest so far; at one instant the lower number is first. */
function considered({ word, number, flag }: Word): string[] {
  return [
    `at = ${word}Next(${flag === 'calendar' ? 'key' : ''});`,
    // the others come in the order of their numbers: only a rare one can be behind a higher number
    flag === 'rare' ? `if (at < least || (at == least && ${number} < source)) {` : 'if (at < least) {',
    '  following = least;',
    '  least = at;',
    `  source = ${number};`,
    '} else if (at < following) following = at;',
  ].map((line) => `  ${line}`);
}

/** The ordered table of sources: the earliest wins, of those of one instant the one with the lowest number. */
export function sourcesSource(): string {
  const { noun, folder } = sources;
  const words = wordsOf(noun, folder);
  const out = [
    `// Generated from ${folder}/ by \`npm run layout\`: the sources of events in their order at one instant.`,
    '',
    "import { NEVER, nextKey } from '../engine/calendar';",
    "import { Clock } from '../layout/event.gen';",
  ];
  for (const { word, file } of words) {
    const name = file.split('/').at(-1);
    out.push(`import { handle as ${word}Handle, nextPs as ${word}Next } from './source/${name}';`);
  }
  out.push('', "export { Source } from '../layout/event.gen';");
  const active = words.filter(({ flag }) => flag !== 'passive' && flag !== 'rare');
  const rare = words.filter(({ flag }) => flag === 'rare');
  const passive = words.filter(({ flag }) => flag === 'passive').reverse();
  out.push('', '/** Instant and following instant of `source`, and the rare ones beside it. */');
  out.push('function withRare(from: i32): i32 {', '  let source = from;', '  let least = Clock.nextPs;');
  out.push('  let following = Clock.followingPs;', '  let at: i64;');
  for (const word of rare) out.push(...considered(word));
  out.push('  Clock.nextPs = least;', '  Clock.followingPs = following;', '  return source;', '}');
  out.push(
    '',
    '/** Source that is next of those that keep a run going; its instant and the next of the others in `clock`. */',
    'export function nextActive(): i32 {',
    '  // the calendar has one event that is next: its sources share the key',
    '  const key = nextKey();',
    '  let least = NEVER;',
    '  let following = NEVER;',
    `  let source = ${active[0]!.number};`,
    '  let at: i64;',
  );
  for (const word of active) out.push(...considered(word));
  out.push('  Clock.nextPs = least;', '  Clock.followingPs = following;');
  out.push('  // a run that has none of the rare ones does not ask them');
  out.push('  return Clock.rare != 0 ? withRare(source) : source;', '}');
  out.push('', '/** Source that is next, when `active` is of those that keep a run going. */');
  out.push('export function nextPassive(active: i32): i32 {', '  let source = active;', '  let at: i64;');
  for (const { word, number } of passive) {
    out.push(
      `  at = ${word}Next();`,
      '  if (at <= Clock.nextPs) {',
      '    Clock.nextPs = at;',
      `    source = ${number};`,
      '  }',
    );
  }
  out.push('  return source;', '}', '', '/** Handles what is due of a source; an Exit, or GO. */');
  out.push('export function handle(source: i32, now: i64): i32 {', '  switch (source) {');
  for (const { word, number } of words) out.push(`    case ${number}:`, `      return ${word}Handle(now);`);
  out.push('  }', '  assert(false);', '  return 0;', '}', '');
  return out.join('\n');
}
