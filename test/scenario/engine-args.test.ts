// Launch commands of engines, read into scenarios: fields, layouts, what is ignored, named or refused.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { engineArgs, parseScenario, withEngineArgs } from '../../src/scenario/index.ts';

const chat = {
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

const refusal = (command: string): string => {
  try {
    engineArgs(command);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return '';
};

describe('a launch command', () => {
  test('of vLLM sets engine, layout and precision', () => {
    const command = `vllm serve meta-llama/Llama-3.1-70B-Instruct --tensor-parallel-size 4 \\
      --gpu-memory-utilization=0.92 --max_model_len 8K --max-num-seqs 256 --max-num-batched-tokens 8192
      --kv-cache-dtype fp8_e4m3 --quantization fp8 --block-size 32 --scheduling-policy priority -pp 2
      --enable-chunked-prefill --host 0.0.0.0 --served-model-name a b --trust-remote-code 2>&1 | tee log`;
    const { patch, ignored, notes } = engineArgs(command);
    expect(patch).toEqual({
      model: 'meta-llama/Llama-3.1-70B-Instruct',
      precision: { weights: 'fp8', activations: 'fp8', kv: 'fp8' },
      engine: {
        base: 'vllm',
        memoryFraction: 0.92,
        maxModelLen: 8192,
        maxNumSeqs: 256,
        maxNumBatchedTokens: 8192,
        blockTokens: 32,
        policy: 'priority',
      },
      fleet: { pools: [{ tp: 4, pp: 2 }] },
    });
    expect(ignored).toEqual(['--host', '--served-model-name', '--trust-remote-code']);
    expect(notes).toEqual([]);
  });

  test('of SGLang counts all ranks as tp where attention is split', () => {
    const command = `python -m sglang.launch_server --model-path deepseek-v3 --tp 16 --dp 8 --enable-dp-attention
      --ep-size 16 --mem-fraction-static 0.85 --chunked-prefill-size 4096 --max-running-requests 128
      --context-length 32768 --quantization w8a8_int8`;
    expect(engineArgs(command).patch).toEqual({
      model: 'deepseek-v3',
      precision: { weights: 'int8', activations: 'int8' },
      engine: {
        base: 'sglang',
        memoryFraction: 0.85,
        maxNumBatchedTokens: 4096,
        maxNumSeqs: 128,
        maxModelLen: 32768,
      },
      fleet: { pools: [{ tp: 2, attentionDp: 8, ep: 16 }] },
    });
    expect(refusal('sglang serve x --tp 8 --dp 3 --enable-dp-attention')).toContain('must divide --tp');
  });

  test('of TensorRT-LLM takes underscores', () => {
    const command = `trtllm-serve llama-3.3-70b --tp_size 2 --pp_size 2 --ep_size 1 --max_batch_size 512
      --max_num_tokens 4096 --max_seq_len 2048 --kv_cache_free_gpu_memory_fraction 0.85 --backend pytorch`;
    const { patch, ignored } = engineArgs(command);
    expect(patch).toEqual({
      model: 'llama-3.3-70b',
      engine: {
        base: 'tensorrt-llm',
        maxNumSeqs: 512,
        maxNumBatchedTokens: 4096,
        maxModelLen: 2048,
        memoryFraction: 0.85,
      },
      fleet: { pools: [{ tp: 2, pp: 2, ep: 1 }] },
    });
    expect(ignored).toEqual(['--backend']);
  });

  test('spreads data parallelism by the model: replicas of a dense one, attention of a mixture', () => {
    expect(engineArgs('vllm serve llama-3.1-8b -dp 4').patch['fleet']).toEqual({ pools: [{ replicas: 4 }] });
    const mixture = engineArgs('vllm serve qwen3-235b-a22b -tp 4 -dp 2 --enable-expert-parallel').patch['fleet'];
    expect(mixture).toEqual({ pools: [{ tp: 4, ep: 8, attentionDp: 2 }] });
  });

  test('names what is not simulated', () => {
    const command = `vllm serve x --speculative-config '{"method": "eagle"}' --enable-prefix-caching --enable-lora`;
    const { notes, patch } = engineArgs(command);
    for (const word of ['speculative decoding', 'a cache of prefixes', 'LoRA']) expect(notes.join()).toContain(word);
    expect(patch).toEqual({ model: 'x', engine: { base: 'vllm' } });
  });

  test('is refused with every flag that is wrong', () => {
    const all = refusal('vllm serve x --mem-fraction-static 0.8 --max-num-sequences 4 --gpu-memory-utilization 9 -tp');
    expect(all).toMatch(/--mem-fraction-static: .*one of SGLang; here it is --gpu-memory-utilization/);
    expect(all).toMatch(/--max-num-sequences: .*Did you mean --max-num-seqs/);
    expect(all).toMatch(/--gpu-memory-utilization: found "9".*at most 1/);
    expect(all).toMatch(/-tp: found nothing/);
    expect(refusal('ollama run x')).toContain('Begin with vllm serve');
    expect(refusal('vllm serve "x')).toContain('every quote closed');
    expect(refusal('vllm serve a b')).toContain('model is "a" already');
  });
});

describe('over a scenario', () => {
  test('what the command says goes first, the rest stays', () => {
    const before = {
      ...chat,
      engine: { base: 'vllm-v1', maxNumSeqs: 64, maxNumBatchedTokens: 4096 },
      fleet: { pools: [{ accelerator: 'h100-sxm', tp: 2, engine: { maxNumSeqs: 32 } }] },
    };
    const { pools } = parseScenario(withEngineArgs(before, '--max-num-batched-tokens 2048 -tp 4').data);
    expect(pools[0]).toMatchObject({ tp: 4, accelerator: { id: 'h100-sxm' } });
    expect(pools[0]?.engine.maxNumSeqs.value).toBe(32);
    expect(pools[0]?.engine.maxNumBatchedTokens.value).toBe(2048);
  });

  test('changes of another engine are left behind', () => {
    const before = { ...chat, engine: { base: 'vllm-v1', maxNumSeqs: 64 } };
    const { engine } = parseScenario(withEngineArgs(before, 'trtllm-serve llama-3.1-8b').data);
    expect(engine.library).toBe('trtllm');
    expect(engine.maxNumSeqs.value).toBe(2048);
  });

  test('flags alone are those of the scenario’s engine', () => {
    const { engine } = parseScenario(withEngineArgs({ ...chat, engine: 'sglang' }, '--mem-fraction-static 0.7').data);
    expect([engine.library, engine.memoryFraction.value]).toEqual(['sglang', 0.7]);
  });

  test('a fleet of several pools is refused', () => {
    const two = { ...chat, fleet: { pools: [{ accelerator: 'h100-sxm' }, { name: 'b', accelerator: 'l40s' }] } };
    expect(() => withEngineArgs(two, 'vllm serve x')).toThrow(/one kind of replica/);
  });
});
