// Hostile inputs whose harm is not told by an exit code: memory, spreadsheets, browsers, terminals.

import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main, newFolder, run, startProgram, terminalControl } from '../cli/command.ts';
import { base, spoiled } from './base.ts';

const folder = newFolder();
const at = (...names: readonly string[]) => join(folder, ...names);
const head = 'arrival_s,prompt_tokens,output_tokens\n';
const write = (name: string, scenario: object) => writeFileSync(at(name), JSON.stringify(scenario));

/**
 * Appends the peak of resident memory to what the command says: of its own image where the kernel tells (VmHWM), since
 * maxRSS begins at what the process that started it held.
 */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  process.on('exit', () => {
    const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
    console.error('peak ' + (/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) + ' kB');
  });
`)}`;

async function metered(args: readonly string[]) {
  const ended = await startProgram(folder, process.execPath, ['--import', meter, main, ...args]).ended;
  const peak = /^peak (\d+) kB$/m.exec(ended.err)?.[1];
  return { ...ended, peakMb: Number(peak ?? Number.NaN) / 1024 };
}

describe('memory stays bounded', () => {
  test.each([
    ['zeros, 10 GB of them, without a header', '', 10 * 2 ** 30, 'text in UTF-8'],
    ['a header and then a line of 10 GB', head, 10 * 2 ** 30, 'A row is a few numbers'],
    ['a row, then a line of 300 MB', `${head}0,1,1\n`, 300 * 2 ** 20, 'A row is a few numbers'],
  ])('%s', async (name, start, bytes, hint) => {
    const file = `${name.replaceAll(' ', '-')}.csv`;
    const handle = openSync(at(file), 'w');
    writeSync(handle, start);
    ftruncateSync(handle, bytes);
    closeSync(handle);
    write('sparse.json', spoiled({ workload: { trace: file } }));
    const ended = await metered(['simulate', 'sparse.json', '--out', 'never']);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(hint);
    expect(ended.peakMb).toBeLessThan(300);
  });

  test('a line of 250 MB of digits', async () => {
    const handle = openSync(at('digits.csv'), 'w');
    writeSync(handle, head);
    const megabyte = Buffer.alloc(2 ** 20, '9');
    for (let written = 0; written < 250; written++) writeSync(handle, megabyte);
    closeSync(handle);
    const ended = await metered(['simulate', 'chat-8b-h100', '--trace', 'digits.csv']);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('A row is a few numbers');
    expect(ended.peakMb).toBeLessThan(300);
  });

  test('a million faulty rows: twenty told', async () => {
    writeFileSync(at('faulty.csv'), head + 'x,y,z\n'.repeat(1_000_000));
    const ended = await metered(['simulate', 'chat-8b-h100', '--trace', 'faulty.csv']);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^20 problems/);
    expect(ended.peakMb).toBeLessThan(300);
  });

  test('a scenario of 500 MB is refused before it is read', async () => {
    const handle = openSync(at('huge.yaml'), 'w');
    ftruncateSync(handle, 500 * 2 ** 20);
    closeSync(handle);
    const ended = await metered(['simulate', 'huge.yaml']);
    expect(ended.code).toBe(2);
    expect(ended.peakMb).toBeLessThan(300);
  });
});

test('formulas in class names are neutralised in requests.csv', async () => {
  const names = ['=1+1', '+cmd|x', '-2', '@SUM(A1)', '\tx', 'plain', 'a "quote", a comma'];
  const rows = names.map(
    (name, row) => `{"arrival_s":${row},"prompt_tokens":9,"output_tokens":2,"class":${JSON.stringify(name)}}\n`,
  );
  writeFileSync(at('formulas.jsonl'), rows.join(''));
  const classes = names.map((name) => ({ name }));
  write('formulas.json', spoiled({ workload: { trace: 'formulas.jsonl', classes } }));
  const ended = await run(folder, ['simulate', 'formulas.json', '--out', 'formulas']);
  expect(ended.code).toBe(0);
  const lines = readFileSync(at('formulas', 'requests.csv'), 'utf8').trim().split('\n').slice(1);
  expect(lines).toHaveLength(names.length);
  for (const line of lines) expect(line).not.toMatch(/(?:^|,)"?[=+@\t-](?!\d+\.)/);
  expect(lines.map((line) => line.split(',')[1])).toEqual([
    "'=1+1",
    "'+cmd|x",
    "'-2",
    "'@SUM(A1)",
    "'\tx",
    'plain',
    '"a ""quote""',
  ]);
});

const evil = '</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'`&amp;';
const inline = {
  name: evil,
  base: 'llama-3.1-8b',
};

test('markup in names is text in report.html', async () => {
  const pool = { name: evil, accelerator: { base: 'h100-sxm', name: evil } };
  const classes = [{ name: evil }];
  write('markup.json', {
    ...spoiled({ name: evil, model: inline, 'workload.classes': classes }),
    fleet: { pools: [pool] },
  });
  const ended = await run(folder, ['simulate', 'markup.json', '--out', 'markup']);
  expect(ended).toMatchObject({ code: 0, err: '' });
  const page = readFileSync(at('markup', 'report.html'), 'utf8');
  // not toContain: a failure would print the page
  for (const raw of ['<script>alert', '<img src=x', '</title></style>', '"\'`'])
    expect([raw, page.includes(raw)]).toEqual([raw, false]);
  expect(page.includes('&lt;script&gt;alert(1)')).toBe(true);
});

