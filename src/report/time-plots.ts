// The run over time, a plot a quantity, one above the other on the same axis. What lies outside the interval is shaded.

import type { WindowSeries } from '../result/observations.ts';
import type { Result } from '../result/types.ts';
import { controlOf } from './control-words.ts';
import { count, percent, rate, seconds, short, three, tidy, watts } from './format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import type { Label, Place, Plot, Shape } from './plot.ts';
import { emptyPlot, plotMarkup } from './plot.ts';
import { axisTo, linear, timeTicks } from './scale.ts';

interface Line {
  readonly name: string;
  readonly ink: string;
  readonly form: 'line' | 'area';
  /** [window] */
  readonly values: readonly number[];
}

interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly write: (value: number | null) => string;
  /** dashed lines to read the rest against */
  readonly limits: readonly { readonly value: number; readonly name: string }[];
}

/** Windows too short to give a rate (a last one that the end of the run cut off) are left out. */
function keptWindows(windows: WindowSeries): readonly number[] {
  const lengths = windows.startS.map((startS, index) => windows.endS[index]! - startS);
  const usual = Math.max(0, ...lengths);
  return lengths.flatMap((length, index) => (length > 0 && length >= usual / 4 ? [index] : []));
}

/** Served over servable; of several pools the heat map shows it. */
function utilisationPanel({ utilisation }: Result, kept: readonly number[]): readonly Panel[] {
  const { windows } = utilisation;
  if (windows === null) return [];
  const values = kept.map((index) => windows[index] ?? 0);
  const lines: readonly Line[] = [{ name: '', ink: 'memory', form: 'area', values }];
  return [{ title: 'Utilisation', lines, write: percent, limits: [] }];
}

function panelsOf(result: Result, kept: readonly number[]): readonly Panel[] {
  const { windows } = result;
  const of = (column: keyof WindowSeries): number[] => kept.map((index) => windows[column][index]!);
  const perS = (column: keyof WindowSeries): number[] =>
    kept.map((index) => windows[column][index]! / (windows.endS[index]! - windows.startS[index]!));
  const tdpW = result.kinds.reduce((sum, kind) => sum + kind.tdpW * kind.accelerators, 0);
  const limitW = controlOf(result)?.limitW;
  const blocks = Math.max(1, result.kv.blocks);
  return [
    ...utilisationPanel(result, kept),
    {
      title: 'Output tokens a second',
      lines: [{ name: '', ink: 'memory', form: 'area', values: perS('outputTokens') }],
      write: short,
      limits: [],
    },
    {
      title: 'Requests running and waiting',
      lines: [
        { name: 'running', ink: 'plainink', form: 'line', values: of('running') },
        { name: 'waiting', ink: 'ttft', form: 'area', values: of('queued') },
      ],
      write: short,
      limits: [],
    },
    {
      title: 'KV memory held',
      lines: [{ name: '', ink: 'link', form: 'area', values: of('kvUsedBlocks').map((held) => held / blocks) }],
      write: percent,
      limits: [],
    },
    {
      title: 'Power of the accelerators',
      lines: [{ name: '', ink: 'compute', form: 'area', values: perS('energyJ') }],
      write: watts,
      limits: [
        ...(tdpW > 0 ? [{ value: tdpW, name: `TDP ${tidy(watts(tdpW))}` }] : []),
        ...(limitW ? [{ value: limitW, name: `limit ${tidy(watts(limitW))}` }] : []),
      ],
    },
  ];
}

/** Steps: a window's value holds over the whole of it. */
function stepsOf(values: readonly number[], fromX: readonly number[], toX: readonly number[], top: number): Place[] {
  return values.flatMap((value, index) => [
    { x: fromX[index]!, y: value / top },
    { x: toX[index]!, y: value / top },
  ]);
}

/** Null where nothing weighs anything. */
function meanOf(values: readonly number[], weights: readonly number[]): number | null {
  let sum = 0;
  let total = 0;
  values.forEach((value, index) => {
    sum += value * weights[index]!;
    total += weights[index]!;
  });
  return total > 0 ? sum / total : null;
}

