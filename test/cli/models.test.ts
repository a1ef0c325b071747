// Models by path in `show`, `memory` and `train-step`: folders, files, names with spaces, layouts that are refused.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { shownModel } from '../../src/scenario/list.ts';
import { attention, ggml, ggufFile, metadataOf, mlp } from '../scenario/gguf-file.ts';
import { newFolder, run } from './command.ts';

const llama = {
  ...{ model_type: 'llama', hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32 },
  ...{ num_attention_heads: 32, num_key_value_heads: 8, vocab_size: 128256, max_position_embeddings: 131072 },
  tie_word_embeddings: false,
};
const params = { dim: 2048, n_layers: 16, n_heads: 32, n_kv_heads: 8, vocab_size: 128256, hidden_dim: 8192 };
const blocks = { quant_method: 'fp8', weight_block_size: [128, 128], activation_scheme: 'dynamic' };
const qwenMoe = {
  ...{ model_type: 'qwen3_moe', hidden_size: 2048, intermediate_size: 6144, num_hidden_layers: 48 },
  ...{ num_attention_heads: 32, num_key_value_heads: 4, head_dim: 128, vocab_size: 151936 },
  ...{ num_experts: 128, num_experts_per_tok: 8, moe_intermediate_size: 768, tie_word_embeddings: false },
  ...{ max_position_embeddings: 40960, quantization_config: blocks },
};

const folder = newFolder();
const write = (name: string, content: object | Uint8Array) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content instanceof Uint8Array ? content : JSON.stringify(content));
};
write('My Model/config.json', llama);
write('both/config.json', llama);
write('both/params.json', params);
write('params/params.json', params);
write('blocks/config.json', { ...llama, quantization_config: blocks });
write('experts/config.json', qwenMoe);
const shape = { hidden: 256, heads: 8, kvHeads: 2, headDim: 32 };
const gguf = metadataOf('llama', {
  ...{ block_count: 1, embedding_length: 256, feed_forward_length: 512, context_length: 4096, vocab_size: 1024 },
  ...{ 'attention.head_count': 8, 'attention.head_count_kv': 2 },
});
const tensors = [
  { name: 'token_embd.weight', dimensions: [256, 1024], type: ggml.q8_0 },
  ...attention(0, shape, () => ggml.q4_k),
  ...mlp(0, 256, 512, () => ggml.q4_k),
];
write('m.gguf', ggufFile(gguf, tensors));

describe('show of a path', () => {
  test.each([
    [
      'a folder',
      './My Model',
      'model my-model',
      'read as 8.0 B, BF16, KV 128.0 KiB a token, from ./My Model/config.json',
    ],
    ['a folder by its name alone', 'My Model', 'model my-model', 'read as 8.0 B'],
    ['its file', 'My Model/config.json', 'model my-model', 'read as 8.0 B'],
    ['a folder with two files, of which config.json goes first', './both', 'model both', 'read as 8.0 B'],
    ['params.json alone', './params/', 'model params', 'from ./params/params.json'],
    ['a GGUF file', 'm.gguf', 'model m', 'Q4_K, KV 0.3 KiB a token, from m.gguf'],
  ])('%s', async (_, path, title, says) => {
    const ended = await run(folder, ['show', path]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out.startsWith(`${title}\n`)).toBe(true);
    expect(ended.out).toContain(says);
  });

  test('as JSON it is what the library says of the model', async () => {
    const { code, out } = await run(folder, ['show', './experts', '--json']);
    const model = { ...modelFromConfig(qwenMoe, 'experts', []), source: './experts/config.json' };
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(shownModel(model))));
    expect(JSON.parse(out)).toMatchObject({
      ...{ kind: 'model', id: 'experts', status: 'runs', parameters: 30_532_110_336, kvElementsPerToken: 49_152 },
      precision: { attention: 'fp8-block', routedExperts: 'fp8-block', head: 'bf16', kv: 'bf16' },
      needs: {},
    });
  });

  test('what is wrong is on stderr, with exit code 2', async () => {
    const ended = await run(folder, ['show', './none', '--json']);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('No config.json or params.json');
  });
});

