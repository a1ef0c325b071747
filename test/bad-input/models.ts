// Models by path that are none: folders and files that say nothing, or nothing that can be.

import type { Files, Row } from './table.ts';

const llama = {
  ...{ model_type: 'llama', hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32 },
  ...{ num_attention_heads: 32, num_key_value_heads: 8, vocab_size: 128256, max_position_embeddings: 131072 },
};
const text = JSON.stringify(llama);

/** The same of `show` and `memory`: one problem at that path. */
const both = (name: string, files: Files, model: string, path: string, hint: string): Row[] =>
  [
    ['show', model],
    ['memory', model, '--accelerator', 'h100-sxm'],
  ].map((args) => {
    const problems = [
      ['one problem with the input', ''],
      [path, hint],
    ] as const;
    return { name: `${args[0]} of ${name}`, files: { 'a-file': 'x', ...files }, args, problems, code: 2 };
  });

const config = (name: string, content: Files[string], path: string, hint: string): Row[] =>
  both(name, { 'm/config.json': content }, './m', `./m/config.json${path}`, hint);

export const modelRows: readonly Row[] = [
  ...both('a folder without a config', { 'm/README.md': '#' }, './m', 'found "./m"', 'No config.json or params.json'),
  ...both('a folder that is not there', {}, './nope', 'found "./nope"', 'No config.json or params.json'),
  ...both('a file that is not there', {}, 'nope/config.json', 'found "nope/config.json"', 'cannot be read'),
  ...both('a folder named as a file', { 'm.json/x': 'x' }, 'm.json', 'm.json', 'Name a YAML or JSON file'),
  ...both('a path through a file', {}, './a-file/m', 'found "./a-file/m"', 'No config.json or params.json'),
  ...both('a GGUF file of zeros', { 'm.gguf': { start: '', bytes: 2 ** 31 } }, 'm.gguf', 'm.gguf', 'header of a GGUF'),
  ...both('a GGUF file cut short', { 'm.gguf': 'GGUF\u0003' }, 'm.gguf', 'm.gguf', 'header of a GGUF'),
  ...both('a device', {}, '/dev/zero/', 'found "/dev/zero/"', 'No config.json or params.json'),
  ...config('a config that is a list', `[${text}]`, '', 'is a table'),
  ...config('a config that is empty', '', '', 'is a table'),
  ...config('a config that is null', 'null', '', 'is a table'),
  ...config('a config cut short', text.slice(0, 40), '.line 1', 'Write YAML or JSON'),
  ...config('a config of bytes', new Uint8Array([0x80, 0x81, 0xff]), '', 'UTF-8'),
  ...config('a config with a NUL', `${text}\0`, '', 'not a text file'),
  ...config('a config of 1 GB', { start: text, bytes: 2 ** 30 }, '', 'at most 4194304 bytes'),
  ...config('a config of 5,000 levels', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, '', 'shallower'),
  ...config('a hostile key', `{"__proto__":{"a":1},${text.slice(1)}`, '', 'never taken'),
  ...config('a key twice', `{"hidden_size":1024,${text.slice(1)}`, '.line 1', 'Write each key of a table once'),
  ...config('no model_type', JSON.stringify({ ...llama, model_type: undefined }), '.model_type', 'must name'),
  ...config('a type that nobody has', JSON.stringify({ ...llama, model_type: 'q' }), '.model_type', '--assume llama'),
  ...[
    ['NaN', 'hidden_size', text.replace('4096', 'NaN')],
    ['Infinity', 'hidden_size', text.replace('4096', 'Infinity')],
    ['an integer of 40 digits', 'hidden_size', text.replace('4096', '9'.repeat(40))],
    ['2 ** 60', 'vocab_size', text.replace('128256', String(2n ** 60n))],
    ['a text for a number', 'hidden_size', text.replace('4096', '"4096"')],
    ['a list for a number', 'vocab_size', text.replace('128256', '[128256, 1]')],
    ['a table for a number', 'vocab_size', text.replace('128256', '{"a":1}')],
    ['layers below 0', 'num_hidden_layers', text.replace(':32,', ':-32,')],
    ['no layers', 'num_hidden_layers', text.replace(':32,', ':0,')],
    ['half a layer', 'num_hidden_layers', text.replace(':32,', ':0.5,')],
  ].flatMap(([name = '', key, body = '']) =>
    config(`${name} in a config`, body, `.${key}`, 'A whole number of at least 1'),
  ),
];
