// The table as a whole; its rows are run by the test files beside this one.

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../cli/command.ts';
import { prepared } from './check.ts';
import { type Refused, table } from './table.ts';

test(`the table has ${table.length} rows, no two of one name`, () => {
  expect(table.length).toBeGreaterThanOrEqual(75);
  expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
});

test('a scenario with five mistakes tells five', async () => {
  const row = table.find((one): one is Refused => one.code === 2 && one.name.startsWith('five mistakes'));
  expect(row?.problems).toHaveLength(5);
  const { err } = await run(prepared(row as Refused), row?.args ?? []);
  expect(err).toMatch(/^5 problems with the input:\n/);
  expect(err.trim().split('\n')).toHaveLength(6);
});

test('this machine has what hostile rows point at', () => {
  expect(existsSync('/dev/zero')).toBe(true);
  expect(readFileSync('/etc/passwd', 'utf8')).not.toBe('');
});
