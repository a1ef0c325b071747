// Processes whose rate changes, correlated lengths and sessions follow their definitions, and stay pure.
// Seeds are fixed; bounds are some four standard errors wide.

import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';
import type { ArrivalSpec, DrawnSpec, LengthSpec } from '../../src/scenario/types.ts';
import { debugCore } from '../core/debug.ts';
import { cvOf, drawnOf, gapsOf, maths, meanOf, poisson, rowsOf } from './support.ts';

const n = 100_000;
const states = [
  { factor: 0.5, dwellS: 30 },
  { factor: 3, dwellS: 5 },
  { factor: 0, dwellS: 10 },
] as const;
const mmpp: ArrivalSpec = { process: 'mmpp', ratePerS: 10, cv: 1, states };
const secondsOf = (spec: Partial<DrawnSpec>, seed = 1) =>
  rowsOf(drawnOf({ requests: n, ...spec }, { seed })).timePs.map((time) => Number(time) / 1e12);

/** Arrivals in [from, to) of each period, over those that the mean rate would bring. */
function share(times: readonly number[], periodS: number, fromS: number, toS: number): number {
  const inside = times.filter((time) => time % periodS >= fromS && time % periodS < toS).length;
  return (inside * periodS) / (times.length * (toS - fromS));
}

/** Variance over mean of the counts in windows. */
function dispersionOf(times: readonly number[], windowS: number): number {
  const counts = new Array<number>(Math.floor(times.at(-1)! / windowS)).fill(0);
  for (const time of times) if (time < counts.length * windowS) counts[Math.floor(time / windowS)]!++;
  const mean = meanOf(counts);
  return meanOf(counts.map((count) => (count - mean) * (count - mean))) / mean;
}

describe('Markov-modulated arrivals', () => {
  test('have their mean rate over all time', () => {
    const rates = [1, 2, 3, 4].map((seed) => n / secondsOf({ arrivals: mmpp }, seed).at(-1)!);
    expect(Math.abs(meanOf(rates) / 10 - 1)).toBeLessThan(0.02);
  });

  test('of two states have the dispersion of the formula, and of a silent state the cv of the gaps', () => {
    // Fischer, Meier-Hellstern, "The Markov-modulated Poisson process cookbook", Performance Evaluation 18, 1993.
    const [on, off] = [4, 12];
    const spec: ArrivalSpec = {
      ...mmpp,
      states: [
        { factor: 1, dwellS: on },
        { factor: 0, dwellS: off },
      ],
    };
    const times = [1, 2, 3, 4].map((seed) => secondsOf({ arrivals: spec }, seed));
    const busy = 10 * ((on + off) / on);
    const sum = 1 / on + 1 / off;
    const variance = (busy * busy * on * off) / ((on + off) * (on + off));
    for (const windowS of [1, 10, 60]) {
      const x = sum * windowS;
      const wanted = 1 + ((2 * variance) / (10 * sum)) * (1 - (1 - maths.exp(-x)) / x);
      expect(Math.abs(meanOf(times.map((one) => dispersionOf(one, windowS))) / wanted - 1)).toBeLessThan(0.1);
    }
    const squared = 1 + (2 * busy) / on / (sum * sum);
    const gaps = times.flatMap((one) => one.slice(1).map((time, i) => time - one[i]!));
    expect(Math.abs((cvOf(gaps) * cvOf(gaps)) / squared - 1)).toBeLessThan(0.1);
  });

  test('begin in a state by its share of the time', () => {
    const spec: ArrivalSpec = {
      ...mmpp,
      ratePerS: 1000,
      states: [
        { factor: 0, dwellS: 30 },
        { factor: 1, dwellS: 10 },
      ],
    };
    const busy = Array.from({ length: 400 }, (_, seed) => secondsOf({ requests: 1, arrivals: spec }, seed)[0]! < 0.02);
    expect(Math.abs(busy.filter(Boolean).length / 400 - 0.25)).toBeLessThan(0.09);
  });

  test('stay exponentially long in their states, any other of which comes next', () => {
    const spec: ArrivalSpec = {
      ...mmpp,
      ratePerS: 20,
      states: [
        { factor: 0, dwellS: 10 },
        { factor: 1, dwellS: 2 },
        { factor: 1, dwellS: 2 },
      ],
    };
    const times = secondsOf({ arrivals: spec }, 3);
    const silences = gapsOf(times.map((time) => BigInt(Math.round(time * 1e12)))).filter((gap) => gap > 0.3);
    // a busy stretch is one visit or several, each followed by the other busy state with chance one half: mean 2 visits
    const busyS = times.at(-1)! - silences.reduce((sum, gap) => sum + gap, 0);
    expect(Math.abs(meanOf(silences) / 10 - 1)).toBeLessThan(0.22);
    expect(Math.abs(busyS / silences.length / 4 - 1)).toBeLessThan(0.22);
  });
});

