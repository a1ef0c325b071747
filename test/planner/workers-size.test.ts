// A size does not depend on the threads: the same bytes with none, one, two and three.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../cli/command.ts';
import { sameBytes } from './built.ts';
import { chat } from './support.ts';

const home = newFolder();
writeFileSync(join(home, 'chat.json'), JSON.stringify(chat));

describe('the same bytes whatever the workers', () => {
  test('size', async () => {
    const args = [
      'size',
      'chat.json',
      '--accelerators',
      'h100,l40s',
      '--precision',
      'bf16,fp8',
      '--tp',
      '1,2',
      '--repeat',
      '2',
    ];
    const result = JSON.parse(await sameBytes(home, args)) as {
      rows: unknown[];
      cannot: unknown[];
      schemaVersion: number;
    };
    expect(result.schemaVersion).toBe(1);
    expect(result.rows.length + result.cannot.length).toBe(8);
  });

  test('size --best', async () => {
    await sameBytes(home, ['size', 'chat.json', '--best', '--no-ranges', '--repeat', '2']);
  });
});
