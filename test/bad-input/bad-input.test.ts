// Every row of the table through the built command line: told where and what to try, nothing written, no stack trace.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run, stackTrace, terminalControl } from '../cli/command.ts';
import { type Refused, type Row, type Treated, table } from './table.ts';

const home = newFolder();

/** A folder of its own for a row, with the row's files. */
function prepared({ files }: Row): string {
  const folder = mkdtempSync(join(home, 'row-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content);
    else {
      writeFileSync(path, content.start);
      truncateSync(path, content.bytes);
    }
  }
  return folder;
}

/** Names of all files in a folder and below. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

async function refuses(row: Refused): Promise<void> {
  const folder = prepared(row);
  const before = filesBelow(folder);
  const { code, out, err } = await run(folder, row.args);
  const lines = err.split('\n');
  for (const [path, hint] of row.problems) {
    const told = lines.some((line) => line.includes(path) && line.includes(hint));
    expect(told, `${path} … ${hint}\nin\n${err}`).toBe(true);
  }
  expect(code).toBe(row.code);
  expect(out).toBe('');
  expect(err).not.toMatch(stackTrace);
  expect(err).not.toMatch(terminalControl);
  expect(err).not.toContain('please report');
  expect(err.length).toBeLessThan(5000);
  expect(filesBelow(folder)).toEqual(before);
  rmSync(folder, { recursive: true });
}

async function treats(row: Treated): Promise<void> {
  const folder = prepared(row);
  const { code, out, err } = await run(folder, row.args);
  expect(err).toBe('');
  expect(code).toBe(row.code);
  expect(JSON.parse(out)).toMatchObject(row.result);
  rmSync(folder, { recursive: true });
}

const refused = table.filter((row): row is Refused => row.code === 2);
const treated = table.filter((row): row is Treated => row.code === 0);

test(`the table has ${table.length} rows, no two of one name`, () => {
  expect(table.length).toBeGreaterThanOrEqual(75);
  expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
});

describe('is refused', () => {
  test.concurrent.each(refused)('$name', refuses);
});

describe('is read', () => {
  test.concurrent.each(treated)('$name', treats);
});

test('a scenario with five mistakes tells five', async () => {
  const row = refused.find(({ name }) => name.startsWith('five mistakes'));
  expect(row?.problems).toHaveLength(5);
  const { err } = await run(prepared(row as Refused), row?.args ?? []);
  expect(err).toMatch(/^5 problems with the input:\n/);
  expect(err.trim().split('\n')).toHaveLength(6);
});

test('this machine has what hostile rows point at', () => {
  expect(existsSync('/dev/zero')).toBe(true);
  expect(readFileSync('/etc/passwd', 'utf8')).not.toBe('');
});
