// `tokenworks init`: a first scenario with a word beside each line. What the flags leave open is asked on a terminal.

import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { InputError, issueText } from '../errors.ts';
import { prepare } from '../run/simulate.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { lineBlocks } from './lines.ts';
import { scenarioOfQuestion, withQuestion } from './question.ts';
import type { QuestionFlags, QuestionKey } from './question-flags.ts';
import { print, talk } from './say.ts';

export interface InitFlags extends QuestionFlags {
  readonly force?: boolean;
}

type Answers = Partial<Record<QuestionKey, string>>;

/** What is asked, what an empty answer says; null = the field stays as it is without one. */
const questions: readonly (readonly [QuestionKey, string, string | null])[] = [
  ['model', 'Which model? (`tokenworks list models`, or the path of a config.json)', 'llama-3.1-8b'],
  ['accelerator', 'On which accelerator? (`tokenworks list accelerators`)', 'h100-sxm'],
  ['rate', 'How many requests a second?', '6'],
  ['prompt', 'How many prompt tokens has a request? (nothing: as in chat)', null],
  ['output', 'How many output tokens? (nothing: as in chat)', null],
  ['ttft', 'How long may the first token take? (nothing: no limit)', null],
  ['tpot', 'How long may each further token take? (nothing: no limit)', null],
];

const needs = { accelerator: true, rate: true } as const;
/** Tried in turn where no tp is said. */
const tps = ['1', '2', '4', '8'];

const dataOf = (answers: Answers): Record<string, unknown> =>
  withQuestion(scenarioOfQuestion(answers, needs), answers) as Record<string, unknown>;

/** What is wrong with the answers so far, the rest being as an empty answer says. */
async function wrongOf(answers: Answers): Promise<InputError | null> {
  const rest = Object.fromEntries(questions.flatMap(([key, , usual]) => (usual === null ? [] : [[key, usual]])));
  try {
    await prepare(dataOf({ ...rest, ...answers }) as unknown as ScenarioData);
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // that a model does not fit one accelerator is mended by tp
    const issues = error.issues.filter(({ code }) => code !== 'DOES_NOT_FIT');
    return issues.length === 0 ? null : new InputError(issues);
  }
}

async function* typed(io: Io): AsyncGenerator<string> {
  for await (const lines of lineBlocks(io.stdin)) yield* lines;
}

/** Asks for what the flags leave open; an answer that cannot be read is asked for again. */
async function asked(io: Io, given: Answers): Promise<Answers> {
  const lines = typed(io);
  const answers = { ...given };
  for (const [key, question, usual] of questions) {
    while (answers[key] === undefined) {
      talk(io, `${question}${usual === null ? '' : ` [${usual}]`} `);
      const { value: text, done } = await lines.next();
      const answer = text?.trim() || usual;
      if (answer === null) break;
      const wrong = await wrongOf({ ...answers, [key]: answer });
      if (wrong === null) answers[key] = answer;
      else if (done === true) throw wrong;
      else for (const issue of wrong.issues) talk(io, `  ${issueText(issue)}\n`);
    }
  }
  await lines.return(undefined);
  return answers;
}

/** KV tokens that a first scenario has room for: a few dozen requests. */
const roomTokens = 32_000;

/** KV tokens that a replica of `tp` accelerators has room for; an error says why it has none. */
async function roomOf(answers: Answers, tp: string): Promise<number | InputError> {
  try {
    const { compiled } = await prepare(dataOf({ ...answers, tp }) as unknown as ScenarioData);
    return compiled.pools.reduce((tokens, { kvBlocks, blockTokens }) => tokens + kvBlocks * blockTokens, 0);
  } catch (error) {
    if (!(error instanceof InputError) || error.issues.some(({ code }) => code !== 'DOES_NOT_FIT')) throw error;
    return error;
  }
}

/** The fewest accelerators that hold the model with room for requests; else the fewest that hold it. */
async function withTp(answers: Answers): Promise<Answers> {
  let holds: string | null = null;
  let refusal: InputError | null = null;
  for (const tp of tps) {
    const room = await roomOf(answers, tp);
    if (room instanceof InputError) refusal ??= room;
    else if (room >= roomTokens) return { ...answers, tp };
    else holds ??= tp;
  }
  if (holds === null && refusal !== null) throw refusal;
  return { ...answers, tp: holds ?? '1' };
}

const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

