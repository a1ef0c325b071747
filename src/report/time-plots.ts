// The run over time, a plot a quantity, one above the other on the same axis. What lies outside the interval is shaded.

import type { WindowSeries } from '../result/observations.ts';
import type { Result } from '../result/types.ts';
import { count, percent, rate, seconds, short, watts } from './format.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';
import type { Label, Place, Shape } from './plot.ts';
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
  readonly write: (value: number) => string;
  /** a dashed line to read the rest against */
  readonly limit: { readonly value: number; readonly name: string } | null;
}

/** Windows too short to give a rate (a last one that the end of the run cut off) are left out. */
function keptWindows(windows: WindowSeries): readonly number[] {
  const lengths = windows.startS.map((startS, index) => windows.endS[index]! - startS);
  const usual = Math.max(0, ...lengths);
  return lengths.flatMap((length, index) => (length > 0 && length >= usual / 4 ? [index] : []));
}

function panelsOf(result: Result, kept: readonly number[]): readonly Panel[] {
  const { windows } = result;
  const of = (column: keyof WindowSeries): number[] => kept.map((index) => windows[column][index]!);
  const perS = (column: keyof WindowSeries): number[] =>
    kept.map((index) => windows[column][index]! / (windows.endS[index]! - windows.startS[index]!));
  const tdpW = result.kinds.reduce((sum, kind) => sum + kind.tdpW * kind.accelerators, 0);
  const blocks = Math.max(1, result.kv.blocks);
  return [
    {
      title: 'Output tokens a second',
      lines: [{ name: '', ink: 'memory', form: 'area', values: perS('outputTokens') }],
      write: short,
      limit: null,
    },
    {
      title: 'Requests running and waiting',
      lines: [
        { name: 'running', ink: 'plainink', form: 'line', values: of('running') },
        { name: 'waiting', ink: 'ttft', form: 'area', values: of('queued') },
      ],
      write: short,
      limit: null,
    },
    {
      title: 'KV memory held',
      lines: [{ name: '', ink: 'link', form: 'area', values: of('kvUsedBlocks').map((held) => held / blocks) }],
      write: percent,
      limit: null,
    },
    {
      title: 'Power',
      lines: [{ name: '', ink: 'compute', form: 'area', values: perS('energyJ') }],
      write: watts,
      limit: tdpW > 0 ? { value: tdpW, name: `TDP ${watts(tdpW)}` } : null,
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

function meanOf(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, index) => {
    sum += value * weights[index]!;
    total += weights[index]!;
  });
  return total > 0 ? sum / total : 0;
}

/** At most 80 spans that tell their values. */
function hoversOf(panel: Panel, startS: readonly number[], endS: readonly number[], x: (timeS: number) => number) {
  const each = Math.max(1, Math.ceil(startS.length / 80));
  const spans = [];
  for (let first = 0; first < startS.length; first += each) {
    const last = Math.min(first + each, startS.length) - 1;
    const weights = startS.slice(first, last + 1).map((from, index) => endS[first + index]! - from);
    const values = panel.lines.map((line) => {
      const mean = meanOf(line.values.slice(first, last + 1), weights);
      return `${line.name === '' ? '' : `${line.name} `}${panel.write(mean)}`;
    });
    const title = `${seconds(startS[first]!)} to ${seconds(endS[last]!)}: ${values.join(', ')}`;
    spans.push({ from: x(startS[first]!), to: x(endS[last]!), title });
  }
  return spans;
}

function panelMarkup(panel: Panel, result: Result, kept: readonly number[], bottom: boolean): Markup {
  const { windows, interval } = result;
  const startS = kept.map((index) => windows.startS[index]!);
  const endS = kept.map((index) => windows.endS[index]!);
  const lastS = Math.max(interval.endS, endS[endS.length - 1] ?? 0);
  const x = linear(0, lastS);
  const largest = Math.max(panel.limit?.value ?? 0, ...panel.lines.flatMap((line) => line.values), 1e-9);
  const { top, values } = axisTo(largest);
  const shapes: Shape[] = panel.lines.map((line) => ({
    ink: line.ink,
    form: line.form,
    points: stepsOf(line.values, startS.map(x), endS.map(x), top),
  }));
  const labels: Label[] = [];
  if (panel.limit !== null) {
    const y = panel.limit.value / top;
    shapes.push({
      ink: 'plainink',
      form: 'dashed',
      points: [
        { x: 0, y },
        { x: 1, y },
      ],
    });
    labels.push({ x: 1, y, text: panel.limit.name, ink: 'plainink', side: 'left' });
  }
  const inInterval = startS.map((from, index) =>
    Math.max(0, Math.min(endS[index]!, interval.toS) - Math.max(from, interval.fromS)),
  );
  const means = panel.lines.map(
    (line) =>
      html`<span class="${line.ink}">${line.name} <b>${panel.write(meanOf(line.values, inInterval))}</b></span> `,
  );
  const means_ = panel.lines
    .map((line) => `${line.name} ${panel.write(meanOf(line.values, inInterval))}`.trim())
    .join(', ');
  const peaks = panel.lines.map((line) => panel.write(Math.max(0, ...line.values))).join(', ');
  const plot = plotMarkup({
    heightPx: 104,
    says: `${panel.title} over time: mean ${means_}, peak ${peaks}.`,
    shapes,
    xTicks: bottom ? timeTicks(lastS, 6).map((timeS) => ({ x: x(timeS), text: seconds(timeS) })) : [],
    yTicks: values.map((value) => ({ y: value / top, text: value === 0 ? '' : panel.write(value) })),
    bands: [
      { from: 0, to: x(Math.min(interval.fromS, lastS)), text: bottom ? 'warm-up' : '' },
      { from: x(Math.min(interval.toS, lastS)), to: 1, text: bottom ? 'drain' : '' },
    ],
    labels,
    dots: [],
    hovers: hoversOf(panel, startS, endS, x),
  });
  return html`<div class="panel"><h3>${panel.title} <small>mean ${means}</small></h3>${plot}</div>`;
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
  const panels = panelsOf(result, kept);
  const plots = panels.map((panel, index) => panelMarkup(panel, result, kept, index === panels.length - 1));
  return plots.length === 0 ? nothing : html`${plots}`;
}
