// Bad scenarios.

import { expect } from 'vitest';
import { field, fields, nothing, spoiled, text } from './base.ts';
import type { Row } from './table.ts';

const pool = 'fleet.pools.0';
const inline = {
  peak: { bf16: '989 TFLOP/s' },
  hbmCapacity: '80 GB',
  hbmBandwidth: '3.35 TB/s',
  tdp: '700 W',
};
const model = { layers: 2, hidden: 64, heads: 8, kvHeads: 4, headDim: 8, ffn: 128, vocab: 1000 };

const numbers: readonly Row[] = [
  field('NaN', 'engine.memoryFraction', Number.NaN, 'This is not a number'),
  field('infinity', 'engine.maxNumSeqs', Number.POSITIVE_INFINITY, 'A finite number is needed'),
  field('the word NaN with a unit', 'run.warmUp', 'nan s', 'A finite number is needed'),
  field('negative', 'run.warmUp', '-5 s', 'must not be negative'),
  field('zero where there must be some', 'workload.rate', '0 /s', 'greater than 0'),
  field('1e400', 'workload.requests', '1e400', 'A finite number is needed'),
  field('2^60', 'workload.requests', 2 ** 60, 'A whole number is needed'),
  field('more than a column holds', 'workload.requests', 3_000_000_000, 'at most 2147483647'),
  field('half a sequence', 'engine.maxNumSeqs', 1.5, 'A whole number is needed'),
  field('a share over 1', 'engine.memoryFraction', '120 %', 'at most 1'),
  field('a unit missing', 'run.window', 5, 'A unit is missing'),
  field('a unit of something else', 'slo.ttft', '500 GB', 'is a unit of bytes'),
  field('a unit in the wrong case', 'slo.ttft', '500 MS', 'The unit is written "ms"'),
  field('a unit nobody knows', 'workload.rate', '4 furlongs', 'is not known'),
  field('no number before the unit', 'slo.tpot', 'fast', 'not a number with a unit'),
  field('a seed beyond 2^53', 'run.seed', 2 ** 53, 'A whole number is needed'),
];

const shapes: readonly Row[] = [
  field('a list for a table', 'engine', ['vllm-v1'], 'Write the id of an engine, or a table'),
  field('a table for a list', 'fleet.pools', { accelerator: 'h100-sxm' }, 'Write a list of pools'),
  field('a number for a text', 'name', 5, 'Write a text'),
  field('a text for a flag', 'engine.asyncScheduling', 'yes', 'Write true or false'),
  field('a table for a number', 'run.seed', { value: 1 }, 'Write 256'),
  field('null for a table', 'workload', null, 'Write a table'),
  field('an empty list of pools', 'fleet.pools', [], 'At least one pool'),
  field('an empty name', 'name', '', 'The text is empty'),
  field('no model', 'model', nothing, 'Write the id of a model'),
  field('no fleet', 'fleet', nothing, 'Write a table'),
  field('no accelerator', `${pool}.accelerator`, nothing, 'Write the id of an accelerator'),
  field('another schema version', 'tokenworks', 2, 'reads schema version 1'),
  field('an unknown key, misspelt', 'engine.maxNumSeq', 4, 'Did you mean maxNumSeqs?'),
  field('an unknown key at the top', 'workloads', {}, 'Did you mean workload?'),
  field('an unknown key like no other', `${pool}.zzzzzzzz`, 4, 'Known: name, role, accelerator'),
];

const names: readonly Row[] = [
  field('an unknown accelerator', `${pool}.accelerator`, 'h100-sxn', 'Did you mean h100-sxm?'),
  field('an unknown model', 'model', 'llama-3.1-8c', 'Did you mean llama-3.1-8b?'),
  field('an unknown engine', 'engine', 'vllm-v2', 'Did you mean vllm-v1?'),
  field('an unknown base of an engine', 'engine.base', 'vllm-v2', 'Did you mean vllm-v1?'),
  field('an unknown precision', 'precision.weights', 'bf166', 'Did you mean bf16?'),
  field('an unknown workload', 'workload.preset', 'chatt', 'Did you mean chat?'),
  field('an unknown policy', 'engine.policy', 'fcf', 'Did you mean fcfs?'),
  field('a name that is a property of every object', 'model', 'constructor', 'Known: '),
  field('a model file that is not there', 'model', 'nope/config.json', 'The file cannot be read'),
  field('a model file that is a device', 'model', '/dev/zero.json', 'The file cannot be read'),
  fields('a config.json that lacks its shape', { model: 'scenario.yaml.json' }, ['model', 'cannot be read']),
];

const later: readonly Row[] = [
  field('a prefill pool', `${pool}.role`, 'prefill', 'simulates only mixed'),
  field('a model with sliding windows', 'model', 'mistral-7b-v0.1', 'needs sliding-window'),
];