describe('shapes', () => {
  test('a diurnal rate swings around its mean and peaks where it should', () => {
    const diurnal = { amplitude: 0.8, periodS: 100, peakS: 25 };
    const times = secondsOf({ arrivals: { ...poisson, diurnal } });
    expect(Math.abs(times.at(-1)! / (n / 10) - 1)).toBeLessThan(0.02);
    const quarter = (fromS: number) => share(times, 100, fromS, fromS + 25);
    // mean of 1 + 0.8·cos over a quarter around the peak: 1 + 0.8·sin(π/4)·4/π·…
    const swing = (0.8 * 100 * 2 * maths.sin(Math.PI / 4)) / (2 * Math.PI * 25);
    expect(Math.abs(quarter(12.5) - (1 + swing))).toBeLessThan(0.025);
    expect(Math.abs(quarter(62.5) - (1 - swing))).toBeLessThan(0.025);
    expect(Math.abs(share(times, 100, 37.5, 62.5) - 1)).toBeLessThan(0.025);
  });

  test('a full swing leaves the night empty, and long gaps cross whole periods', () => {
    const diurnal = { amplitude: 1, periodS: 10, peakS: 0 };
    const rare = secondsOf({ requests: 20_000, arrivals: { ...poisson, ratePerS: 0.01, diurnal } });
    expect(Math.abs(rare.at(-1)! / 2e6 - 1)).toBeLessThan(0.03);
    expect(share(rare, 10, 4, 6)).toBeLessThan(0.1);
    expect(share(rare, 10, 0, 1)).toBeGreaterThan(1.8);
  });

  test('even gaps through a diurnal rate are the inverse of its integral, to the ps', () => {
    const diurnal = { amplitude: 0.5, periodS: 100, peakS: 0 };
    const times = secondsOf({ requests: 2000, arrivals: { process: 'gamma', ratePerS: 1, cv: 0, diurnal } });
    const turn = (2 * Math.PI) / 100;
    for (const [row, time] of times.entries()) {
      const work = time + (0.5 / turn) * maths.sin(turn * time);
      expect(Math.abs(work - (row + 1))).toBeLessThan(1e-8);
    }
  });

  test('a burst that comes again keeps the mean rate, one that comes once adds to it', () => {
    const burst = { atS: 20, lengthS: 10, factor: 5, everyS: 100 };
    const times = secondsOf({ arrivals: { ...poisson, burst } });
    expect(Math.abs(times.at(-1)! / (n / 10) - 1)).toBeLessThan(0.02);
    expect(Math.abs(share(times, 100, 20, 30) - 5 / 1.4)).toBeLessThan(0.08);
    expect(Math.abs(share(times, 100, 30, 100) - 1 / 1.4)).toBeLessThan(0.02);
    const once = secondsOf({ arrivals: { ...poisson, burst: { ...burst, everyS: null, factor: 50 } } });
    const counts = [0, 1, 2, 3].map((slot) => once.filter((time) => Math.floor(time / 10) === slot).length);
    for (const [slot, wanted] of [100, 100, 5000, 100].entries()) {
      expect(Math.abs(counts[slot]! - wanted)).toBeLessThan(4 * Math.sqrt(wanted));
    }
    const silent = secondsOf({ arrivals: { ...poisson, burst: { ...burst, factor: 0 } } });
    expect(share(silent, 100, 20, 30)).toBe(0);
  });

  test('a gap that reaches into a burst and out of it lasts until its work is done', () => {
    const burst = { atS: 5, lengthS: 4, factor: 3, everyS: null };
    const even: ArrivalSpec = { process: 'gamma', ratePerS: 0.1, cv: 0, burst };
    const times = secondsOf({ requests: 3, arrivals: even });
    // 5 s + 5/3 s; then 7/3 s of the burst are 7 s of work, and 3 s are left
    for (const [row, wanted] of [20 / 3, 12, 22].entries()) expect(Math.abs(times[row]! - wanted)).toBeLessThan(1e-11);
  });

  test('before a burst, arrivals are those without it', () => {
    const burst = { atS: 50, lengthS: 1, factor: 3, everyS: null };
    const plain = rowsOf(drawnOf({ requests: 1000 })).timePs;
    const modulated = rowsOf(drawnOf({ requests: 1000, arrivals: { ...poisson, burst } })).timePs;
    const before = plain.filter((time) => time < 50n * 10n ** 12n).length;
    for (let row = 0; row < before; row++) {
      expect(Math.abs(Number(modulated[row]! - plain[row]!))).toBeLessThanOrEqual(row + 1);
    }
    expect(modulated[before + 20]).not.toBe(plain[before + 20]);
  });

  test('a tick holds arrivals back to its next multiple and shifts no draw', () => {
    const plain = rowsOf(drawnOf({ requests: 2000, arrivals: mmpp })).timePs;
    const ticked = rowsOf(drawnOf({ requests: 2000, arrivals: { ...mmpp, tickS: 3 } })).timePs;
    const tick = 3n * 10n ** 12n;
    expect(ticked).toEqual(plain.map((time) => ((time + tick - 1n) / tick) * tick));
  });

  test('arrivals that a silent rate puts beyond 106 days are an input error', () => {
    const burst = { atS: 0, lengthS: 9e6, factor: 0, everyS: null };
    const rare = { ...poisson, ratePerS: 1e-6, burst };
    expect(() => rowsOf(drawnOf({ requests: 9, arrivals: rare }))).toThrow(/106 days/);
  });
});