test('markup in the path of a trace is text in report.html', async () => {
  mkdirSync(at('<script>alert(3)<'));
  writeFileSync(at('<script>alert(3)<', 'script>.csv'), `${head}0,9,2\n`);
  write('markup-trace.json', spoiled({ workload: { trace: '<script>alert(3)</script>.csv' } }));
  const ended = await run(folder, ['simulate', 'markup-trace.json', '--out', 'markup-trace']);
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(at('markup-trace', 'report.html'), 'utf8').includes('<script>alert')).toBe(false);
});

describe('no character that a terminal obeys comes out', () => {
  const name = 'a\u001b[31mred\u009b2J\u0007\u007f\u001b]0;title\u0007\r\u0008end';
  const scenario = {
    ...base,
    name,
    model: { base: 'llama-3.1-8b', name },
    workload: { ...base.workload, classes: [{ name }] },
    fleet: { pools: [{ name, accelerator: { base: 'h100-sxm', name } }] },
  };

  test.each([{ flags: [] }, { flags: ['--json', '-'] }])('of a good run, $flags', async ({ flags }) => {
    write('control.json', scenario);
    const ended = await run(folder, ['simulate', 'control.json', ...flags]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).not.toMatch(terminalControl);
    if (flags.length > 0) expect(JSON.parse(ended.out)).toMatchObject({ name });
  });

  test.each([
    ['a value', { ...scenario, slo: { ttft: name } }],
    ['a key', { ...scenario, [name]: 1 }],
    ['a model', { ...scenario, model: name }],
    ['a trace', { ...scenario, workload: { trace: name } }],
    ['a model that does not fit', { ...scenario, model: { base: 'llama-3.1-405b', name } }],
    ['a class', { ...scenario, workload: { ...base.workload, classes: [{ name }, { name }] } }],
  ])('of %s that is refused', async (_, spoilt) => {
    write('control.json', spoilt);
    const ended = await run(folder, ['simulate', 'control.json']);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).not.toMatch(terminalControl);
  });

  test.each([
    [['simulate', `${name}.yaml`]],
    [['simulate', 'chat-8b-h100', `--${name}`]],
    [['simulate', 'chat-8b-h100', '--set', name]],
    [['simulate', 'chat-8b-h100', '--seed', name]],
    [['simulate', 'chat-8b-h100', '--resume', name]],
    [['estimate', '--model', name, '--accelerator', name]],
    [['list', name]],
    [[name]],
  ])('of arguments: %j', async (args) => {
    const ended = await run(folder, args);
    expect(ended.code).toBe(2);
    expect(ended.err).not.toMatch(terminalControl);
    expect(ended.out).toBe('');
  });

  test('of a folder named so', async () => {
    write('good.json', base);
    const ended = await run(folder, ['simulate', 'good.json', '--out', name.replace('/', '')]);
    expect(ended.code).toBe(0);
    expect(ended.out).not.toMatch(terminalControl);
  });
});

test('a class of a prototype pollutes nothing', async () => {
  const classes = ['__proto__', 'constructor', 'toString'].map((name) => ({ name }));
  write('proto.json', spoiled({ 'workload.classes': classes }));
  const ended = await run(folder, ['simulate', 'proto.json', '--json', '-']);
  expect(ended).toMatchObject({ code: 0, err: '' });
  const { classes: told } = JSON.parse(ended.out) as { classes: { name: string }[] };
  expect(told.map(({ name }) => name)).toEqual(classes.map(({ name }) => name));
});
