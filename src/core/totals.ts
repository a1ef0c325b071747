// The running counters of every replica as columns. The core writes them in place, in the engines' records; here they
// are gathered, with what follows from other columns. A column is gathered when it is read, and is a copy.

import type { Columns, DerivedTotal, TotalTable } from './layout.gen.ts';
import { places } from './layout.gen.ts';

const PJ_PER_J = 1_000_000_000_000n;

/** Energy of closed windows, and what the open one holds: whole joules, and the rest in pJ. */
const energies = {
  staticJ: ['staticPj', 'windowStaticPj'],
  dynamicJ: ['dynamicPj', 'windowDynamicPj'],
} as const;

type Cell = (row: number) => number | bigint;

/** Reads a stored counter; of energies the open window counts in. */
function readerOf(name: string, columns: Columns, stored: Readonly<Record<string, Cell>>): Cell {
  const { account } = columns;
  for (const [joules, [rest, open]] of Object.entries(energies)) {
    const picojoules = (row: number): bigint => (stored[rest]?.(row) as bigint) + account[open](row);
    if (name === joules) return (row) => (stored[joules]?.(row) as bigint) + picojoules(row) / PJ_PER_J;
    if (name === rest) return (row) => picojoules(row) % PJ_PER_J;
  }
  const rowsPj = (row: number) => stored['rowsPj']?.(row) as bigint;
  if (name === 'rowsJ') return (row) => (stored['rowsJ']?.(row) as bigint) + rowsPj(row) / PJ_PER_J;
  if (name === 'rowsPj') return (row) => rowsPj(row) % PJ_PER_J;
  return stored[name] ?? (() => 0);
}

/** Counters that follow from other columns. */
const derived: Readonly<Record<DerivedTotal, (columns: Columns, stored: Readonly<Record<string, Cell>>) => Cell>> = {
  running: ({ engine }) => engine.running,
  queued: ({ engine }) => engine.queued,
  kvUsedBlocks:
    ({ engine, cache, kind }) =>
    (row) =>
      (kind.kvBlocks[engine.kind(row)] ?? 0) - cache.freeBlocks(row),
  residentTokens:
    ({ account, signal }, stored) =>
    (row) =>
      (signal.tokens[row] ?? 0n) + (stored['outputTokens']?.(row) as bigint) - account.finishedTokens(row),
  peakW: ({ account }) => account.controlPeakW,
};

/** The table `total` as the host sees it; `stored` reads a column of the records by row. */
export function totalsOf(columns: Columns, stored: Readonly<Record<string, Cell>>, replicas: number): TotalTable {
  const table = {};
  const add = (name: string, isWide: boolean, read: Cell): void => {
    const get = () => {
      const column = isWide ? new BigInt64Array(replicas) : new Int32Array(replicas);
      for (let row = 0; row < replicas; row++) column[row] = read(row);
      return column;
    };
    Object.defineProperty(table, name, { enumerable: true, get });
  };
  for (const [name, { type }] of Object.entries(places.total.columns)) {
    add(name, type === 'i64', readerOf(name, columns, stored));
  }
  const wide: readonly string[] = ['residentTokens', 'peakW'];
  for (const name of Object.keys(derived) as DerivedTotal[])
    add(name, wide.includes(name), derived[name](columns, stored));
  return table as TotalTable;
}
