// Rows of a CSV file that this command line wrote, read piece by piece: cells in quotes may hold commas and line feeds.

import { closeSync, constants, openSync, readSync } from 'node:fs';

const READ_BYTES = 1 << 20;

/** Text of a file, piece by piece. */
function* pieces(path: string): Generator<string> {
  const handle = openSync(path, constants.O_RDONLY);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const bytes = new Uint8Array(READ_BYTES);
  try {
    for (;;) {
      const count = readSync(handle, bytes, 0, READ_BYTES, null);
      yield decoder.decode(bytes.subarray(0, count), { stream: count > 0 });
      if (count === 0) return;
    }
  } finally {
    closeSync(handle);
  }
}

/** The cells of a whole line. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy;
  for (;;) {
    const found = cell.exec(line);
    if (found === null) return cells;
    const [, quoted, bare, end] = found;
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '') return cells;
  }
}

/** A line feed within quotes is part of a cell: the number of quotes before it is odd. */
const isWhole = (line: string): boolean => line.split('"').length % 2 === 1;

/** The header is the first row. */
export function* csvRows(path: string): Generator<string[]> {
  let rest = '';
  let held = '';
  for (const piece of pieces(path)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const whole = held === '' ? line : `${held}\n${line}`;
      if (isWhole(whole)) {
        held = '';
        yield cellsOf(whole);
      } else held = whole;
    }
  }
}
