// Engines: one file an entry, one line here to register it.

export { default as sglang05 } from './sglang-0.5.json' with { type: 'json' };
export { default as tensorrtLlm10 } from './tensorrt-llm-1.0.json' with { type: 'json' };
export { default as vllm06 } from './vllm-0.6.json' with { type: 'json' };
export { default as vllm08 } from './vllm-0.8.json' with { type: 'json' };
export { default as vllm09 } from './vllm-0.9.json' with { type: 'json' };
export { default as vllm019 } from './vllm-0.19.json' with { type: 'json' };
export { default as vllm021 } from './vllm-0.21.json' with { type: 'json' };
