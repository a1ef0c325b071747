// A sweep's table as its file has it: every problem at once.

import { InputError, type Issue, shown } from '../errors.ts';
import type { Axis, AxisRange, SweepSpec } from './sweep-types.ts';

/** A point is drawn and forgotten; a permutation is not. */
const MOST_HYPERCUBE = 1_000_000;
const MOST_RUNS = 100_000_000;
const MOST_VALUES = 100_000;

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keys = ['scenario', 'axes', 'design', 'points', 'seed', 'repeats', 'figures', 'set'];
const rangeKeys = ['from', 'to', 'steps', 'scale', 'unit', 'whole'];

class Checks {
  readonly issues: Issue[] = [];

  add(path: readonly string[], found: string, hint: string, code: Issue['code'] = 'BAD_VALUE'): void {
    this.issues.push({ code, path, found, hint });
  }

  known(path: readonly string[], table: Table, names: readonly string[]): void {
    for (const key of Object.keys(table)) {
      if (!names.includes(key)) this.add([...path, key], shown(key), `Known here: ${names.join(', ')}.`, 'UNKNOWN_KEY');
    }
  }

  whole(path: readonly string[], value: unknown, least: number, most: number): void {
    if (value === undefined) return;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
    this.add(path, shown(value), `Write a whole number from ${least} to ${most}.`);
  }
}

function checkRange(checks: Checks, path: readonly string[], range: Table, isGrid: boolean): void {
  checks.known(path, range, rangeKeys);
  const { from, to, steps, scale, unit, whole } = range;
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  if (!isNumber(from)) checks.add([...path, 'from'], shown(from), 'Write a number; its unit goes to unit.');
  if (!isNumber(to)) checks.add([...path, 'to'], shown(to), 'Write a number; its unit goes to unit.');
  if (isNumber(from) && isNumber(to) && !(to > from))
    checks.add([...path, 'to'], shown(to), `Write a number above from, ${from}.`);
  if (scale !== undefined && scale !== 'linear' && scale !== 'log')
    checks.add([...path, 'scale'], shown(scale), 'Write linear or log.');
  if (scale === 'log' && isNumber(from) && from <= 0)
    checks.add([...path, 'from'], shown(from), 'A logarithmic axis begins above 0.');
  if (isGrid && steps === undefined)
    checks.add([...path, 'steps'], 'nothing', 'A grid needs the number of values.', 'MISSING');
  checks.whole([...path, 'steps'], steps, 2, MOST_VALUES);
  if (unit !== undefined && typeof unit !== 'string')
    checks.add([...path, 'unit'], shown(unit), 'Write a text, such as "/s".');
  if (whole !== undefined && typeof whole !== 'boolean')
    checks.add([...path, 'whole'], shown(whole), 'Write true or false.');
}

function checkAxes(checks: Checks, axes: unknown, isGrid: boolean): void {
  if (!isTable(axes) || Object.keys(axes).length === 0) {
    checks.add(['axes'], shown(axes), 'Write a table, such as axes: { fleet.pools.0.replicas: [1, 2, 4] }.', 'MISSING');
    return;
  }
  for (const [path, axis] of Object.entries(axes)) {
    const at = ['axes', path];
    if (Array.isArray(axis)) {
      if (axis.length === 0 || axis.length > MOST_VALUES)
        checks.add(at, `${axis.length} values`, `Write 1 to ${MOST_VALUES} of them.`);
    } else if (isTable(axis)) checkRange(checks, at, axis, isGrid);
    else checks.add(at, shown(axis), 'Write a list of values, or { from, to, steps, scale }.');
  }
}

function checkRest(checks: Checks, table: Table, isGrid: boolean): void {
  const { scenario, points, seed, repeats, figures, set } = table;
  if (typeof scenario !== 'string' && !isTable(scenario))
    checks.add(['scenario'], shown(scenario), 'Name a preset or a scenario file, or write its table.', 'MISSING');
  if (isGrid && points !== undefined)
    checks.add(['points'], shown(points), 'A grid has a point for every combination: leave it out.');
  if (!isGrid && points === undefined) checks.add(['points'], 'nothing', 'Say how many points are drawn.', 'MISSING');
  checks.whole(['points'], points, 1, MOST_HYPERCUBE);
  checks.whole(['seed'], seed, 0, 2 ** 31 - 1);
  checks.whole(['repeats'], repeats, 1, 10_000);
  if (set !== undefined && !isTable(set)) checks.add(['set'], shown(set), 'Write a table of values by path.');
  const isNames = Array.isArray(figures) && figures.length > 0 && figures.every((name) => typeof name === 'string');
  if (figures !== undefined && !isNames)
    checks.add(['figures'], shown(figures), 'Write a list of names, such as [latency.ttftS.p99, energyJ].');
}

const sizeOf = (axis: Axis): number => (Array.isArray(axis) ? axis.length : ((axis as AxisRange).steps ?? 2));

/** The sweep that a table says; throws all that is wrong with it. */
export function sweepOf(data: unknown): SweepSpec {
  const checks = new Checks();
  if (!isTable(data)) {
    checks.add([], shown(data), 'A sweep is a table with scenario and axes.', 'BAD_FILE');
    throw new InputError(checks.issues);
  }
  checks.known([], data, keys);
  const { design, axes } = data;
  if (design !== undefined && design !== 'grid' && design !== 'latin-hypercube')
    checks.add(['design'], shown(design), 'Write grid or latin-hypercube.');
  const isGrid = design !== 'latin-hypercube';
  checkAxes(checks, axes, isGrid);
  checkRest(checks, data, isGrid);
  if (checks.issues.length > 0) throw new InputError(checks.issues);
  const spec = data as unknown as SweepSpec;
  const points = isGrid ? Object.values(spec.axes).reduce((product, axis) => product * sizeOf(axis), 1) : 0;
  const runs = points * (spec.repeats ?? 1);
  if (runs > MOST_RUNS) checks.add(['axes'], `${runs} runs`, `At most ${MOST_RUNS}; try design: latin-hypercube.`);
  if (checks.issues.length > 0) throw new InputError(checks.issues);
  return spec;
}