const systems: readonly Row[] = [
  fields('a model that does not fit', { model: 'llama-3.1-70b' }, ['fleet.pools.0.tp', 'smallest tp that fits is 2']),
  field('tp that does not divide the heads', `${pool}.tp`, 3, 'tp must divide the heads'),
  field('tp beyond the link domain', `${pool}.tp`, 16, 'joins 8'),
  fields('an accelerator without its memory', { [`${pool}.accelerator`]: { ...inline, hbmCapacity: undefined } }, [
    `${pool}.accelerator.hbmCapacity`,
    'must state it',
  ]),
  fields('an accelerator without a peak', { [`${pool}.accelerator`]: { ...inline, peak: undefined } }, [
    `${pool}.accelerator.peak`,
    'at least one dense peak',
  ]),
  fields('tp without a link', { [`${pool}.accelerator`]: { ...inline, linkDomain: 8 }, [`${pool}.tp`]: 2 }, [
    `${pool}.accelerator.linkBandwidth`,
    'cannot be timed without it',
  ]),
  fields(
    'a model without its layers',
    { model: { ...model, gatedMlp: true, tiedEmbeddings: true, layers: undefined } },
    ['model.layers', 'must state it'],
  ),
  fields(
    'KV heads that do not divide the heads',
    { model: { ...model, kvHeads: 3, gatedMlp: true, tiedEmbeddings: true } },
    ['model', 'must divide the heads'],
  ),
  fields('fewer tokens a step than sequences', { 'engine.maxNumBatchedTokens': 64, 'engine.maxNumSeqs': 65 }, [
    'engine.maxNumBatchedTokens',
    'at least maxNumSeqs (65)',
  ]),
  fields('KV in blocks and in tokens', { 'engine.kvBlocks': 100, 'engine.kvTokens': 1600 }, [
    'engine.kvTokens',
    'not both',
  ]),
  field('less KV than a block', 'engine.kvTokens', 15, 'At least one block'),
  field('a window too small', 'run.window', '1 ns', 'At least "1 us"'),
  field('a window too long for its joules', 'run.window', '100 d', 'A window may hold'),
];

const workloads: readonly Row[] = [
  fields('neither requests nor duration', { 'workload.requests': nothing }, ['workload', 'Say when arrivals end']),
  fields(
    'no rate',
    { 'workload.rate': nothing, 'workload.preset': nothing, 'workload.prompt': 1, 'workload.output': 1 },
    ['workload.rate', 'how many requests arrive'],
  ),
  fields(
    'no lengths',
    { 'workload.preset': nothing },
    ['workload.prompt', 'Write a length'],
    ['workload.output', 'Write a length'],
  ),
  fields(
    'a trace and arrivals',
    { 'workload.trace': 'x.csv' },
    ['workload.rate', 'leave it out'],
    ['workload.preset', 'leave it out'],
  ),
  fields('rate and arrivals', { 'workload.arrivals': { rate: '3 /s' } }, ['workload.rate', 'not both']),
  fields('bursts without a cv', { 'workload.rate': nothing, 'workload.arrivals': { process: 'gamma', rate: '3 /s' } }, [
    'workload.arrivals.cv',
    'need a cv',
  ]),
  fields(
    'shares that do not sum to 1',
    {
      'workload.classes': [
        { name: 'a', share: 0.5 },
        { name: 'b', share: 0.6 },
      ],
    },
    ['workload.classes', 'must sum to 1'],
  ),
  fields('two classes of one name', { 'workload.classes': [{ name: 'a' }, { name: 'a' }] }, [
    'workload.classes.1.name',
    'Two classes have this name',
  ]),
  field('no class at all', 'workload.classes', [], 'The list is empty'),
  fields(
    'shares of lengths that fall',
    {
      'workload.prompt': {
        quantiles: [
          [0, 1],
          [0.6, 20],
          [0.5, 30],
          [1, 40],
        ],
      },
    },
    ['workload.prompt.quantiles.2', 'Shares must rise'],
  ),
  fields(
    'lengths that fall',
    {
      'workload.prompt': {
        quantiles: [
          [0, 10],
          [0.5, 5],
          [1, 40],
        ],
      },
    },
    ['workload.prompt.quantiles.1', 'must not fall'],
  ),
  fields(
    'lengths without an end',
    {
      'workload.prompt': {
        quantiles: [
          [0.1, 10],
          [0.9, 40],
        ],
      },
    },
    ['workload.prompt.quantiles.0', 'The first share is 0'],
  ),
  fields(
    'two laws at once',
    {
      'workload.prompt': {
        fixed: 5,
        quantiles: [
          [0, 1],
          [1, 2],
        ],
      },
    },
    ['workload.prompt', 'exactly one of'],
  ),
  fields(
    'a shortest over the longest',
    { 'workload.prompt': { logNormal: { median: 5, sigma: 1 }, min: 10, max: 5 } },
    ['workload.prompt.max', 'at least min (10)'],
  ),
  field('arrivals beyond 106 days', 'workload.rate', '1e-9 /s', '106 days'),
];

