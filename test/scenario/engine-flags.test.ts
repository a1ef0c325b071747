// Every flag of a launch command that means something, alone: the option that it sets.

import { describe, expect, test } from 'vitest';
import { engineArgs } from '../../src/scenario/index.ts';

interface Patch {
  readonly model?: string;
  readonly precision?: object;
  readonly engine?: Readonly<Record<string, unknown>>;
  readonly fleet?: { readonly pools: readonly object[] };
}

const patchOf = (command: string): Patch => engineArgs(command).patch as Patch;
const engineOf = (command: string) => {
  const { base: _base, ...engine } = patchOf(command).engine ?? {};
  return engine;
};
const poolOf = (command: string) => patchOf(command).fleet?.pools[0] ?? {};

describe('vLLM', () => {
  test.each([
    ['--gpu-memory-utilization 0.8', { memoryFraction: 0.8 }],
    ['--max-model-len 4096', { maxModelLen: 4096 }],
    ['--max-model-len auto', {}],
    ['--max-num-seqs 64', { maxNumSeqs: 64 }],
    ['--max-num-batched-tokens 2048', { maxNumBatchedTokens: 2048 }],
    ['--block-size 32', { blockTokens: 32 }],
    ['--num-gpu-blocks-override 1000', { kvBlocks: 1000 }],
    ['--long-prefill-token-threshold 512', { longPrefillTokenThreshold: 512 }],
    ['--long-prefill-token-threshold 0', { longPrefillTokenThreshold: 'off' }],
    ['--scheduling-policy priority', { policy: 'priority' }],
    ['--async-scheduling', { asyncScheduling: true }],
    ['--no-async-scheduling', { asyncScheduling: false }],
  ])('%s', (flag, engine) => {
    expect(engineOf(`vllm serve m ${flag}`)).toEqual(engine);
  });

  test.each([
    ['--tensor-parallel-size 2', { tp: 2 }],
    ['-tp 2', { tp: 2 }],
    ['--pipeline-parallel-size 2', { pp: 2 }],
    ['--tp 4 --enable-expert-parallel', { tp: 4, ep: 4 }],
    ['--data-parallel-size 2', { replicas: 2 }],
    ['--enable-dbo', { overlap: 'two-batch' }],
  ])('%s', (flag, pool) => {
    expect(poolOf(`vllm serve m ${flag}`)).toMatchObject(pool);
  });

  test.each([
    ['--dtype float16', { weights: 'fp16', activations: 'fp16' }],
    ['--dtype auto', undefined],
    ['--quantization awq', { weights: 'int4' }],
    ['-q fp8', { weights: 'fp8', activations: 'fp8' }],
    ['--kv-cache-dtype fp8', { kv: 'fp8' }],
  ])('%s', (flag, precision) => {
    const found = patchOf(`vllm serve m ${flag}`).precision;
    if (precision === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(precision);
  });

  test('the model by place or by flag', () => {
    expect(patchOf('vllm serve a/b').model).toBe('a/b');
    expect(patchOf('python -m vllm.entrypoints.openai.api_server --model a/b').model).toBe('a/b');
  });
});

describe('SGLang', () => {
  const launch = 'python -m sglang.launch_server --model-path m';
  test.each([
    ['--mem-fraction-static 0.8', { memoryFraction: 0.8 }],
    ['--context-length 4096', { maxModelLen: 4096 }],
    ['--max-running-requests 64', { maxNumSeqs: 64 }],
    ['--max-queued-requests 10', { queueLimit: 10 }],
    ['--chunked-prefill-size 2048', { maxNumBatchedTokens: 2048 }],
    ['--max-total-tokens 100000', { kvTokens: 100_000 }],
    ['--page-size 64', { blockTokens: 64 }],
    ['--schedule-policy lpm', { policy: 'fcfs' }],
    ['--enable-priority-scheduling', { policy: 'priority' }],
    ['--disable-overlap-schedule', { asyncScheduling: false }],
  ])('%s', (flag, engine) => {
    expect(engineOf(`${launch} ${flag}`)).toEqual(engine);
  });

  test.each([
    ['--tp 2', { tp: 2 }],
    ['--pp-size 2', { pp: 2 }],
    ['--tp 4 --ep 4', { tp: 4, ep: 4 }],
    ['--tp 4 --enable-ep-moe', { tp: 4, ep: 4 }],
    ['--dp 2', { replicas: 2 }],
    ['--enable-two-batch-overlap', { overlap: 'two-batch' }],
  ])('%s', (flag, pool) => {
    expect(poolOf(`${launch} ${flag}`)).toMatchObject(pool);
  });

  test.each([
    ['--dtype bfloat16', { weights: 'bf16', activations: 'bf16' }],
    ['--quantization fp8', { weights: 'fp8', activations: 'fp8' }],
    ['--kv-cache-dtype fp8_e5m2', { kv: 'fp8' }],
  ])('%s', (flag, precision) => {
    expect(patchOf(`${launch} ${flag}`).precision).toMatchObject(precision);
  });
});

describe('TensorRT-LLM', () => {
  test.each([
    ['--max_batch_size 64', { maxNumSeqs: 64 }],
    ['--max_num_tokens 4096', { maxNumBatchedTokens: 4096 }],
    ['--max_seq_len 8192', { maxModelLen: 8192 }],
    ['--kv_cache_free_gpu_memory_fraction 0.8', { memoryFraction: 0.8 }],
    ['--tokens_per_block 64', { blockTokens: 64 }],
    ['--disable_overlap_scheduler', { asyncScheduling: false }],
  ])('%s', (flag, engine) => {
    expect(engineOf(`trtllm-serve m ${flag}`)).toEqual(engine);
  });

  test.each([
    ['--tp_size 2', { tp: 2 }],
    ['--pp_size 2', { pp: 2 }],
    ['--tp_size 4 --ep_size 4', { tp: 4, ep: 4 }],
    ['--cp_size 2', { cp: 2 }],
  ])('%s', (flag, pool) => {
    expect(poolOf(`trtllm-serve m ${flag}`)).toMatchObject(pool);
  });

  test('the model by flag, the cache, and beams', () => {
    expect(patchOf('trtllm-serve serve --model a/b').model).toBe('a/b');
    expect(patchOf('trtllm-serve m --kv_cache_dtype fp8').precision).toMatchObject({ kv: 'fp8' });
    expect(engineOf('trtllm-serve m --max_beam_width 1')).toEqual({});
    expect(() => engineArgs('trtllm-serve m --max_beam_width 4')).toThrow(/Beams are not simulated/);
  });
});
