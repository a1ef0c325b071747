/**
 * Latency by percentile: time on a logarithmic axis up, share of requests along, stretched towards the tail
 * (x = −log2(1 − share), so that 90, 99 and 99.9 % are equally far apart). A curve that ends early leaves out its
 * unfinished.
 */

import type { Curve, Latencies, Ranks, Result } from '../result/types.ts';
import { count, percent, seconds, tidy } from './format.ts';
import type { Markup } from './markup.ts';
import type { Label, Place, Plot, Shape } from './plot.ts';
import { emptyPlot, plotMarkup } from './plot.ts';
import { linear, log2, logTicks, pow2 } from './scale.ts';

type Shown = 'ttftS' | 'tpotS' | 'e2eS';
const shown: readonly (readonly [Shown, string, string])[] = [
  ['e2eS', 'E2E', 'e2e'],
  ['ttftS', 'TTFT', 'ttft'],
  ['tpotS', 'TPOT', 'tpot'],
];

const lastShare = 0.999;
/** 1 − share at the right edge is 1/1000. */
const along = (share: number): number => Math.min(1, -log2(Math.max(1 - share, 1e-3)) / -log2(1e-3));

/** Distinct limits of a metric over the classes. */
export function sloLimits(result: Result, metric: Shown): readonly number[] {
  const limits = result.classes.map((row) => row.slo[metric]).filter((limit) => limit !== null);
  return [...new Set(limits)].sort((a, b) => a - b);
}

/** The part of a curve that the axis holds, cut at the right edge between two points. */
function inside(curve: Curve, up: (atS: number) => number): Place[] {
  const places: Place[] = [];
  for (let index = 0; index < curve.atS.length; index++) {
    const share = curve.share[index]!;
    places.push({ x: along(share), y: up(curve.atS[index]!) });
    if (share >= lastShare) break;
  }
  return places;
}

/** Moves labels down, from the highest, until none covers another. */
function apart(labels: readonly Label[], least: number): Label[] {
  let ceiling = 0.97;
  return [...labels]
    .sort((a, b) => b.y - a.y)
    .map((label) => {
      const y = Math.min(label.y, ceiling);
      ceiling = y - least;
      return { ...label, y };
    });
}

function reach(result: Result): { low: number; high: number } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const [metric] of shown) {
    const curve = result.curves[metric];
    if (curve.atS.length > 0) low = Math.min(low, curve.atS[0]!);
    for (let index = 0; index < curve.atS.length; index++) {
      high = Math.max(high, curve.atS[index]!);
      if (curve.share[index]! >= lastShare) break;
    }
    for (const limit of sloLimits(result, metric)) {
      low = Math.min(low, limit);
      high = Math.max(high, limit);
    }
  }
  return high > 0 && low < high ? { low: Math.max(low, high * 1e-9) * 0.8, high: high * 1.25 } : null;
}

function sentence(latency: Latencies): string {
  const parts = shown.map(([metric, name]) => {
    const ranks: readonly (keyof Ranks)[] = ['p50', 'p99'];
    return `${name} ${ranks.map((rank) => `${rank} ${seconds(latency[metric][rank])}`).join(', ')}`;
  });
  return `Latency by percentile. ${parts.join('; ')}.`;
}

/** Dashed lines at the SLOs. Their names stand above the plot, where no curve can cross them. */
function sloShapes(result: Result, up: (atS: number) => number): { shapes: Shape[]; keys: Plot['keys'] } {
  const set = shown.flatMap(([metric, name, ink]) => {
    const limits = sloLimits(result, metric);
    return limits.length === 0 ? [] : [{ name, ink, limits }];
  });
  const shapes = set.flatMap(({ ink, limits }) =>
    limits.map((limit): Shape => ({ ink, form: 'dashed', points: [0, 1].map((x) => ({ x, y: up(limit) })) })),
  );
  const keys = set.map(({ name, ink, limits }) => ({
    ink: `dashed ${ink}`,
    text: `${name} SLO ${limits.map((limit) => tidy(seconds(limit))).join(', ')}`,
  }));
  return { shapes, keys };
}

/** Spans of the axis that show what each latency is there; narrower towards the tail, as the axis is stretched. */
function readOuts({ curves }: Result): Plot['hovers'] {
  const spans = 60;
  return Array.from({ length: spans }, (_, span) => {
    const [from, to] = [span / spans, (span + 1) / spans];
    const share = 1 - pow2(-((from + to) / 2) * -log2(1e-3));
    const parts = shown.flatMap(([metric, name]) => {
      const { atS, share: shares } = curves[metric];
      const at = shares.findIndex((one) => one >= share);
      return at < 0 ? [] : [`${name} ${seconds(atS[at] ?? null)}`];
    });
    return { from, to, title: `${tidy(percent(share))} within: ${parts.join(', ')}` };
  });
}

export function latencyPlot(result: Result): Markup {
  const bounds = reach(result);
  if (bounds === null) return emptyPlot('No latency was measured.');
  const scale = linear(log2(bounds.low), log2(bounds.high));
  const up = (atS: number): number => scale(log2(Math.max(atS, bounds.low)));
  const names: Label[] = [];
  const curves = shown.map(([metric, name, ink]): Shape => {
    const points = inside(result.curves[metric], up);
    const end = points[points.length - 1];
    const hidden = result.latency[metric].unfinished;
    const text = hidden > 0 ? `${name} · ${count(hidden)} unfinished` : name;
    if (end !== undefined) names.push({ x: end.x, y: end.y, text, ink, side: end.x < 0.6 ? 'right' : 'left' });
    return { ink, form: 'line', points };
  });
  const slo = sloShapes(result, up);
  const dots = shown.flatMap(([metric, name, ink]) => {
    const p99 = result.latency[metric].p99;
    return p99 === null ? [] : [{ x: along(0.99), y: up(p99), ink, title: `${name} p99 ${seconds(p99)}` }];
  });
  return plotMarkup({
    heightPx: 330,
    says: sentence(result.latency),
    shapes: [...slo.shapes, ...curves],
    xTicks: [0.5, 0.9, 0.99, lastShare].map((share) => ({ x: along(share), text: tidy(percent(share)) })),
    yTicks: logTicks(bounds.low, bounds.high).map((atS) => ({ y: up(atS), text: tidy(seconds(atS)) })),
    bands: [],
    labels: apart(names, 0.06),
    dots,
    hovers: readOuts(result),
    keys: slo.keys ?? [],
    xTitle: 'share of requests, stretched towards the tail',
    yTitle: 'latency',
  });
}
