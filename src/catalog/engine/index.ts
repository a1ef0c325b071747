// Engines: one file an entry, one line here to register it.

export { default as sglang } from './sglang.json' with { type: 'json' };
export { default as tensorrtLlm } from './tensorrt-llm.json' with { type: 'json' };
export { default as vllmV1 } from './vllm-v1.json' with { type: 'json' };
