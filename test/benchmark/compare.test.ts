// What --compare takes from a file, what it leaves to the scenario, and what is shown of it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchmarkFormats } from '../../src/benchmark/index.ts';
import { filesOf, newFolder, run, small } from '../cli/command.ts';
import { compared, type Data } from './support.ts';

const file = {
  ...{ model_id: 'meta-llama/Llama-3.1-8B-Instruct', num_prompts: 40, completed: 40, request_rate: 'inf' },
  ...{ max_concurrency: 4, duration: 10, total_input_tokens: 20_010, total_output_tokens: 1_188 },
  ...{ request_throughput: 4, mean_ttft_ms: 50, median_ttft_ms: 40, mean_tpot_ms: 8 },
};
const text = (changes: Data = {}): string => JSON.stringify({ ...file, ...changes });

describe('the load of a file', () => {
  // Guards against a workload, warm-up or end of the scenario that is left over and changes what is compared.
  test('replaces the workload of the scenario, its warm-up and its end', async () => {
    const { result } = await compared(text());
    expect(result.requests).toMatchObject({ arrived: 40, finished: 40 });
    expect(result.interval.fromS).toBe(0);
    expect(result.workload.text).toBe('closed loop of 4 users, drawn requests');
    expect(Math.max(...result.windows.running)).toBeLessThanOrEqual(4);
  });

  test('has the mean lengths, rounded, and says so', async () => {
    const { comparison, result } = await compared(text());
    expect(result.workload.promptTokens).toBe(40 * 500);
    const { outputTokensPerS, lengthS } = result.wholeRun;
    expect((outputTokensPerS ?? 0) * lengthS).toBeCloseTo(40 * 30, 6);
    expect(comparison.notes).toEqual([
      'Every request has the mean lengths, 500 prompt and 30 output tokens: the file lists none.',
    ]);
  });

  test('keeps the classes of the scenario, as a trace does', async () => {
    const workload = { preset: 'chat', rate: '4 /s', requests: 9, classes: [{ name: 'gold' }, { name: 'tin' }] };
    const { result } = await compared(text(), '', { workload });
    expect(result.classes.map(({ name }) => name)).toEqual(['gold', 'tin']);
  });

  test('--set goes over it', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 's.json'), JSON.stringify(small));
    writeFileSync(join(folder, 'b.json'), text());
    const args = ['simulate', 's.json', '--compare', 'b.json', '--set', 'workload.requests=7', '--json', '-'];
    const { code, out } = await run(folder, args);
    expect(code).toBe(0);
    expect(JSON.parse(out).requests.arrived).toBe(7);
  });
});

describe('the fleet', () => {
  test('stays that of the scenario, or of the launch command', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 's.json'), JSON.stringify(small));
    writeFileSync(join(folder, 'b.json'), text());
    const command = 'vllm serve meta-llama/Llama-3.1-8B-Instruct --tensor-parallel-size 2 --max-num-seqs 3';
    const args = ['simulate', 's.json', '--compare', 'b.json', '--json', '-'];
    const plain = JSON.parse((await run(folder, args)).out);
    expect(plain.kinds[0]).toMatchObject({ model: 'Llama 3.1 8B', tp: 1 });
    expect(plain.kinds[0].maxNumSeqs).toBeGreaterThan(4);
    const { out, err } = await run(folder, [...args, '--engine-args', command]);
    expect(err).not.toContain('warning');
    expect(JSON.parse(out).kinds[0]).toMatchObject({ tp: 2, maxNumSeqs: 3 });
    expect(Math.max(...JSON.parse(out).windows.running)).toBeLessThanOrEqual(3);
    expect(JSON.parse(out).comparison.load).toBe('40 requests of 4 users');
  });
});

describe('a figure', () => {
  // Guards against a NaN that ends the run or gets a ratio.
  test('that is null or NaN is left out', async () => {
    const odd = text({ p99_ttft_ms: null, p99_tpot_ms: 'NAN' }).replace('"NAN"', 'NaN');
    const { comparison } = await compared(odd);
    expect(comparison.figures.map(({ figure, rank }) => `${figure} ${rank}`)).toEqual([
      ...['ttftS mean', 'ttftS p50', 'tpotS mean', 'requestsPerS null', 'durationS null', 'completed null'],
    ]);
  });

  // Guards against words that are replaced inside a text, and a text that ends at a quote within it.
  test('beside texts that look like numbers of Python', async () => {
    const model = 'a "NaN" \\\\" Infinity';
    const odd = text({ model_id: model, request_rate: 'INF', p99_ttft_ms: 'NAN' });
    const { comparison } = await compared(odd.replace('"INF"', 'Infinity').replace('"NAN"', '-Infinity'));
    expect(comparison.model).toBe(model);
    expect(comparison.load).toBe('40 requests of 4 users');
    expect(comparison.figures.filter(({ rank }) => rank === 'p99')).toEqual([]);
  });

  test('that is 0 has no ratio', async () => {
    const { comparison } = await compared(text({ mean_tpot_ms: 0 }));
    const tpot = comparison.figures.find(({ figure }) => figure === 'tpotS');
    expect(tpot).toMatchObject({ measured: 0, ratio: null });
    expect(tpot?.simulated).toBeGreaterThan(0);
  });

  test('is simulated over measured, in seconds', async () => {
    const { comparison, result } = await compared(text());
    const ttft = comparison.figures[0];
    expect(ttft).toMatchObject({ figure: 'ttftS', rank: 'mean', measured: 0.05, simulated: result.latency.ttftS.mean });
    expect(ttft?.ratio).toBe((result.latency.ttftS.mean ?? 0) / 0.05);
  });
});

