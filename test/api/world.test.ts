// The public API: simulate and create. A world stepped, forked or taken back in time ends with the Result of a plain
// run.

import { describe, expect, test } from 'vitest';
import { bytesFile, create, InputError, jsonReport, type Scenario, simulate } from '../../src/index.ts';
import { setPath } from '../../src/scenario/index.ts';

const scenario = {
  tokenworks: 1,
  name: 'small',
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1', kvBlocks: 2500 },
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: {
    arrivals: { process: 'poisson', rate: '14 /s' },
    prompt: { logNormal: { median: 600, sigma: 1 }, max: 8000 },
    output: { logNormal: { median: 150, sigma: 0.8 }, max: 900 },
    requests: 500,
  },
  slo: { ttft: '500 ms', tpot: '30 ms' },
  run: { seed: 7, warmUp: '4 s', window: '500 ms' },
};
const changed = (path: string, value: string) => setPath(structuredClone(scenario), path, value) as Scenario;

describe('simulate', () => {
  test('gives the same bytes again, and others with another seed', async () => {
    const first = jsonReport(await simulate(scenario));
    expect(jsonReport(await simulate(scenario))).toBe(first);
    expect(jsonReport(await simulate(changed('run.seed', '8')))).not.toBe(first);
  });

  test('told step by step is equal but for the share of steps that were jumped', async () => {
    const jumped = await simulate(scenario);
    for (const mode of ['decodeJump', 'step']) {
      const other = await simulate(changed('run.stepMode', mode));
      expect(other.engine.jumpedShare).toBeLessThanOrEqual(jumped.engine.jumpedShare ?? 0);
      const plain = (result: typeof other) => {
        const { provenance, engine, ...rest } = result;
        return { ...rest, engine: { ...engine, jumpedShare: null }, numbers: provenance.counts.datasheet };
      };
      expect(plain(other)).toEqual(plain(jumped));
    }
  });

  test('streams every finished request in order of its finish', async () => {
    let rows = 0;
    let last = -1n;
    let ordered = true;
    const result = await simulate(scenario, {
      onRows(columns, count) {
        for (let row = 0; row < count; row++) {
          ordered &&= (columns.finishPs[row] ?? 0n) >= last;
          last = columns.finishPs[row] ?? 0n;
        }
        rows += count;
      },
    });
    expect(rows).toBe(result.requests.finished);
    expect(ordered).toBe(true);
    expect(result.engine.preemptions).toBeGreaterThan(0);
  });

  test('tells progress that only grows, and ends at all', async () => {
    const shares: number[] = [];
    await simulate(scenario, { onProgress: ({ share }) => shares.push(share ?? -1) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test('heeds its signal', async () => {
    const stop = new AbortController();
    const run = simulate(changed('workload.requests', '200000'), {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });

  test('refuses an unknown preset by name, with the nearest', async () => {
    await expect(simulate('chat-8b-h10')).rejects.toThrow(InputError);
    await expect(simulate('chat-8b-h10')).rejects.toThrow(/chat-8b-h100/);
  });

  test('reads a trace from bytes, as a browser does', async () => {
    const trace = new TextEncoder().encode('arrival_s,prompt_tokens,output_tokens\n0,100,5\n1.5,200,7\n');
    const input = { ...scenario, workload: { trace: 'mine.csv' }, run: { seed: 1 } };
    const result = await simulate(input, { openFile: () => bytesFile(trace) });
    expect(result.requests.finished).toBe(2);
    expect(result.engine.outputTokens).toBeGreaterThan(0);
  });
});

describe('a world', () => {
  test('stepped in any portions ends with the Result of a plain run', async () => {
    const plain = await simulate(scenario);
    const world = await create(scenario);
    for (const step of ['1 s', '333 ms', '2 s', '10 us', '7 s']) world.advance(step);
    expect(world.view.timeS).toBeCloseTo(10.33301, 9);
    world.advance({ until: '20 s' });
    expect(world.view.timeS).toBe(20);
    expect(jsonReport(world.result())).toBe(jsonReport(plain));
    expect(world.view.done).toBe(true);
  });

  test('shows what stands: the ledger of requests balances at every look', async () => {
    const world = await create(scenario);
    let arrived = 0;
    for (let at = 0; at < 20; at++) {
      const { replica } = world.advance('1 s').view;
      const inside = (replica.running[0] ?? 0) + (replica.queued[0] ?? 0);
      expect(replica.arrived[0]).toBe(
        (replica.finished[0] ?? 0) + inside + (replica.rejectedNeverFits[0] ?? 0) + (replica.rejectedTooLong[0] ?? 0),
      );
      expect(replica.arrived[0]).toBeGreaterThanOrEqual(arrived);
      arrived = replica.arrived[0] ?? 0;
    }
    expect(arrived).toBeGreaterThan(100);
  });

  test('forks: both go on apart to the same end', async () => {
    const world = await create(scenario);
    const other = world.advance('9 s').fork();
    expect(other.view.timeS).toBe(9);
    const first = jsonReport(world.result());
    expect(other.view.timeS).toBe(9);
    expect(other.view.done).toBe(false);
    expect(jsonReport(other.result())).toBe(first);
  });

  test('goes back to a moment and lives it again', async () => {
    const world = (await create(scenario)).advance('12 s');
    const moment = world.snapshot();
    const queued = world.view.replica.queued[0];
    const first = jsonReport(world.result());
    expect(world.view.done).toBe(true);
    world.restore(moment);
    expect(world.view.timeS).toBe(12);
    expect(world.view.replica.queued[0]).toBe(queued);
    expect(jsonReport(world.result())).toBe(first);
  });

  test('never goes back by advance, and refuses a time without a unit', async () => {
    const world = (await create(scenario)).advance(3);
    expect(world.view.timeS).toBe(3);
    expect(world.advance({ until: '1 s' }).view.timeS).toBe(3);
    expect(() => world.advance('5')).toThrow(InputError);
    expect(() => world.advance(Number.NaN)).toThrow(InputError);
    expect(() => world.advance(-1)).toThrow(InputError);
    world.close();
  });

  test('forks over a trace: the copy reads on from where it stands', async () => {
    const lines = Array.from({ length: 30_000 }, (_, row) => `${row / 20},${100 + (row % 50)},${5 + (row % 20)}`);
    const bytes = new TextEncoder().encode(`arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}\n`);
    const input = { ...scenario, workload: { trace: 'mine.csv' } };
    const world = await create(input, { openFile: () => bytesFile(bytes) });
    const other = world.advance('700 s').fork();
    expect(jsonReport(other.result())).toBe(jsonReport(world.result()));
    expect(world.result().requests.finished).toBe(30_000);
  });
});

test('requests beyond the context of the model are counted and told, and only those', async () => {
  const lines = [100, 3000, 5000, 9000].map((prompt, row) => `${row},${prompt},200`);
  const bytes = new TextEncoder().encode(`arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}\n`);
  const told = async (model: string) => {
    const input = { ...scenario, model, workload: { trace: 'mine.csv' }, run: { seed: 1 } };
    const { warnings } = await simulate({ ...input, engine: 'vllm-v1' }, { openFile: () => bytesFile(bytes) });
    return warnings.find(({ code }) => code === 'beyond-context')?.text ?? null;
  };
  expect(await told('llama-2-7b')).toMatch(/^2 requests pass the model's context of 4096 tokens/);
  expect(await told('llama-3.1-8b')).toBe(null);
});
