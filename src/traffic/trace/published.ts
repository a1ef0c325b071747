// Traces that others published: where each is, and what is in it. Nothing is downloaded: a trace has its own licence.

/** A published file of requests. */
export interface PublishedTrace {
  readonly id: string;
  readonly about: string;
  /** of `workload.format` */
  readonly format: string;
  /** on github.com */
  readonly repository: string;
  readonly path: string;
  /** that was read; null = not noted */
  readonly commit: string | null;
  readonly license: string;
  readonly requests: number | null;
  /** from the first request to the last; null = the file has no times */
  readonly durationS: number | null;
  readonly promptTokensMean: number;
  readonly outputTokensMean: number;
}

const azure = {
  ...{ format: 'azure', repository: 'Azure/AzurePublicDataset', commit: 'b469a113cedc', license: 'CC-BY-4.0' },
} as const;
const mooncake = {
  ...{ format: 'mooncake', repository: 'kvcache-ai/Mooncake', commit: '3b5a59413395', license: 'Apache-2.0' },
} as const;

/** Figures are counted from the files of these commits. */
export const publishedTraces: readonly PublishedTrace[] = [
  {
    ...azure,
    id: 'azure-2023-conv',
    about: 'chat of a cloud service, an hour of November 2023',
    path: 'data/AzureLLMInferenceTrace_conv.csv',
    ...{ requests: 19_366, durationS: 3501.7, promptTokensMean: 1154.7, outputTokensMean: 211.13 },
  },
  {
    ...azure,
    id: 'azure-2023-code',
    about: 'code completion of a cloud service, an hour of November 2023',
    path: 'data/AzureLLMInferenceTrace_code.csv',
    ...{ requests: 8819, durationS: 3435.9, promptTokensMean: 2047.85, outputTokensMean: 27.88 },
  },
  {
    ...mooncake,
    id: 'mooncake-conversation',
    about: 'long chats with the blocks that their prompts share',
    path: 'FAST25-release/traces/conversation_trace.jsonl',
    ...{ requests: 12_031, durationS: 3537, promptTokensMean: 12_035.06, outputTokensMean: 342.62 },
  },
  {
    ...mooncake,
    id: 'mooncake-synthetic',
    about: 'long prompts made from public sets, with the blocks that they share',
    path: 'FAST25-release/traces/synthetic_trace.jsonl',
    ...{ requests: 3993, durationS: 1022, promptTokensMean: 15_325.48, outputTokensMean: 149.12 },
  },
  {
    id: 'vidur-arxiv-summarization',
    about: 'summaries of articles: lengths alone',
    ...{ format: 'vidur', repository: 'microsoft/vidur', commit: '7d47513363ec', license: 'MIT' },
    path: 'data/processed_traces/arxiv_summarization_stats_llama2_tokenizer_filtered_v2.csv',
    ...{ requests: null, durationS: null, promptTokensMean: 2588.08, outputTokensMean: 291.43 },
  },
  {
    id: 'sharegpt-300',
    about: 'three hundred chats of ShareGPT at ten a second',
    ...{ format: 'llmservingsim', repository: 'casys-kaist/LLMServingSim', commit: null, license: 'MIT' },
    path: 'workloads/sharegpt-llama-3.1-8b-300-sps10.jsonl',
    ...{ requests: 300, durationS: 29.1, promptTokensMean: 857.46, outputTokensMean: 652.51 },
  },
];