describe('several results in a file', () => {
  const lines = [text(), '', text({ max_concurrency: 8 }), '{"other": 1}'].join('\n');

  test('are chosen by number', async () => {
    expect((await compared(lines, '#2')).comparison).toMatchObject({ number: 2, load: '40 requests of 8 users' });
    const list = `[${text()}, ${text({ max_concurrency: null })}]`;
    expect((await compared(list, '#2')).comparison.load).toBe('40 requests, all at once');
  });

  test('one that cannot be read does no harm to another', async () => {
    const benchmark = (strategy: Data) => ({
      args: { strategy },
      metrics: {
        request_totals: { successful: 5 },
        prompt_token_count: { successful: { mean: 10 } },
        output_token_count: { successful: { mean: 3 } },
      },
    });
    const both = { benchmarks: [benchmark({ type_: 'sweep' }), benchmark({ type_: 'concurrent', streams: 2 })] };
    expect((await compared(JSON.stringify(both), '#2')).comparison.load).toBe('5 requests of 2 users');
    await expect(compared(JSON.stringify(both), '#1')).rejects.toThrow('benchmarks.0.args.strategy.type_');
  });
});

describe('another model', () => {
  test('is warned of, on stderr and in the notes', async () => {
    const { err, comparison } = await compared(text({ model_id: 'Qwen/Qwen3-8B' }));
    const said = 'The benchmark measured "Qwen/Qwen3-8B"; the scenario simulates llama-3.1-8b.';
    expect(err).toContain(`warning: ${said}`);
    expect(comparison.notes[0]).toBe(said);
    expect((await compared(text({ model_id: 'served' }))).err).toContain('The catalog does not know "served"');
  });

  test('is none where a copy of it was measured', async () => {
    const copies = ['meta-llama/Meta-Llama-3.1-8B', 'RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8', 'llama-3.1-8b'];
    for (const model_id of copies) expect((await compared(text({ model_id }))).err, model_id).not.toContain('warning');
  });
});

describe('outputs', () => {
  const folderWith = (): string => {
    const folder = newFolder();
    writeFileSync(join(folder, 's.json'), JSON.stringify(small));
    writeFileSync(join(folder, 'b.json'), text({ model_id: 'served <b>' }));
    return folder;
  };
  const simulate = ['simulate', 's.json', '--quiet'];

  test('text and page have the table, the notes and the model, escaped', async () => {
    const folder = folderWith();
    const { code, out } = await run(folder, [...simulate, '--compare', 'b.json', '--out', 'out']);
    expect(code).toBe(0);
    expect(out).toMatch(/\n {2}TTFT p50 +40\.0 ms +[\d.]+ ms +[\d.]+\n/);
    expect(out).toMatch(/\n {2}requests completed +40 +40 +1\.00\n/);
    expect(out).toContain('Every request has the mean lengths');
    expect(readFileSync(join(folder, 'out', 'report.txt'), 'utf8')).toContain('Measured and simulated');
    const page = readFileSync(join(folder, 'out', 'report.html'), 'utf8');
    expect(page).toContain('served &lt;b&gt;');
    expect(page).toContain('<th scope="row" class="text">TTFT p50</th><td>40.0 ms</td>');
  });

  // Guards against a key, a section or a line that a run without --compare gets as well.
  test('without --compare no byte is of it', async () => {
    const folder = folderWith();
    const plain = await run(folder, [...simulate, '--out', 'plain']);
    expect(plain.out).not.toContain('Measured and simulated');
    const result = JSON.parse(readFileSync(join(folder, 'plain', 'result.json'), 'utf8'));
    expect(result).not.toHaveProperty('comparison');
    expect(readFileSync(join(folder, 'plain', 'report.html'), 'utf8')).not.toContain('Measured and simulated');
    // with it, the comparison is all that is added to the run of the same load
    const load = { requests: 40, concurrency: 4, prompt: 500, output: 30 };
    const same = { ...small, workload: load, run: { seed: 7, window: '1 s' } };
    writeFileSync(join(folder, 'same.json'), JSON.stringify(same));
    const own = JSON.parse((await run(folder, ['simulate', 'same.json', '--json', '-'])).out);
    const { comparison, ...others } = JSON.parse(
      (await run(folder, [...simulate, '--compare', 'b.json', '--json', '-'])).out,
    );
    expect(others).toEqual(own);
    expect(comparison.figures).toHaveLength(6);
  });

  test('the same from a checkpoint', async () => {
    const folder = folderWith();
    const whole = ['--compare', 'b.json', '--json', '-'];
    const straight = await run(folder, [...simulate, ...whole]);
    const asked = { env: { TOKENWORKS_CHECKPOINT_EVERY_MS: '0' } };
    const first = await run(folder, [...simulate, ...whole, '--checkpoint', 'run.tw'], asked);
    expect(filesOf(folder)).toContain('run.tw');
    const resumed = await run(folder, [...simulate, ...whole, '--resume', 'run.tw']);
    expect([first.out, resumed.out]).toEqual([straight.out, straight.out]);
  });
});

test('every format has an id and words of its own', () => {
  const ids = benchmarkFormats.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { about } of benchmarkFormats) expect(about).toMatch(/\S+ \S+/);
});
