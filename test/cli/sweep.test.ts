// `tokenworks sweep`: rows on the disk after any end, and the same bytes as without one.

import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parquetRows } from '../support/parquet.ts';
import { filesOf, newFolder, run, small, spawned, stackTrace, start } from './command.ts';

const home = newFolder();
const scenario = { ...small, workload: { preset: 'chat', rate: '20 /s', requests: 30 } };
const sweep = {
  scenario,
  axes: { 'workload.rate': { from: 10, to: 40, steps: 4, unit: '/s' }, 'fleet.pools.0.replicas': [1, 2, 0] },
  repeats: 4,
  figures: ['latency.ttftS.p99', 'energyJ'],
};
writeFileSync(join(home, 'sweep.json'), JSON.stringify(sweep));
const RUNS = 48;

const read = (folder: string, file = 'runs.jsonl') => readFileSync(join(home, folder, file), 'utf8');
const all = ['csv', 'parquet'];
const args = (out: string, more: readonly string[] = []) => ['sweep', 'sweep.json', '--out', out, '--quiet', ...more];

const whole = await run(home, args('whole', ['--format', 'csv,parquet']));

describe('a sweep', () => {
  test('leaves a line a run, its identity and tables', () => {
    expect([whole.code, whole.err]).toEqual([0, '']);
    expect(whole.out).toContain('12 points, 4 sets of draws each: 48 runs');
    expect(whole.out).toContain('16 runs have an error in place of figures');
    const tables = ['points', 'runs'].flatMap((name) => all.map((ending) => `${name}.${ending}`));
    expect(filesOf(join(home, 'whole'))).toEqual([...tables, 'runs.jsonl', 'sweep.json'].sort());
    const lines = read('whole').trimEnd().split('\n');
    expect(lines).toHaveLength(RUNS);
    const [header = '', ...rows] = read('whole', 'runs.csv').trimEnd().split('\n');
    expect(header).toBe('run,point,seed,workload.rate,fleet.pools.0.replicas,latency.ttftS.p99,energyJ,error');
    for (const [at, line] of lines.entries()) {
      const {
        run: number,
        seed,
        axes,
        figures,
      } = JSON.parse(line) as {
        run: number;
        seed: number | null;
        axes: object;
        figures?: object;
      };
      const cells = [number, Math.floor(at / 4), seed ?? '', ...Object.values(axes)];
      const values = figures === undefined ? ['', ''] : Object.values(figures);
      expect(rows[at]?.startsWith([...cells, ...values].join(','))).toBe(true);
    }
  });

  test('is the same in Parquet, to the last digit', async () => {
    const rows = await parquetRows(join(home, 'whole', 'runs.parquet'));
    const text = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));
    const csv = read('whole', 'runs.csv').trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(RUNS);
    expect(typeof rows[0]?.['run']).toBe('bigint');
    for (const [at, row] of rows.entries()) {
      const cells = Object.values(row).slice(0, -1).map(text);
      expect(csv[at]?.startsWith(cells.join(','))).toBe(true);
    }
    expect(rows[8]?.['error']).toContain('fleet.pools.0.replicas');
  });

  test('has the same rows with worker threads', async () => {
    const { code } = await spawned(home, args('threads', ['--workers', '2']));
    expect(code).toBe(0);
    expect(read('threads')).toBe(read('whole'));
  });
});