describe('modulated draws are pure', () => {
  const all: ArrivalSpec = {
    ...mmpp,
    diurnal: { amplitude: 0.7, periodS: 60, peakS: 7 },
    burst: { atS: 3, lengthS: 2, factor: 4, everyS: 17 },
  };

  test('chunks of any size hold the same requests, and sources that take turns do not disturb each other', () => {
    const sessions = { turns: 3, open: 7 };
    const rows = rowsOf(drawnOf({ requests: 9000, arrivals: all, sessions }), 9000);
    for (const capacity of [1, 7, 4097]) {
      expect(rowsOf(drawnOf({ requests: 9000, arrivals: all, sessions }), capacity)).toEqual(rows);
    }
    const pair = [1, 2].map((seed) => drawnOf({ requests: 3000, arrivals: all, sessions }, { seed }));
    const turns = Array.from({ length: 6 }, (_, i) => rowsOf(limited(pair[i % 2]!, 500), 500).timePs);
    expect(turns.filter((_, i) => i % 2 === 0).flat()).toEqual(rows.timePs.slice(0, 1500));
  });

  test('what modulates the rate shifts no length, class or session', () => {
    const sessions = { turns: 3, open: 7 };
    const chat: LengthSpec = { kind: 'logNormal', median: 500, sigma: 0.8, min: 4, max: 8000 };
    const base = rowsOf(drawnOf({ requests: 500, prompt: chat, output: chat, sessions }));
    const other = rowsOf(drawnOf({ requests: 500, prompt: chat, output: chat, sessions, arrivals: all }));
    expect({ ...other, timePs: base.timePs }).toEqual(base);
    const bare = rowsOf(drawnOf({ requests: 500, prompt: chat, output: chat }));
    expect({ ...bare, session: base.session }).toEqual(base);
  });
});

/** The next `rows` of a source, then the end. */
function limited(source: ReturnType<typeof drawnOf>, rows: number): ReturnType<typeof drawnOf> {
  let left = rows;
  return Object.create(source, {
    fill: {
      value: (chunk: Parameters<typeof source.fill>[0]) => {
        if (left === 0) return 0;
        left = 0;
        return source.fill(chunk);
      },
    },
  }) as ReturnType<typeof drawnOf>;
}

