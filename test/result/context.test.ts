// Requests beyond the model's context are counted from one token above it on.

import { expect, test } from 'vitest';
import { simulate } from '../../src/run/simulate.ts';
import { bytesFile } from '../../src/workload/files.ts';

/** OPT-13B has a context of 2,048 tokens. */
async function beyond(rows: readonly (readonly [prompt: number, output: number])[]): Promise<string | undefined> {
  const lines = rows.map(([prompt, output], at) => `${at},${prompt},${output}`);
  const text = `arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}\n`;
  const { warnings } = await simulate(
    {
      tokenworks: 1,
      model: 'opt-13b',
      fleet: { pools: [{ accelerator: 'h100-sxm' }] },
      workload: { trace: 'rows.csv' },
    },
    { openFile: () => bytesFile(new TextEncoder().encode(text)) },
  );
  return warnings.find(({ code }) => code === 'beyond-context')?.text;
}

test('prompt and output of exactly the context are within it', async () => {
  expect(
    await beyond([
      [1000, 1048],
      [2047, 1],
      [1, 2047],
    ]),
  ).toBeUndefined();
});

test('one token more is beyond it, and each such request counts', async () => {
  expect(
    await beyond([
      [1000, 1049],
      [1000, 1048],
    ]),
  ).toMatch(/^1 request passes the model's context of 2048 tokens/);
  expect(
    await beyond([
      [1000, 1049],
      [2048, 1],
      [1, 1],
    ]),
  ).toMatch(/^2 requests pass /);
});
