// A search does not depend on the threads: the same bytes with none, one, two and three. Its command, in text.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../cli/command.ts';
import { runHere } from '../cli/world.ts';
import { main, sameBytes } from './built.ts';
import { chat } from './support.ts';

const home = newFolder();
const small = { ...chat, workload: { ...chat.workload, requests: 150 } };
writeFileSync(join(home, 'chat.json'), JSON.stringify(small));
const args = ['plan', 'chat.json', '--accelerators', 'h100,l40s', '--precision', 'bf16,fp8', '--tp', '1,2'];

describe('plan', () => {
  test('gives the same bytes whatever the workers', async () => {
    const more = ['--replicas', '1-4', '--mixed', '--simulate', '30', '--repeat', '2'];
    const result = JSON.parse(await sameBytes(home, [...args, ...more])) as { rows: unknown[]; simulated: number };
    expect(result.rows.length).toBe(10);
    expect(result.simulated).toBeGreaterThanOrEqual(30);
  });

  test('prints for each row the command that gives it', async () => {
    const asked = [...args, '--replicas', '1-4', '--top', '2', '--repeat', '1', '--workers', '0'];
    const { out, code } = await runHere(main, home, asked);
    expect(code).toBe(0);
    const [, command = ''] = /^1: tokenworks (.*)$/m.exec(out) ?? [];
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quotedWord, word]) => quotedWord ?? word ?? '');
    const again = await runHere(main, home, [...words, '--json', '-']);
    const simulated = JSON.parse(again.out) as { good: { usdPerMtoken: number } };
    const json = await runHere(main, home, [...asked, '--json', '-']);
    const { rows } = JSON.parse(json.out) as { rows: { figures: { usdPerMgoodTokens: number } }[] };
    expect(simulated.good.usdPerMtoken).toBeCloseTo(rows[0]?.figures.usdPerMgoodTokens ?? 0, 12);
    expect(out).toMatch(/^result: plan ok objective=cost fleet='1 × h100-sxm/m);
  });

  test('a budget that nothing fits is no answer, and bad words are refused', async () => {
    const none = await runHere(main, home, [...args, '--power-budget', '300 W', '--replicas', '1']);
    expect(none.code).toBe(3);
    expect(none.out).toContain('result: plan none reason=power');
    const bad = await runHere(main, home, [...args, '--power-budget', '300']);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('--power-budget');
  });
});
