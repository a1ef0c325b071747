// `tokenworks estimate --jsonl`: one answer a line, in order, whatever the lines hold.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run, stackTrace } from './command.ts';

type Answer = Readonly<Record<string, unknown>> & { readonly seconds: number };

interface Lines {
  readonly code: number | null;
  readonly err: string;
  readonly answers: readonly Answer[];
}

/** Feeds the text in pieces of `piece` bytes. */
async function ask(text: string, flags: readonly string[] = [], piece = 1 << 16, folder = newFolder()): Promise<Lines> {
  const bytes = new TextEncoder().encode(text);
  const stdin = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  const { code, out, err } = await run(folder, ['estimate', '--jsonl', ...flags], { stdin });
  const lines = out === '' ? [] : out.replace(/\n$/, '').split('\n');
  return { code, err, answers: lines.map((line) => JSON.parse(line)) };
}

const gemm = { op: 'gemm', accelerator: 'h100-sxm', m: 4096, n: 8192, k: 8192, weights: 'bf16', activations: 'bf16' };
const heads = { heads: 32, kvHeads: 8, headDim: 128, kv: 'bf16' };
const prefill = {
  op: 'attention-prefill',
  accelerator: 'h100-sxm',
  batch: 1,
  tokens: 2048,
  context: 0,
  causal: true,
  ...heads,
};
const decode = { op: 'attention-decode', accelerator: 'h100-sxm', batch: 64, context: 4096, ...heads };
const mlaDecode = { op: 'mla-decode', accelerator: 'h100-sxm', batch: 64, context: 4096, heads: 16, kv: 'bf16' };
const mlaPrefill = { ...mlaDecode, op: 'mla-prefill', batch: 1, tokens: 2048, context: 0 };
const allReduce = {
  op: 'all-reduce',
  accelerator: 'h100-sxm',
  ranks: 8,
  gpusPerNode: 8,
  bytes: 67108864,
  algorithm: 'auto',
};
const step = {
  op: 'step',
  accelerator: 'h100-sxm',
  model: 'llama-3.1-8b',
  tp: 1,
  decode: 64,
  context: 2048,
  prefillTokens: 0,
};
const moe = {
  op: 'moe',
  accelerator: 'h100-sxm',
  tokens: 64,
  experts: 128,
  topK: 8,
  hidden: 4096,
  ffn: 1536,
  weights: 'bf16',
};
const kin = ['all-gather', 'reduce-scatter', 'all-to-all', 'broadcast', 'send-recv'].map((op) => ({
  ...allReduce,
  op,
}));
const jsonl = (queries: readonly unknown[]) => queries.map((query) => `${JSON.stringify(query)}\n`).join('');

const keys = ['bound', 'extrapolated', 'high', 'joules', 'low', 'seconds', 'source'];

