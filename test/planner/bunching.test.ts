// Requests of one length under routes that seek the least loaded replica: they bunch, runs warn, plans try round-robin.

import { describe, expect, test } from 'vitest';
import { capacity, size } from '../../src/planner/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { chat } from './support.ts';

const equal = { prompt: 800, output: 60 };
const spread = {
  prompt: { logNormal: { median: 720, sigma: 0.45 }, max: 4000 },
  output: { logNormal: { median: 54, sigma: 0.45 } },
};
const world = (lengths: object, policy: string, replicas: number) => ({
  ...chat,
  fleet: { pools: [{ accelerator: 'l40s', replicas }], route: { policy } },
  workload: { arrivals: { process: 'poisson', rate: '24 /s' }, ...lengths, requests: 400 },
  slo: { ttft: '500 ms', tpot: '100 ms', attainment: 0.95 },
});
const bunched = /same lengths.*bunches them.*round-robin/;

describe('equal lengths', () => {
  const run = (lengths: object, policy: string, replicas = 6) => simulate(world(lengths, policy, replicas));

  test('wait longer with least-outstanding than with round-robin, and lengths that spread do so less', async () => {
    const p99 = async (lengths: object, policy: string) => (await run(lengths, policy)).latency.ttftS.p99 ?? 0;
    const ratio = async (lengths: object) =>
      (await p99(lengths, 'least-outstanding-requests')) / (await p99(lengths, 'round-robin'));
    const [of, ofSpread] = [await ratio(equal), await ratio(spread)];
    expect(of).toBeGreaterThan(1.2);
    expect(of).toBeGreaterThan(1.2 * ofSpread);
  });

  test('are warned of where they bunch, and nowhere else', async () => {
    const warnings = async (...args: Parameters<typeof run>) => JSON.stringify((await run(...args)).warnings);
    expect(await warnings(equal, 'least-outstanding-requests')).toMatch(bunched);
    expect(await warnings(equal, 'least-kv')).toMatch(bunched);
    expect(await warnings(equal, 'round-robin')).not.toMatch(bunched);
    expect(await warnings(spread, 'least-outstanding-requests')).not.toMatch(bunched);
    expect(await warnings(equal, 'least-outstanding-requests', 1)).not.toMatch(bunched);
  });

  test('make plans measure round-robin beside', async () => {
    const options = { accelerators: ['l40s'], precisions: ['bf16'], tps: [1], replicates: 1, ranges: false };
    const least = world(equal, 'least-kv', 3);
    const { rows, notes } = await size(least, options);
    const [, needed = '', other = ''] =
      /needs n (\d+) with this route, n (\d+) with round-robin/.exec(notes.join(' ')) ?? [];
    expect(Number(needed)).toBe(rows[0]?.replicas);
    expect(Number(other)).toBe((await size(world(equal, 'round-robin', 3), options)).rows[0]?.replicas);
    expect(Number(other)).toBeLessThan(Number(needed));
    const loose = { replicates: 1, ranges: false, tolerance: 0.1 };
    const found = await capacity(least, loose);
    const [, bears = ''] = /round-robin bears ([\d.]+) \/s/.exec(found.notes.join(' ')) ?? [];
    expect(Number(bears)).toBeGreaterThan(found.ratePerS.atLeast ?? Number.POSITIVE_INFINITY);
    const notesOf = async (policy: string) => (await capacity(world(spread, policy, 3), loose)).notes.join(' ');
    expect(await notesOf('least-kv')).not.toMatch(bunched);
  });
});
