/** Replicas and requests at their beginning, from the Program's tables and the arrivals. */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import type { Arrival, RowOf } from '../../src/testing/outcome.ts';
import { makeCosts } from './costs.ts';
import type { Replica, Request } from './replica.ts';
import { emptyCopy, emptyTotal, emptyWindow } from './replica.ts';

/** Row `index` of a table of columns. */
export function rowOf<Table extends object>(table: Table, index: number): RowOf<Table> {
  const cells = Object.entries(table).map(([name, column]) => [name, (column as ArrayLike<unknown>)[index]]);
  return Object.fromEntries(cells) as RowOf<Table>;
}

export function makeReplica(program: ProgramTables, index: number): Replica {
  const settings = rowOf(program.replica, index);
  const kind = rowOf(program.kind, settings.kind);
  const levelsAKind = program.level.clockFactor.length / program.kind.parts.length;
  const firstLevelRow = settings.kind * levelsAKind;
  const levelRows = Array.from({ length: levelsAKind }, (_, level) => rowOf(program.level, firstLevelRow + level));
  return {
    index,
    kind,
    costs: levelRows.map((level) => makeCosts(program, kind, level)),
    firstLevelRow,
    settings,
    running: [],
    queue: [],
    unfinished: new Set(),
    came: 0,
    copy: emptyCopy(),
    isDue: false,
    step: undefined,
    idleSincePs: 0n,
    chargedToPs: 0n,
    peakStepW: undefined,
    total: emptyTotal(),
    window: emptyWindow(index, 0n, 0),
  };
}

export const makeRequest = (id: number, arrival: Arrival): Request => ({
  id,
  class: arrival.class,
  priority: arrival.priority,
  promptTokens: arrival.promptTokens,
  outputTokens: arrival.outputTokens,
  session: arrival.session,
  arrivalPs: arrival.timePs,
  order: 0,
  context: 0,
  target: arrival.promptTokens,
  emitted: 0,
  highestContext: 0,
  preemptions: 0,
  startPs: undefined,
  firstTokenPs: undefined,
  lastTokenPs: undefined,
  energyPj: 0n,
});