describe('estimate --jsonl', () => {
  test('every operator of the issue answers with exactly the keys of the issue', async () => {
    const queries = [gemm, prefill, decode, mlaDecode, mlaPrefill, allReduce, ...kin, moe, step];
    const { code, err, answers } = await ask(jsonl(queries));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(answers).toHaveLength(queries.length);
    for (const [at, answer] of answers.entries()) {
      expect(Object.keys(answer).sort(), queries[at]!.op).toEqual(keys);
      expect(answer.seconds).toBeGreaterThan(0);
      expect(answer['joules']).toBeGreaterThan(0);
      expect(answer['low']).toBeLessThan(answer.seconds);
      expect(answer['high']).toBeGreaterThan(answer.seconds);
      expect(['compute', 'memory', 'latency', 'network']).toContain(answer['bound']);
      expect(answer['extrapolated']).toBe(false);
    }
    const bounds = answers.map(({ bound }) => bound);
    expect(bounds.slice(0, 3)).toEqual(['compute', 'compute', 'memory']);
    expect(bounds[5]).toBe('network');
  });

  test('order and number of lines are kept through bad ones, whatever the pieces they come in', async () => {
    const bad = ['', '   ', 'no json', '3', '[]', 'null', '{}', '{"op":"gem"}', '{"op":"__proto__"}', '"x"', '\u2028'];
    const text = bad.flatMap((line, at) => [line, JSON.stringify({ ...gemm, m: at + 1 })]).join('\n');
    const whole = await ask(text);
    expect(whole.code).toBe(0);
    expect(whole.answers).toHaveLength(2 * bad.length);
    for (const [at, answer] of whole.answers.entries()) {
      if (at % 2 === 1) expect(answer.seconds).toBeGreaterThan(0);
      else expect(Object.keys(answer['error'] as object).sort()).toEqual(['found', 'hint', 'path']);
    }
    expect(whole.answers[0]).toMatchObject({ error: { path: '', found: 'an empty line' } });
    expect((await ask(text, [], 7)).answers).toEqual(whole.answers);
    expect((await ask(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)).answers.slice(1)).toEqual(whole.answers.slice(1));
  });

  test('a step between kernels keeps its place', async () => {
    const { answers } = await ask(jsonl([gemm, step, { ...step, decode: 1 }, { ...step, model: 'llama-9' }, gemm]));
    expect(answers[4]).toEqual(answers[0]);
    expect(answers[1]!.seconds).toBeGreaterThan(answers[2]!.seconds);
    expect(answers[3]).toMatchObject({ error: { path: 'model' } });
  });

  test('fields that are missing, unknown or out of range are named', async () => {
    const { k: _, ...short } = gemm;
    const cases: [unknown, string][] = [
      [short, 'k'],
      [{ ...gemm, kk: 1 }, 'kk'],
      [{ ...gemm, m: 0 }, 'm'],
      [{ ...gemm, m: -1 }, 'm'],
      [{ ...gemm, m: 1.5 }, 'm'],
      [{ ...gemm, m: '4096' }, 'm'],
      [{ ...gemm, m: null }, 'm'],
      [{ ...gemm, m: 1e300 }, 'm'],
      [{ ...gemm, m: true }, 'm'],
      [{ ...gemm, accelerator: 'h100-sxn' }, 'accelerator'],
      [{ ...gemm, accelerator: 3 }, 'accelerator'],
      [{ ...gemm, weights: 'fp9' }, 'weights'],
      [{ ...gemm, model: 'oracle' }, 'model'],
      [{ ...gemm, model: 'table' }, 'model'],
      [{ ...prefill, causal: 1 }, 'causal'],
      [{ ...decode, kv: 'fp9' }, 'kv'],
      [{ ...moe, distribution: 'power_law_0.9' }, 'distribution'],
      [{ ...moe, topK: 129 }, 'topK'],
      [{ ...moe, ep: 256 }, 'ep'],
      [{ ...prefill, kvHeads: 64 }, 'kvHeads'],
      [{ ...allReduce, algorithm: 'telepathy' }, 'algorithm'],
      [{ ...allReduce, fabric: 'string-and-cans' }, 'fabric'],
      [{ ...allReduce, ranks: 1 }, 'ranks'],
      [{ ...step, decode: 0 }, 'decode'],
      [{ ...step, context: -1 }, 'context'],
    ];
    const { answers } = await ask(jsonl(cases.map(([query]) => query)));
    for (const [at, [, path]] of cases.entries()) {
      const { error } = answers[at] as unknown as { error: { path: string; found: string; hint: string } };
      expect(error?.path, JSON.stringify(cases[at])).toBe(path);
      expect(error.hint.length).toBeGreaterThan(3);
      expect(error.found.length).toBeGreaterThan(0);
    }
  });

  test('an accelerator and a precision have one meaning in every spelling', async () => {
    const names = ['h100-sxm', 'h100_sxm', 'H100 SXM', 'H100', 'nvidia-h100'];
    const { answers } = await ask(jsonl(names.map((accelerator) => ({ ...gemm, accelerator }))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const precisions = ['bf16', 'bfloat16', 'half', 'fp16'];
    const same = await ask(jsonl(precisions.map((weights) => ({ ...gemm, weights, activations: weights }))));
    for (const answer of same.answers) expect(answer.seconds).toBe(answers[0]!.seconds);
    const block = await ask(
      jsonl(['fp8_block', 'fp8-block'].map((weights) => ({ ...gemm, weights, activations: weights }))),
    );
    expect(block.answers[0]).toEqual(block.answers[1]);
    expect(block.answers[0]!.seconds).toBeLessThan(answers[0]!.seconds);
  });

  test('every field changes the answer', async () => {
    const changes: [object, object][] = [
      ...['m', 'n', 'k'].map((key): [object, object] => [gemm, { [key]: 1024 }]),
      [gemm, { weights: 'fp8', activations: 'fp8' }],
      [gemm, { accelerator: 'a100-sxm-80gb' }],
      [gemm, { model: 'roofline' }],
      ...['batch', 'heads'].map((key): [object, object] => [prefill, { [key]: 64 }]),
      [prefill, { tokens: 4096 }],
      [prefill, { context: 4096 }],
      [prefill, { causal: false }],
      [prefill, { headDim: 64 }],
      [prefill, { kvHeads: 32 }],
      [prefill, { window: 256 }],
      [prefill, { kv: 'fp8' }],
      [prefill, { kv: 'fp8', activations: 'fp8', library: 'trtllm' }],
      [prefill, { library: 'trtllm' }],
      [decode, { context: 8192 }],
      [decode, { batch: 1 }],
      [decode, { kvHeads: 4 }],
      [decode, { window: 256 }],
      [decode, { kv: 'fp8' }],
      [mlaDecode, { heads: 128 }],
      [mlaDecode, { context: 512 }],
      [mlaPrefill, { context: 4096 }],
      [mlaPrefill, { tokens: 512 }],
      ...['tokens', 'experts', 'topK', 'hidden', 'ffn', 'tp', 'ep'].map((key): [object, object] => [
        moe,
        { [key]: 16 },
      ]),
      [{ ...moe, ep: 8 }, { distribution: 'uniform' }],
      [moe, { distribution: 'power_law_1.2', ep: 8 }],
      [moe, { weights: 'fp8_block' }],
      [allReduce, { bytes: 1024 }],
      [allReduce, { ranks: 4 }],
      [allReduce, { algorithm: 'ring' }],
      [allReduce, { algorithm: 'ring', protocol: 'll' }],
      [allReduce, { bytes: 8192, library: 'vllm' }],
      [{ ...allReduce, ranks: 16 }, { fabric: 'nvlink-8+roce-100' }],
      [{ ...allReduce, ranks: 16 }, { gpusPerNode: 4 }],
      ...[{ decode: 1 }, { context: 128 }, { prefillTokens: 512 }, { tp: 2 }, { weights: 'fp8' }, { kv: 'fp8' }].map(
        (change): [object, object] => [step, change],
      ),
    ];
    const { answers } = await ask(jsonl(changes.flatMap(([base, change]) => [base, { ...base, ...change }])));
    for (const [at, [base, change]] of changes.entries()) {
      const [before, after] = [answers[2 * at]!, answers[2 * at + 1]!];
      expect(after.seconds, JSON.stringify([base, change, after])).toBeGreaterThan(0);
      expect(after.seconds, JSON.stringify([base, change])).not.toBe(before.seconds);
    }
  });

  test('detail tells where an answer comes from, and only then', async () => {
    const { answers } = await ask(
      jsonl([
        { ...gemm, detail: true },
        { ...step, detail: true },
      ]),
    );
    expect(answers[0]!['detail']).toMatchObject({ flop: 2 * 4096 * 8192 * 8192, origin: 'fitted' });
    expect(answers[1]!['detail']).toHaveProperty('operators');
  });

  test('the interval is wider where less is known', async () => {
    const accelerators = ['h100-sxm', 'h100-pcie', 'mi300x'];
    const { answers } = await ask(
      jsonl([...accelerators.map((accelerator) => ({ ...gemm, accelerator })), { ...gemm, model: 'roofline' }]),
    );
    const width = (answer: Answer) => (answer['high'] as number) / (answer['low'] as number);
    const widths = answers.map(width);
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(widths[2]).toBeGreaterThan(widths[1]!);
    expect(widths[3]).toBeGreaterThan(widths[0]!);
    expect(answers.map(({ source }) => source)).toEqual(['calibrated', 'calibrated', 'guess', 'roofline']);
  });

  test('a table answers what was measured, and says where it was not', async () => {
    const folder = newFolder();
    const header = 'system,framework,version,gemm_dtype,m,n,k,latency_ms';
    const rows = [64, 256].map((m) => `h100_sxm,mine,1,bfloat16,${m},4096,4096,0.05`);
    writeFileSync(join(folder, 'gemm.csv'), [header, ...rows].join('\n'));
    const table = { ...gemm, n: 4096, k: 4096, model: 'table' };
    const queries = [64, 128, 4096].map((m) => ({ ...table, m }));
    const { answers } = await ask(jsonl(queries), ['--measured', 'gemm.csv'], 1 << 16, folder);
    expect(answers[0]!.seconds).toBeCloseTo(5e-5, 12);
    expect(answers.map(({ extrapolated }) => extrapolated)).toEqual([false, false, true]);
    expect(answers.map(({ source }) => source)).toEqual(['table', 'table', 'table']);
  });

  test('a line nested to any depth is answered in its place', async () => {
    const nests = [17, 4000, 6000, 30_000].flatMap((depth) => [
      '['.repeat(depth) + ']'.repeat(depth),
      `${'{"op":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}`,
      JSON.stringify(gemm).replace('"h100-sxm"', '['.repeat(depth) + ']'.repeat(depth)),
    ]);
    const { code, err, answers } = await ask([JSON.stringify(gemm), ...nests, JSON.stringify(gemm)].join('\n'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(answers).toHaveLength(nests.length + 2);
    for (const answer of answers.slice(1, -1)) expect(Object.keys(answer)).toEqual(['error']);
    expect(answers.at(-1)).toEqual(answers[0]);
    const brackets = `{"op":${JSON.stringify('['.repeat(100))}}`;
    expect((await ask(brackets)).answers[0]).toMatchObject({ error: { path: 'op' } });
  });

  test('a byte order mark before the first line is no part of it, whatever the pieces', async () => {
    for (const piece of [1, 2, 1 << 16]) {
      const { answers } = await ask(`\ufeff${jsonl([gemm])}`, [], piece);
      expect(answers[0]!.seconds).toBeGreaterThan(0);
    }
  });

  test('what no kernel has is refused under its own field', async () => {
    const moe = { op: 'moe', accelerator: 'h100-sxm', tokens: 64, experts: 8, topK: 2, hidden: 4096, ffn: 14336 };
    const law = (digits: string) => ({ ...moe, distribution: `power_law_${digits}` });
    const wrong: readonly [object, string][] = [
      [{ ...gemm, library: 'vlmm' }, 'library'],
      [{ ...allReduce, library: 'ncl' }, 'library'],
      [{ ...decode, heads: 7, kvHeads: 3 }, 'kvHeads'],
      [{ ...step, decode: 1e9 }, 'decode'],
      [{ ...step, prefillTokens: 1e9 }, 'prefillTokens'],
      [law('9'.repeat(400)), 'distribution'],
      [law('101'), 'distribution'],
    ];
    const { answers } = await ask(jsonl(wrong.map(([query]) => query)));
    expect(answers.map(({ error }) => (error as { path: string } | undefined)?.path)).toEqual(
      wrong.map(([, path]) => path),
    );
    const good = [{ ...gemm, library: 'vllm' }, law('1.2'), { ...decode, heads: 6, kvHeads: 3 }];
    for (const { seconds } of (await ask(jsonl(good))).answers) expect(seconds).toBeGreaterThan(0);
  });

  test('joules are the active power over the time at least, TDP at most', async () => {
    const { answers } = await ask(jsonl([gemm, prefill, decode, allReduce, { ...gemm, m: 1 }]));
    for (const answer of answers) {
      const watts = (answer['joules'] as number) / answer.seconds;
      expect(watts).toBeGreaterThanOrEqual(0.35 * 700 - 1e-6);
      expect(watts).toBeLessThanOrEqual(700 + 1e-6);
    }
  });
});

describe('estimate without --jsonl', () => {
  test('needs a system, and refuses what only questions can use', async () => {
    const nothing = await run(newFolder(), ['estimate']);
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain('--model');
    expect(nothing.err).toContain('--accelerator');
    expect(nothing.err).not.toMatch(stackTrace);
    const flags = ['--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', '--decode', '1'];
    const wrong = await run(newFolder(), ['estimate', ...flags, '--measured', 'x.csv']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--jsonl');
  });
});
