// A scenario as people write it, for editors: made of the JSON Schema by `npm run types`, not by hand.

/** A text that is none of the words beside it: an alias, a path, or a word in a program's own data. */
type Other = string & {};
/** A count as a text, such as `'2k'`. */
type Text = string;
/** A number with its unit, such as `'1 s'` or `'3.35 TB/s'`; without one counts, shares, factors and 0 alone. */
export type Quantity = string | number;

/**
 * A scenario as people write it: the object that its YAML reads as. `defineScenario` completes it in an editor.
 *
 * @example
 * ```ts
 * const chat: Scenario = {
 *   model: 'llama-3.1-8b',
 *   fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2 }] },
 *   workload: { preset: 'chat', rate: '4 /s', requests: 1000 },
 *   slo: { ttft: '1 s', tpot: '50 ms' },
 * };
 * ```
 */
export interface Scenario {
  readonly $schema?: string | undefined;
  readonly tokenworks?: number | undefined;
  /** how reports call it */
  readonly name?: string | undefined;
  readonly model: ModelInput;
  readonly precision?: PrecisionInput | undefined;
  readonly engine?: EngineInput | undefined;
  /** what serves */
  readonly fleet: FleetInput;
  /** a trace, or laws that requests are drawn from */
  readonly workload: WorkloadInput;
  /** controllers that watch the fleet and change it */
  readonly policies?: readonly PolicyInput[] | undefined;
  /** objectives */
  readonly slo?: SloInput | undefined;
  /** what it costs */
  readonly price?: PriceInput | undefined;
  readonly prices?: PricesInput | undefined;
  /** how it is simulated */
  readonly run?: RunSettings | undefined;
}

export type ModelInput = ModelId | {
  /** id or alias of a model */
  readonly base?: ModelId | undefined;
  /** id of a model, path of its config.json or of its folder */
  readonly config?: ModelId | undefined;
  /** read unknown families and keys of the config as a Llama, with a warning */
  readonly assume?: 'llama' | Other | undefined;
  /** how reports call it */
  readonly name?: string | undefined;
  /** decoder layers */
  readonly layers?: number | Text | undefined;
  /** width */
  readonly hidden?: number | Text | undefined;
  /** query heads */
  readonly heads?: number | Text | undefined;
  /** KV heads */
  readonly kvHeads?: number | Text | undefined;
  /** head size */
  readonly headDim?: number | Text | undefined;
  /** MLP width */
  readonly ffn?: number | Text | undefined;
  /** two up projections (SwiGLU) instead of one */
  readonly gatedMlp?: boolean | undefined;
  /** vocabulary */
  readonly vocab?: number | Text | undefined;
  /** the LM head shares the embedding */
  readonly tiedEmbeddings?: boolean | undefined;
  /** longest context */
  readonly maxContext?: number | Text | undefined;
};

