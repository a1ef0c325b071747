// SGLang's `python -m sglang.launch_server`: flags as of version 0.5, recalled.

import { count, dtype, feature, ignored, kvDtype, oneOf, quantization, share, text, toggle } from './convert.ts';
import type { Launcher, Settings } from './types.ts';

const numberOf = (settings: Settings, path: string): number => Number(settings.get(path) ?? 1);

/** With attention split by data, `tp` counts all ranks: dp groups of tp / dp. Without, `dp` are replicas. */
function finish(settings: Settings): string[] {
  const [tp, dp] = [numberOf(settings, 'pool.tp'), numberOf(settings, 'dp')];
  if (settings.get('expertsOverAll') === true) settings.set('pool.ep', tp);
  if (!settings.has('dp')) return [];
  if (settings.get('attentionDp') !== true) {
    settings.set('pool.replicas', dp);
    return [`--dp ${dp}: without --enable-dp-attention these are ${dp} replicas`];
  }
  settings.set('pool.attentionDp', dp);
  settings.set('pool.tp', tp / dp);
  return [`--tp ${tp} --dp ${dp} --enable-dp-attention: attention is split ${dp} ways over groups of ${tp / dp}`];
}

/** What `finish` makes of the flags, the other way round. */
function arrange(settings: Settings): string[] {
  const dp = numberOf(settings, 'pool.attentionDp');
  settings.delete('pool.attentionDp');
  if (dp > 1) {
    settings.set('pool.tp', numberOf(settings, 'pool.tp') * dp);
    settings.set('dp', dp);
    settings.set('attentionDp', true);
  }
  return [];
}

export const sglang: Launcher = {
  name: 'SGLang',
  library: 'sglang',
  base: 'sglang',
  begins: [['sglang.launch_server'], ['sglang', 'serve'], ['lmsysorg/sglang*']],
  command: { words: ['python', '-m', 'sglang.launch_server'], modelFlag: '--model-path', port: 30_000 },
  image: 'lmsysorg/sglang',
  words: {
    dtype: ['bfloat16', 'float16', 'float32'],
    quantization: ['fp8', 'w8a8_int8', 'awq', 'gptq', 'modelopt_fp4', 'mxfp4', 'w4afp8'],
    'precision.kv': ['bfloat16', 'float16', 'fp8_e4m3', 'nvfp4'],
  },
  hasNo: false,
  arrange,
  finish,
  flags: {
    'model-path model': text('model'),
    'tp tp-size tensor-parallel-size': count('pool.tp'),
    'pp pp-size pipeline-parallel-size': count('pool.pp'),
    'dp dp-size data-parallel-size': count('dp'),
    'ep ep-size expert-parallel-size': count('pool.ep'),
    'enable-ep-moe enable-deepep-moe': toggle('expertsOverAll', true),
    'enable-dp-attention': toggle('attentionDp', true),
    'mem-fraction-static': share('engine.memoryFraction'),
    'context-length': count('engine.maxModelLen'),
    'max-running-requests': count('engine.maxNumSeqs'),
    'max-queued-requests': count('engine.queueLimit'),
    'chunked-prefill-size': {
      kind: 'value',
      path: 'engine.maxNumBatchedTokens',
      convert: (word) =>
        word === '-1' ? { set: [['wholePrompts', true]] } : count('engine.maxNumBatchedTokens').convert(word),
    },
    'max-total-tokens': count('engine.kvTokens'),
    'page-size': count('engine.blockTokens'),
    'schedule-policy': oneOf('engine.policy', {
      fcfs: 'fcfs',
      lpm: 'fcfs',
      'dfs-weight': 'fcfs',
      priority: 'priority',
    }),
    'enable-priority-scheduling': toggle('engine.policy', 'priority'),
    'disable-overlap-schedule': toggle('engine.asyncScheduling', false, true),
    'enable-two-batch-overlap': toggle('pool.overlap', 'two-batch', 0),
    'kv-cache-dtype': kvDtype,
    dtype,
    quantization,
    ...feature(
      'speculative decoding',
      `speculative-algorithm speculative-algo speculative-draft-model-path speculative-num-steps
       speculative-eagle-topk speculative-num-draft-tokens speculative-draft speculative-token-map
       speculative-accept-threshold-single speculative-attention-mode`,
    ),
    ...feature(
      'LoRA',
      'max-loras-per-batch max-lora-rank lora-backend',
      'enable-lora',
      'lora-paths lora-target-modules',
    ),
    ...feature(
      'a split of prefill and decode',
      'disaggregation-mode disaggregation-transfer-backend disaggregation-ib-device disaggregation-bootstrap-port',
    ),
    ...feature('a cache of prefixes', 'radix-eviction-policy hicache-ratio hicache-size', 'enable-hierarchical-cache'),
    ...feature('offloading to the host', 'cpu-offload-gb'),
    ...feature(
      'eager execution: kernels are timed as captured',
      'cuda-graph-max-bs',
      'disable-cuda-graph',
      'cuda-graph-bs',
    ),
    ...feature('spare experts', 'ep-num-redundant-experts init-expert-location eplb-algorithm', 'enable-eplb'),
    ...feature('a layout of the dense layers by itself', 'moe-dense-tp-size', 'enable-dp-lm-head'),
    ...feature('tokens of a prefill batch beside the chunk', 'max-prefill-tokens'),
    ...feature('a share of tokens kept for output', 'schedule-conservativeness'),
    ...feature('a change of the model', 'json-model-override-args'),
    ...feature('a file of flags (write them here)', 'config'),
    ...ignored(
      `host port api-key tokenizer-path tokenizer-mode tokenizer-worker-num load-format revision chat-template
       completion-template tool-call-parser reasoning-parser log-level log-level-http random-seed download-dir
       attention-backend prefill-attention-backend decode-attention-backend sampling-backend grammar-backend
       moe-runner-backend moe-a2a-backend deepep-mode fp8-gemm-backend dist-init-addr nccl-init-addr nnodes node-rank
       watchdog-timeout dist-timeout stream-interval served-model-name device base-gpu-id gpu-id-step
       load-balance-method mm-attention-backend decode-log-interval num-continuous-decode-steps file-storage-path
       constrained-json-whitespace-pattern preferred-sampling-params log-requests-level max-micro-batch-size
       quantization-param-path`,
      'model-loader-extra-config bucket-time-to-first-token collect-tokens-histogram',
      `trust-remote-code enable-metrics log-requests skip-server-warmup disable-radix-cache enable-torch-compile
       skip-tokenizer-init enable-mixed-chunk disable-custom-all-reduce enable-nccl-nvls enable-symm-mem
       enable-flashinfer-allreduce-fusion enable-multimodal disable-shared-experts-fusion show-time-cost
       enable-p2p-check disable-chunked-prefix-cache allow-auto-truncate enable-cache-report is-embedding
       enable-memory-saver delete-ckpt-after-loading`,
    ),
  },
};