/** A line with its word; left out where there is no value. */
const line = (indent: string, key: string, value: unknown, word: string): string[] =>
  value === undefined ? [] : [`${`${indent}${key}: ${flow(value)}`.padEnd(38)} # ${word}`];

interface Written {
  readonly name: string;
  readonly model: unknown;
  readonly precision?: unknown;
  readonly engine?: unknown;
  readonly fleet: {
    readonly pools: readonly { readonly accelerator: unknown; readonly replicas: unknown; readonly tp?: unknown }[];
  };
  readonly workload: Readonly<Record<string, unknown>>;
  readonly slo?: Readonly<Record<string, unknown>>;
  readonly run: Readonly<Record<string, unknown>>;
}

function lengthLines({ preset, prompt, output }: Written['workload']): string[] {
  const spread = 'tokens, all alike; { logNormal: { median: 500, sigma: 1 } } spreads them';
  return [
    ...line('  ', 'preset', preset, 'lengths and arrivals as measured; `tokenworks list workloads`'),
    ...line('  ', 'prompt', prompt, spread),
    ...line('  ', 'output', output, 'tokens'),
  ];
}

function sloLines(slo: Written['slo']): string[] {
  if (slo === undefined) return ['# slo: { ttft: 1 s, tpot: 50 ms, attainment: 0.95 }   # size and capacity need one'];
  return [
    'slo:                                   # what is good enough',
    ...line('  ', 'ttft', slo['ttft'], 'time to first token'),
    ...line('  ', 'tpot', slo['tpot'], 'time per output token after it'),
    ...line('  ', 'e2e', slo['e2e'], 'arrival to last token'),
    ...line('  ', 'attainment', slo['attainment'] ?? 0.95, 'share of requests that must meet all of it'),
  ];
}

/** The scenario as YAML that says what each line is. */
function commented(data: Written, file: string): string {
  const [pool] = data.fleet.pools;
  const { workload, run } = data;
  return [
    ...[
      [`simulate ${file} --out out`, 'how it does: out/report.html'],
      [`size ${file}`, 'how many of which accelerator'],
      ['explain FIELD', 'what a field means'],
    ].map(([command, word]) => `# ${`npx tokenworks ${command}`.padEnd(48)} ${word}`),
    'tokenworks: 1',
    `name: ${flow(data.name)}`,
    ...line('', 'model', data.model, '`tokenworks list models`, or the path of a config.json'),
    ...line('', 'precision', data.precision, 'weights/activations/kv; as the checkpoint is stored when left out'),
    ...line('', 'engine', data.engine, '`tokenworks list engines`'),
    'fleet:',
    '  pools:',
    ...line('    - ', 'accelerator', pool?.accelerator, '`tokenworks list accelerators`'),
    ...line('      ', 'replicas', pool?.replicas, 'copies of the model'),
    ...line('      ', 'tp', pool?.tp, 'accelerators of each copy'),
    '  # route: { policy: round-robin }     # `tokenworks list routes`',
    'workload:                              # or trace: FILE, see `tokenworks fetch-trace`',
    ...lengthLines(workload),
    ...line('  ', 'rate', workload['rate'], 'requests'),
    ...line('  ', 'duration', workload['duration'], 'requests come for so long'),
    ...sloLines(data.slo),
    "# prices: { h100-sxm: 2.50 $/h }       # rent of an accelerator; the catalog's when left out",
    'run:',
    '  seed: 1                              # of every draw: the same seed gives the same bytes',
    ...line('  ', 'warmUp', run['warmUp'], 'not measured: the fleet starts empty'),
    '',
  ].join('\n');
}

function checkFree(file: string, { force }: InitFlags): void {
  if (file === '-' || force === true || !existsSync(file)) return;
  const hint = 'Name another file, or replace it with --force.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['file'], found: `${file}, which exists`, hint }]);
}

/** With answers to all that is asked, or defaults where nobody can answer. */
export async function initCommand(io: Io, file: string, flags: InitFlags): Promise<void> {
  checkFree(file, flags);
  const given = Object.fromEntries(Object.entries(flags).filter(([, text]) => typeof text === 'string')) as Answers;
  const answers = io.stdin.isTTY === true ? await asked(io, given) : given;
  const data = dataOf(answers.tp === undefined ? await withTp(answers) : answers);
  await prepare(data as unknown as ScenarioData);
  const text = commented(data as unknown as Written, file === '-' ? 'scenario.yaml' : file);
  writeText(io, file, text);
  if (file !== '-') print(io, `wrote ${file}; next: npx tokenworks simulate ${file} --out out\n`);
}
