// How long prompts and outputs are: the share of requests up to so many tokens, on a logarithmic axis.

import type { ArrivedWorkload, Lengths } from '../result/types.ts';
import { count, percent, short, tidy } from './format.ts';
import type { Markup } from './markup.ts';
import type { Label, Place, Shape } from './plot.ts';
import { emptyPlot, plotMarkup } from './plot.ts';
import { linear, log2, logTicks } from './scale.ts';

const shown = [
  ['prompt', 'prompt', 'tpot'],
  ['output', 'output', 'ttft'],
] as const;

/** Points of the cumulative share: at the end of each bar. */
function curveOf({ fromTokens, requests, max }: Lengths, x: (tokens: number) => number): Place[] {
  const total = requests.reduce((sum, one) => sum + one, 0);
  let seen = 0;
  const start = { x: x(fromTokens[0] ?? 1), y: 0 };
  const points = requests.map((one, bar) => {
    seen += one;
    return { x: x(fromTokens[bar + 1] ?? max ?? 1), y: seen / total };
  });
  return [start, ...points];
}

export function lengthPlot(arrived: ArrivedWorkload): Markup {
  const all = [arrived.prompt, arrived.output];
  const [low, high] = [
    Math.max(1, Math.min(...all.map(({ min }) => min ?? 1)) / 1.2),
    Math.max(...all.map(({ max }) => max ?? 1), 2) * 1.2,
  ];
  if (arrived.prompt.max === null) return emptyPlot('No request came.');
  const scale = linear(log2(low), log2(high));
  const x = (tokens: number): number => scale(log2(Math.max(low, tokens)));
  const labels: Label[] = [];
  const dots: { x: number; y: number; ink: string; title: string }[] = [];
  const shapes = shown.map(([key, name, ink]): Shape => {
    const lengths = arrived[key];
    const p50 = lengths.p50 ?? 1;
    labels.push({ x: x(p50), y: 0.5, text: `${name}s`, ink, side: x(p50) > 0.8 ? 'left' : 'right' });
    for (const [rank, y] of [['p50', 0.5] as const, ['p90', 0.9] as const, ['p99', 0.99] as const]) {
      const tokens = lengths[rank];
      if (tokens !== null)
        dots.push({ x: x(tokens), y, ink, title: `${name} ${rank} ${count(Math.round(tokens))} tokens` });
    }
    return { ink, form: 'line', points: curveOf(lengths, x) };
  });
  const says = shown.map(
    ([key, name]) => `${name} p50 ${short(arrived[key].p50)}, p99 ${short(arrived[key].p99)} tokens`,
  );
  return plotMarkup({
    heightPx: 190,
    says: `Share of requests by length: ${says.join('; ')}.`,
    shapes,
    xTicks: logTicks(low, high).map((tokens) => ({ x: x(tokens), text: tidy(short(tokens)) })),
    yTicks: [0, 0.5, 0.9, 1].map((y) => ({ y, text: tidy(percent(y)) })),
    xTitle: 'tokens',
    yTitle: 'share of requests up to so many tokens',
    bands: [],
    labels,
    dots,
    hovers: [],
  });
}
