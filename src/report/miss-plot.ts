// Requests that missed an objective, by when they had arrived.

import type { ObjectivesResult, Result } from '../result/types.ts';
import { rate, seconds, three, tidy } from './format.ts';
import type { Markup } from './markup.ts';
import { limitsOf, objectiveNames } from './objective-words.ts';
import type { Place } from './plot.ts';
import { plotMarkup } from './plot.ts';
import { axisTo, linear, timeTicks } from './scale.ts';
import { clock } from './time-plots.ts';

const inks = { ttft: 'ttft', tpot: 'tpot', e2e: 'e2e' } as const;

/** Spans that the plot draws at most. */
const mostSpans = 96;

/** Neighbours in pairs. */
const paired = (counts: readonly number[]): number[] =>
  Array.from({ length: Math.ceil(counts.length / 2) }, (_, at) => counts[2 * at]! + (counts[2 * at + 1] ?? 0));

/** The misses in spans few enough to be drawn. */
export function drawnSpans({ over }: ObjectivesResult): ObjectivesResult['over'] {
  let drawn = over;
  while (drawn.missed.length > mostSpans) {
    const [missed, ttft, tpot, e2e] = [drawn.missed, drawn.ttft, drawn.tpot, drawn.e2e].map(paired);
    drawn = { spanS: 2 * drawn.spanS, missed: missed!, ttft: ttft!, tpot: tpot!, e2e: e2e! };
  }
  return drawn;
}

export function missPlot(result: Result, over: ObjectivesResult['over']): Markup {
  const { interval } = result;
  const lastS = Math.max(interval.toS, over.missed.length * over.spanS);
  const x = linear(0, lastS);
  const shown = objectiveNames.filter(
    ([name, , limit]) => limitsOf(result.classes, limit).length > 0 && over[name].some((n) => n > 0),
  );
  const perS = (counts: readonly number[]): number[] => counts.map((missed) => missed / over.spanS);
  const { top, values } = axisTo(Math.max(...shown.flatMap(([name]) => perS(over[name])), 1e-9));
  const edge = (at: number) => x(Math.min(at * over.spanS, lastS));
  const points = (name: 'ttft' | 'tpot' | 'e2e'): Place[] => [
    ...perS(over[name]).flatMap((value, at) => [
      { x: edge(at), y: value / top },
      { x: edge(at + 1), y: value / top },
    ]),
    { x: edge(over[name].length), y: 0 },
    { x: 1, y: 0 },
  ];
  const peaks = shown.map(([name, title]) => `${title} at most ${rate(Math.max(...perS(over[name])))}`);
  const hovers = over.missed.map((_, at) => {
    const parts = shown.map(([name, title]) => `${title} ${three(over[name][at] ?? 0)}`);
    const [fromS, toS] = [at * over.spanS, (at + 1) * over.spanS].map((timeS) => tidy(seconds(timeS)));
    const title = `${fromS} to ${toS}: missed ${parts.join(', ')}`;
    return { from: edge(at), to: edge(at + 1), title };
  });
  return plotMarkup({
    heightPx: 104,
    says: `Requests that missed an objective, a second, by their arrival: ${peaks.join(', ')}.`,
    shapes: shown.map(([name]) => ({ ink: inks[name], form: 'line' as const, points: points(name) })),
    xTicks: timeTicks(lastS, 6).map((timeS) => ({ x: x(timeS), text: clock(timeS, lastS) })),
    yTicks: values.map((value) => ({ y: value / top, text: value === 0 ? '' : tidy(three(value)) })),
    bands: [
      { from: 0, to: x(Math.min(interval.fromS, lastS)), text: 'warm-up' },
      { from: x(Math.min(interval.toS, lastS)), to: 1, text: '' },
    ],
    labels: [],
    keys: shown.map(([name, title]) => ({ ink: inks[name], text: title })),
    dots: [],
    hovers,
  });
}