describe('train-step of a model by its path', () => {
  const step = {
    accelerator: 'h100-sxm',
    parallel: { tp: 2, pp: 2, dp: 4 },
    batch: { sequence: 4096, global: 64 },
  };
  test('is that of the same model by name', async () => {
    write('steps/by-path.json', { ...step, model: '../My Model' });
    write('steps/by-name.json', { ...step, model: 'llama-3.1-8b' });
    const [path, name] = await Promise.all(
      ['by-path', 'by-name'].map((file) => run(folder, ['train-step', `steps/${file}.json`, '--json', '-'])),
    );
    expect([path?.code, name?.code]).toEqual([0, 0]);
    const { model, ...timed } = JSON.parse(path?.out ?? '');
    const { model: named, ...expected } = JSON.parse(name?.out ?? '');
    expect([model, named]).toEqual(['My Model', 'Llama 3.1 8B']);
    expect(timed).toEqual(expected);
  });
  test('a path that is none', async () => {
    write('steps/none.json', { ...step, model: './none' });
    const ended = await run(folder, ['train-step', 'steps/none.json']);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/^one problem.*\n {2}model: found ".\/none"/);
  });
});

describe('FP8 blocks that a layout cuts', () => {
  const simulate = (model: string, layout: string) =>
    run(folder, [
      ...['simulate', 'chat-8b-h100', '--set', `model=./${model}`, '--set', 'workload.requests=10'],
      ...['--set', `fleet.pools.0=${layout}`],
    ]);
  test.each([
    ['experts', '{ accelerator: h100-sxm, tp: 4 }', 'expert width 768 over 4 is 192'],
    ['experts', '{ accelerator: h100-sxm, tp: 8 }', 'expert width 768 over 8 is 96'],
  ])('%s in %s', async (model, layout, says) => {
    const ended = await simulate(model, layout);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(`fleet.pools.0.tp: found ${says}, no multiple of the block of 128`);
    expect(ended.err).toContain('or spread whole experts with ep');
  });
  test.each([
    ['experts', '{ accelerator: h100-sxm, tp: 2 }'],
    ['experts', '{ accelerator: h100-sxm, tp: 4, ep: 4 }'],
    ['blocks', '{ accelerator: h100-sxm, tp: 8 }'],
  ])('%s in %s runs', async (model, layout) => {
    expect((await simulate(model, layout)).code).toBe(0);
  });
});

describe('memory', () => {
  const memory = (model: string, ...flags: readonly string[]) =>
    run(folder, ['memory', model, '--accelerator', 'h100-sxm', ...flags]);

  test('a model by its path', async () => {
    const { code, out } = await memory('./My Model', '--context', '8192');
    expect(code).toBe(0);
    expect(out).toContain('read as 8.0 B, BF16');
    expect(out).toMatch(/KV a token +128 KiB/);
    expect(out).toMatch(/maximum concurrency +\d+\.\d\dx +for 8,192 tokens a request\n/);
    expect(out.match(/concurrency/g)).toHaveLength(1);
  });

  test('a run reports its maximum concurrency as engines log it', async () => {
    const { out } = await run(folder, ['simulate', 'chat-8b-h100', '--set', 'engine.maxModelLen=2000', '--quiet']);
    const tokens = Number(/KV tokens +([\d,]+)/.exec(out)?.[1]?.replaceAll(',', ''));
    expect(tokens).toBeGreaterThan(100_000);
    const said = /maximum concurrency +(\S+) +requests of 2000 tokens/.exec(out)?.[1];
    expect(said).toBe(`${(tokens / 2000).toFixed(2)}x`);
  });

  test('of windows what a sequence keeps: gpt-oss, every second layer', async () => {
    const { out } = await memory('gpt-oss-20b', '--context', '131072');
    expect(out).toContain('KV 48.0 KiB a token, 24.0 KiB beyond the window of 128');
    expect(out).toMatch(/KV a token +24.0 KiB +a rank, in layers without a window/);
    expect(out).toMatch(/in windows +24.0 KiB +a token, 8,319 of a sequence at most/);
    const json = JSON.parse((await memory('gpt-oss-20b', '--json', '-')).out);
    expect(json).toMatchObject({ kvBytesPerToken: 24_576, windowBytesPerToken: 24_576, windowTokens: 8319 });
    expect(json.sequenceBytes).toBe(24_576 * (131_072 + 8319));
    expect(json.lines.map(({ what }: { what: string }) => what)).not.toContain('maximum concurrency');
  });

  test.each([
    ['llama-3.1-8b', ['--tp', '3'], 'fleet.pools.0.tp: found 32 heads over 3'],
    ['./experts', ['--tp', '8'], 'expert width 768 over 8 is 96, no multiple of the block'],
    ['llama-3.1-8b', ['--context', '0'], '--context: found 0'],
    ['deepseek-v4-flash', [], 'What its layers weigh and keep is not known: the model needs'],
    ['', [], 'model: found "". The text is empty.'],
  ])('%s %j is refused', async (model, flags, says) => {
    const ended = await memory(model, ...flags);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(says);
    expect(ended.err.startsWith('one problem')).toBe(!flags.includes('3'));
  });
});
