// A question to `estimateKernel`, for editors: made of the operators by `npm run types`, not by hand.

import type { AcceleratorId, ModelId } from '../scenario/input.gen.ts';

/** One kernel, collective or step: what a line of `tokenworks estimate --jsonl` says. */
export type KernelQuestion =
  | {
    /** operator */
    readonly op: 'gemm';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** rows: tokens */
    readonly m: number;
    /** columns of the output */
    readonly n: number;
    /** length of the sums */
    readonly k: number;
    /** precision of weights; bf16 when left out */
    readonly weights?: string | undefined;
    /** precision of activations */
    readonly activations?: string | undefined;
    /** with quantisation of the activations; true when left out */
    readonly quantise?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'attention-prefill';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** sequences */
    readonly batch: number;
    /** query tokens of a sequence, or tokens in all */
    readonly tokens: number;
    /** KV tokens of a sequence; 0 when left out */
    readonly context?: number | undefined;
    /** each token attends to those before it; true when left out */
    readonly causal?: boolean | undefined;
    /** query heads */
    readonly heads: number;
    /** KV heads */
    readonly kvHeads: number;
    /** head size */
    readonly headDim: number;
    /** tokens that it looks back; 0 = all; 0 when left out */
    readonly window?: number | undefined;
    /** precision of the KV cache */
    readonly kv?: string | undefined;
    /** precision of activations; bf16 when left out */
    readonly activations?: string | undefined;
    /** with writing the KV cache; true when left out */
    readonly cacheWrite?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'attention-decode';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** sequences */
    readonly batch: number;
    /** KV tokens of a sequence */
    readonly context: number;
    /** query heads */
    readonly heads: number;
    /** KV heads */
    readonly kvHeads: number;
    /** head size */
    readonly headDim: number;
    /** tokens that it looks back; 0 = all; 0 when left out */
    readonly window?: number | undefined;
    /** precision of the KV cache */
    readonly kv?: string | undefined;
    /** precision of activations; bf16 when left out */
    readonly activations?: string | undefined;
    }
  | {
    /** operator */
    readonly op: 'mla-prefill';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** sequences */
    readonly batch: number;
    /** query tokens of a sequence, or tokens in all */
    readonly tokens: number;
    /** KV tokens of a sequence; 0 when left out */
    readonly context?: number | undefined;
    /** query heads */
    readonly heads: number;
    /** precision of the KV cache */
    readonly kv?: string | undefined;
    /** precision of activations; bf16 when left out */
    readonly activations?: string | undefined;
    }
  | {
    /** operator */
    readonly op: 'mla-decode';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** sequences */
    readonly batch: number;
    /** KV tokens of a sequence */
    readonly context: number;
    /** query heads */
    readonly heads: number;
    /** precision of the KV cache */
    readonly kv?: string | undefined;
    /** precision of activations; bf16 when left out */
    readonly activations?: string | undefined;
    }
  | {
    /** operator */
    readonly op: 'moe';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** query tokens of a sequence, or tokens in all */
    readonly tokens: number;
    readonly experts: number;
    readonly topK: number;
    readonly hidden: number;
    readonly ffn: number;
    /** tp; 1 when left out */
    readonly tp?: number | undefined;
    /** ep; 1 when left out */
    readonly ep?: number | undefined;
    /** precision of weights; bf16 when left out */
    readonly weights?: string | undefined;
    /** precision of activations */
    readonly activations?: string | undefined;
    /** distribution; balanced when left out */
    readonly distribution?: string | undefined;
    }
  | {
    /** operator */
    readonly op: 'grouped-gemm';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** rows: tokens */
    readonly m: number;
    readonly groups: number;
    /** columns of the output */
    readonly n: number;
    /** length of the sums */
    readonly k: number;
    /** precision of weights; bf16 when left out */
    readonly weights?: string | undefined;
    /** precision of activations */
    readonly activations?: string | undefined;
    /** distribution; balanced when left out */
    readonly distribution?: string | undefined;
    }
  | {
    /** operator */
    readonly op: 'dispatch';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** query tokens of a sequence, or tokens in all */
    readonly tokens: number;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    readonly hidden: number;
    readonly topK: number;
    /** mode; low-latency when left out */
    readonly mode?: 'low-latency' | 'normal' | undefined;
    /** precision of activations */
    readonly activations?: 'fp8' | 'bf16' | undefined;
    /** sms; 0 when left out */
    readonly sms?: number | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'combine';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** query tokens of a sequence, or tokens in all */
    readonly tokens: number;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    readonly hidden: number;
    readonly topK: number;
    /** mode; low-latency when left out */
    readonly mode?: 'low-latency' | 'normal' | undefined;
    /** precision of activations */
    readonly activations?: 'fp8' | 'bf16' | undefined;
    /** sms; 0 when left out */
    readonly sms?: number | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'all-reduce';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'all-gather';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'reduce-scatter';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'all-to-all';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'broadcast';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'send-recv';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** what times it; calibrated when left out */
    readonly model?: 'roofline' | 'calibrated' | 'table' | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** accelerators that take part */
    readonly ranks: number;
    /** of them in a server; 0 = as the fabric says; 0 when left out */
    readonly gpusPerNode?: number | undefined;
    /** message of a rank, B */
    readonly bytes: number;
    /** ring, tree … or auto; auto when left out */
    readonly algorithm?: string | undefined;
    /** protocol of the library, or auto; auto when left out */
    readonly protocol?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** launched from a captured graph; true when left out */
    readonly captured?: boolean | undefined;
    }
  | {
    /** operator */
    readonly op: 'step';
    /** id or alias */
    readonly accelerator: AcceleratorId;
    /** id of a model, or path of its config.json */
    readonly model: ModelId;
    /** tp; 1 when left out */
    readonly tp?: number | undefined;
    /** decode; 0 when left out */
    readonly decode?: number | undefined;
    /** KV tokens of a sequence; 0 when left out */
    readonly context?: number | undefined;
    /** prefillTokens; 0 when left out */
    readonly prefillTokens?: number | undefined;
    /** precision of weights */
    readonly weights?: string | undefined;
    /** precision of activations */
    readonly activations?: string | undefined;
    /** precision of the KV cache */
    readonly kv?: string | undefined;
    readonly engine?: string | undefined;
    /** answer what the price rests on as well; false when left out */
    readonly detail?: boolean | undefined;
    /** pp; 1 when left out */
    readonly pp?: number | undefined;
    /** ep; 1 when left out */
    readonly ep?: number | undefined;
    /** attentionDp; 1 when left out */
    readonly attentionDp?: number | undefined;
    /** cp; 1 when left out */
    readonly cp?: number | undefined;
    /** library that runs it, by name; the usual one when left out */
    readonly library?: string | undefined;
    /** id of a fabric, such as nvlink-8 + ib-400 */
    readonly fabric?: string | undefined;
    /** kernels; calibrated when left out */
    readonly kernels?: 'calibrated' | 'roofline' | undefined;
    };
