// Requests that miss alone: against runs of one request, and what plans say and do of them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capacity, size } from '../../src/planner/index.ts';
import { newFolder, run } from '../cli/command.ts';
import { attained, chat } from './support.ts';

const home = newFolder();
const strict = { ...chat, slo: { ttft: '30 ms', attainment: 0.95 } };
writeFileSync(join(home, 'strict.json'), JSON.stringify(strict));
writeFileSync(join(home, 'none.json'), JSON.stringify({ ...chat, slo: { ttft: '1 ms', attainment: 0.95 } }));
writeFileSync(join(home, 'chat.json'), JSON.stringify(chat));
const one = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1] };

/** Whether one request of so many prompt tokens meets, on a replica of its own. */
const meets = async (promptTokens: number): Promise<boolean> => {
  const workload = { prompt: promptTokens, output: 100, rate: '1 /s', requests: 1 };
  return (await attained({ ...strict, workload })) === 1;
};

describe('requests alone', () => {
  test('the tokens from which they miss are those of single runs', async () => {
    const { alone, noAnswer, replicates } = await capacity(strict, { replicates: 1 });
    expect(noAnswer).toBe('alone');
    // the search ends with the first load
    expect(replicates[0]?.trials.length).toBe(1);
    const [ttft] = alone?.objectives ?? [];
    const { over = null, least = 0 } = ttft?.promptTokens ?? {};
    expect(ttft?.objective).toBe('ttft');
    expect(await meets(over ?? 0)).toBe(true);
    expect(await meets(least)).toBe(false);
  });

  test('no number of replicas is sought where too many miss', async () => {
    const { rows, cannot, noAnswer } = await size(strict, one);
    expect([rows.length, noAnswer, cannot[0]?.why]).toEqual([0, 'alone', 'alone']);
    expect(cannot[0]?.reason).toMatch(/miss the SLO even alone on an empty replica: TTFT by prompts over \d+ tokens/);
    expect(
      await attained({
        ...strict,
        fleet: { pools: [{ accelerator: 'h100-sxm', ...chat.fleet.pools[0], replicas: 64 }] },
      }),
    ).toBeLessThan(0.95);
  });

  test('what few miss is reported beside the size', async () => {
    const { rows, noAnswer } = await size({ ...chat, slo: { ttft: '60 ms', attainment: 0.9 } }, one);
    const [row] = rows;
    expect(noAnswer).toBeNull();
    expect(row?.alone?.missed).toBeGreaterThan(0);
    const share = 1 - (row?.alone?.missed ?? 0) / (row?.alone?.requests ?? 1);
    expect(row?.attainment).toBeLessThanOrEqual(share);
  });
});

describe('the commands', () => {
  test('end without an answer in exit code 3 and a line for scripts', async () => {
    const { code, out } = await run(home, ['capacity', 'none.json', '--quiet']);
    expect(code).toBe(3);
    expect(out).toContain('0 %');
    expect(out).not.toContain('≤');
    expect(out).toContain('100 % of the requests (600 of 600) miss the SLO even alone on an empty replica');
    expect(out.trimEnd().split('\n').at(-1)).toBe('result: capacity none reason=alone');
    const sized = await run(home, ['size', 'none.json', '--accelerators', 'h100-sxm', '--tp', '1', '--quiet']);
    expect(sized.code).toBe(3);
    expect(sized.out.trimEnd().split('\n').at(-1)).toBe('result: size none reason=alone');
  });

  test('with an answer end in exit code 0 and its figures', async () => {
    const args = ['chat.json', '--engine-args', 'vllm serve llama-3.1-8b --max-num-seqs 128', '--quiet'];
    const { code, out, err } = await run(home, ['size', ...args, '--accelerators', 'h100-sxm', '--precision', 'bf16']);
    expect([code, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^result: size ok replicas=\d+ accelerator=h100-sxm precision=bf16/,
    );
  });
});