/** id or alias of a model */
export type ModelId =
  | 'bloom-176b'
  | 'codellama-34b-instruct-hf'
  | 'deepseek-r1-distill-qwen-1.5b'
  | 'deepseek-v2'
  | 'deepseek-v2-lite'
  | 'deepseek-v3'
  | 'deepseek-v3.2'
  | 'deepseek-v4-flash'
  | 'deepseek-v4-pro'
  | 'falcon-180b'
  | 'falcon-40b'
  | 'falcon-7b'
  | 'gemma-2-27b'
  | 'gemma-2-2b'
  | 'gemma-2-9b'
  | 'gemma-3-12b'
  | 'gemma-3-27b'
  | 'gemma-3-4b'
  | 'gemma-4-26b-a4b'
  | 'gemma-4-31b-it'
  | 'glm-4.5'
  | 'glm-4.5-air'
  | 'glm-4.6'
  | 'glm-5'
  | 'glm-5.2'
  | 'gpt-j-6b'
  | 'gpt-oss-120b'
  | 'gpt-oss-20b'
  | 'granite-3.3-8b'
  | 'kimi-k2-instruct'
  | 'kimi-k2.5'
  | 'kimi-k3'
  | 'llama-2-13b'
  | 'llama-2-70b'
  | 'llama-2-7b'
  | 'llama-3-3-nemotron-super-49b-v1'
  | 'llama-3-8b'
  | 'llama-3.1-405b'
  | 'llama-3.1-70b'
  | 'llama-3.1-8b'
  | 'llama-3.2-11b-vision'
  | 'llama-3.2-1b'
  | 'llama-3.2-3b'
  | 'llama-4-maverick-17b-128e-instruct'
  | 'llama-4-scout-17b-16e-instruct'
  | 'mimo-7b-base'
  | 'mimo-v2-flash'
  | 'minimax-m2.5'
  | 'minimax-m2.7'
  | 'minimax-m3'
  | 'ministral-3-14b'
  | 'ministral-3-3b'
  | 'ministral-3-8b'
  | 'ministral-8b-instruct-2410'
  | 'mistral-7b-instruct-v0.2'
  | 'mistral-7b-instruct-v0.3'
  | 'mistral-7b-v0.1'
  | 'mistral-large-2407'
  | 'mistral-nemo-instruct-2407'
  | 'mistral-small-24b'
  | 'mistral-small-3.1-24b'
  | 'mixtral-8x22b-v0.1'
  | 'mixtral-8x7b-v0.1'
  | 'nemotron-h-56b-base-8k'
  | 'nvidia-nemotron-3-nano-30b-a3b'
  | 'nvidia-nemotron-3-super-120b-a12b'
  | 'nvidia-nemotron-3-ultra-550b-a55b'
  | 'nvidia-nemotron-3.5-lightning-30b-a3b'
  | 'opt-13b'
  | 'opt-30b'
  | 'opt-6.7b'
  | 'opt-66b'
  | 'phi-2'
  | 'phi-3-medium'
  | 'phi-3-mini'
  | 'phi-3.5-mini'
  | 'phi-4'
  | 'phi-4-mini'
  | 'phi-mini-moe-instruct'
  | 'qwen2.5-0.5b'
  | 'qwen2.5-1.5b'
  | 'qwen2.5-14b'
  | 'qwen2.5-32b'
  | 'qwen2.5-3b'
  | 'qwen2.5-72b'
  | 'qwen2.5-7b'
  | 'qwen3-0.6b'
  | 'qwen3-1.7b'
  | 'qwen3-14b'
  | 'qwen3-235b-a22b'
  | 'qwen3-30b-a3b'
  | 'qwen3-30b-a3b-instruct-2507'
  | 'qwen3-32b'
  | 'qwen3-4b'
  | 'qwen3-4b-instruct-2507'
  | 'qwen3-8b'
  | 'qwen3-coder-480b-a35b-instruct'
  | 'qwen3-next-80b-a3b'
  | 'qwen3-vl-235b-a22b-instruct'
  | 'qwen3-vl-2b-instruct'
  | 'qwen3-vl-30b-a3b-instruct'
  | 'qwen3-vl-32b-instruct'
  | 'qwen3-vl-4b-instruct'
  | 'qwen3-vl-8b-instruct'
  | 'qwen3.5-122b-a10b'
  | 'qwen3.5-27b'
  | 'qwen3.5-35b-a3b'
  | 'qwen3.5-397b-a17b'
  | 'seed-oss-36b'
  | 'smollm2-1.7b'
  | 'step-3.7-flash'
  | 'tinyllama-1.1b'
  | 'yi-34b'
  | Other;

export type PrecisionInput = string | {
  /** a format (weights of the linear layers) */
  readonly weights?: string | undefined;
  /** id or alias of a precision (activations) */
  readonly activations?: PrecisionId | undefined;
  /** id or alias of a precision (KV cache) */
  readonly kv?: PrecisionId | undefined;
  /** a format (embedding and LM head) */
  readonly head?: string | undefined;
  /** a format (weights of attention) */
  readonly attention?: string | undefined;
  /** a format (weights of dense MLPs) */
  readonly denseMlp?: string | undefined;
  /** a format (weights of the experts that are chosen) */
  readonly routedExperts?: string | undefined;
  /** a format (weights of the experts that every token takes) */
  readonly sharedExperts?: string | undefined;
};

/** id or alias of a precision (KV cache) */
export type PrecisionId =
  | 'bf16'
  | 'fp16'
  | 'fp32'
  | 'fp4'
  | 'fp8'
  | 'int4'
  | 'int8'
  | 'tf32'
  | Other;

