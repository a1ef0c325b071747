// Rows of the table in the command line: it says where and what to try, writes nothing, shows no stack trace.

import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run, stackTrace, terminalControl } from '../cli/command.ts';
import type { Refused, Row, Treated } from './table.ts';

/** A new folder for a row, with the row's files. */
export function prepared({ files }: Row): string {
  const folder = newFolder();
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

/** A test a row. */
export function checkRows(rows: readonly Row[]): void {
  const treated = rows.filter((row): row is Treated => row.code === 0);
  describe('is refused', () => {
    test.each(rows.filter((row): row is Refused => row.code === 2))('$name', refuses);
  });
  describe.runIf(treated.length > 0)('is read', () => {
    test.each(treated)('$name', treats);
  });
}
