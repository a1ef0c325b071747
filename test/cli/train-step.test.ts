// `tokenworks train-step`: the table, the JSON, and how a bad file ends.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trainingStep } from '../../src/training/index.ts';
import { newFolder, run } from './command.ts';

const folder = newFolder();
const step = {
  model: 'llama-3.1-8b',
  accelerator: 'h100-sxm',
  parallel: { tp: 2, pp: 2, dp: 4 },
  batch: { sequence: 4096, global: 64 },
};
writeFileSync(join(folder, 'step.json'), JSON.stringify(step));
writeFileSync(join(folder, 'bad.yaml'), 'model: llama-3.1-8b\naccelerator: h100-sxm\nparalel: { tp: 2 }\n');

test('the table tells time by part, FLOP rates, bubble and memory; --json is what the library returns', async () => {
  const told = await run(folder, ['train-step', 'step.json']);
  expect(told).toMatchObject({ code: 0, err: '' });
  for (const word of ['forward', 'backward', 'pipeline bubble', 'MFU', 'bubble over ideal', 'activations']) {
    expect(told.out).toContain(word);
  }
  const json = await run(folder, ['train-step', 'step.json', '--json', '-']);
  expect(JSON.parse(json.out)).toEqual(JSON.parse(JSON.stringify(await trainingStep(step))));
});

test('a bad file ends with 2 and every reason', async () => {
  const told = await run(folder, ['train-step', 'bad.yaml']);
  expect(told).toMatchObject({ code: 2, out: '' });
  expect(told.err).toContain('paralel');
  expect(told.err).toContain('batch');
});
