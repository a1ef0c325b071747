// The common question in flags: each is set over its field of the scenario, and without a scenario they make one.

import { InputError, type Issue } from '../errors.ts';
import { setPath } from '../scenario/set.ts';
import { readQuantity } from '../units.ts';
import { pool, type QuestionFlag, type QuestionFlags, questionFlags } from './question-flags.ts';

type Table = Readonly<Record<string, unknown>>;

const given = (flags: QuestionFlags): [QuestionFlag, string][] =>
  questionFlags.flatMap((flag): [QuestionFlag, string][] => {
    const text = flags[flag.key];
    return typeof text === 'string' ? [[flag, text]] : [];
  });

/** A plain number of `--rate` is of requests a second, as people ask it. */
const written = ({ key }: QuestionFlag, text: string): string =>
  key === 'rate' && /^\d+(\.\d+)?$/.test(text) ? `${text} /s` : text;

function poolsOf(data: unknown): number {
  const { fleet } = (data ?? {}) as { fleet?: { pools?: unknown } };
  return Array.isArray(fleet?.pools) ? fleet.pools.length : 0;
}

/** The scenario's data with every flag over its field. */
export function withQuestion(data: unknown, flags: QuestionFlags): unknown {
  let changed = data;
  const issues: Issue[] = [];
  for (const [flag, text] of given(flags)) {
    if (flag.path.startsWith(pool) && poolsOf(data) > 1) {
      const field = flag.path.slice(pool.length);
      const hint = `The scenario has several pools: write --set fleet.pools.0.${field}=${text} for the one you mean.`;
      issues.push({ code: 'BAD_VALUE', path: [`--${flag.key}`], found: text, hint });
      continue;
    }
    changed = setPath(changed, flag.path, written(flag, text));
  }
  if (issues.length > 0) throw new InputError(issues);
  return changed;
}

/** Where no scenario is named. */
const standard = { preset: 'chat', duration: '10 min', warmUpShare: 0.1 } as const;

/** A tenth of the duration is not measured: the fleet starts empty. A duration that cannot be read is reported later. */
function warmUpOf(duration: string): Table {
  const reading = readQuantity(duration, 'time', {});
  return reading.ok ? { warmUp: `${reading.value * standard.warmUpShare} s` } : {};
}

/** What a command needs of a question, beside its model: an accelerator, or the rate of its requests. */
export interface Needs {
  readonly accelerator: boolean;
  readonly rate: boolean;
}

interface Asked extends QuestionFlags {
  readonly trace?: string;
  readonly engineArgs?: string;
  readonly concurrency?: string;
}

function checkNeeds(flags: Asked, needs: Needs): void {
  const issues: Issue[] = [];
  const missing = (flag: string, hint: string) =>
    issues.push({ code: 'MISSING', path: [flag], found: 'nothing', hint });
  const isAsked = given(flags).length > 0 || flags.engineArgs !== undefined;
  if (!isAsked) {
    const hint = 'Name a preset (`tokenworks list presets`), a file (`tokenworks init` makes one), or ask: ';
    missing('scenario', `${hint}--model llama-3.1-8b --accelerator h100-sxm --rate 6 --ttft "500 ms" --tpot "50 ms".`);
  } else {
    if (flags.model === undefined && flags.engineArgs === undefined)
      missing('--model', 'Without a scenario the model has to be named, such as --model llama-3.1-8b.');
    if (needs.accelerator && flags.accelerator === undefined)
      missing('--accelerator', 'Such as --accelerator h100-sxm; `tokenworks list accelerators` prints them.');
    if (needs.rate && flags.rate === undefined && flags.trace === undefined)
      missing('--rate', 'Requests a second, such as --rate 6, or --trace FILE.');
  }
  if (issues.length > 0) throw new InputError(issues);
}

/** Tried where a plan chooses the accelerator. */
const firstAccelerator = 'h100-sxm';

/** The scenario that flags alone ask about: one pool, chat lengths unless others are said, ten minutes. */
export function scenarioOfQuestion(flags: Asked, needs: Needs): Table {
  checkNeeds(flags, needs);
  const { duration = standard.duration } = flags as { duration?: string };
  const hasLengths = flags.prompt !== undefined && flags.output !== undefined;
  const { model, accelerator = firstAccelerator } = flags as { model?: string; accelerator?: string };
  return {
    tokenworks: 1,
    ...(model !== undefined && { name: `${model} on ${accelerator}` }),
    ...(model !== undefined && { model }),
    fleet: { pools: [{ accelerator, replicas: 1 }] },
    workload: { ...(!hasLengths && { preset: standard.preset }), rate: '1 /s', duration },
    run: warmUpOf(duration),
  };
}
