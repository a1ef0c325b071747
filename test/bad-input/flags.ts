// Bad flags and arguments.

import { flags } from './base.ts';
import type { Row } from './table.ts';

const simulate = (name: string, given: readonly string[], path: string, hint: string): Row =>
  flags(`simulate ${name}`, ['simulate', 'good.yaml', ...given, '--out', 'out'], [path, hint]);

const set = (text: string, path: string, hint: string): Row => simulate(`--set ${text}`, ['--set', text], path, hint);

const estimate = (given: readonly string[], path: string, hint: string): Row =>
  flags(
    `estimate ${given.join(' ')}`,
    ['estimate', '--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', ...given],
    [path, hint],
  );

const sets: readonly Row[] = [
  set('run.seed', '--set', 'Write path=value'),
  set('=4', '--set', 'Write path=value'),
  set('__proto__.x=1', '--set', 'never taken'),
  set('constructor.prototype.x=1', '--set', 'never taken'),
  set('run.__proto__={ seed: 4 }', '--set', 'never taken'),
  set('run={ "__proto__": { seed: 4 } }', '--set.run.__proto__', 'never taken'),
  set('fleet.pools.9.tp=2', '--set.fleet.pools.9', 'write 0 to 1'),
  set('fleet.pools.-1.tp=2', '--set.fleet.pools.-1', 'write 0 to 1'),
  set('fleet.pools.length=0', '--set.fleet.pools.length', 'write 0 to 1'),
  set('run..seed=2', '--set', 'keys between dots'),
  set('run.seeds=2', 'run.seeds', 'Did you mean seed?'),
  set('run.seed=[1', '--set run.seed', 'Write YAML or JSON'),
  set('run.window=5', 'run.window', 'A unit is missing'),
  set(`${'a.'.repeat(20)}a=1`, '--set', 'At most 16 keys'),
];

const values: readonly Row[] = [
  simulate('--seed -1', ['--seed', '-1'], '--seed', 'whole number'),
  simulate('--seed 1.5', ['--seed', '1.5'], '--seed', 'whole number'),
  simulate('--seed NaN', ['--seed', 'NaN'], '--seed', 'whole number'),
  simulate('--seed 2^53', ['--seed', '9007199254740992'], '--seed', 'whole number'),
  simulate('--seed with nothing', ['--seed', ''], '--seed', 'whole number'),
  simulate('--nonsense', ['--nonsense'], '--nonsense', 'unknown option'),
  simulate('--sed', ['--sed', '1'], '--sed', 'unknown option'),
];

const files: readonly Row[] = [
  simulate('--trace nope.csv', ['--trace', 'nope.csv'], 'nope.csv', '--trace counts from the working directory'),
  simulate('--trace of a folder', ['--trace', 'a-folder'], 'a-folder', 'a regular file'),
  simulate('--trace of a device', ['--trace', '/dev/zero'], '/dev/zero', 'a regular file'),
  simulate('--trace through a file', ['--trace', 'a-file/t.csv'], 'a-file/t.csv', 'Check the path'),
  simulate('--json of a folder', ['--json', 'a-folder'], '--json.a-folder', 'Name a file'),
  simulate('--json below a file', ['--json', 'a-file/r.json'], '--json.a-file/r.json', 'Name a folder'),
  simulate('--json of nothing', ['--json', ''], '--json.', 'Name a file'),
  simulate('--checkpoint of a folder', ['--checkpoint', 'a-folder'], '--checkpoint.a-folder', 'Name a file'),
  simulate('--resume of nothing', ['--resume', 'nope.tw'], 'nope.tw', 'a file cannot be used'),
  simulate('--resume of a scenario', ['--resume', 'good.yaml'], 'resume.good.yaml', 'a file that --checkpoint wrote'),
  flags('--out of a file', ['simulate', 'good.yaml', '--out', 'a-file'], ['--out.a-file', 'Name a folder']),
  flags('--out below a file', ['simulate', 'good.yaml', '--out', 'a-file/out'], ['--out.a-file/out', 'Name a folder']),
  flags('--out of nothing', ['simulate', 'good.yaml', '--out', ''], ['--out.', 'Name a folder']),
];

const names: readonly Row[] = [
  flags('a preset named ../../x', ['simulate', '../../x', '--out', 'out'], ['scenario', 'Known: ']),
  flags('a preset that is a property of every object', ['simulate', 'constructor'], ['scenario', 'Known: ']),
  flags('a preset with a colour', ['simulate', '\u001b[31mchat\u0007', '--out', 'out'], ['scenario', 'Known: ']),
  flags('a scenario that is not there', ['simulate', 'nope.yaml'], ['nope.yaml', 'list presets']),
  flags('a scenario that is a folder', ['simulate', 'a-folder'], ['a-folder', 'Name a YAML or JSON file']),
  flags('a scenario that is a device', ['simulate', '/dev/zero'], ['/dev/zero', 'Name a YAML or JSON file']),
  flags('show ../../etc/passwd', ['show', '../../etc/passwd'], ['show', 'No config.json or params.json']),
  flags('show constructor', ['show', 'constructor'], ['show', '`list` prints all names']),
  flags('show with a colour', ['show', '\u001b]0;owned\u0007'], ['show', '`list` prints all names']),
  flags('list nonsense', ['list', 'nonsense'], ['list', 'Known: presets']),
  flags('list __proto__', ['list', '__proto__'], ['list', 'Known: presets']),
  flags('list with a misspelt kind', ['list', 'acelerators'], ['list', 'Did you mean accelerators?']),
  flags('no command of that name', ['simulat', 'good.yaml'], ['simulat', 'unknown command']),
];

const steps: readonly Row[] = [
  estimate([], 'decode', 'Give sequences that decode'),
  estimate(['--decode', '0', '--prefill-tokens', '0'], 'decode', 'Give sequences that decode'),
  estimate(['--decode', '1', '--context', '-1'], '--context', 'whole number'),
  estimate(['--decode', '1', '--context', '1000000000000'], 'context', 'at most 100,000,000'),
  estimate(['--decode', '1025'], 'decode', 'At most 1024'),
  estimate(['--prefill-tokens', '8193'], 'prefillTokens', 'at most 8192'),
  estimate(['--decode', '1', '--tp', '0'], 'fleet.pools.0.tp', 'at least 1'),
  estimate(['--decode', '1', '--tp', '3'], 'fleet.pools.0.tp', 'tp must divide the heads'),
  estimate(['--decode', '1', '--kv', 'fp9'], 'precision.kv', 'Did you mean'),
  estimate(['--decode', '1', '--model', '../../x'], 'model', 'No config.json'),
  estimate(['--decode', '1', '--accelerator', 'h100-sxn'], 'fleet.pools.0.accelerator', 'Did you mean'),
];

export const flagRows: readonly Row[] = [...sets, ...values, ...files, ...names, ...steps];
