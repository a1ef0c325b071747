// The whole result on synthetic runs: each key against its definition, computed here from the requests themselves.

import { describe, expect, test } from 'vitest';
import type { Totals } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import type { Latencies, Result } from '../../src/result/types.ts';
import { simulate } from '../../src/run/simulate.ts';
import { chatClass, compiledFacts, noSlo, poolFacts } from './facts.ts';
import { type FixtureOptions, latencyPs, observations, observe, usual } from './fixture.ts';
import { type ToyRequest, toyRequests } from './toy.ts';

const quick: Partial<FixtureOptions> = { durationS: 90, warmUpS: 10 };
const options: FixtureOptions = { ...usual, ...quick };
const requests = toyRequests(options);
const seen = observe(requests, options);
const result = buildResult(seen);

/** Every number in it, with its path. */
function numbersOf(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`));
}

const within = (values: readonly ToyRequest[], test: (request: ToyRequest) => number) =>
  values.filter((request) => test(request) > seen.fromS && test(request) <= seen.toS);
const grown = (name: keyof Totals) => seen.atTo[0]![name] - seen.atFrom[0]![name];

describe('keys', () => {
  const lengthS = seen.toS - seen.fromS;

  test('latencies are those of the requests that arrived in the interval', () => {
    const measured = requests.filter((request) => request.arrivalS >= seen.fromS);
    const latencies = measured.map((request) => latencyPs(request, poolFacts.outputS));
    const rank = (values: readonly bigint[], p: number) =>
      [...values].sort((a, b) => Number(a - b))[Math.ceil(p * values.length - 1e-9) - 1]!;
    const expectP = (name: keyof Latencies, values: readonly bigint[]) => {
      const exact = Number(rank(values, 0.9)) * 1e-12;
      expect(Math.abs(result.latency[name].p90! / exact - 1), name).toBeLessThan(0.008);
      expect(result.latency[name].count).toBe(values.length);
    };
    expectP(
      'ttftS',
      latencies.map((latency) => latency.ttft),
    );
    expectP(
      'e2eS',
      latencies.map((latency) => latency.e2e),
    );
    expectP(
      'queueS',
      latencies.map((latency) => latency.queue),
    );
    expectP(
      'tpotS',
      latencies.flatMap((latency) => latency.tpot ?? []),
    );
    expect(result.latency.tpotS.count).toBe(measured.filter((request) => request.outputTokens > 1).length);
  });

  test('rates count what falls into the interval', () => {
    const finished = within(requests, (request) => request.finishS);
    expect(result.throughput.requestsPerS).toBeCloseTo(finished.length / lengthS, 9);
    const good = finished.filter((request) => {
      const { ttft, tpot } = latencyPs(request, poolFacts.outputS);
      return ttft <= 500_000_000_000n && (tpot ?? 0n) <= 50_000_000_000n;
    });
    expect(result.goodputPerS).toBeCloseTo(good.length / lengthS, 9);
    const prompts = within(requests, (request) => request.firstS).reduce((sum, row) => sum + row.promptTokens, 0);
    expect(result.throughput.promptTokensPerS).toBeCloseTo(prompts / lengthS, 6);
    expect(result.energyJ).toBeCloseTo(grown('staticEnergyJ') + grown('dynamicEnergyJ'), 6);
    expect(result.wattsMean).toBeCloseTo(result.energyJ / lengthS, 9);
    expect(result.joulesPerOutputToken).toBeCloseTo(result.energyJ / grown('outputTokens'), 9);
  });

  test('dollars are accelerators by time and joules by price', () => {
    const usd = (lengthS * 2.5) / 3600 + (result.energyJ * 0.08) / 3.6e6;
    expect(result.money.totalUsd).toBeCloseTo(usd, 9);
    expect(result.usdPerMtoken).toBeCloseTo((usd / grown('outputTokens')) * 1e6, 9);
    expect(result.money.usdPerMtokenTotal!).toBeLessThan(result.usdPerMtoken!);
    const priced = (acceleratorUsdPerS: number | null, energyUsdPerJ: number | null) =>
      buildResult({
        ...seen,
        compiled: { ...compiledFacts, pools: [{ ...poolFacts, acceleratorUsdPerS }], price: { energyUsdPerJ } },
      }).money;
    expect(priced(null, 1e-6).totalUsd).toBeNull();
    expect(priced(null, 1e-6).energyUsd).toBeCloseTo(result.energyJ * 1e-6, 9);
    expect(priced(1, null).totalUsd).toBeCloseTo(lengthS, 9);
    expect(priced(1, null).energyUsd).toBeNull();
  });

  test('MFU counts 2 FLOP a weight and token, the attention pairs, and nothing twice', () => {
    const tokens = grown('decodeTokens') + grown('prefillTokens') - grown('recomputedTokens');
    const weights = 32 * 4096 * ((32 + 16) * 128 + 32 * 128 + 3 * 14336);
    const pairs = 32 * 32 * 128 * (4 * grown('decodeKvTokens') + 2 * grown('prefillPairs'));
    const flop = 2 * weights * tokens + 2 * 128256 * 4096 * grown('outputTokens') + pairs;
    expect(Math.abs(result.modelFlop / flop - 1)).toBeLessThan(1e-12);
    expect(result.mfu).toBeCloseTo(flop / (989.4e12 * lengthS), 12);
    const twice = buildResult(observations({ ...quick, preemptedShare: 0.5 }));
    expect(twice.modelFlop).toBe(result.modelFlop);
    expect(twice.throughput.promptTokensPerS).toBe(result.throughput.promptTokensPerS);
    expect(twice.engine.recomputedTokens).toBeGreaterThan(0);
  });

  test('operators come by time, with shares and what bound them longest', () => {
    const times = result.operators.map((line) => line.timeS);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(result.operators.reduce((sum, line) => sum + line.timeShare!, 0)).toBeCloseTo(1, 12);
    const bound = Object.fromEntries(result.operators.map((line) => [line.operator, line.bound]));
    expect(bound).toMatchObject({ prefillAttention: 'compute', head: 'memory', host: 'latency', allReduce: null });
  });

  test('numbers of unknown origin stand last', () => {
    const kinds = result.provenance.numbers.map((number) => number.kind);
    expect(kinds[0]).toBe('user');
    expect(kinds.slice(-3)).toEqual(['assumed', 'assumed', 'assumed']);
    expect(result.provenance.counts).toMatchObject({ datasheet: 3, assumed: 3, recalled: 2, fitted: 2, user: 1 });
  });
});

describe('attainment', () => {
  const attain = (change: Partial<FixtureOptions>): Result => buildResult(observations({ ...quick, ...change }));

  test('is good over arrived: rejected and unfinished requests never meet', () => {
    expect(result.attainment.share).toBe(result.measured.good / result.measured.arrived);
    const rejecting = attain({ rejectedShare: 0.3 });
    expect(rejecting.attainment.share).toBe(rejecting.measured.good / rejecting.measured.arrived);
    expect(rejecting.attainment.share!).toBeLessThan(0.8);
    expect(rejecting.attainment.met).toBe(false);
    expect(rejecting.latency.e2eS.unfinished).toBe(0);
    const cut = attain({ untilS: 80 });
    expect(cut.measured.good).toBeLessThanOrEqual(cut.measured.finished);
    expect(cut.attainment.share).toBe(cut.measured.good / cut.measured.arrived);
  });

  test('is met at the wanted share and not under it', () => {
    const wanting = (attainment: number | null) =>
      attain({ compiled: { ...compiledFacts, attainment } }).attainment.met;
    expect(wanting(result.attainment.share)).toBe(true);
    expect(wanting(result.attainment.share! + 1e-9)).toBe(false);
    expect(wanting(null)).toBeNull();
  });

  test('goes class by class', () => {
    const classes = [chatClass, { name: 'free', priority: 1, slo: noSlo }];
    const two = attain({ classes: 2, compiled: { ...compiledFacts, classes } });
    expect(two.classes.map((row) => row.name)).toEqual(['default', 'free']);
    expect(two.classes[1]!.attainment.share).toBe(1);
    const sum = two.classes.reduce((total, row) => total + row.latency.ttftS.count, 0);
    expect(sum).toBe(two.latency.ttftS.count);
    expect(two.classes[0]!.measured.good + two.classes[1]!.measured.good).toBe(two.measured.good);
  });
});

describe('edges', () => {
  test.each([
    ['a run cut short', { ...quick, untilS: 60 }],
    ['a run cut before the warm-up ended', { ...quick, untilS: 8 }],
    ['only one-token outputs', { ...quick, oneTokenShare: 1 }],
    ['everything rejected', { ...quick, rejectedShare: 1 }],
    ['no request at all', { ...quick, durationS: 0 }],
    ['no windows of any length', { ...quick, windowS: 1000 }],
  ])('%s: no NaN, no Infinity, and JSON carries it unchanged', (_, change) => {
    const edge = buildResult(observations(change));
    for (const [path, value] of numbersOf(edge)) expect(Number.isFinite(value), path).toBe(true);
    expect(JSON.parse(JSON.stringify(edge))).toEqual(edge);
    expect(Object.keys(edge)).toEqual(Object.keys(result));
  });

  test('no finite number is lost, no other gets through', () => {
    const odd = { ...seen, roundingShare: Number.NaN, promptTokens: Number.POSITIVE_INFINITY };
    expect(buildResult(odd).roundingShare).toBeNull();
    expect(buildResult(odd).workload.promptTokens).toBeNull();
  });

  test('one-token outputs have no TPOT and are good without one', () => {
    const one = buildResult(observations({ ...quick, oneTokenShare: 1 }));
    expect(one.latency.tpotS).toMatchObject({ count: 0, unfinished: 0, p99: null });
    expect(one.latency.itlS.count).toBe(0);
    expect(one.attainment.share!).toBeGreaterThan(0.9);
  });

  test('an interval without length has no rates, but the whole run has', () => {
    const none = buildResult(observations({ ...quick, untilS: 8 }));
    expect(none.interval.lengthS).toBe(0);
    expect([none.goodputPerS, none.throughput.requestsPerS, none.wattsMean, none.mfu]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(none.wholeRun.outputTokensPerS!).toBeGreaterThan(0);
  });

  test('the same observations give the same result', () => {
    expect(JSON.stringify(buildResult(seen))).toBe(JSON.stringify(result));
  });
});

test('an offline batch is reported by its whole run, an online run is not', async () => {
  const batch = await simulate('batch-8b-h100');
  expect(batch.warnings.map(({ code }) => code)).toContain('interval-brief');
  const { wholeRun } = batch;
  expect(wholeRun.operators.length).toBeGreaterThan(5);
  const timeS = wholeRun.operators.reduce((sum, line) => sum + line.timeS, 0);
  expect(timeS / wholeRun.lengthS).toBeCloseTo(1, 3);
  const perS = 2.5 / 3600 + (wholeRun.energyJ / wholeRun.lengthS) * (0.08 / 3.6e6);
  expect(wholeRun.usdPerMtoken).toBeCloseTo((perS / (wholeRun.outputTokensPerS ?? 0)) * 1e6, 9);
  const online = await simulate('chat-8b-h100');
  expect(online.warnings.map(({ code }) => code)).not.toContain('interval-brief');
  expect(online.wholeRun.operators).toEqual([]);
});

test('a warm-up that is left out is named with its reason', async () => {
  const system = { model: 'llama-3.1-8b', fleet: { pools: [{ accelerator: 'h100-sxm' }] }, run: { warmUp: '10 s' } };
  const warningOf = async (workload: object) => {
    const { warnings } = await simulate({ ...system, workload: { prompt: 100, output: 10, ...workload } });
    return warnings.find(({ code }) => code === 'interval-brief')?.text;
  };
  expect(await warningOf({ concurrency: 4, requests: 20 })).toMatch(/10 s is left out: Users in a closed loop/);
  expect(await warningOf({ rate: '10 /s', requests: 20 })).toMatch(/10 s is left out: No request came after it/);
  expect(await warningOf({ rate: '10 /s', requests: 400 })).toBeUndefined();
});
