// Figures for papers: where values lie, what distinguishes series without colour, names and units as text.

import { expect, test } from 'vitest';
import { figureAxis, scaleOf } from '../../src/plan-report/axes.ts';
import { type LineFigure, lineFigureSvg } from '../../src/plan-report/line-figure.ts';

const point = (x: number, y: number, half: number | null = null) => ({
  ...{ x, y },
  low: half === null ? null : y - half,
  high: half === null ? null : y + half,
});

const figure: LineFigure = {
  ...{ xLabel: 'workload.rate', xUnit: '/s', yLabel: 'TTFT p99', yScale: { factor: 1e3, unit: 'ms' } },
  ...{ isXLog: false, isYLog: false, names: null, form: 'line', seriesLabel: 'route', caption: 'means' },
  series: [
    { name: 'round-robin', points: [point(10, 0.1), point(20, 0.2), point(40, 0.4)] },
    { name: 'least <kv>', points: [point(10, 0.3), point(20, 0.2), point(40, 0.1)] },
  ],
};

const svgOf = (one: LineFigure): string => lineFigureSvg(one).markup;
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
/** [mark] of the first series, discs but for the one of the legend */
const discsOf = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)]
    .map(([, x, y]) => [Number(x), Number(y)] as const)
    .slice(0, 3);

test('values are where the axes say, in the unit that is written', () => {
  const svg = svgOf(figure);
  const [first, second, third] = discsOf(svg) as [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  // 10, 20, 40 on a line: the second step is twice the first; so are 100, 200 and 400 ms
  expect((third[0] - second[0]) / (second[0] - first[0])).toBeCloseTo(2, 2);
  expect((second[1] - third[1]) / (first[1] - second[1])).toBeCloseTo(2, 2);
  const texts = textsOf(svg);
  expect(texts).toContain('TTFT p99 (ms)');
  expect(texts).toContain('workload.rate (/s)');
  for (const tick of ['0', '100', '400']) expect(texts).toContain(tick);
});

test('a logarithmic axis has equal steps for equal ratios', () => {
  const places = discsOf(svgOf({ ...figure, isXLog: true, isYLog: true }));
  const steps = (axis: 0 | 1) => places.slice(1).map((place, row) => place[axis] - (places[row]?.[axis] ?? 0));
  for (const axis of [0, 1] as const) expect(steps(axis)[0]).toBeCloseTo(steps(axis)[1] ?? Number.NaN, 1);
});

test('series are distinguished by dashes and marks, and named in a legend; names cannot be markup', () => {
  const svg = svgOf(figure);
  const dashes = [...svg.matchAll(/<path d="M[^"]*" fill="none"[^>]*stroke-width="1.8"( stroke-dasharray="[^"]+")?/g)];
  // two lines and two of the legend
  expect(dashes).toHaveLength(4);
  expect(new Set(dashes.map(([, dash]) => dash ?? '')).size).toBe(2);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['route', 'round-robin', 'least &lt;kv&gt;']));
  expect(svg).not.toContain('<kv>');
  expect(textsOf(svgOf({ ...figure, seriesLabel: '' }))).not.toContain('round-robin');
});

test('intervals are bands; without them there are none; names have whiskers', () => {
  const bands = (svg: string) => svg.split('fill-opacity').length - 1;
  const noisy = { ...figure, series: [{ name: 'a', points: [point(1, 1, 0.1), point(2, 2, 0.3)] }] };
  expect(bands(svgOf(figure))).toBe(0);
  expect(bands(svgOf(noisy))).toBe(1);
  const named = svgOf({
    ...noisy,
    series: [{ name: 'a', points: [point(0, 1, 0.1), point(1, 2, 0.3)] }],
    names: ['p', 'q'],
  });
  expect(bands(named)).toBe(0);
  expect(textsOf(named)).toEqual(expect.arrayContaining(['p', 'q']));
  // stem and two ends for each
  expect(named.split('stroke-width="1.2"').length - 1).toBe(6);
});

test('a line is broken where a value is not known', () => {
  const lines = (points: LineFigure['series'][number]['points']) =>
    svgOf({ ...figure, seriesLabel: '', series: [{ name: 'a', points }] }).split('stroke-width="1.8"').length - 1;
  expect(lines([point(1, 1), point(2, 2), point(3, 3)])).toBe(1);
  expect(lines([point(1, 1), null, point(3, 3)])).toBe(2);
});

test('axes hold all values and end in ticks', () => {
  for (const values of [[3, 97], [0.95, 0.99], [-4, 11], [5], [1e-9, 3e-9]]) {
    const { low, high, ticks, at } = figureAxis(values, false);
    expect(low).toBeLessThanOrEqual(Math.min(...values));
    expect(high).toBeGreaterThanOrEqual(Math.max(...values));
    expect(at(ticks[0]?.value ?? Number.NaN)).toBeCloseTo(0, 9);
    expect(at(ticks.at(-1)?.value ?? Number.NaN)).toBeCloseTo(1, 9);
  }
  expect(scaleOf('s', 0.02)).toEqual({ factor: 1e3, unit: 'ms' });
  expect(scaleOf('J', 4.2e6)).toEqual({ factor: 1e-6, unit: 'MJ' });
  expect(scaleOf('share', 0.5)).toEqual({ factor: 100, unit: '%' });
});
