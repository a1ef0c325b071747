// vLLM's `vllm serve`: flags as of versions 0.6 to 0.21, recalled.

import {
  count,
  countOrOff,
  dtype,
  feature,
  ignored,
  kvDtype,
  oneOf,
  quantization,
  share,
  text,
  toggle,
} from './convert.ts';
import type { Launcher, Settings } from './types.ts';

const numberOf = (settings: Settings, path: string): number => Number(settings.get(path) ?? 1);

/** Ranks of data parallelism split attention and share the experts of a mixture; of a dense model they are replicas. */
function finish(settings: Settings, isMixture: boolean): string[] {
  const dp = numberOf(settings, 'dp');
  const isSplit = settings.get('expertParallel') === true;
  const tp = numberOf(settings, 'pool.tp');
  if (isSplit) settings.set('pool.ep', tp * dp);
  if (!settings.has('dp')) return [];
  if (isMixture || isSplit) {
    settings.set('pool.attentionDp', dp);
    return [`--data-parallel-size ${dp}: attention is split ${dp} ways, the experts go over all ${tp * dp} ranks`];
  }
  settings.set('pool.replicas', dp);
  return [`--data-parallel-size ${dp}: of a dense model these are ${dp} replicas`];
}

/** What `finish` makes of the flags, the other way round; layouts that they do not say are named. */
function arrange(settings: Settings, isMixture: boolean): string[] {
  const unsaid: string[] = [];
  const [tp, ep, dp] = [
    numberOf(settings, 'pool.tp'),
    numberOf(settings, 'pool.ep'),
    numberOf(settings, 'pool.attentionDp'),
  ];
  settings.delete('pool.ep');
  settings.delete('pool.attentionDp');
  const isOverAll = ep > 1 && ep === tp * dp;
  if (isOverAll) settings.set('expertParallel', true);
  else if (ep > 1) unsaid.push('pool.ep');
  if (dp > 1 && (isMixture || isOverAll)) settings.set('dp', dp);
  else if (dp > 1) unsaid.push('pool.attentionDp');
  return unsaid;
}

export const vllm: Launcher = {
  name: 'vLLM',
  library: 'vllm',
  base: 'vllm',
  begins: [
    ['vllm', 'serve'],
    ['vllm.entrypoints.openai.api_server'],
    ['vllm.entrypoints.api_server'],
    ['vllm-openai*'],
  ],
  command: { words: ['vllm', 'serve'], modelFlag: null, port: 8000 },
  image: 'vllm/vllm-openai',
  words: {
    dtype: ['bfloat16', 'float16', 'float32'],
    quantization: ['fp8', 'awq', 'gptq', 'modelopt_fp4', 'mxfp4', 'experts_int8'],
    'precision.kv': ['bfloat16', 'float16', 'fp8', 'nvfp4'],
  },
  hasNo: true,
  arrange,
  finish,
  flags: {
    'model model-tag': text('model'),
    'tensor-parallel-size tp': count('pool.tp'),
    'pipeline-parallel-size pp': count('pool.pp'),
    'data-parallel-size dp': count('dp'),
    'enable-expert-parallel ep': toggle('expertParallel', true),
    'gpu-memory-utilization': share('engine.memoryFraction'),
    'max-model-len': count('engine.maxModelLen', ['auto', '-1']),
    'max-num-seqs': count('engine.maxNumSeqs'),
    'max-num-batched-tokens': count('engine.maxNumBatchedTokens'),
    'block-size': count('engine.blockTokens'),
    'num-gpu-blocks-override': count('engine.kvBlocks'),
    'long-prefill-token-threshold': countOrOff('engine.longPrefillTokenThreshold', ['0'], 'off'),
    'scheduling-policy': oneOf('engine.policy', { fcfs: 'fcfs', priority: 'priority' }),
    'async-scheduling': toggle('engine.asyncScheduling', true, false),
    'enable-dbo': toggle('pool.overlap', 'two-batch', 0),
    'kv-cache-dtype': kvDtype,
    dtype,
    'quantization q': quantization,
    // prompts are always cut into chunks here
    'enable-chunked-prefill': {
      kind: 'switch',
      path: 'engine.maxNumBatchedTokens',
      convert: (isOn) => (isOn ? { set: [] } : { set: [['wholePrompts', true]] }),
    },
    'enable-prefix-caching': {
      kind: 'switch',
      path: '',
      convert: (isOn) => (isOn ? { set: [['prefixCaching', true]] } : { set: [] }),
    },
    ...feature(
      'speculative decoding',
      'speculative-config speculative-model num-speculative-tokens speculative-draft-tensor-parallel-size',
    ),
    ...feature('LoRA', 'max-loras max-lora-rank max-cpu-loras lora-extra-vocab-size', 'enable-lora', 'lora-modules'),
    ...feature('a split of prefill and decode', 'kv-transfer-config kv-role'),
    ...feature('offloading to the host', 'cpu-offload-gb kv-offloading-size swap-space'),
    ...feature('eager execution: kernels are timed as captured', '', 'enforce-eager'),
    ...feature('a size of the KV cache in bytes (engine.kvTokens says it in tokens)', 'kv-cache-memory-bytes'),
    ...feature('context parallelism of decode', 'decode-context-parallel-size dcp prefill-context-parallel-size pcp'),
    ...feature('spare experts', 'num-redundant-experts eplb-config', 'enable-eplb'),
    ...feature('a file of flags (write them here)', 'config'),
    ...feature('a change of the model', 'hf-overrides rope-scaling rope-theta'),
    ...feature('a bound on partial prefills', 'max-num-partial-prefills max-long-partial-prefills'),
    ...ignored(
      `host port uds api-key tokenizer tokenizer-mode tokenizer-revision revision code-revision seed download-dir
       load-format chat-template chat-template-content-format response-role tool-call-parser tool-parser-plugin
       reasoning-parser uvicorn-log-level max-logprobs distributed-executor-backend generation-config root-path
       guided-decoding-backend max-log-len ssl-keyfile ssl-certfile ssl-ca-certs max-seq-len-to-capture
       compilation-config O attention-backend all2all-backend api-server-count data-parallel-backend
       data-parallel-address data-parallel-rpc-port data-parallel-size-local data-parallel-start-rank
       master-addr master-port nnodes node-rank runner task convert device config-format hf-token hf-config-path
       mm-processor-kwargs mm-processor-cache-gb max-parallel-loading-workers otlp-traces-endpoint
       override-generation-config structured-outputs-config worker-cls gdn-prefill-backend moe-backend stream-interval
       mm-encoder-tp-mode mamba-ssm-cache-dtype model-impl`,
      `served-model-name allowed-origins allowed-methods allowed-headers middleware limit-mm-per-prompt
       cuda-graph-sizes cudagraph-capture-sizes allowed-local-media-path model-loader-extra-config
       default-chat-template-kwargs`,
      `trust-remote-code disable-log-requests enable-log-requests disable-log-stats enable-auto-tool-choice headless
       disable-frontend-multiprocessing disable-uvicorn-access-log
       enable-prompt-tokens-details enable-request-id-headers
       disable-custom-all-reduce allow-credentials skip-tokenizer-init enable-reasoning enable-sleep-mode
       disable-fastapi-docs return-tokens-as-token-ids use-tqdm-on-load enable-server-load-tracking
       data-parallel-hybrid-lb data-parallel-external-lb calculate-kv-scales language-model-only
       disable-hybrid-kv-cache-manager O0 O1 O2 O3 enable-force-include-usage`,
    ),
  },
};
