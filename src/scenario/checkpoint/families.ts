// Families of models by the model_type of their config file: what the library takes where a file is silent, and what is
// special about their shape. A type that is not here is an error, not a guess.

import { oddFamilies } from './odd-families.ts';
import type { Family } from './special.ts';

export type { Family };

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** [model_type] of decoders whose layers are plain, or that state what is not. */
const plainFamilies: readonly { readonly types: readonly string[]; readonly family: Family }[] = [
  {
    family: { tied: false, gated: true },
    types: words(`llama mistral ministral ministral3 mistral3 mixtral qwen2 qwen3 qwen2_moe qwen3_moe qwen2_vl
      qwen2_vl_text qwen2_5_vl qwen2_5_vl_text qwen3_vl qwen3_vl_text qwen3_vl_moe qwen3_vl_moe_text
      qwen2_5_omni_text qwen3_omni_moe_text qwen2_audio_encoder_text deepseek deepseek_v2 deepseek_v3 deepseek_v32
      kimi_k2 kimi_k25 glm glm4 glm4_moe glm4_moe_lite glm4v_text glm4v_moe_text glm_moe_dsa granite granitemoe
      granitemoeshared olmo olmo2 olmo3 olmoe flex_olmo phi3 phi4mm phimoe stablelm internlm internlm2
      internlm3 yi baichuan aquila xverse orion exaone exaone4 exaone_moe seed_oss hunyuan hunyuan_v1_dense
      hunyuan_v1_moe helium diffllama dots1 bailing_moe bailing_moe_v2 minimax_m2 mimo mimo_v2_flash mimo_v2
      ernie4_5_moe_vl
      solar solar_open skywork decilm inclusion_ai aria_text bitnet cwm arcee_gated nanochat_gated minicpmv
      telechat telechat2 zhinao pangu_embedded pangu_pro_moe gritlm iquestcoder hcx_text
      hyperclovax teuken deci smolvlm_text idefics2_text idefics3_text mistral_large_3 gigachat3 grok-1`),
  },
  {
    family: { tied: true, gated: true },
    types: words('cohere gemma gemma2 gemma3 gemma3_text vaultgemma smollm3 ernie4_5 youtu minicpm minicpm3'),
  },
  {
    family: { tied: false, gated: false },
    types: words(`phi phi-msft gptj gpt_neox gpt_neox_japanese gpt_neo codegen nemotron apertus arcee persimmon
      stablelm_alpha btlm nanochat`),
  },
  {
    family: { tied: true, gated: false },
    types: words('opt bloom gpt2 gpt_bigcode starcoder2 xglm biogpt ctrl'),
  },
];

/** [model_type] of encoders, and of models with both: they generate no tokens by themselves. */
export const encoders: ReadonlySet<string> = new Set(
  words(`albert align altclip bert bert-generation bge big_bird camembert canine chinese_clip clap clip clip_text_model
    clip_vision_model clipseg convbert convnext data2vec-text deberta deberta-v2 deit detr dinov2 distilbert electra
    ernie ernie_m esm eurobert flaubert fnet funnel git hubert ibert layoutlm layoutlmv2 layoutlmv3 lilt longformer
    luke lxmert mega megatron-bert mobilebert modernbert mpnet mra neobert nezha nomic_bert nystromformer owlvit
    perceiver qdqbert realm reformer rembert roberta roberta-prelayernorm roc_bert roformer sam siglip siglip2
    siglip_vision_model splinter squeezebert swin tapas vilt vision-text-dual-encoder visual_bert vit wav2vec2 wavlm xlm
    xlm-roberta xlm-roberta-xl xlnet xmod yoso`),
);

const registry: ReadonlyMap<string, Family> = new Map([
  ...plainFamilies.flatMap(({ types, family }) => types.map((type) => [type, family] as const)),
  ...Object.entries(oddFamilies),
]);

export const familyTypes: readonly string[] = [...registry.keys()].sort();

/** The family of a model_type in any case, or null. */
export const familyOf = (type: string): Family | null => registry.get(type) ?? registry.get(type.toLowerCase()) ?? null;

/** What --assume takes: the shape of a Llama. */
export const assumed: Family = { tied: false, gated: true };
