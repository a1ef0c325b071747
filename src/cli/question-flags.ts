// The flags of the common question: `--model llama-3.1-70b --accelerator h100-sxm --tp 4 --rate 30`. Each is one
// field of a scenario (question.ts).

import { type Command, Option } from 'commander';

export interface QuestionFlag {
  /** key of the command's options, and of the flag as commander spells it */
  readonly key: string;
  readonly value: string;
  /** field of the scenario */
  readonly path: string;
  readonly about: string;
}

/** Where the one pool is. */
export const pool = 'fleet.pools.0.';

/** In the order in which help lists them. */
export const questionFlags = [
  { key: 'model', value: 'name', path: 'model', about: 'model, by id, Hugging Face name, config.json or folder' },
  { key: 'accelerator', value: 'id', path: `${pool}accelerator`, about: 'accelerator' },
  { key: 'tp', value: 'n', path: `${pool}tp`, about: 'tensor-parallel accelerators a replica' },
  { key: 'replicas', value: 'n', path: `${pool}replicas`, about: 'replicas' },
  { key: 'precision', value: 'word', path: 'precision', about: 'fp8, or weights/activations/kv' },
  { key: 'engine', value: 'id', path: 'engine', about: 'engine' },
  { key: 'rate', value: 'rate', path: 'workload.rate', about: 'requests a second, such as 30 or "2 /min"' },
  { key: 'prompt', value: 'tokens', path: 'workload.prompt', about: 'prompt tokens, or a law as a scenario writes it' },
  { key: 'output', value: 'tokens', path: 'workload.output', about: 'output tokens, likewise' },
  { key: 'duration', value: 'time', path: 'workload.duration', about: 'requests come for so long' },
  { key: 'ttft', value: 'time', path: 'slo.ttft', about: 'longest good time to first token, such as "1 s"' },
  { key: 'tpot', value: 'time', path: 'slo.tpot', about: 'longest good time per output token, such as "40 ms"' },
  { key: 'e2e', value: 'time', path: 'slo.e2e', about: 'longest good time to the last token' },
  { key: 'attainment', value: 'share', path: 'slo.attainment', about: 'share of requests that must meet it (0.99)' },
] as const satisfies readonly QuestionFlag[];

export type QuestionKey = (typeof questionFlags)[number]['key'];

/** What the command line gave; a key that a command reads otherwise (such as the list `--tp` of `size`) is no text. */
export type QuestionFlags = { readonly [K in QuestionKey]?: unknown };

/** Gives a command the flags; those in `except` it has itself, with a meaning of its own. */
export function questionOptions(command: Command, except: readonly QuestionKey[] = []): Command {
  for (const { key, value, about } of questionFlags) {
    if (except.some((one) => one === key)) continue;
    command.addOption(new Option(`--${key} <${value}>`, about).helpGroup('The question in flags:'));
  }
  return command;
}
