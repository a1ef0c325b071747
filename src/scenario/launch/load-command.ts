// The scenario's load as the benchmark command of an engine, whose result `simulate --compare` reads.

import type { Scenario } from '../types.ts';
import type { Deployment } from './deployment.ts';

/** Requests of the scenario as they are, or as they were drawn. */
export interface LoadMeans {
  readonly requests: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** over the time of the arrivals; null = none is known */
  readonly ratePerS: number | null;
}

export interface LoadCommand {
  readonly command: string;
  /** file that the command writes */
  readonly file: string;
  readonly notes: readonly string[];
}

/** Six digits: what rates and shares are written with. */
const digits = (value: number): string => String(Number(value.toPrecision(6)));

function arrivalWords({ workload }: Scenario, means: LoadMeans): { words: string[]; notes: string[] } {
  const { users, arrivals } = workload;
  const notes: string[] = [];
  const ratePerS = arrivals?.ratePerS ?? means.ratePerS;
  const isAtOnce =
    ratePerS === null || ratePerS === Number.POSITIVE_INFINITY || (users !== undefined && arrivals === undefined);
  const words = ['--request-rate', isAtOnce ? 'inf' : digits(ratePerS)];
  if (users !== undefined) words.push('--max-concurrency', String(users.concurrency));
  if (users !== undefined && users.think.meanS > 0) notes.push('No flag says how long users think between requests.');
  if (arrivals?.states !== undefined || arrivals?.diurnal !== undefined || arrivals?.burst !== undefined) {
    notes.push('The rate swings in the scenario; the command sends at its mean.');
  }
  if (workload.kind === 'trace' && arrivals === undefined) {
    notes.push('Requests of the trace come at their own times; the command sends at their mean rate.');
  }
  return { words, notes };
}

/** Whether all requests are as long as one another. */
const isFixed = ({ workload }: Scenario): boolean =>
  workload.kind === 'drawn' && workload.prompt.kind === 'fixed' && workload.output.kind === 'fixed';

/** The command that sends the scenario's load to the first replica of a deployment. */
export function loadCommand(deployment: Deployment, scenario: Scenario, means: LoadMeans): LoadCommand {
  const { engine, model, port } = deployment;
  const { words, notes } = arrivalWords(scenario, means);
  const { workload } = scenario;
  const cv = workload.arrivals?.cv ?? 1;
  const isSglang = engine === 'sglang';
  const isEven = cv === 0;
  if (isEven) notes.push('Gaps are even in the scenario, and random in the command.');
  const burstiness = cv === 1 || isEven || isSglang ? [] : ['--burstiness', digits(1 / (cv * cv))];
  if (cv !== 1 && !isEven && isSglang)
    notes.push(`Gaps have a cv of ${digits(cv)} in the scenario, and of 1 in the command.`);
  if (!isFixed(scenario))
    notes.push('Lengths vary in the scenario; the command sends their means: give your own data set for the tail.');
  const lengths = [
    ...['--dataset-name', 'random', '--random-input-len', String(Math.round(means.promptTokens))],
    ...['--random-output-len', String(Math.round(means.outputTokens)), '--random-range-ratio', isSglang ? '1' : '0'],
    ...['--num-prompts', String(means.requests), '--seed', String(scenario.run.seed)],
  ];
  const file = isSglang ? 'bench.jsonl' : 'bench.json';
  const target = ['--model', model, '--port', String(port), '--ignore-eos'];
  const all = isSglang
    ? [...['python', '-m', 'sglang.bench_serving', '--backend', 'sglang'], ...target.slice(0, 4), ...lengths, ...words]
    : [
        ...['vllm', 'bench', 'serve', '--backend', engine === 'vllm' ? 'vllm' : 'openai'],
        ...target,
        ...lengths,
        ...words,
      ];
  const saved = isSglang ? ['--output-file', file] : ['--save-result', '--result-filename', file];
  return { command: [...all, ...burstiness, ...saved].join(' '), file, notes };
}