/** Columns that a plot draws at most: more is hatching. */
const mostColumns = 240;

/** What all panels share: the drawn columns (neighbours averaged where there are many) and where they are. */
interface Axis {
  readonly each: number;
  readonly startS: readonly number[];
  readonly endS: readonly number[];
  readonly lastS: number;
  /** [window] length */
  readonly lengthS: readonly number[];
  /** [window] time inside the interval */
  readonly insideS: readonly number[];
  readonly x: (timeS: number) => number;
}

function axisOf(result: Result, kept: readonly number[]): Axis {
  const { windows, interval } = result;
  const startS = kept.map((index) => windows.startS[index]!);
  const endS = kept.map((index) => windows.endS[index]!);
  const lastS = Math.max(interval.endS, endS[endS.length - 1] ?? 0);
  const each = Math.max(1, Math.ceil(kept.length / mostColumns));
  return {
    each,
    startS: startS.filter((_, index) => index % each === 0),
    endS: endS.filter((_, index) => index % each === each - 1 || index === endS.length - 1),
    lastS,
    lengthS: startS.map((from, index) => endS[index]! - from),
    insideS: startS.map((from, index) =>
      Math.max(0, Math.min(endS[index]!, interval.toS) - Math.max(from, interval.fromS)),
    ),
    x: linear(0, lastS),
  };
}

/** [column] means of the windows that a column draws. */
function columnsOf(values: readonly number[], { each, lengthS, startS }: Axis): number[] {
  return startS.map((_, column) => {
    const [from, to] = [column * each, (column + 1) * each];
    return meanOf(values.slice(from, to), lengthS.slice(from, to)) ?? 0;
  });
}

/** At most 80 spans that show their values. */
function hoversOf(panel: Panel, axis: Axis): Plot['hovers'] {
  const { startS, endS, x } = axis;
  const each = Math.max(1, Math.ceil(startS.length / 80));
  const drawn = panel.lines.map((line) => ({ name: line.name, values: columnsOf(line.values, axis) }));
  const spans: { from: number; to: number; title: string }[] = [];
  for (let first = 0; first < startS.length; first += each) {
    const last = Math.min(first + each, startS.length) - 1;
    const weights = startS.slice(first, last + 1).map((from, index) => endS[first + index]! - from);
    const texts = drawn.map(({ name, values }) => {
      const mean = meanOf(values.slice(first, last + 1), weights);
      return `${name === '' ? '' : `${name} `}${panel.write(mean)}`;
    });
    const title = `${seconds(startS[first]!)} to ${seconds(endS[last]!)}: ${texts.join(', ')}`;
    spans.push({ from: x(startS[first]!), to: x(endS[last]!), title });
  }
  return spans;
}

/** The dashed lines of limits, and their names: below a line that has no room above it. */
function limitsOf({ limits }: Panel, top: number): { shapes: Shape[]; labels: Label[] } {
  const heights = limits.map(({ value }) => value / top);
  const labels = limits.map(({ name }, index): Label => {
    const y = heights[index]!;
    const isCrowded = heights.some((other) => other > y && other - y < 0.2);
    return { x: 1, y, text: name, ink: 'plainink', side: isCrowded ? 'leftbelow' : 'left' };
  });
  const shapes = heights.map(
    (y): Shape => ({ ink: 'plainink', form: 'dashed', points: [0, 1].map((x) => ({ x, y })) }),
  );
  return { shapes, labels };
}

/** A tick of the time axis in the unit that suits the whole axis. */
export function clock(timeS: number, lastS: number): string {
  if (lastS >= 7200) return `${tidy(three(timeS / 3600))} h`;
  return lastS >= 180 ? `${tidy(three(timeS / 60))} min` : tidy(seconds(timeS));
}

