// Heaps of transfers by the instant at which their next event is, ties to the lowest row: one of those that send, one
// of those that land. A transfer is in one of them and knows its place there.

import { I32Column } from '../layout/columns';
import { Transfers } from '../layout/network.gen';

/** Whether transfer `a` goes before transfer `b`. */
function before(a: i32, b: i32): bool {
  const left = Transfers.atPs[a];
  const right = Transfers.atPs[b];
  return left < right || (left == right && a < b);
}

function put(heap: I32Column, at: i32, row: i32): void {
  heap[at] = row;
  Transfers.place[row] = at;
}

/** Moves what is before its parents up. */
function rise(heap: I32Column, start: i32): void {
  const row = heap[start];
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(row, heap[parent])) break;
    put(heap, at, heap[parent]);
    at = parent;
  }
  put(heap, at, row);
}

/** Moves what is behind its children down. */
function sink(heap: I32Column, rows: i32, start: i32): void {
  const row = heap[start];
  let at = start;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= rows) break;
    if (child + 1 < rows && before(heap[child + 1], heap[child])) child++;
    if (!before(heap[child], row)) break;
    put(heap, at, heap[child]);
    at = child;
  }
  put(heap, at, row);
}

/** Puts `row` into a heap of `rows`. */
export function insertEnd(heap: I32Column, rows: i32, row: i32): void {
  heap[rows] = row;
  rise(heap, rows);
}

/** The instant of `row` has changed. */
export function moveEnd(heap: I32Column, rows: i32, row: i32): void {
  rise(heap, Transfers.place[row]);
  sink(heap, rows, Transfers.place[row]);
}

/** Takes `row` out of a heap of `rows`. */
export function removeEnd(heap: I32Column, rows: i32, row: i32): void {
  const at = Transfers.place[row];
  const last = heap[rows - 1];
  if (last == row) return;
  put(heap, at, last);
  moveEnd(heap, rows - 1, last);
}
