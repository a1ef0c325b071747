// `tokenworks calibrate` and `validate`: what they read, fit, score and write.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { gemmModel } from '../../src/timing/gemm.ts';
import { withCoefficients } from '../../src/timing/models.ts';
import { root } from '../support/sources.ts';
import { filesOf, newFolder, run, stackTrace, startProgram } from './command.ts';

const truth = { launchS: 9e-6, computeShare: 0.55, memoryShare: 0.66, fillK: 300 };
const header = 'system,framework,version,gemm_dtype,m,n,k,latency_ms';
let csv = '';

beforeAll(async () => {
  const model = withCoefficients(
    gemmModel(get(accelerators, 'h100-sxm'), { accelerator: 'h100-sxm', weights: 'bf16' }),
    truth,
  );
  const shapes = [1, 16, 128, 512, 2048, 8192].flatMap((m) =>
    [1024, 4096, 8192, 14336].flatMap((n) => [2048, 4096, 7168].map((k) => [m, n, k])),
  );
  const answers = Lab.create(await loadCoreModule(), [model.row]).time(shapes.map((shape) => ({ model: 0, shape })));
  const rows = shapes.map((shape, at) => `h100_sxm,mine,1,bfloat16,${shape.join(',')},${answers[at]!.seconds * 1e3}`);
  csv = ['# driver 1.2.3', header, ...rows].join('\n');
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const question = '{"op":"gemm","accelerator":"h100-sxm","m":512,"n":4096,"k":4096,"library":"mine"}';

describe('calibrate', () => {
  test('writes a file with what it was made from, which estimate and validate read back', async () => {
    const folder = folderWith({ 'gemm.csv': csv });
    const flags = ['--accelerator', 'H100', '--out', 'mine.json', '--date', '2026-02-03'];
    const { code, out, err } = await run(folder, ['calibrate', 'gemm.csv', ...flags]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('4 folds by shape, seed 1');
    const file = JSON.parse(readFileSync(join(folder, 'mine.json'), 'utf8'));
    expect(file.provenance).toEqual({
      files: ['gemm.csv'],
      rows: 72,
      split: '4 folds by shape, seed 1',
      seed: 1,
      date: '2026-02-03',
      comments: ['driver 1.2.3'],
    });
    const [entry] = file.entries;
    expect(entry).toMatchObject({
      accelerator: 'h100-sxm',
      op: 'gemm',
      precision: 'bf16',
      library: 'mine',
      points: 72,
    });
    for (const [name, value] of Object.entries(truth))
      expect(Math.abs(entry.coefficients[name] / value - 1), name).toBeLessThan(0.05);
    expect(entry.errors.p90).toBeLessThan(0.03);

    const scored = await run(folder, ['validate', 'gemm.csv', '--kernels', 'mine.json', '--json', '-']);
    const [section] = JSON.parse(scored.out).sections;
    expect(section.scores.find(({ by }: { by: string }) => by === 'class').p90).toBeLessThan(0.03);
    const asked = (text: string) => ({ stdin: [new TextEncoder().encode(text)] });
    const before = await run(folder, ['estimate', '--jsonl'], asked(question.replace(',"library":"mine"', '')));
    const unknown = await run(folder, ['estimate', '--jsonl'], asked(question));
    expect(unknown.out).toContain('"path":"library"');
    const after = await run(folder, ['estimate', '--jsonl', '--kernels', 'mine.json'], asked(question));
    expect(JSON.parse(after.out).seconds).toBeGreaterThan(1.2 * JSON.parse(before.out).seconds);
  });

  test('the same measurements give the same bytes; a date only where it was given', async () => {
    const folder = folderWith({ 'gemm.csv': csv });
    for (const out of ['a.json', 'b.json']) {
      await run(folder, ['calibrate', 'gemm.csv', '--accelerator', 'h100-sxm', '--out', out]);
    }
    const text = readFileSync(join(folder, 'a.json'), 'utf8');
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(text);
    expect(text).not.toContain('"date"');
  });

  test('what cannot be fitted is told, and nothing is written', async () => {
    const folder = folderWith({
      'few.csv': csv.split('\n').slice(0, 5).join('\n'),
      'bad.csv': `${header}\nh100,a,1,fp8,0,1,1,1`,
    });
    const cases: [string[], string][] = [
      [['few.csv', '--accelerator', 'h100'], 'too few shapes'],
      [['few.csv', '--accelerator', 'b200'], 'The measurements are of h100-sxm'],
      [['few.csv', '--accelerator', 'h100', '--library', 'yours'], 'The measurements are of mine'],
      [['few.csv', '--accelerator', 'h101'], '--accelerator'],
      [['few.csv', '--accelerator', 'h100', '--folds', '1'], '--folds'],
      [['bad.csv', '--accelerator', 'h100'], 'bad.csv.line 2.m'],
      [['none.csv', '--accelerator', 'h100'], 'none.csv'],
    ];
    for (const [args, words] of cases) {
      const { code, out, err } = await run(folder, ['calibrate', ...args, '--out', 'x.json']);
      expect(code, args.join(' ')).toBe(2);
      expect(out + err).toContain(words);
      expect(err).not.toMatch(stackTrace);
    }
    expect(filesOf(folder)).toEqual(['bad.csv', 'few.csv']);
  });

  test('a broken file of entries is refused with the place', async () => {
    const entry = {
      accelerator: 'h100',
      op: 'gemm',
      precision: 'bf16',
      library: '',
      points: 1,
      coefficients: { launch: 1 },
    };
    const folder = folderWith({
      'gemm.csv': csv,
      'none.json': '{}',
      'text.json': 'x',
      'name.json': JSON.stringify({ entries: [entry] }),
      'value.json': JSON.stringify({
        entries: [{ ...entry, coefficients: { launchS: -1 }, op: 'gem', accelerator: 'h1000' }],
      }),
    });
    for (const [file, words] of [
      ['none.json', 'no entries'],
      ['text.json', 'text.json'],
      ['name.json', 'Did you mean launchS?'],
      ['value.json', 'entries.0.op'],
    ] as const) {
      const { code, err } = await run(folder, ['validate', 'gemm.csv', '--kernels', file]);
      expect(code, file).toBe(2);
      expect(err).toContain(words);
    }
  });
});

describe('validate', () => {
  test('without data says what it needs, and nothing else', async () => {
    for (const flags of [[], ['--refit']]) {
      const { code, out, err } = await run(newFolder(), ['validate', ...flags]);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('measure_kernels.py');
      expect(err.trim().split('\n')).toHaveLength(2);
    }
  });

  test('a folder: measured files are scored, others passed over, an empty one refused', async () => {
    const folder = folderWith({ 'gemm.csv': csv, 'other.csv': 'a,b\n1,2\n', 'notes.txt': 'x' });
    const { code, out, err } = await run(folder, ['validate', '.']);
    expect(code).toBe(0);
    expect(err).toContain('other.csv');
    expect(out).toContain('72 measured kernels of gemm.csv');
    for (const by of ['class', 'precision', 'accelerator', 'library', 'size', 'origin'])
      expect(out).toContain(`by ${by}`);
    expect(out).toContain('the worst');
    const empty = await run(newFolder(), ['validate', '.']);
    expect(empty.code).toBe(2);
    expect(empty.err).toContain('no measured kernel');
  });

  test('each model by name; refits by what they have not seen', async () => {
    const folder = folderWith({ 'gemm.csv': csv });
    const median = async (...flags: string[]) => {
      const { out } = await run(folder, ['validate', 'gemm.csv', '--json', '-', ...flags]);
      return JSON.parse(out).sections[0].scores[0].median as number;
    };
    const [roofline, calibrated, table] = [
      await median('--model', 'roofline'),
      await median('--model', 'calibrated'),
      await median('--model', 'table'),
    ];
    // the file is made up: that measured points come nearest is certain, which of the others does is not
    expect(table).toBeLessThan(Math.min(calibrated, roofline));
    expect(calibrated).not.toBe(roofline);
    expect(await median('--refit')).toBeLessThan(0.02);
    const wrong = await run(folder, ['validate', 'gemm.csv', '--model', 'oracle']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('roofline, calibrated, table');
  });

  test('the page is one file that fetches nothing, with a plot and a table', async () => {
    const folder = folderWith({ '<b>.csv': csv });
    await run(folder, ['validate', '<b>.csv', '--html', 'page.html']);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    expect(page).toContain('<svg');
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).toContain('GEMM: predicted against measured time of 72 kernels');
    expect(page).toContain('&lt;b&gt;.csv');
    expect(page).not.toMatch(/<script|<b>\.csv|https?:|NaN|undefined/);
  });
});

describe('the script that measures', () => {
  const script = join(root, 'scripts', 'measure_kernels.py');
  const environment = { PYTHONDONTWRITEBYTECODE: '1' };
  const python = () =>
    startProgram(newFolder(), 'python3', ['--version']).ended.then(
      ({ code }) => code === 0,
      () => false,
    );

  test('plans its shapes, and writes what calibrate reads (a stand-in for PyTorch tells times)', async (context) => {
    if (!(await python())) {
      if (process.env['CI'] === 'true') throw new Error('no python3; in CI this test must run');
      return context.skip('no python3');
    }
    const folder = newFolder();
    const dry = await startProgram(folder, 'python3', [script, '--system', 'h100_sxm', '--dry-run'], environment).ended;
    expect(dry.code).toBe(0);
    expect(filesOf(join(folder, 'measured'))).toEqual([
      'all_reduce.csv',
      'attention_decode.csv',
      'attention_prefill.csv',
      'gemm.csv',
    ]);
    writeFileSync(join(folder, 'torch.py'), readFileSync(join(root, 'test', 'support', 'torch-stub.py')));
    const stub = { ...environment, PYTHONPATH: folder };
    const args = [script, '--system', 'h100_sxm', '--out', 'out'];
    const measured = await startProgram(folder, 'python3', args, stub).ended;
    expect(measured.err).toContain('did not run');
    expect(measured.code).toBe(0);
    const fitted = await run(folder, ['calibrate', 'out', '--accelerator', 'h100-sxm', '--out', 'mine.json']);
    expect(fitted.err).toBe('');
    const { entries, provenance } = JSON.parse(readFileSync(join(folder, 'mine.json'), 'utf8'));
    expect(entries.map(({ op }: { op: string }) => op).sort()).toEqual(['decodeAttention', 'gemm', 'prefillAttention']);
    for (const { errors } of entries) expect(errors.median).toBeLessThan(0.1);
    expect(provenance.comments).toContain('accelerator stub');
  });
});