const good = JSON.stringify(spoiled({}));
const nine = (value: string) => `[${Array(9).fill(value).join()}]`;
const multiplied = [...'bcdefghi'].reduce(
  (lines, key, at) => `${lines}${key}: &${key} ${nine(`*${'abcdefgh'[at]}`)}\n`,
  `a: &a ${nine('x')}\n`,
);
const texts: readonly Row[] = [
  text('an empty file', '', ['scenario.yaml', 'empty']),
  text('comments alone', '# nothing\n---\n', ['scenario.yaml', 'empty']),
  text('a file cut in the middle', good.slice(0, 100), ['scenario.yaml', 'Write YAML or JSON']),
  text('a text that is no table', 'hello', ['scenario.yaml', 'A scenario is a table']),
  text('a list', '[1, 2]', ['scenario.yaml', 'A scenario is a table']),
  text('a key twice', 'tokenworks: 1\nmodel: a\nmodel: b\n', [
    'scenario.yaml.line 3',
    'Write each key of a table once',
  ]),
  text('two documents', `${good}\n---\n${good}\n`, ['scenario.yaml', 'Write YAML or JSON']),
  text('a tab that indents', 'run:\n\tseed: 1\n', ['scenario.yaml.line 2', 'Write YAML or JSON']),
  text('a tag', 'name: !!js/function "x"\n', ['scenario.yaml.line 1', 'Write YAML or JSON']),
  text('aliases that multiply', multiplied, ['scenario.yaml', 'cannot be followed']),
  text('a thousand aliases', `a: &a 1\nb: [${Array(1000).fill('*a')}]\n`, [
    'scenario.yaml',
    'At most 100 are followed',
  ]),
  text('a hundred thousand brackets', '['.repeat(100_000), ['scenario.yaml', '']),
  text('two megabytes', `# ${'x'.repeat(2_000_000)}\n${good}`, ['scenario.yaml', 'At most 65536 (64 KiB) are read']),
  text('fifty megabytes', `# ${'x'.repeat(50_000_000)}`, ['scenario.yaml', 'Give it with --trace']),
  text('a NUL byte', good.replace('llama', 'll\0ma'), ['scenario.yaml', 'not a text file']),
  text('bytes that are not UTF-8', Buffer.from(good.replace('llama', 'll\u00e4ma'), 'latin1'), [
    'scenario.yaml',
    'UTF-8',
  ]),
  text('UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), ['scenario.yaml', 'UTF-8']),
  text('a prototype for a key', '{"__proto__": {"polluted": 1}}', ['__proto__', 'never taken']),
  text('a constructor for a key', '{"constructor": {"prototype": {"polluted": 1}}}', ['constructor', 'never taken']),
];

const manyWrong = fields(
  'five mistakes, told at once',
  {
    model: 'llama-3.1-8c',
    'engine.maxNumSeqs': -1,
    [`${pool}.accelerator`]: 'h100-sxn',
    'workload.rate': '4',
    'run.seed': 'x',
  },
  ['model', 'Did you mean'],
  ['engine.maxNumSeqs', 'at least 1'],
  [`${pool}.accelerator`, 'Did you mean'],
  ['workload.rate', 'A unit is missing'],
  ['run.seed', 'not a number'],
);

export const scenarioRows: readonly Row[] = [
  ...numbers,
  ...shapes,
  ...names,
  ...later,
  ...systems,
  ...workloads,
  ...texts,
  manyWrong,
  {
    name: 'a byte order mark and CRLF: read silently',
    files: { 'scenario.yaml': `\ufeff${JSON.stringify(spoiled({}), null, 2).replaceAll('\n', '\r\n')}` },
    args: ['simulate', 'scenario.yaml', '--json', '-', '--quiet'],
    result: { requests: { finished: 100 } },
    code: 0,
  },
  {
    name: 'a warm-up beyond the end: the whole run is measured, with a warning',
    files: { 'scenario.yaml': JSON.stringify(spoiled({ 'run.warmUp': '10 h' })) },
    args: ['simulate', 'scenario.yaml', '--json', '-', '--quiet'],
    result: {
      requests: { finished: 100 },
      warnings: expect.arrayContaining([expect.objectContaining({ code: expect.stringMatching(/^interval-/) })]),
    },
    code: 0,
  },
];
