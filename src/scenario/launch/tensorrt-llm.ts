// TensorRT-LLM's `trtllm-serve`: flags as of versions 1.0 to 1.2, recalled.

import { count, feature, ignored, kvDtype, share, text, toggle } from './convert.ts';
import type { Launcher } from './types.ts';

export const tensorrtLlm: Launcher = {
  name: 'TensorRT-LLM',
  library: 'trtllm',
  base: 'tensorrt-llm',
  begins: [
    ['trtllm-serve', 'serve'],
    ['trtllm-serve'],
    ['tensorrt_llm.commands.serve', 'serve'],
    ['tensorrt_llm.commands.serve'],
  ],
  command: { words: ['trtllm-serve'], modelFlag: null, port: 8000 },
  image: 'nvcr.io/nvidia/tensorrt-llm/release',
  words: { 'precision.kv': ['fp8', 'nvfp4'] },
  hasNo: false,
  arrange: () => [],
  finish: () => [],
  flags: {
    model: text('model'),
    'tp-size tp tensor-parallel-size': count('pool.tp'),
    'pp-size pp pipeline-parallel-size': count('pool.pp'),
    'ep-size ep moe-expert-parallel-size': count('pool.ep'),
    'cp-size context-parallel-size': count('pool.cp'),
    'max-batch-size': count('engine.maxNumSeqs'),
    'max-num-tokens': count('engine.maxNumBatchedTokens'),
    'max-seq-len': count('engine.maxModelLen'),
    'kv-cache-free-gpu-memory-fraction kv-cache-free-gpu-mem-fraction free-gpu-memory-fraction':
      share('engine.memoryFraction'),
    'kv-cache-dtype': kvDtype,
    'tokens-per-block': count('engine.blockTokens'),
    'disable-overlap-scheduler': toggle('engine.asyncScheduling', false, true),
    'enable-chunked-prefill enable-chunked-context': {
      kind: 'switch',
      path: 'engine.maxNumBatchedTokens',
      convert: (isOn) => (isOn ? { set: [] } : { set: [['wholePrompts', true]] }),
    },
    'max-beam-width': {
      kind: 'value',
      path: '',
      convert: (word) => (word === '1' ? { set: [] } : { hint: 'Beams are not simulated: write 1.' }),
    },
    ...feature('a file of options (write them by --set)', 'extra-llm-api-options config extra-llm-api-config'),
    ...feature('a split of prefill and decode', 'server-role disagg-cluster-uri'),
    ...feature('a split of each expert', 'moe-cluster-parallel-size cluster-size moe-tensor-parallel-size'),
    ...feature('a bound on prompts alone', 'max-input-len'),
    ...ignored(
      `host port backend tokenizer custom-tokenizer gpus-per-node log-level reasoning-parser tool-parser
       num-postprocess-workers metadata-server-config-file media-io-kwargs chat-template otlp-traces-endpoint revision
       served-model-name`,
      '',
      'trust-remote-code fail-fast-on-attention-window-too-large enable-energy-metrics',
    ),
  },
};
