// Models: one file an entry, one line here to register it.

export { default as bloom176b } from './bloom-176b.json' with { type: 'json' };
export { default as codellama34bInstructHf } from './codellama-34b-instruct-hf.json' with { type: 'json' };
export { default as deepseekV2 } from './deepseek-v2.json' with { type: 'json' };
export { default as deepseekV2Lite } from './deepseek-v2-lite.json' with { type: 'json' };
export { default as deepseekV32 } from './deepseek-v3.2.json' with { type: 'json' };
export { default as deepseekV3 } from './deepseek-v3.json' with { type: 'json' };
export { default as deepseekV4Flash } from './deepseek-v4-flash.json' with { type: 'json' };
export { default as deepseekV4Pro } from './deepseek-v4-pro.json' with { type: 'json' };
export { default as falcon7b } from './falcon-7b.json' with { type: 'json' };
export { default as falcon40b } from './falcon-40b.json' with { type: 'json' };
export { default as falcon180b } from './falcon-180b.json' with { type: 'json' };
export { default as gemma29b } from './gemma-2-9b.json' with { type: 'json' };
export { default as gemma227b } from './gemma-2-27b.json' with { type: 'json' };
export { default as gemma34b } from './gemma-3-4b.json' with { type: 'json' };
export { default as gemma312b } from './gemma-3-12b.json' with { type: 'json' };
export { default as gemma327b } from './gemma-3-27b.json' with { type: 'json' };
export { default as gemma426bA4b } from './gemma-4-26b-a4b.json' with { type: 'json' };
export { default as gemma431bIt } from './gemma-4-31b-it.json' with { type: 'json' };
export { default as glm45 } from './glm-4.5.json' with { type: 'json' };
export { default as glm45Air } from './glm-4.5-air.json' with { type: 'json' };
export { default as glm52 } from './glm-5.2.json' with { type: 'json' };
export { default as glm5 } from './glm-5.json' with { type: 'json' };
export { default as gptJ6b } from './gpt-j-6b.json' with { type: 'json' };
export { default as gptOss20b } from './gpt-oss-20b.json' with { type: 'json' };
export { default as gptOss120b } from './gpt-oss-120b.json' with { type: 'json' };
export { default as kimiK25 } from './kimi-k2.5.json' with { type: 'json' };
export { default as kimiK2Instruct } from './kimi-k2-instruct.json' with { type: 'json' };
export { default as kimiK3 } from './kimi-k3.json' with { type: 'json' };
export { default as llama27b } from './llama-2-7b.json' with { type: 'json' };
export { default as llama213b } from './llama-2-13b.json' with { type: 'json' };
export { default as llama270b } from './llama-2-70b.json' with { type: 'json' };
export { default as llama318b } from './llama-3.1-8b.json' with { type: 'json' };
export { default as llama3170b } from './llama-3.1-70b.json' with { type: 'json' };
export { default as llama31405b } from './llama-3.1-405b.json' with { type: 'json' };
export { default as llama321b } from './llama-3.2-1b.json' with { type: 'json' };
export { default as llama323b } from './llama-3.2-3b.json' with { type: 'json' };
export { default as llama33NemotronSuper49bV1 } from './llama-3-3-nemotron-super-49b-v1.json' with { type: 'json' };
export { default as llama38b } from './llama-3-8b.json' with { type: 'json' };
export { default as llama4Maverick17b128eInstruct } from './llama-4-maverick-17b-128e-instruct.json' with {
  type: 'json',
};
export { default as llama4Scout17b16eInstruct } from './llama-4-scout-17b-16e-instruct.json' with { type: 'json' };
export { default as mimo7bBase } from './mimo-7b-base.json' with { type: 'json' };
export { default as mimoV2Flash } from './mimo-v2-flash.json' with { type: 'json' };
export { default as minimaxM25 } from './minimax-m2.5.json' with { type: 'json' };
export { default as minimaxM27 } from './minimax-m2.7.json' with { type: 'json' };
export { default as minimaxM3 } from './minimax-m3.json' with { type: 'json' };
export { default as mistral7bV01 } from './mistral-7b-v0.1.json' with { type: 'json' };
export { default as mistralLarge2407 } from './mistral-large-2407.json' with { type: 'json' };
export { default as mistralNemoInstruct2407 } from './mistral-nemo-instruct-2407.json' with { type: 'json' };
export { default as mixtral8x7bV01 } from './mixtral-8x7b-v0.1.json' with { type: 'json' };
export { default as mixtral8x22bV01 } from './mixtral-8x22b-v0.1.json' with { type: 'json' };
export { default as nemotronH56bBase8k } from './nemotron-h-56b-base-8k.json' with { type: 'json' };
export { default as nvidiaNemotron35Lightning30bA3b } from './nvidia-nemotron-3.5-lightning-30b-a3b.json' with {
  type: 'json',
};
export { default as nvidiaNemotron3Nano30bA3b } from './nvidia-nemotron-3-nano-30b-a3b.json' with { type: 'json' };
export { default as nvidiaNemotron3Super120bA12b } from './nvidia-nemotron-3-super-120b-a12b.json' with {
  type: 'json',
};
export { default as nvidiaNemotron3Ultra550bA55b } from './nvidia-nemotron-3-ultra-550b-a55b.json' with {
  type: 'json',
};
export { default as opt67b } from './opt-6.7b.json' with { type: 'json' };
export { default as opt13b } from './opt-13b.json' with { type: 'json' };
export { default as opt30b } from './opt-30b.json' with { type: 'json' };
export { default as opt66b } from './opt-66b.json' with { type: 'json' };
export { default as phi2 } from './phi-2.json' with { type: 'json' };
export { default as phi3Medium } from './phi-3-medium.json' with { type: 'json' };
export { default as phi3Mini } from './phi-3-mini.json' with { type: 'json' };
export { default as phi4 } from './phi-4.json' with { type: 'json' };
export { default as phiMiniMoeInstruct } from './phi-mini-moe-instruct.json' with { type: 'json' };
export { default as qwen2505b } from './qwen2.5-0.5b.json' with { type: 'json' };
export { default as qwen257b } from './qwen2.5-7b.json' with { type: 'json' };
export { default as qwen2514b } from './qwen2.5-14b.json' with { type: 'json' };
export { default as qwen2532b } from './qwen2.5-32b.json' with { type: 'json' };
export { default as qwen2572b } from './qwen2.5-72b.json' with { type: 'json' };
export { default as qwen3527b } from './qwen3.5-27b.json' with { type: 'json' };
export { default as qwen3535bA3b } from './qwen3.5-35b-a3b.json' with { type: 'json' };
export { default as qwen35122bA10b } from './qwen3.5-122b-a10b.json' with { type: 'json' };
export { default as qwen35397bA17b } from './qwen3.5-397b-a17b.json' with { type: 'json' };
export { default as qwen306b } from './qwen3-0.6b.json' with { type: 'json' };
export { default as qwen317b } from './qwen3-1.7b.json' with { type: 'json' };
export { default as qwen38b } from './qwen3-8b.json' with { type: 'json' };
export { default as qwen314b } from './qwen3-14b.json' with { type: 'json' };
export { default as qwen330bA3b } from './qwen3-30b-a3b.json' with { type: 'json' };
export { default as qwen330bA3bInstruct2507 } from './qwen3-30b-a3b-instruct-2507.json' with { type: 'json' };
export { default as qwen332b } from './qwen3-32b.json' with { type: 'json' };
export { default as qwen3235bA22b } from './qwen3-235b-a22b.json' with { type: 'json' };
export { default as qwen3Coder480bA35bInstruct } from './qwen3-coder-480b-a35b-instruct.json' with { type: 'json' };
export { default as qwen3Vl2bInstruct } from './qwen3-vl-2b-instruct.json' with { type: 'json' };
export { default as qwen3Vl4bInstruct } from './qwen3-vl-4b-instruct.json' with { type: 'json' };
export { default as qwen3Vl8bInstruct } from './qwen3-vl-8b-instruct.json' with { type: 'json' };
export { default as qwen3Vl30bA3bInstruct } from './qwen3-vl-30b-a3b-instruct.json' with { type: 'json' };
export { default as qwen3Vl32bInstruct } from './qwen3-vl-32b-instruct.json' with { type: 'json' };
export { default as qwen3Vl235bA22bInstruct } from './qwen3-vl-235b-a22b-instruct.json' with { type: 'json' };
export { default as step37Flash } from './step-3.7-flash.json' with { type: 'json' };
export { default as yi34b } from './yi-34b.json' with { type: 'json' };
