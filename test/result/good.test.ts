// Good output tokens: those of requests that met every objective. They are counted by the core, against the rows of a
// run; a fleet that misses its SLO has spent, but has no price.

import { describe, expect, test } from 'vitest';
import { goodTokenCost, simulate } from '../../src/index.ts';
import { htmlReport } from '../../src/report/html.ts';
import { textReport } from '../../src/report/text.ts';
import { goodTokensOf } from '../../src/result/good.ts';
import type { Totals } from '../../src/result/observations.ts';

const totals = (goodTokens: number) => [{ goodTokens } as Totals];
const spent = { totalUsd: 2, energyJ: 500, lengthS: 10 };

const chat = (rate: string, more: object = {}) => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate, duration: '60 s' },
  slo: { ttft: '1 s', tpot: '15 ms', attainment: 0.9 },
  price: { accelerator: '2.50 $/h' },
  run: { seed: 3, warmUp: '10 s' },
  ...more,
});

describe('costs of good tokens', () => {
  // 1,000 of the 5,000 tokens were good when the interval began
  test('dollars and joules of the interval over what became good in it', () => {
    const good = goodTokensOf(totals(1000), totals(5000), spent, true);
    expect(good).toMatchObject({ outputTokens: 4000, outputTokensPerS: 400, usdPerMtoken: 500, joulesPerToken: 0.125 });
    expect(good.spent).toEqual({ usdPerMtoken: 500, joulesPerToken: 0.125 });
  });

  test('a fleet that misses its SLO has spent but has no price; without a target there is one', () => {
    const missed = goodTokensOf(totals(1000), totals(5000), spent, false);
    expect(missed).toMatchObject({ usdPerMtoken: null, joulesPerToken: null, spent: { usdPerMtoken: 500 } });
    expect(goodTokensOf(totals(1000), totals(5000), spent, null).usdPerMtoken).toBe(500);
    expect(goodTokensOf(totals(7), totals(7), spent, true)).toMatchObject({ outputTokens: 0, usdPerMtoken: null });
  });

  test('the core counts the tokens of the rows that met every objective', async () => {
    const rows: { output: number; isGood: boolean }[] = [];
    const result = await simulate(chat('14 /s', { run: { seed: 3, warmUp: '0 s' } }), {
      onRows: ({ outputTokens, arrivalPs, firstTokenPs, finishPs }, count) => {
        for (let row = 0; row < count; row++) {
          const [ttft, e2e] = [firstTokenPs[row]! - arrivalPs[row]!, finishPs[row]! - arrivalPs[row]!];
          const gaps = BigInt(outputTokens[row]! - 1);
          const tpot = gaps > 0n ? (e2e - ttft) / gaps : 0n;
          rows.push({ output: outputTokens[row]!, isGood: ttft <= 1_000_000_000_000n && tpot <= 15_000_000_000n });
        }
      },
    });
    const good = rows.filter(({ isGood }) => isGood);
    expect(good.length).toBeGreaterThan(10);
    expect(good.length).toBeLessThan(rows.length);
    expect(result.wholeRun.good.outputTokens).toBe(good.reduce((sum, { output }) => sum + output, 0));
  });

  test('a saturated fleet looks cheaper by its raw tokens, and has no price for good ones', async () => {
    const [calm, saturated] = await Promise.all(['6 /s', '20 /s'].map((rate) => simulate(chat(rate))));
    expect(saturated?.usdPerMtoken).toBeLessThan(calm?.usdPerMtoken ?? 0);
    expect(goodTokenCost(calm!).usdPerMtoken).toBeGreaterThan(0);
    expect(goodTokenCost(saturated!)).toEqual({ usdPerMtoken: null, joulesPerToken: null });
    expect(textReport(calm!)).toMatch(/good tokens +\$0\.\d+ a million/);
    expect(textReport(saturated!)).toMatch(/good tokens +no price: the SLO is missed/);
    expect(htmlReport(saturated!)).toContain('A million good tokens</div><div class="figure">–</div>');
  });
});
