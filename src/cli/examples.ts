// Examples under `--help`, of each command: what people most often ask of it.

/** [command] lines as they are typed after `tokenworks` */
export const examples: Readonly<Record<string, readonly string[]>> = {
  simulate: [
    'simulate chat-8b-h100 --out out',
    "simulate --model llama-3.1-70b --precision fp8 --accelerator h100-sxm --tp 4 --rate 4 --ttft '1 s' --tpot '50 ms'",
    'simulate chat-8b-h100 --trace AzureLLMInferenceTrace_conv.csv',
    "simulate chat-8b-h100 --set workload.rate='20 /s' --repeat 10",
  ],
  capacity: [
    'capacity chat-8b-h100',
    "capacity --model llama-3.1-8b --accelerator l40s --ttft '1 s' --tpot '50 ms' --attainment '95 %'",
  ],
  size: [
    'size chat-8b-h100 --trace AzureLLMInferenceTrace_conv.csv',
    "size --model llama-3.1-70b --precision fp8 --rate 30 --prompt 2000 --output 300 --ttft '1 s' --tpot '40 ms'",
  ],
  compare: [
    'compare chat-8b-h100 chat-8b-a100',
    'compare chat-8b-h100 --vary fleet.route.policy=round-robin,least-kv --set fleet.pools.0.replicas=4',
    'compare chat-8b-h100 --vary router=least-kv,./mine.mjs --set fleet.pools.0.replicas=4 --out compared',
  ],
  sweep: ['sweep sweep.yaml --out swept', 'sweep sweep.yaml --out swept --format csv,parquet'],
  deploy: [
    'deploy chat-70b-fp8-h100-tp4',
    'deploy mine.yaml --engine sglang --format kubernetes > manifest.yaml',
    'deploy mine.yaml --format benchmark',
  ],
  figure: [
    'figure swept --x workload.rate --y latency.ttftS.p99 --by fleet.route.policy --log y --out figure.svg',
    'figure compared --out differences.svg',
  ],
  plan: [
    'plan chat-8b-h100 --accelerators h100-sxm,l40s --tp 1,2 --max-num-seqs 64,256 --out plan',
    "plan chat-70b-fp8-h100-tp4 --tp 2,4,8 --pp 1,2 --power-budget '20 kW' --objective energy",
  ],
  list: ['list presets', 'list models', 'list routes --json'],
  show: ['show h100-sxm', 'show chat-8b-h100 --yaml > mine.yaml', 'show Qwen/Qwen3-8B'],
  memory: ['memory openai/gpt-oss-120b --accelerator h100-sxm --tp 2'],
  estimate: [
    'estimate --model llama-3.1-8b --accelerator h100-sxm --decode 64 --context 2000',
    'estimate --jsonl < questions.jsonl',
  ],
  calibrate: ['calibrate measured --accelerator h100-sxm --out mine.json'],
  validate: ['validate measured --kernels mine.json --html validation.html'],
  'train-step': ['train-step step.json'],
  init: ['init', "init mine.yaml --model llama-3.1-8b --accelerator h100-sxm --rate 6 --ttft '500 ms' --tpot '50 ms'"],
  'fetch-trace': ['fetch-trace', 'fetch-trace azure-2023-conv'],
  explain: ['explain run.warmUp', 'explain fleet.pools', 'explain tp'],
  schema: ['schema > scenario.schema.json'],
};

/** Of one command, as help shows them; nothing where there are none. */
export const examplesText = (command: string): string => {
  const lines = examples[command] ?? [];
  return lines.length === 0 ? '' : ['', 'Examples:', ...lines.map((line) => `  tokenworks ${line}`)].join('\n');
};
