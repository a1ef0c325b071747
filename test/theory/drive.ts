// Drives a cell with drawn arrivals, chunk by chunk, and hands the finished rows on.

import { Cell } from '../../src/core/cell.ts';
import { Exit, type ProgramTables, type RowTable } from '../../src/core/layout.gen.ts';
import { createMaths, type DrawSpec } from '../../src/maths/maths.ts';
import { createChunk } from '../../src/workload/source.ts';

export function driveDrawn(
  module: WebAssembly.Module,
  program: ProgramTables,
  spec: DrawSpec,
  requests: number,
  onRows: (rows: RowTable, count: number) => void,
): Cell {
  const cell = Cell.create(module, program, { slots: 1024 });
  const maths = createMaths(module);
  const chunk = createChunk(8192);
  const cursor = { nextId: 0, lastPs: 0n };
  for (let pushed = 0; ; ) {
    const count = Math.min(chunk.capacity, cell.room, requests - pushed);
    if (count > 0) {
      maths.drawArrivals(spec, cursor, chunk, count);
      cell.push(chunk, 0, count);
      pushed += count;
      if (pushed === requests) cell.close();
    }
    const exit = cell.advance(2n ** 63n - 1n);
    const { ring, row } = cell.columns;
    onRows(row, ring.rows[0] ?? 0);
    ring.rows[0] = 0;
    ring.windows[0] = 0;
    if (exit === Exit.Done) return cell;
  }
}

/** Differences of two i64 columns as f64: exact below 2^53, without a BigInt a row. */
export function differencesPs(later: BigInt64Array, earlier: BigInt64Array, count: number): Float64Array {
  const a = new Uint32Array(later.buffer, later.byteOffset, count * 2);
  const b = new Uint32Array(earlier.buffer, earlier.byteOffset, count * 2);
  const out = new Float64Array(count);
  for (let row = 0; row < count; row++)
    out[row] = (a[2 * row + 1]! - b[2 * row + 1]!) * 2 ** 32 + (a[2 * row]! - b[2 * row]!);
  return out;
}
