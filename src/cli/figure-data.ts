// What a figure is drawn from: the runs of a sweep's folder, or the variants of a comparison's.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, type Issue, shown } from '../errors.ts';
import { scaleOf } from '../plan-report/axes.ts';
import { type FigurePoint, type FigureSeries, type LineFigure, MOST_SERIES } from '../plan-report/line-figure.ts';
import {
  type AxisValue,
  type CompareResult,
  type FigureUnit,
  figureOf,
  type SweepRun,
  type SweepSpec,
  sweepPoints,
} from '../planner/index.ts';
import { readRuns, SWEEP_FILE, type SweepIdentity } from './sweep-store.ts';

export interface FigureAsk {
  readonly x?: string;
  readonly y?: string;
  readonly by?: string;
  readonly where: readonly string[];
  readonly log: readonly string[];
}

type Values = readonly (number | null)[];

const refuse = (path: readonly string[], found: string, hint: string): never => {
  throw new InputError([{ code: 'BAD_VALUE', path, found, hint } satisfies Issue]);
};

const textOf = (value: AxisValue | undefined): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** `20 /s` → 20 and `/s`; null where it does not begin with a number. */
function numberOf(value: AxisValue | undefined): { readonly number: number; readonly unit: string } | null {
  if (typeof value === 'number') return { number: value, unit: '' };
  const [, digits, unit] = /^\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(.*)$/i.exec(String(value)) ?? [];
  return digits === undefined ? null : { number: Number(digits), unit: unit ?? '' };
}

/** Values of x as numbers of one unit; null = they are names. */
function numbersOf(values: readonly (AxisValue | undefined)[]): { numbers: number[]; unit: string } | null {
  const parsed = values.map(numberOf);
  const [first] = parsed;
  if (first === undefined || first === null) return null;
  const numbers = parsed.flatMap((one) => (one?.unit === first.unit ? [one.number] : []));
  return numbers.length === values.length ? { numbers, unit: first.unit } : null;
}

function checkAxis(flag: string, path: string | undefined, { axes }: SweepSpec): string {
  const names = Object.keys(axes);
  if (path !== undefined && names.includes(path)) return path;
  return refuse([flag], path === undefined ? 'nothing' : shown(path), `Axes of this sweep: ${names.join(', ')}.`);
}

/** `path=value` of --where, by path. */
function filtersOf({ where }: FigureAsk, spec: SweepSpec): Map<string, string> {
  return new Map(
    where.map((text) => {
      const at = text.indexOf('=');
      const path = checkAxis('--where', at > 0 ? text.slice(0, at) : text, spec);
      return [path, text.slice(at + 1)] as const;
    }),
  );
}

/** Mean and interval of a group. No figure is below 0, and no share above 1: neither is its interval drawn there. */
function pointOf(
  x: number,
  values: Values,
  interval: { readonly low: number; readonly high: number } | null,
  unit: FigureUnit,
): FigurePoint | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return null;
  const y = known.reduce((sum, value) => sum + value, 0) / known.length;
  if (interval === null) return { x, y, low: null, high: null };
  return { x, y, low: Math.max(0, interval.low), high: unit === 'share' ? Math.min(1, interval.high) : interval.high };
}

