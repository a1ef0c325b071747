// The planning commands: their tables, the line that checks a capacity, and the Azure conversation trace.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run } from '../cli/command.ts';
import { describeWithData } from '../support/optional.ts';
import { chat } from './support.ts';

const home = newFolder();
writeFileSync(join(home, 'chat.json'), JSON.stringify(chat));

/** Words of a line that a shell would read, quoted as `capacity` quotes them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '');

describe('the commands', () => {
  test('print tables of at most 100 columns', async () => {
    for (const args of [
      ['size', 'chat.json', '--accelerators', 'h100-sxm,a100-sxm-80gb'],
      ['compare', 'chat.json', '--vary', 'fleet.route.policy=round-robin,least-kv', '--repeat', '2'],
      ['capacity', 'chat.json'],
      ['simulate', 'chat.json', '--repeat', '2'],
    ]) {
      const { code, out } = await run(home, args);
      expect(code).toBe(0);
      const check = /^ *check: .*$/gm;
      for (const line of out.replace(check, '').split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });

  // Guards against a limit that cannot be seen again, and a line that the shell or the units refuse.
  test('the line that checks a capacity gives the share that was told', async () => {
    const { out } = await run(home, [
      ...['capacity', 'chat.json', '--set', 'slo.ttft=450 ms', '--seed', '7'],
      ...['--json', 'told.json', '--repeat', '1'],
    ]);
    const line = /^check: tokenworks (.*)$/m.exec(out)?.[1] ?? '';
    const told = JSON.parse(readFileSync(join(home, 'told.json'), 'utf8')) as {
      replicates: { good: { share: number } }[];
    };
    const again = await run(home, [...wordsOf(line), '--json', '-', '--quiet']);
    expect(again).toMatchObject({ code: 0, err: '' });
    const { attainment } = JSON.parse(again.out) as { attainment: { share: number; met: boolean } };
    expect(attainment).toMatchObject({ met: true, share: told.replicates[0]?.good.share });
  });
});

describeWithData('the Azure conversation trace', (data) => {
  const trace = join(data, 'traces', 'AzureLLMInferenceTrace_conv.csv');
  const conversation = { ...chat, workload: { trace }, slo: { ttft: '1 s', tpot: '50 ms', attainment: 0.99 } };

  test('is sized above the closed form without headroom, which misses', async () => {
    writeFileSync(join(home, 'conversation.json'), JSON.stringify(conversation));
    const args = ['size', 'conversation.json', '--accelerators', 'a100-sxm-80gb,l40s', '--tp', '1', '--json', '-'];
    const { out } = await run(home, args);
    const { rows } = JSON.parse(out) as {
      rows: { replicas: number; attainmentBelow: number | null; estimate: { replicasWithoutHeadroom: number } }[];
    };
    const above = rows.filter(({ replicas, estimate }) => replicas > estimate.replicasWithoutHeadroom);
    expect(above.length).toBeGreaterThan(0);
    // one replica less, which is at or above the closed form, misses
    for (const { attainmentBelow } of above) expect(attainmentBelow ?? 1).toBeLessThan(0.99);
  });
});
