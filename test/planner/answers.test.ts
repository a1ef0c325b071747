// Rows of size: the command of a row gives its attainment again, nodes add up, good tokens cost no less than all.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SizeResult } from '../../src/planner/index.ts';
import { nodesOf } from '../../src/planner/size-figures.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { newFolder, run } from '../cli/command.ts';
import { chat, withRate } from './support.ts';

const home = newFolder();
const busy = withRate({ ...chat, workload: { ...chat.workload, requests: 120 } }, 30);
writeFileSync(join(home, 'chat.json'), JSON.stringify(busy));

/** Words of a line that a shell would read. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, single, plain]) => single ?? plain ?? '');

type Checked = SizeResult & { rows: { check: { command: string } }[] };

describe('a row of size', () => {
  const args = ['chat.json', '--accelerators', 'h100-sxm,a100-sxm-80gb', '--precision', 'bf16,fp8', '--tp', '1'];

  test('names the command that gives its attainment again, and what its tokens cost', async () => {
    const { out } = await run(home, ['size', ...args, '--repeat', '2', '--out', 'sized', '--json', '-', '--quiet']);
    const result = JSON.parse(out) as Checked;
    expect(result.rows.length).toBe(4);
    for (const { check, costs, attainment } of result.rows) {
      const again = await run(home, [...wordsOf(check.command).slice(1), '--json', '-', '--quiet']);
      expect(again, check.command).toMatchObject({ code: 0 });
      const ran = JSON.parse(again.out) as { attainment: { share: number } };
      expect(ran.attainment.share, check.command).toBe(check.attainment);
      expect(check.attainment).toBe(attainment);
      expect(costs.usdPerMtokenGood ?? 0).toBeGreaterThanOrEqual(costs.usdPerMtoken ?? Number.NaN);
      expect(costs.joulesPerGoodToken ?? 0).toBeGreaterThanOrEqual(costs.joulesPerToken ?? Number.NaN);
    }
    const read = (name: string) => readFileSync(join(home, 'sized', name), 'utf8');
    expect(JSON.parse(read('result.json'))).toEqual(result);
    expect(read('report.txt')).toContain('binds: ');
    expect(read('rows.csv').trim().split('\n')).toHaveLength(result.rows.length + 1);
    const page = read('report.html');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain('<script');
    for (const { id } of result.rows) expect(page).toContain(id);
  });

  test('asked in flags names a command without a file', async () => {
    const question = [
      '--model',
      'llama-3.1-8b',
      '--rate',
      '20',
      '--duration',
      '3 s',
      '--ttft',
      '1 s',
      '--tpot',
      '50 ms',
    ];
    const more = [
      '--accelerators',
      'a100-sxm-80gb',
      '--tp',
      '1',
      '--precision',
      'bf16',
      '--repeat',
      '1',
      '--json',
      '-',
    ];
    const { out } = await run(home, ['size', ...question, ...more, '--quiet']);
    const { check } = (JSON.parse(out) as Checked).rows[0] as Checked['rows'][number];
    const again = await run(home, [...wordsOf(check.command).slice(1), '--json', '-', '--quiet']);
    const ran = JSON.parse(again.out) as { attainment: { share: number } };
    expect(ran.attainment.share).toBe(check.attainment);
  });
});

describe('nodes', () => {
  const nodes = (tp: number, replicas: number) => {
    const [pool] = parseScenario({ ...chat, fleet: { pools: [{ accelerator: 'h100-sxm', tp, replicas }] } }).pools;
    if (pool === undefined) throw new Error('no pool');
    return nodesOf(pool, replicas);
  };

  test('hold whole replicas: none straddles two', () => {
    expect(nodes(1, 9)).toEqual({ accelerators: 8, count: 2, unused: 7 });
    expect(nodes(2, 4)).toEqual({ accelerators: 8, count: 1, unused: 0 });
    expect(nodes(4, 3)).toEqual({ accelerators: 8, count: 2, unused: 4 });
    expect(nodes(8, 3)).toEqual({ accelerators: 8, count: 3, unused: 0 });
  });

  test('a replica of more ranks than a node takes whole nodes', () => {
    const [pool] = parseScenario({
      ...chat,
      fleet: { pools: [{ accelerator: 'h100-sxm', tp: 8, pp: 2, fabric: 'nvlink-8 + ib-400' }] },
    }).pools;
    if (pool === undefined) throw new Error('no pool');
    expect(nodesOf(pool, 3)).toEqual({ accelerators: 8, count: 6, unused: 0 });
  });
});
