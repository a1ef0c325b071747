// Engines: one file an entry, one line here to register it.

export { default as vllmV1 } from './vllm-v1.json' with { type: 'json' };
