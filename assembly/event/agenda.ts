// Instants that are known only during a run: binary heaps by (time, id), for timers, late arrivals, and users of a
// closed loop. Entries behind a heap's count keep the payload rows that are free, so that a row has its place for as
// long as it waits.

import { NEVER } from '../engine/calendar';
import { Agenda, AgendaLists } from '../layout/event.gen';
import { Sizes } from '../layout/program.gen';

/** The lists; rows of agendaList. */
export const TIMERS: i32 = 0;
export const LATE: i32 = 1;
export const USERS: i32 = 2;

export function openAgenda(): void {
  AgendaLists.first[TIMERS] = 0;
  AgendaLists.size[TIMERS] = Sizes.timers;
  AgendaLists.first[LATE] = Sizes.timers;
  AgendaLists.size[LATE] = Sizes.late;
  AgendaLists.first[USERS] = Sizes.timers + Sizes.late;
  AgendaLists.size[USERS] = Sizes.users;
  for (let list = TIMERS; list <= USERS; list++) {
    AgendaLists.count[list] = 0;
    const first = AgendaLists.first[list];
    for (let i = 0; i < AgendaLists.size[list]; i++) Agenda.heap[first + i] = first + i;
  }
}

/** Rows of `list` that are free. */
export function freeRows(list: i32): i32 {
  return AgendaLists.size[list] - AgendaLists.count[list];
}

/** Row that is first in `list`, which must not be empty. */
export function firstRow(list: i32): i32 {
  assert(AgendaLists.count[list] > 0);
  return Agenda.heap[AgendaLists.first[list]];
}

/** Instant of the first entry; NEVER when there is none. */
export function nextOf(list: i32): i64 {
  return AgendaLists.count[list] == 0 ? NEVER : Agenda.timePs[Agenda.heap[AgendaLists.first[list]]];
}

function isBefore(a: i32, b: i32): bool {
  const first = Agenda.timePs[a];
  const second = Agenda.timePs[b];
  return first == second ? Agenda.id[a] < Agenda.id[b] : first < second;
}

function swap(a: i32, b: i32): void {
  const row = Agenda.heap[a];
  Agenda.heap[a] = Agenda.heap[b];
  Agenda.heap[b] = row;
}

/** Adds an entry; its row, which is free. */
export function add(list: i32, timePs: i64, id: i32): i32 {
  assert(freeRows(list) > 0);
  const first = AgendaLists.first[list];
  let at = AgendaLists.count[list];
  AgendaLists.count[list] = at + 1;
  const row = Agenda.heap[first + at];
  Agenda.timePs[row] = timePs;
  Agenda.id[row] = id;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(Agenda.heap[first + at], Agenda.heap[first + parent])) break;
    swap(first + at, first + parent);
    at = parent;
  }
  return row;
}

/** Takes the first entry away; its row is free. */
export function take(list: i32): void {
  const first = AgendaLists.first[list];
  const count = AgendaLists.count[list] - 1;
  assert(count >= 0);
  AgendaLists.count[list] = count;
  swap(first, first + count);
  let at = 0;
  while (true) {
    let least = 2 * at + 1;
    if (least >= count) return;
    if (least + 1 < count && isBefore(Agenda.heap[first + least + 1], Agenda.heap[first + least])) least++;
    if (!isBefore(Agenda.heap[first + least], Agenda.heap[first + at])) return;
    swap(first + at, first + least);
    at = least;
  }
}