describe('goes on to the same bytes', () => {
  /** Kills a sweep once it reports progress; again where it was done before the signal came. */
  async function killed(workers: string): Promise<string> {
    for (let attempt = 0; attempt < 10; attempt++) {
      const out = `killed-${workers}-${attempt}`;
      const words = ['sweep', 'sweep.json', '--out', out, '--workers', workers];
      const { child, ended } = start(home, words, { TOKENWORKS_PROGRESS_EVERY_MS: '0' });
      child.stderr?.once('data', () => child.kill('SIGKILL'));
      if ((await ended).signal === 'SIGKILL' && read(out).split('\n').length - 1 < RUNS) return out;
    }
    throw new Error('no sweep was killed in its middle');
  }

  test.each(['0', '2'])('after kill -9 in its middle, %s workers', async (workers) => {
    const out = await killed(workers);
    const before = read(out);
    const count = before.split('\n').length - 1;
    expect(count).toBeGreaterThan(0);
    const { code, err } = await run(
      home,
      args(out).filter((word) => word !== '--quiet'),
    );
    expect(code).toBe(0);
    expect(err).toContain(`${count} runs are there already`);
    for (const file of ['runs.jsonl', 'sweep.json', 'runs.csv', 'points.csv'])
      expect(read(out, file)).toBe(read('whole', file));
    // neither the killed run’s mark nor a temporary file is left
    expect(filesOf(join(home, out)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each([
    ['half a line', (text: string) => text.slice(0, text.length - 40)],
    ['a line without its end', (text: string) => text.slice(0, -1)],
    ['zeros, as a power cut leaves them', (text: string) => `${text}${'\0'.repeat(100_000)}\n`],
    ['a line twice', (text: string) => `${text}${text.split('\n').at(-2) ?? ''}\n`],
    ['damage in the middle', (text: string) => text.replace('"run":9,', '"ruin":9,')],
  ])('behind %s', async (what, broken) => {
    const out = `broken ${what}`;
    cpSync(join(home, 'whole'), join(home, out), { recursive: true });
    const lines = read('whole').split('\n').slice(0, 20).join('\n');
    writeFileSync(join(home, out, 'runs.jsonl'), broken(`${lines}\n`));
    expect((await run(home, args(out))).code).toBe(0);
    expect(read(out)).toBe(read('whole'));
  });

  test('after Ctrl-C, which ends with 130 and says how to go on', async () => {
    const asked = { onErr: (_: string, stop: () => void) => stop(), env: { TOKENWORKS_PROGRESS_EVERY_MS: '0' } };
    const { code, err } = await run(home, ['sweep', 'sweep.json', '--out', 'stopped'], asked);
    expect(code).toBe(130);
    expect(err).toMatch(/interrupted: \d+ runs? (is|are) kept in stopped; the same command goes on/);
    expect(read('whole').startsWith(read('stopped'))).toBe(true);
    expect((await run(home, args('stopped'))).code).toBe(0);
    expect(read('stopped')).toBe(read('whole'));
  });
});

describe('refuses', () => {
  test('to go on with a sweep that has changed, and says where', async () => {
    const changed = { ...sweep, axes: { ...sweep.axes, 'fleet.pools.0.replicas': [1, 2] } };
    writeFileSync(join(home, 'changed.json'), JSON.stringify(changed));
    const before = read('whole');
    const { code, err } = await run(home, ['sweep', 'changed.json', '--out', 'whole']);
    expect(code).toBe(2);
    expect(err).toContain('differs in sweep.axes.fleet.pools.0.replicas');
    expect(read('whole')).toBe(before);
  });

  test('to go on with another trace under the same name', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => `${row},500,${60 + row}`);
    writeFileSync(join(home, 'trace.csv'), ['arrival_s,prompt_tokens,output_tokens', ...rows, ''].join('\n'));
    const traced = { ...sweep, scenario: { ...scenario, workload: { trace: 'trace.csv' } }, repeats: 1 };
    const axes = { 'workload.speed': [1, 2] };
    writeFileSync(join(home, 'traced.json'), JSON.stringify({ ...traced, axes }));
    expect((await run(home, ['sweep', 'traced.json', '--out', 'traced'])).code).toBe(0);
    appendFileSync(join(home, 'trace.csv'), '20,500,60\n');
    const { code, err } = await run(home, ['sweep', 'traced.json', '--out', 'traced']);
    expect(code).toBe(2);
    expect(err).toContain('differs in files');
  });

  test.each([
    [['sweep', 'none.yaml', '--out', 'x'], 'no such file'],
    [['sweep', 'sweep.json', '--out', 'x', '--format', 'xlsx'], 'Known: csv, parquet'],
    [['sweep', 'sweep.json'], '--out'],
  ])('%j', async (words, found) => {
    const { code, err } = await run(home, words);
    expect(code).toBe(2);
    expect(err).toContain(found);
    expect(err).not.toMatch(stackTrace);
  });
});