interface Group {
  readonly x: AxisValue | undefined;
  readonly series: string;
  readonly y: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Axes that are neither drawn nor fixed, and have several values in what is left. */
function freeAxes(runs: readonly SweepRun[], spec: SweepSpec, fixed: readonly string[]): string[] {
  return Object.keys(spec.axes).filter(
    (path) => !fixed.includes(path) && new Set(runs.map(({ axes }) => textOf(axes[path]))).size > 1,
  );
}

function groupsOf(runs: readonly SweepRun[], x: string, y: string, by: string | undefined): Group[] {
  return [...sweepPoints(runs, [y])].map(({ axes, figures }) => {
    const { mean = null, interval = null } = figures[y] ?? {};
    return { x: axes[x], series: by === undefined ? '' : textOf(axes[by]), y: mean, interval };
  });
}

/** The runs that --where leaves, and what of them the figure has. */
function chosenRuns(folder: string, ask: FigureAsk, spec: SweepSpec, y: string): SweepRun[] {
  const filters = filtersOf(ask, spec);
  const runs: SweepRun[] = [];
  const known = new Set<string>();
  for (const run of readRuns(folder)) {
    for (const name of Object.keys(run.figures ?? {})) known.add(name);
    if ([...filters].every(([path, value]) => textOf(run.axes[path]) === value)) runs.push(run);
  }
  if (!known.has(y)) refuse(['--y'], shown(ask.y ?? 'nothing'), `Figures of this sweep: ${[...known].join(', ')}.`);
  if (runs.length === 0) refuse(['--where'], ask.where.join(' '), 'No run has these values.');
  return runs;
}

function seriesOf(groups: readonly Group[], unit: FigureUnit, xOf: (group: Group) => number): FigureSeries[] {
  // a series of errors alone has nothing to draw
  const names = [...new Set(groups.flatMap(({ series, y }) => (y === null ? [] : [series])))];
  if (names.length > MOST_SERIES)
    refuse(['--by'], `${names.length} series`, `At most ${MOST_SERIES} can be distinguished: choose with --where.`);
  return names.map((name) => {
    const own = groups.filter(({ series }) => series === name).map((group) => ({ ...group, at: xOf(group) }));
    own.sort((a, b) => a.at - b.at);
    return { name, points: own.map(({ at, y, interval }) => pointOf(at, [y], interval, unit)) };
  });
}

/** The figure of a sweep's folder. */
function sweepFigure(folder: string, ask: FigureAsk, spec: SweepSpec): LineFigure {
  const x = checkAxis('--x', ask.x, spec);
  const by = ask.by === undefined ? undefined : checkAxis('--by', ask.by, spec);
  const y = ask.y ?? '';
  const runs = chosenRuns(folder, ask, spec, y);
  const free = freeAxes(runs, spec, [x, ...(by === undefined ? [] : [by])]);
  const isCube = spec.design === 'latin-hypercube';
  if (free.length > 0 && !isCube)
    refuse(
      ['--where'],
      `several values of ${free.join(', ')}`,
      'Fix each with --where path=value, or draw it with --by.',
    );
  const groups = groupsOf(runs, x, y, by);
  const values = [...new Set(groups.map((group) => group.x))];
  const numbers = numbersOf(values);
  const xOf = (group: Group): number =>
    numbers === null ? values.indexOf(group.x) : (numbers.numbers[values.indexOf(group.x)] ?? 0);
  const axis = spec.axes[x];
  const unit = axis !== undefined && !Array.isArray(axis) && 'unit' in axis ? (axis.unit ?? '') : (numbers?.unit ?? '');
  const { label, unit: yUnit } = figureOf(y);
  const largest = Math.max(...groups.map((group) => Math.abs(group.y ?? 0)));
  const repeats = spec.repeats ?? 1;
  const sets = repeats === 1 ? 'one run a point' : `means of ${repeats} sets of draws, 95 % intervals`;
  return {
    ...{ xLabel: x, xUnit: unit, yLabel: label, yScale: scaleOf(yUnit, largest) },
    ...{ isXLog: ask.log.includes('x') && numbers !== null, isYLog: ask.log.includes('y') },
    names: numbers === null ? values.map(textOf) : null,
    form: isCube ? 'marks' : 'line',
    series: seriesOf(groups, yUnit, xOf),
    seriesLabel: by ?? '',
    caption: free.length > 0 ? `${sets}; ${free.join(', ')} differ too` : sets,
  };
}

/** One figure of every variant of a comparison. */
export function compareFigure(result: CompareResult, ask: FigureAsk): LineFigure {
  const figure = result.figures.find(({ name }) => name === ask.y);
  if (figure === undefined)
    return refuse(['--y'], shown(ask.y), `Figures: ${result.figures.map(({ name }) => name).join(', ')}.`);
  const points = figure.values.map((values, row) => pointOf(row, values, figure.intervals[row] ?? null, figure.unit));
  const largest = Math.max(...points.map((point) => Math.abs(point?.y ?? 0)));
  const sets = result.seeds.length;
  return {
    ...{ xLabel: 'variant', xUnit: '', yLabel: figure.label, yScale: scaleOf(figure.unit, largest) },
    ...{ isXLog: false, isYLog: ask.log.includes('y'), form: 'line' },
    names: result.variants.map(({ name }) => name),
    series: [{ name: figure.label, points }],
    seriesLabel: '',
    caption: sets === 1 ? 'one run each' : `means of ${sets} common sets of draws, 95 % intervals of each alone`,
  };
}

export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError([{ code: 'BAD_FILE', path: [path], found: 'no JSON', hint: 'Make the folder anew.' }]);
  }
}

export function sweepFigureOf(folder: string, ask: FigureAsk): LineFigure {
  const { sweep } = readJson(join(folder, SWEEP_FILE)) as SweepIdentity;
  return sweepFigure(folder, ask, sweep);
}
