// Bad workloads: traces of other formats, gzip files, processes, sessions, and the flag that saves a trace.

import { gzipSync } from 'node:zlib';
import { field, fields, flags, spoiled } from './base.ts';
import type { Files, Refused, Row, Treated } from './table.ts';

const args = ['simulate', 's.json', '--out', 'out', '--json', 'out/r.json'];
const head = 'arrival_s,prompt_tokens,output_tokens\n';
const rows = '0,100,10\n1,200,20\n2,300,30\n';
const plain = { trace: 't.csv' };

/** A trace that is refused. */
const refused = (
  name: string,
  trace: Files[string],
  problem: readonly [string, string],
  workload: object = plain,
): Refused => ({
  name: `trace: ${name}`,
  files: { 's.json': JSON.stringify(spoiled({ workload })), 't.csv': trace },
  args,
  problems: [problem],
  code: 2,
});

/** A trace that is read, with what came of it. */
const treated = (
  name: string,
  trace: Files[string],
  finished: number,
  treatments = {},
  workload: object = plain,
): Treated => ({
  name: `trace: ${name}`,
  files: { 's.json': JSON.stringify(spoiled({ workload })), 't.csv': trace },
  args: ['simulate', 's.json', '--json', '-', '--quiet'],
  result: { requests: { finished }, workload: { treatments } },
  code: 0,
});

const packed = gzipSync(head + rows.repeat(1));
const spoilt = (at: number, byte: number) => Uint8Array.from(packed, (one, i) => (i === at ? byte : one));
const behind = (content: Uint8Array) => Buffer.concat([packed, gzipSync(content)]);

const gzip: readonly Row[] = [
  treated('gzip', packed, 3),
  treated('gzip in two members', Buffer.concat([gzipSync(head), gzipSync(rows)]), 3),
  refused('a gzip header alone', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), ['t.csv', 'copy or download it again']),
  refused('gzip cut short', packed.subarray(0, -12), ['t.csv', 'It ends before its data does']),
  refused('gzip with a wrong checksum', spoilt(packed.length - 6, 0x55), ['t.csv', 'Its data contradict themselves']),
  refused('gzip of another method', spoilt(2, 9), ['t.csv', 'Its data contradict themselves']),
  refused('gzip with a tail', Buffer.concat([packed, Buffer.from('x')]), ['t.csv', 'Keep only the gzip data']),
  refused('gzip of nothing', gzipSync(''), ['t.csv', 'Known formats']),
  refused('a gzip bomb of zeros', gzipSync(new Uint8Array(2 ** 28)), ['t.csv.line 1', 'text in UTF-8']),
  refused('a gzip bomb of zeros behind rows', behind(new Uint8Array(2 ** 28)), ['t.csv.line 5', 'few numbers']),
  refused('a gzip bomb of empty lines', behind(new Uint8Array(2 ** 28).fill(10)), ['t.csv', 'No trace does']),
];

const mooncake = '{"timestamp": 0, "input_length": 100, "output_length": 10, "hash_ids": [0, 1]}\n';
const burst = 'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n';
const azureHead = 'TIMESTAMP,ContextTokens,GeneratedTokens\n';
const talk = '{"id": "a", "conversations": [{"from": "human", "value": "hi"}, {"from": "gpt", "value": "ho"}]}\n';
const arrivals = { process: 'poisson', rate: '4 /s' };
const drawn = { ...plain, arrivals };

const formats: readonly Row[] = [
  treated('Mooncake', mooncake.repeat(3), 3),
  treated('BurstGPT with a failure', `${burst}5,M,10,1,11,C\n6,M,10,0,10,C\n`, 1, {
    'rows with 0 output tokens: skipped': 1,
  }),
  treated('conversations', talk.repeat(4), 4, {}, drawn),
  refused('Mooncake with a key misspelt', mooncake.replace('input_length', 'input_len'), [
    't.csv.line 1',
    'Did you mean',
  ]),
  refused('Mooncake with an open list', mooncake.replace(']}', '}'), ['t.csv.line 1', 'One flat object a line']),
  refused('BurstGPT with a column missing', 'Timestamp,Model,Request tokens\n', ['t.csv.line 1', 'Columns: ']),
  refused('conversations without arrivals', talk, ['workload.arrivals', 'carry no times']),
  refused('conversations at a speed', talk, ['workload.speed', 'change the rate'], { ...drawn, speed: 2 }),
  refused('a turn from nobody', talk.replace('gpt', 'robot'), ['t.csv.line 1', 'Known: human'], drawn),
  refused('a turn without a text', talk.replace('"ho"', '7'), ['t.csv.line 1', 'from and value'], drawn),
  refused('arrivals for a trace with times', head + rows, ['workload.arrivals', 'brings its own times'], drawn),
  refused('bytes a token where tokens are counted', head + rows, ['workload.bytesPerToken', 'counts tokens itself'], {
    ...plain,
    bytesPerToken: 3,
  }),
  refused(
    'a unit of times where there are dates',
    `${azureHead}2024-05-10 00:00:00,9,2\n`,
    ['workload.timeUnit', 'dates'],
    {
      ...plain,
      timeUnit: 'ms',
    },
  ),
  refused('a unit of times of a closed loop', head + rows, ['workload.timeUnit', 'closed loop does not use'], {
    ...plain,
    timeUnit: 'ms',
    concurrency: 2,
  }),
  treated('one array of Mooncake’s objects', `[${mooncake.trim()},\n${mooncake}]`, 2),
  treated('times and counts by common names', 'ts_ms,isl,osl\n5,9,2\n700,9,2\n', 2),
  treated('a failed response', '{"created":1,"usage":{"prompt_tokens":9,"completion_tokens":2}}\n{"error":{}}\n', 1, {
    'requests that failed: skipped': 1,
  }),
  refused('an array cut short', `[${talk}`, ['t.csv', 'copy or download it again'], drawn),
  refused('an array and more', `[${talk}][]`, ['t.csv', 'Keep one array'], drawn),
  refused('a time without a unit', 'timestamp,isl,osl\n5,9,2\n', ['t.csv.line 1', 'timeUnit: s, ms, us or ns']),
  refused('a turn that waits', mooncake.replace('timestamp', 'delay'), ['t.csv.line 1', 'concurrency: 8']),
  refused('TraceV2 without outputs', 'arrival_time_us,input_tokens\n1,2\n', [
    't.csv.line 1',
    'Columns: arrival_time_us',
  ]),
  refused('a response without usage', '{"created":1,"choices":[]}\n', ['t.csv.line 1', 'One response a line']),
  refused('Mooncake in seconds since 1970', mooncake.replace('0', '1700000000'), ['t.csv.line 1', 'timeUnit: s']),
  refused(
    'a line of 20 MB of a format that has long ones',
    `${talk}${talk.replace('hi', 'x'.repeat(2e7))}`,
    ['t.csv.line 2', 'few numbers'],
    drawn,
  ),
];

