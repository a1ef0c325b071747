// Models: one file an entry, one line here to register it.

export { default as codellama34bInstructHf } from './codellama-34b-instruct-hf.json' with { type: 'json' };
export { default as falcon7b } from './falcon-7b.json' with { type: 'json' };
export { default as llama27b } from './llama-2-7b.json' with { type: 'json' };
export { default as llama213b } from './llama-2-13b.json' with { type: 'json' };
export { default as llama270b } from './llama-2-70b.json' with { type: 'json' };
export { default as llama318b } from './llama-3.1-8b.json' with { type: 'json' };
export { default as llama3170b } from './llama-3.1-70b.json' with { type: 'json' };
export { default as llama31405b } from './llama-3.1-405b.json' with { type: 'json' };
export { default as llama321b } from './llama-3.2-1b.json' with { type: 'json' };
export { default as llama323b } from './llama-3.2-3b.json' with { type: 'json' };
export { default as llama38b } from './llama-3-8b.json' with { type: 'json' };
export { default as mistral7bV01 } from './mistral-7b-v0.1.json' with { type: 'json' };
export { default as mistralNemoInstruct2407 } from './mistral-nemo-instruct-2407.json' with { type: 'json' };
export { default as opt13b } from './opt-13b.json' with { type: 'json' };
export { default as phi4 } from './phi-4.json' with { type: 'json' };
export { default as qwen257b } from './qwen2.5-7b.json' with { type: 'json' };
export { default as qwen2572b } from './qwen2.5-72b.json' with { type: 'json' };
export { default as qwen306b } from './qwen3-0.6b.json' with { type: 'json' };
export { default as qwen317b } from './qwen3-1.7b.json' with { type: 'json' };
export { default as qwen38b } from './qwen3-8b.json' with { type: 'json' };
export { default as qwen314b } from './qwen3-14b.json' with { type: 'json' };
export { default as qwen332b } from './qwen3-32b.json' with { type: 'json' };
export { default as yi34b } from './yi-34b.json' with { type: 'json' };