/** Spearman's rank correlation. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
    const out = new Array<number>(values.length);
    for (const [rank, i] of order.entries()) out[i] = rank;
    return out;
  };
  const [left, right] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  const covariance = meanOf(left.map((rank, i) => (rank - mean) * (right[i]! - mean)));
  return covariance / ((a.length * a.length - 1) / 12);
}

describe('correlation', () => {
  const flat: LengthSpec = { kind: 'quantiles', shares: [0, 1], tokens: [1, 1e6] };
  const wide: LengthSpec = { kind: 'logNormal', median: 1e5, sigma: 1, min: 1, max: null };

  test.each([-1, -0.6, 0.3, 0.9, 1])('of %f is the rank correlation of any two laws', (correlation) => {
    for (const [prompt, output] of [
      [flat, flat],
      [flat, wide],
      [wide, flat],
      [wide, wide],
    ] as const) {
      const rows = rowsOf(drawnOf({ requests: 20_000, prompt, output, correlation }));
      const found = rankCorrelation(rows.promptTokens, rows.outputTokens);
      expect(Math.abs(found - correlation)).toBeLessThan(Math.abs(correlation) === 1 ? 0.001 : 0.025);
    }
  });

  test('changes no prompt and no law of the outputs', () => {
    const base = rowsOf(drawnOf({ requests: 20_000, prompt: wide, output: flat }));
    const tied = rowsOf(drawnOf({ requests: 20_000, prompt: wide, output: flat, correlation: 0.8 }));
    expect(tied.promptTokens).toEqual(base.promptTokens);
    expect(Math.abs(meanOf(tied.outputTokens) / 5e5 - 1)).toBeLessThan(0.02);
    expect(Math.abs(cvOf(tied.outputTokens) * Math.sqrt(3) - 1)).toBeLessThan(0.02);
    expect(Math.max(...tied.outputTokens)).toBeLessThanOrEqual(1e6);
  });

  test('the normal distribution function undoes its inverse', () => {
    const { normalCdf, normalQuantile } = debugCore({}).exports as unknown as Record<string, (x: number) => number>;
    for (let i = 1; i < 2000; i++) {
      const p = i / 2000;
      expect(Math.abs(normalCdf!(normalQuantile!(p)) - p)).toBeLessThan(1e-14);
    }
    expect([-40, -9, 0, 9, 40].map((z) => normalCdf!(z))).toEqual([0, 0, 0.5, 1, 1]);
    expect(Math.abs(normalCdf!(-3) / 0.0013498980316300933 - 1)).toBeLessThan(1e-12);
  });
});

describe('sessions', () => {
  test('have their mean number of requests, geometric, so many open at a time', () => {
    const { session } = rowsOf(drawnOf({ requests: n, sessions: { turns: 5, open: 20 } }));
    const sizes = new Map<number, number>();
    for (const one of session) sizes.set(one, (sizes.get(one) ?? 0) + 1);
    expect(Math.abs(n / sizes.size / 5 - 1)).toBeLessThan(0.03);
    const single = [...sizes.values()].filter((size) => size === 1).length / sizes.size;
    expect(Math.abs(single - 0.2)).toBeLessThan(0.012);
    const longest = Math.max(...sizes.values());
    expect(longest).toBeGreaterThan(25);
    // every round of 20 requests holds 20 sessions, each that of a request before it or its own
    for (let from = 0; from < n; from += 20) expect(new Set(session.slice(from, from + 20)).size).toBe(20);
    for (const [row, one] of session.entries()) expect(one).toBeLessThanOrEqual(row);
  });

  test('of one turn are all different, and without the option there are none', () => {
    const { session } = rowsOf(drawnOf({ requests: 1000, sessions: { turns: 1, open: 9 } }));
    expect(session).toEqual(session.map((_, row) => row));
    expect(new Set(rowsOf(drawnOf({ requests: 10 })).session)).toEqual(new Set([-1]));
  });
});

describe('a scenario', () => {
  const parse = (workload: object) =>
    parseScenario({
      model: 'llama-3.1-8b',
      fleet: { pools: [{ accelerator: 'h100-sxm' }] },
      workload: { prompt: 10, output: 10, requests: 5, ...workload },
    }).workload as DrawnSpec;

  test('says all of it in words', () => {
    const arrivals = {
      process: 'mmpp',
      rate: '10 /s',
      states: [
        { factor: 1, dwell: '1 min' },
        { factor: 4, dwell: '5 s' },
      ],
      diurnal: { amplitude: '50 %', peak: '14 h' },
      burst: { at: '10 min', length: '1 min', factor: 3, every: '1 h' },
      tick: '100 ms',
    };
    expect(parse({ arrivals, correlation: -0.5, sessions: { turns: 4 } })).toMatchObject({
      arrivals: {
        process: 'mmpp',
        ratePerS: 10,
        cv: 1,
        states: [
          { factor: 1, dwellS: 60 },
          { factor: 4, dwellS: 5 },
        ],
        diurnal: { amplitude: 0.5, periodS: 86_400, peakS: 50_400 },
        burst: { atS: 600, lengthS: 60, factor: 3, everyS: 3600 },
        tickS: 0.1,
      },
      correlation: -0.5,
      sessions: { turns: 4, open: 100 },
    });
  });
});
