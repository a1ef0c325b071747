// The figures that experiments keep of a run: their place in a Result, their name, unit and which way is better; and
// what percentiles of the rows add to them.

import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import type { Pause } from './evaluate.ts';
import { LatencyRows } from './latency-rows.ts';
import type { Trial, TrialRunner } from './trials.ts';

export type FigureUnit = 's' | '1/s' | 'J' | 'W' | '$' | 'share' | '';

export interface Figure {
  /** its keys in a Result, between dots */
  readonly name: string;
  readonly label: string;
  readonly unit: FigureUnit;
  /** null = neither way */
  readonly better: 'higher' | 'lower' | null;
}

const latencies = [
  ['ttftS', 'TTFT'],
  ['tpotS', 'TPOT'],
  ['e2eS', 'E2E'],
] as const;
const ranks = ['mean', 'p50', 'p90', 'p99'] as const;

const figure = (name: string, label: string, unit: FigureUnit, better: Figure['better']): Figure => ({
  name,
  label,
  unit,
  better,
});

/** What `compare` reports, and a sweep that names no figures keeps. */
export const mainFigures: readonly Figure[] = [
  figure('attainment.share', 'SLO attainment', 'share', 'higher'),
  figure('goodputPerS', 'goodput', '1/s', 'higher'),
  figure('throughput.requestsPerS', 'requests', '1/s', 'higher'),
  figure('throughput.outputTokensPerS', 'output tokens', '1/s', 'higher'),
  ...latencies.flatMap(([key, word]) =>
    ranks.map((rank) => figure(`latency.${key}.${rank}`, `${word} ${rank}`, 's', 'lower')),
  ),
  figure('good.outputTokensPerS', 'good output tokens', '1/s', 'higher'),
  // null where the SLO is missed: such a fleet has no price; what it spent is known
  figure('good.usdPerMtoken', '$ per good Mtoken', '$', 'lower'),
  figure('good.spent.usdPerMtoken', '$ spent per good Mtoken', '$', 'lower'),
  figure('usdPerMtoken', '$ per Mtoken', '$', 'lower'),
  figure('energyJ', 'energy', 'J', 'lower'),
  figure('joulesPerOutputToken', 'J per output token', 'J', 'lower'),
  figure('wattsMean', 'mean power', 'W', 'lower'),
  figure('mfu', 'MFU', 'share', 'higher'),
];

/** Units by how a key ends: those of a Result say them. */
const endings: readonly (readonly [RegExp, FigureUnit])[] = [
  [/PerS$/, '1/s'],
  [/^latency\.\w+S\.\w+$|S$/, 's'],
  [/^usd|\.usd|Usd$/, '$'],
  [/J$|^joules/, 'J'],
  [/^watts|W$/, 'W'],
  [/[Ss]hare$|^mfu$|^hbmUse$/, 'share'],
];

/** What is known of a figure that is no main one. */
export function figureOf(name: string): Figure {
  const known = mainFigures.find((one) => one.name === name);
  if (known !== undefined) return known;
  const unit = endings.find(([ending]) => ending.test(name))?.[1] ?? '';
  return figure(name, name, unit, null);
}

/** The number at a figure's place: null = the run does not report it, undefined = a Result has no such key. */
export function readFigure(result: object, name: string): number | null | undefined {
  let node: unknown = result;
  for (const key of name.split('.')) {
    if (node === null) return null;
    if (typeof node !== 'object' || !Object.hasOwn(node, key)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[key];
  }
  if (node === null) return null;
  return typeof node === 'number' ? node : undefined;
}

export interface FigureValues {
  /** [figure] in the order asked for; undefined = a Result has no such number */
  readonly values: readonly (number | null | undefined)[];
  /** latencies are of the rows themselves, not of the histogram */
  readonly isExact: boolean;
}

/** One run of a trial to its end. */
export async function figuresOf(
  runner: TrialRunner,
  trial: Trial,
  names: readonly string[],
  pause: Pause,
): Promise<FigureValues> {
  const compiled = runner.compile(trial);
  const rows = new LatencyRows(compiled);
  const { run } = runner.ready(trial, compiled, rows.take);
  while (!run.done) {
    run.slice();
    await pause();
  }
  const observations = run.observations();
  const result: Result = buildResult(observations);
  const exact = rows.ranks(observations, result);
  const source: object = exact === null ? result : { ...result, latency: { ...result.latency, ...exact } };
  return { values: names.map((name) => readFigure(source, name)), isExact: exact !== null };
}