function panelMarkup(panel: Panel, result: Result, axis: Axis, first: boolean, last: boolean): Markup {
  const { interval } = result;
  const { lastS, x } = axis;
  const largest = Math.max(
    ...panel.limits.map(({ value }) => value),
    ...panel.lines.flatMap((line) => columnsOf(line.values, axis)),
    1e-9,
  );
  const { top, values } = axisTo(largest);
  const curves = panel.lines.map(
    (line): Shape => ({
      ink: line.ink,
      form: line.form,
      points: stepsOf(columnsOf(line.values, axis), axis.startS.map(x), axis.endS.map(x), top),
    }),
  );
  const limit = limitsOf(panel, top);
  const means = panel.lines.map((line) => ({ ...line, mean: panel.write(meanOf(line.values, axis.insideS)) }));
  const spoken = means.map((line) => `${line.name} ${line.mean}`.trim()).join(', ');
  const peaks = panel.lines.map((line) => panel.write(Math.max(0, ...line.values))).join(', ');
  const plot = plotMarkup({
    heightPx: 104,
    says: `${panel.title} over time: mean ${spoken}, peak ${peaks}.`,
    shapes: [...curves, ...limit.shapes],
    xTicks: last ? timeTicks(lastS, 6).map((timeS) => ({ x: x(timeS), text: clock(timeS, lastS) })) : [],
    yTicks: values.map((value) => ({ y: value / top, text: value === 0 ? '' : tidy(panel.write(value)) })),
    bands: [
      { from: 0, to: x(Math.min(interval.fromS, lastS)), text: first ? 'warm-up' : '' },
      { from: x(Math.min(interval.toS, lastS)), to: 1, text: first ? 'drain' : '' },
    ],
    labels: limit.labels,
    dots: [],
    hovers: hoversOf(panel, axis),
  });
  const named = means.map((line) => html`<span class="${line.ink}">${line.name} <b>${line.mean}</b></span> `);
  return html`<div class="panel"><h3>${panel.title} <small>mean ${named}</small></h3>${plot}</div>`;
}

/** A curve of the plots as a terminal draws it: the same values, their mean in the interval and their largest. */
export interface TimeLine {
  readonly name: string;
  readonly values: readonly number[];
  /** the top of its axis */
  readonly top: number;
  readonly mean: string;
  readonly most: string;
}

export function timeLines(result: Result): readonly TimeLine[] {
  const kept = keptWindows(result.windows);
  if (kept.length === 0) return [];
  const axis = axisOf(result, kept);
  return panelsOf(result, kept).flatMap(({ title, lines, limits, write }) =>
    lines.map(({ name, values }) => ({
      name: name === '' ? title : name,
      values,
      top: Math.max(...limits.map(({ value }) => value), ...values),
      mean: write(meanOf(values, axis.insideS)),
      most: write(Math.max(...values)),
    })),
  );
}

/** Up to 40 rows behind the plots. */
export function timeRows(result: Result): readonly (readonly string[])[] {
  const { windows } = result;
  const kept = keptWindows(windows);
  const each = Math.max(1, Math.ceil(kept.length / 40));
  return kept
    .filter((_, index) => index % each === 0)
    .map((index) => {
      const lengthS = windows.endS[index]! - windows.startS[index]!;
      return [
        seconds(windows.startS[index]!),
        rate(windows.outputTokens[index]! / lengthS),
        count(windows.running[index]!),
        count(windows.queued[index]!),
        percent(windows.kvUsedBlocks[index]! / Math.max(1, result.kv.blocks)),
        watts(windows.energyJ[index]! / lengthS),
      ];
    });
}

export function timePlots(result: Result): Markup {
  const kept = keptWindows(result.windows);
  if (kept.length === 0) return emptyPlot('No windows were recorded (run.window is off).');
  const axis = axisOf(result, kept);
  const panels = panelsOf(result, kept);
  const last = panels.length - 1;
  return html`${panels.map((panel, index) => panelMarkup(panel, result, axis, index === 0, index === last))}`;
}