const states = [
  { factor: 1, dwell: '1 min' },
  { factor: 5, dwell: '5 s' },
];
const law = { process: 'mmpp', rate: '4 /s', states };
const withLaw = (changes: object) => ({ workload: { preset: 'chat', requests: 9, arrivals: { ...law, ...changes } } });
const burstOf = (changes: object) => withLaw({ burst: { at: '10 s', length: '5 s', factor: 3, ...changes } });

const processes: readonly Row[] = [
  fields('states of a Poisson process', withLaw({ process: 'poisson' }), [
    'workload.arrivals.states',
    'It belongs to mmpp',
  ]),
  fields('one state', withLaw({ states: states.slice(1) }), ['workload.arrivals.states', 'At least two states']),
  fields('seventeen states', withLaw({ states: new Array(17).fill(states[0]) }), [
    'workload.arrivals.states',
    'At most 16 states',
  ]),
  fields('states that are all silent', withLaw({ states: states.map((one) => ({ ...one, factor: 0 })) }), [
    'workload.arrivals.states',
    'a factor above 0',
  ]),
  fields('a state without a stay', withLaw({ states: [states[0], { factor: 2 }] }), [
    'workload.arrivals.states.1.dwell',
    'Write "500 ms"',
  ]),
  fields('a cv of a process with states', withLaw({ cv: 2 }), ['workload.arrivals.cv', 'belongs to gamma']),
  fields(
    'states that change ten million times a request',
    withLaw({ rate: '1e-4 /s', states: [states[0], { factor: 2, dwell: '1 ms' }] }),
    ['workload.arrivals.states.1.dwell', 'a million times'],
  ),
  fields('a swing of two', withLaw({ diurnal: { amplitude: 2 } }), ['workload.arrivals.diurnal.amplitude', '']),
  fields('a burst longer than its period', burstOf({ every: '4 s' }), [
    'workload.arrivals.burst.length',
    'at most every',
  ]),
  fields('a burst that silences all', burstOf({ every: '5 s', factor: 0 }), [
    'workload.arrivals.burst.factor',
    'always be 0',
  ]),
  fields('a tick of nothing', withLaw({ tick: '0 s' }), ['workload.arrivals.tick', 'greater than 0']),
  fields('no rate in arrivals', { workload: { prompt: 1, output: 1, requests: 9, arrivals: { process: 'poisson' } } }, [
    'workload.arrivals.rate',
    'how many requests',
  ]),
  field('a correlation of 1.1', 'workload.correlation', 1.1, 'at most 1'),
  field('a correlation of NaN', 'workload.correlation', Number.NaN, 'number'),
  field('sessions of half a turn', 'workload.sessions', { turns: 0.5 }, 'at least 1'),
  field('sessions of a million turns', 'workload.sessions', { turns: 1e6 }, 'at most 1000'),
  field('a unit of times of a drawn workload', 'workload.timeUnit', 'ms', 'belongs to a trace'),
  field('a unit that is none', 'workload.timeUnit', 'minutes', 'Known: s, ms, us, ns'),
  field('bytes a token of a drawn workload', 'workload.bytesPerToken', 4, 'belongs to a trace'),
];

const named = JSON.stringify(spoiled({ 'workload.classes': [{ name: 'a,b' }, { name: 'c' }] }));

const saving: readonly Row[] = [
  flags(
    '--save-trace of a folder',
    ['simulate', 'good.yaml', '--save-trace', 'a-folder'],
    ['--save-trace.a-folder', 'Name a file'],
  ),
  flags(
    '--save-trace below a file',
    ['simulate', 'good.yaml', '--save-trace', 'a-file/t.csv'],
    ['--save-trace.a-file/t.csv', 'Name a folder'],
  ),
  flags('--save-trace of nothing', ['simulate', 'good.yaml', '--save-trace', ''], ['--save-trace.', 'Name a file']),
  {
    name: '--save-trace with a class that a trace cannot name',
    files: { 's.json': named },
    args: ['simulate', 's.json', '--save-trace', 't.csv'],
    problems: [['workload.classes.0.name', 'no class with a comma']],
    code: 2,
  },
  {
    name: '--save-trace of a run whose trace is bad',
    files: { 's.json': JSON.stringify(spoiled({ workload: plain })), 't.csv': `${head}0,1,1\nx,1,1\n` },
    args: ['simulate', 's.json', '--save-trace', 'saved.csv'],
    problems: [['t.csv.line 3', 'decimal']],
    code: 2,
  },
];

export const workloadRows: readonly Row[] = [...gzip, ...formats, ...processes, ...saving];