export type EngineInput = EngineId | {
  /** id or alias of an engine */
  readonly base?: EngineId | undefined;
  /** queue order */
  readonly policy?: 'fcfs' | 'priority' | Other | undefined;
  /** host work overlaps the device */
  readonly asyncScheduling?: boolean | undefined;
  /** token budget of a step */
  readonly maxNumBatchedTokens?: number | Text | undefined;
  /** running requests at most */
  readonly maxNumSeqs?: number | Text | undefined;
  /** prefill chunk at most, such as 256, or "off" */
  readonly longPrefillTokenThreshold?: Quantity | null | undefined;
  /** waiting requests at most, such as 256, or "unbounded" */
  readonly queueLimit?: Quantity | null | undefined;
  /** tokens a KV block */
  readonly blockTokens?: number | Text | undefined;
  /** share of memory that the engine may use (for example 0.9 or "90 %") */
  readonly memoryFraction?: Quantity | undefined;
  /** share of KV blocks kept free at admission (for example 0.9 or "90 %") */
  readonly watermark?: Quantity | undefined;
  /** what must fit before a request is admitted */
  readonly admit?: 'chunk' | 'prompt' | 'whole' | Other | undefined;
  /** prompt and output of a request at most, such as 256, or "unlimited" */
  readonly maxModelLen?: Quantity | null | undefined;
  /** graphs, workspace and activations together, a rank (for example "80 GB" or "80 GiB") */
  readonly reserved?: Quantity | undefined;
  /** captured graphs a rank, instead of what the engine counts (for example "80 GB" or "80 GiB") */
  readonly graphs?: Quantity | undefined;
  /** context, libraries and buffers of collectives a rank (for example "80 GB" or "80 GiB") */
  readonly workspace?: Quantity | undefined;
  /** peak of the profile run, a rank (for example "80 GB" or "80 GiB") */
  readonly activations?: Quantity | undefined;
  /** what a step pays a layer beyond its kernels (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly layerOverhead?: Quantity | undefined;
  /** host time of a step (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly hostStep?: Quantity | undefined;
  /** host time a sequence in a step (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly hostSequence?: Quantity | undefined;
  /** delivery of a token (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly output?: Quantity | undefined;
  /** idle time until deep idle, such as "500 ms", "1 s", "2 min" or "1 h", or "never" */
  readonly deepIdleAfter?: Quantity | null | undefined;
  /** KV blocks, instead of what memory holds */
  readonly kvBlocks?: number | Text | undefined;
  /** KV tokens, instead of what memory holds */
  readonly kvTokens?: number | Text | undefined;
};

/** id or alias of an engine */
export type EngineId =
  | 'sglang-0.5'
  | 'tensorrt-llm-1.0'
  | 'vllm-0.19'
  | 'vllm-0.21'
  | 'vllm-0.6'
  | 'vllm-0.8'
  | 'vllm-0.9'
  | Other;

/** what serves */
export interface FleetInput {
  readonly pools: readonly PoolInput[];
  /** how requests find a replica */
  readonly route?: RouteInput | undefined;
  readonly clocks?: readonly Quantity[] | undefined;
}

/** replicas of one kind */
export interface PoolInput {
  /** how reports call it */
  readonly name?: string | undefined;
  /** what its replicas do; mixed when left out */
  readonly role?: 'mixed' | 'prefill' | 'decode' | Other | undefined;
  readonly accelerator: AcceleratorInput;
  /** engines of this pool; 1 when left out */
  readonly replicas?: number | Text | undefined;
  /** tensor-parallel accelerators a replica; 1 when left out */
  readonly tp?: number | Text | undefined;
  /** pipeline stages a replica; 1 when left out */
  readonly pp?: number | Text | undefined;
  /** ways that experts are split, over the ranks of tp and attentionDp; 1 when left out */
  readonly ep?: number | Text | undefined;
  /** ways that the sequences of a step are split for attention; 1 when left out */
  readonly attentionDp?: number | Text | undefined;
  /** ways that a sequence is split; 1 when left out */
  readonly cp?: number | Text | undefined;
  /** norms and residuals are split over tp; false when left out */
  readonly sequenceParallel?: boolean | undefined;
  /** parts that a step is cut into, to fill the stages; pp when left out */
  readonly microBatches?: number | Text | undefined;
  /** whether stages go on with the next step, or wait until all are done; full when left out */
  readonly pipeline?: 'full' | 'drained' | Other | undefined;
  /** of communication that may hide under computation, such as 0.9 or "90 %", or "two-batch"; 0 when left out */
  readonly overlap?: Quantity | null | undefined;
  /** what times kernels: fitted models, datasheets alone, or measured tables; calibrated when left out */
  readonly kernels?: 'calibrated' | 'roofline' | 'table' | Other | undefined;
  /** file of fitted kernels that `calibrate` wrote */
  readonly fitted?: string | undefined;
  /** CSV file of measured kernels, for kernels: table */
  readonly measured?: string | undefined;
  /** whose kernels run; the engine's when left out */
  readonly library?: 'vllm' | 'trtllm' | 'sglang' | Other | undefined;
  readonly fabric?: string | {
    /** id of a fabric */
    readonly base?: string | undefined;
    /** line rate of one accelerator, one way (for example "3.35 TB/s" or "450 GB/s") */
    readonly bandwidth?: Quantity | undefined;
    /** of a small message between two ranks (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly latency?: Quantity | undefined;
    readonly inner?: string | {
      /** id of a fabric */
      readonly base?: string | undefined;
      /** line rate of one accelerator, one way (for example "3.35 TB/s" or "450 GB/s") */
      readonly bandwidth?: Quantity | undefined;
      /** of a small message between two ranks (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly latency?: Quantity | undefined;
    } | undefined;
    readonly outer?: string | {
      /** id of a fabric */
      readonly base?: string | undefined;
      /** line rate of one accelerator, one way (for example "3.35 TB/s" or "450 GB/s") */
      readonly bandwidth?: Quantity | undefined;
      /** of a small message between two ranks (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly latency?: Quantity | undefined;
    } | undefined;
  } | undefined;
  /** how collectives run; auto when left out */
  readonly algorithm?: 'auto' | 'ring' | 'tree' | 'hierarchical' | 'nvls' | 'one-shot' | 'two-shot' | Other | undefined;
  readonly precision?: string | {
    /** a format (weights of the linear layers) */
    readonly weights?: string | undefined;
    /** id or alias of a precision (activations) */
    readonly activations?: PrecisionId | undefined;
    /** id or alias of a precision (KV cache) */
    readonly kv?: PrecisionId | undefined;
    /** a format (embedding and LM head) */
    readonly head?: string | undefined;
    /** a format (weights of attention) */
    readonly attention?: string | undefined;
    /** a format (weights of dense MLPs) */
    readonly denseMlp?: string | undefined;
    /** a format (weights of the experts that are chosen) */
    readonly routedExperts?: string | undefined;
    /** a format (weights of the experts that every token takes) */
    readonly sharedExperts?: string | undefined;
  } | undefined;
  readonly engine?: EngineId | {
    /** id or alias of an engine */
    readonly base?: EngineId | undefined;
    /** queue order */
    readonly policy?: 'fcfs' | 'priority' | Other | undefined;
    /** host work overlaps the device */
    readonly asyncScheduling?: boolean | undefined;
    /** token budget of a step */
    readonly maxNumBatchedTokens?: number | Text | undefined;
    /** running requests at most */
    readonly maxNumSeqs?: number | Text | undefined;
    /** prefill chunk at most, such as 256, or "off" */
    readonly longPrefillTokenThreshold?: Quantity | null | undefined;
    /** waiting requests at most, such as 256, or "unbounded" */
    readonly queueLimit?: Quantity | null | undefined;
    /** tokens a KV block */
    readonly blockTokens?: number | Text | undefined;
    /** share of memory that the engine may use (for example 0.9 or "90 %") */
    readonly memoryFraction?: Quantity | undefined;
    /** share of KV blocks kept free at admission (for example 0.9 or "90 %") */
    readonly watermark?: Quantity | undefined;
    /** what must fit before a request is admitted */
    readonly admit?: 'chunk' | 'prompt' | 'whole' | Other | undefined;
    /** prompt and output of a request at most, such as 256, or "unlimited" */
    readonly maxModelLen?: Quantity | null | undefined;
    /** graphs, workspace and activations together, a rank (for example "80 GB" or "80 GiB") */
    readonly reserved?: Quantity | undefined;
    /** captured graphs a rank, instead of what the engine counts (for example "80 GB" or "80 GiB") */
    readonly graphs?: Quantity | undefined;
    /** context, libraries and buffers of collectives a rank (for example "80 GB" or "80 GiB") */
    readonly workspace?: Quantity | undefined;
    /** peak of the profile run, a rank (for example "80 GB" or "80 GiB") */
    readonly activations?: Quantity | undefined;
    /** what a step pays a layer beyond its kernels (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly layerOverhead?: Quantity | undefined;
    /** host time of a step (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly hostStep?: Quantity | undefined;
    /** host time a sequence in a step (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly hostSequence?: Quantity | undefined;
    /** delivery of a token (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly output?: Quantity | undefined;
    /** idle time until deep idle, such as "500 ms", "1 s", "2 min" or "1 h", or "never" */
    readonly deepIdleAfter?: Quantity | null | undefined;
    /** KV blocks, instead of what memory holds */
    readonly kvBlocks?: number | Text | undefined;
    /** KV tokens, instead of what memory holds */
    readonly kvTokens?: number | Text | undefined;
  } | undefined;
  /** requests are sent in proportion to it; 0 = none; 1 when left out */
  readonly weight?: Quantity | undefined;
  /** clock over nominal; 1 when left out */
  readonly clock?: Quantity | undefined;
  /** unfinished requests of a replica at most, such as 256, or "none"; none when left out */
  readonly admissionLimit?: Quantity | null | undefined;
  /** of one accelerator while its replica is off (for example "700 W" or "1.2 kW"); 0 W when left out */
  readonly offPower?: Quantity | undefined;
}

export type AcceleratorInput = AcceleratorId | {
  /** id or alias of an accelerator */
  readonly base?: AcceleratorId | undefined;
  /** how reports call it */
  readonly name?: string | undefined;
  /** dense peaks by precision; "none" where it cannot multiply */
  readonly peak?: {
    /** dense bf16 peak, such as "989.4 TFLOP/s", or "none" */
    readonly bf16?: Quantity | null | undefined;
    /** dense fp16 peak, such as "989.4 TFLOP/s", or "none" */
    readonly fp16?: Quantity | null | undefined;
    /** dense fp32 peak, such as "989.4 TFLOP/s", or "none" */
    readonly fp32?: Quantity | null | undefined;
    /** dense fp4 peak, such as "989.4 TFLOP/s", or "none" */
    readonly fp4?: Quantity | null | undefined;
    /** dense fp8 peak, such as "989.4 TFLOP/s", or "none" */
    readonly fp8?: Quantity | null | undefined;
    /** dense int4 peak, such as "989.4 TFLOP/s", or "none" */
    readonly int4?: Quantity | null | undefined;
    /** dense int8 peak, such as "989.4 TFLOP/s", or "none" */
    readonly int8?: Quantity | null | undefined;
    /** dense tf32 peak, such as "989.4 TFLOP/s", or "none" */
    readonly tf32?: Quantity | null | undefined;
  } | undefined;
  /** memory of the datasheet (for example "80 GB" or "80 GiB") */
  readonly hbmCapacity?: Quantity | undefined;
  /** memory that the driver reports (for example "80 GB" or "80 GiB") */
  readonly usableMemory?: Quantity | undefined;
  /** memory bandwidth (for example "3.35 TB/s" or "450 GB/s") */
  readonly hbmBandwidth?: Quantity | undefined;
  /** thermal design power (for example "700 W" or "1.2 kW") */
  readonly tdp?: Quantity | undefined;
  /** deep idle (for example "700 W" or "1.2 kW") */
  readonly idlePower?: Quantity | undefined;
  /** idle with the model loaded (for example "700 W" or "1.2 kW") */
  readonly contextIdlePower?: Quantity | undefined;
  /** affine power model, shares of TDP */
  readonly power?: {
    /** share of TDP while a step runs (for example 0.9 or "90 %") */
    readonly active?: Quantity | undefined;
    /** share of TDP at full memory bandwidth */
    readonly hbm?: Quantity | undefined;
    /** share of TDP at full compute */
    readonly compute?: Quantity | undefined;
    /** share of TDP at full link bandwidth */
    readonly link?: Quantity | undefined;
  } | undefined;
  /** scale-up bandwidth, one way (for example "3.35 TB/s" or "450 GB/s") */
  readonly linkBandwidth?: Quantity | undefined;
  /** alpha of an all-reduce (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly linkLatency?: Quantity | undefined;
  /** accelerators that the scale-up link joins */
  readonly linkDomain?: number | Text | undefined;
  /** launch overhead of a kernel (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly launch?: Quantity | undefined;
  /** achieved fractions of the peaks */
  readonly efficiency?: {
    /** achieved fraction of the compute peak, every precision (for example 0.9 or "90 %") */
    readonly compute?: Quantity | undefined;
    /** attention over GEMM (for example 0.9 or "90 %") */
    readonly attention?: Quantity | undefined;
    /** achieved fraction of memory bandwidth (for example 0.9 or "90 %") */
    readonly hbm?: Quantity | undefined;
    /** achieved fraction of link bandwidth (for example 0.9 or "90 %") */
    readonly link?: Quantity | undefined;
  } | undefined;
  /** rent of one accelerator (for example "2.50 $/h") */
  readonly price?: Quantity | undefined;
};

/** id or alias of an accelerator */
export type AcceleratorId =
  | 'a10'
  | 'a100-pcie-80gb'
  | 'a100-sxm-40gb'
  | 'a100-sxm-80gb'
  | 'a30'
  | 'a40'
  | 'arc-b60'
  | 'b200-sxm'
  | 'b300-sxm'
  | 'cerebras-wse-3'
  | 'gaudi-2'
  | 'gaudi-3'
  | 'gb10'
  | 'gb200'
  | 'gb300'
  | 'gh200-144gb'
  | 'groq-lpu-v1'
  | 'h100-nvl'
  | 'h100-pcie'
  | 'h100-sxm'
  | 'h20'
  | 'h20-141gb'
  | 'h200-nvl'
  | 'h200-sxm'
  | 'h800'
  | 'inferentia2'
  | 'l20'
  | 'l4'
  | 'l40s'
  | 'mi210'
  | 'mi250x'
  | 'mi300x'
  | 'mi308x'
  | 'mi325x'
  | 'mi350x'
  | 'mi355x'
  | 'rtx-3090'
  | 'rtx-4090'
  | 'rtx-5090'
  | 'rtx-a4000'
  | 'rtx-a5000'
  | 'rtx-a6000'
  | 'rtx-pro-6000-blackwell-server'
  | 'rubin'
  | 't4'
  | 'tpu-v4'
  | 'tpu-v5e'
  | 'tpu-v5p'
  | 'tpu-v6e'
  | 'tpu-v7x'
  | 'trainium2'
  | 'v100-sxm-16gb'
  | 'v100-sxm-32gb'
  | Other;

/** how requests find a replica */
export interface RouteInput {
  /** which replica a request is sent to; least-outstanding-requests when left out */
  readonly policy?: 'round-robin' | 'random' | 'least-outstanding-requests' | 'least-outstanding-tokens' | 'least-resident-tokens' | 'least-kv' | 'power-of-two' | 'session-affinity' | 'weighted' | 'scores' | 'external' | Other | undefined;
  /** what power-of-two and scores compare; requests when left out */
  readonly signal?: 'requests' | 'tokens' | 'resident' | 'kv' | Other | undefined;
  /** signals are copied so often; 0 = always fresh (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly staleness?: Quantity | undefined;
  /** requests held at most while no replica is open, such as 256, or "unbounded"; 0 when left out */
  readonly hold?: Quantity | null | undefined;
}

/** a trace, or laws that requests are drawn from */
export interface WorkloadInput {
  /** file of requests */
  readonly trace?: string | undefined;
  /** of the trace; found from its first line when left out */
  readonly format?: 'azure' | 'bailian' | 'burstgpt' | 'counts' | 'csv' | 'jsonl' | 'llmservingsim' | 'mooncake' | 'openai' | 'sharegpt' | 'splitwise' | 'start-time' | 'tracev2' | 'vidur' | Other | undefined;
  /** in which the trace writes times as numbers; the format's own when left out */
  readonly timeUnit?: 's' | 'ms' | 'us' | 'ns' | Other | undefined;
  /** bytes of UTF-8 a token, for a trace of texts; 4 when left out */
  readonly bytesPerToken?: Quantity | undefined;
  /** arrival times of a trace are divided by it; 1 when left out */
  readonly speed?: Quantity | undefined;
  /** requests of the trace at most */
  readonly limit?: number | Text | undefined;
  /** id or alias of a workload */
  readonly preset?: WorkloadId | undefined;
  /** arrivals a second; of a closed loop, its limit (for example "40 /s"; or inf: all at once) */
  readonly rate?: Quantity | undefined;
  /** when requests come */
  readonly arrivals?: {
    /** law of the gaps; the preset's, or poisson, when left out */
    readonly process?: 'poisson' | 'gamma' | 'mmpp' | 'constant' | Other | undefined;
    /** arrivals a second in the mean (for example "40 /s"; or inf: all at once) */
    readonly rate?: Quantity | undefined;
    /** coefficient of variation of the gaps */
    readonly cv?: Quantity | undefined;
    readonly states?: readonly ({
      /** rate of the state over any common one */
      readonly factor: Quantity;
      /** mean stay in the state (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly dwell: Quantity;
    })[] | undefined;
    /** the rate swings like a cosine */
    readonly diurnal?: {
      /** how far the rate swings around its mean, over the mean (for example 0.9 or "90 %") */
      readonly amplitude: Quantity;
      /** from peak to peak (for example "500 ms", "1 s", "2 min" or "1 h"); 24 h when left out */
      readonly period?: Quantity | undefined;
      /** of the first peak (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
      readonly peak?: Quantity | undefined;
    } | undefined;
    /** a time of another rate */
    readonly burst?: {
      /** start (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly at: Quantity;
      /** length (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly length: Quantity;
      /** the rate is multiplied by it */
      readonly factor: Quantity;
      /** it comes again so much later; once when left out (for example "500 ms", "1 s", "2 min" or "1 h") */
      readonly every?: Quantity | undefined;
    } | undefined;
    /** arrivals wait for the next multiple of it (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly tick?: Quantity | undefined;
  } | undefined;
  readonly prompt?: number | Text | {
    /** always so many */
    readonly fixed?: number | Text | undefined;
    /** log-normal law, rounded and clamped to [min, max] */
    readonly logNormal?: {
      /** median tokens */
      readonly median: Quantity;
      /** sigma of the logarithm */
      readonly sigma: Quantity;
    } | undefined;
    /** fewest tokens of a log-normal law */
    readonly min?: number | Text | undefined;
    /** most tokens of a log-normal law */
    readonly max?: number | Text | undefined;
    readonly quantiles?: readonly (readonly (Quantity | number | Text)[])[] | undefined;
  } | undefined;
  readonly output?: number | Text | {
    /** always so many */
    readonly fixed?: number | Text | undefined;
    /** log-normal law, rounded and clamped to [min, max] */
    readonly logNormal?: {
      /** median tokens */
      readonly median: Quantity;
      /** sigma of the logarithm */
      readonly sigma: Quantity;
    } | undefined;
    /** fewest tokens of a log-normal law */
    readonly min?: number | Text | undefined;
    /** most tokens of a log-normal law */
    readonly max?: number | Text | undefined;
    readonly quantiles?: readonly (readonly (Quantity | number | Text)[])[] | undefined;
  } | undefined;
  /** rank correlation of prompt and output, -1 to 1; the preset's, or 0 beside own lengths, when left out */
  readonly correlation?: Quantity | undefined;
  /** conversations that requests are dealt to */
  readonly sessions?: {
    /** mean requests a session */
    readonly turns: Quantity;
    /** sessions open at a time; 100 when left out */
    readonly open?: number | Text | undefined;
  } | undefined;
  /** users of a closed loop: each sends its next request when its last has left */
  readonly concurrency?: number | Text | undefined;
  /** the users of a closed loop begin one after another within it (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly rampUp?: Quantity | undefined;
  readonly thinkTime?: {
    /** mean of the time (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly mean: Quantity;
    /** its coefficient of variation, Gamma; 1 = exponential; 1 when left out */
    readonly cv?: Quantity | undefined;
  } | Quantity | undefined;
  /** requests in all */
  readonly requests?: number | Text | undefined;
  /** arrivals come until then (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly duration?: Quantity | undefined;
  readonly classes?: readonly ({
    /** as the trace names it */
    readonly name: string;
    /** share of requests that name no class; all equal when left out (for example 0.9 or "90 %") */
    readonly share?: Quantity | undefined;
    /** smaller is served first; 0 when left out */
    readonly priority?: number | Text | undefined;
    /** objectives of the class, each in place of the scenario's */
    readonly slo?: {
      /** longest good time to first token; the scenario's when left out, such as "500 ms", "1 s", "2 min" or "1 h", or "none" */
      readonly ttft?: Quantity | null | undefined;
      /** longest good time per output token; the scenario's when left out, such as "500 ms", "1 s", "2 min" or "1 h", or "none" */
      readonly tpot?: Quantity | null | undefined;
      /** longest good time from arrival to the last token; the scenario's when left out, such as "500 ms", "1 s", "2 min" or "1 h", or "none" */
      readonly e2e?: Quantity | null | undefined;
    } | undefined;
  })[] | undefined;
}

/** id or alias of a workload */
export type WorkloadId =
  | 'batch'
  | 'chat'
  | 'code'
  | 'long-context'
  | 'reasoning'
  | Other;

export type PolicyInput = {
  readonly policy: 'power-limit' | Other;
  /** power of all replicas together (for example "700 W" or "1.2 kW") */
  readonly limit: Quantity;
  /** pools of low priority, lowered first; all when left out */
  readonly low?: readonly string[] | undefined;
  /** lower the low pools above, over the limit (for example 0.9 or "90 %"); 0.8 when left out */
  readonly first?: Quantity | undefined;
  /** lower further above, over the limit (for example 0.9 or "90 %"); 0.89 when left out */
  readonly second?: Quantity | undefined;
  /** raise the low pools below, over the limit (for example 0.9 or "90 %"); 0.75 when left out */
  readonly releaseFirst?: Quantity | undefined;
  /** undo the second step below, over the limit (for example 0.9 or "90 %"); 0.84 when left out */
  readonly releaseSecond?: Quantity | undefined;
  /** brake above, over the limit (for example 0.9 or "90 %"); 1 when left out */
  readonly brakeAt?: Quantity | undefined;
  /** until a clock command has effect (for example "500 ms", "1 s", "2 min" or "1 h"); 40 s when left out */
  readonly delay?: Quantity | undefined;
  /** until the brake has effect (for example "500 ms", "1 s", "2 min" or "1 h"); 5 s when left out */
  readonly brakeDelay?: Quantity | undefined;
  /** how often it looks (for example "500 ms", "1 s", "2 min" or "1 h"); 2 s when left out */
  readonly cadence?: Quantity | undefined;
  /** age of what it sees (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly staleness?: Quantity | undefined;
} | {
  readonly policy: 'queue-admission' | Other;
  /** requests that may wait at a replica; 8 when left out */
  readonly queue?: number | Text | undefined;
  /** pools that it guards; all when left out */
  readonly pools?: readonly string[] | undefined;
  /** how often it looks (for example "500 ms", "1 s", "2 min" or "1 h"); 1 s when left out */
  readonly cadence?: Quantity | undefined;
  /** age of what it sees (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly staleness?: Quantity | undefined;
} | {
  readonly policy: 'reactive-scaler' | Other;
  /** pools that it scales; all when left out */
  readonly pools?: readonly string[] | undefined;
  /** replicas on at least; 1 when left out */
  readonly min?: number | Text | undefined;
  /** replicas on at the start; min when left out */
  readonly initial?: number | Text | undefined;
  /** scale up above so many waiting a serving replica; 4 when left out */
  readonly queueAbove?: Quantity | undefined;
  /** or above this share of KV blocks held (for example 0.9 or "90 %"); 0.85 when left out */
  readonly kvAbove?: Quantity | undefined;
  /** or when less than this share of the misses that the SLO allows is left (for example 0.9 or "90 %"); 0.25 when left out */
  readonly slackBelow?: Quantity | undefined;
  /** scale down when fewer KV blocks would be held by those left (for example 0.9 or "90 %"); 0.4 when left out */
  readonly kvBelow?: Quantity | undefined;
  /** load must have been low for so long (for example "500 ms", "1 s", "2 min" or "1 h"); 120 s when left out */
  readonly hold?: Quantity | undefined;
  /** from switching on to serving (for example "500 ms", "1 s", "2 min" or "1 h"); 60 s when left out */
  readonly startUp?: Quantity | undefined;
  /** replicas switched at a time; 1 when left out */
  readonly step?: number | Text | undefined;
  /** how often it looks (for example "500 ms", "1 s", "2 min" or "1 h"); 15 s when left out */
  readonly cadence?: Quantity | undefined;
  /** age of what it sees (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly staleness?: Quantity | undefined;
} | {
  readonly policy: 'replay' | Other;
  readonly commands: readonly ({
    readonly policy: string;
    readonly givenS: number;
    readonly effectS: number;
    readonly effectPs: string;
    readonly replica: number | Text;
    readonly name?: string | undefined;
    readonly lever: 'weight' | 'admissionLimit' | 'batchLimit' | 'clock' | 'power' | Other;
    readonly value: number;
  })[];
};

/** objectives */
export interface SloInput {
  /** longest good time to first token (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly ttft?: Quantity | undefined;
  /** longest good time per output token (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly tpot?: Quantity | undefined;
  /** longest good time from arrival to the last token (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly e2e?: Quantity | undefined;
  /** share of requests that must meet every objective; size and capacity take 0.99 when left out (for example 0.9 or "90 %") */
  readonly attainment?: Quantity | undefined;
}

/** what it costs */
export interface PriceInput {
  /** rent of one accelerator (for example "2.50 $/h") */
  readonly accelerator?: Quantity | undefined;
  /** electricity (for example "0.08 $/kWh") */
  readonly energy?: Quantity | undefined;
}

export type PricesInput = string | { readonly [name: string]: Quantity | {
  /** rent of one accelerator (for example "2.50 $/h") */
  readonly rent: Quantity;
  /** least that it may be had for (for example "2.50 $/h") */
  readonly low?: Quantity | undefined;
  /** most that it may cost (for example "2.50 $/h") */
  readonly high?: Quantity | undefined;
  /** where the price is from */
  readonly source?: string | undefined;
  /** day of the offer, such as 2026-05-01, 2026-05 or 2026 */
  readonly date?: string | undefined;
} };

/** how it is simulated */
export interface RunSettings {
  /** seed of every draw; 1 when left out */
  readonly seed?: number | Text | undefined;
  /** requests that arrive before it are not measured (for example "500 ms", "1 s", "2 min" or "1 h"); 0 when left out */
  readonly warmUp?: Quantity | undefined;
  /** length of a window; 0 = none (for example "500 ms", "1 s", "2 min" or "1 h"); 1 s when left out */
  readonly window?: Quantity | undefined;
  /** the run ends then, drained or not; once all have drained when left out (for example "500 ms", "1 s", "2 min" or "1 h") */
  readonly until?: Quantity | undefined;
  /** the same result; jump is the fastest; jump when left out */
  readonly stepMode?: 'jump' | 'decodeJump' | 'step' | Other | undefined;
}
