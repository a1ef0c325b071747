// Which candidates of a search are simulated, and in which order: rounds of a fixed size, so that the answer does not
// depend on the threads.
//
// Five queues take turns: the four objectives by the closed form's estimate, that of the search every other time, and
// the estimate's front of tokens an accelerator against TPOT. More replicas are taken never to hurt: where n misses,
// fewer of the same family are not tried; where none has met yet, the next try of a family goes up in doubling steps.

import { type Columns, type Family, type Field, Status } from './analytic.ts';
import { lowerFront } from './pareto.ts';
import { type Objective, objectives } from './plan-types.ts';

/** Candidates between two looks at what was found: a twelfth of all, within bounds. */
const roundOf = (most: number): number => Math.min(24, Math.max(2, Math.ceil(most / 12)));
/** Load at which a family is tried first. */
const FIRST_LOAD = 0.85;
/** Rows of a queue, over the candidates that may be simulated: what comes later is never reached. */
const QUEUE_FACTOR = 64;

/** What is known of the candidates of one family, by row of the columns. */
interface Known {
  /** the most replicas that missed; one below the first row = none did */
  missed: number;
  /** the fewest that served; one behind the last row = none did */
  served: number;
  /** rows that may be tried are from `first` up to `last` */
  readonly first: number;
  readonly last: number;
  /** of the last step up */
  step: number;
}

/** Open rows with the least of a key first; no more than are ever reached. */
function queueOf(open: Int32Array, key: (row: number) => number, most: number): Int32Array {
  let rows = open;
  if (open.length > most) {
    const limit = Float64Array.from(open, key).sort()[most - 1] ?? Number.POSITIVE_INFINITY;
    rows = open.filter((row) => key(row) <= limit);
  }
  return rows.toSorted((a, b) => key(a) - key(b) || a - b).slice(0, most);
}

const finite = (value: number | undefined): number =>
  value === undefined || Number.isNaN(value) ? Number.MAX_VALUE : value;

/** The least is the best. */
export const keysOf = (columns: Columns): Record<Objective, (row: number) => number> => ({
  cost: (row) => finite(columns.usd[row]),
  throughput: (row) => -(columns.throughput[row] ?? 0),
  tpot: (row) => columns.tpotS[row] ?? 0,
  energy: (row) => columns.joules[row] ?? 0,
});

/** Rows of a family that may be tried: too few replicas are behind the closed form, too many beyond the power. */
function openRange({ from, to }: Family, { status }: Columns): Known {
  let [first, last] = [from, to];
  while (first < last && status[first] !== Status.open) first++;
  while (last > first && status[last - 1] !== Status.open) last--;
  return { missed: first - 1, served: last, first, last, step: 1 };
}

/** Rows by each objective, what the closed form sees overloaded last; and the front of its estimates. */
function queuesOf(columns: Columns, names: readonly Objective[], most: number): Int32Array[] {
  const { status, load, tpotS, throughput, count } = columns;
  const rows = new Int32Array(count);
  const open = rows.map((_, row) => row).filter((row) => status[row] === Status.open);
  const light = open.filter((row) => (load[row] ?? 0) <= 1);
  const heavy = queueOf(
    open.filter((row) => (load[row] ?? 0) > 1),
    (row) => load[row] ?? 0,
    most,
  );
  const keys = keysOf(columns);
  const queues = names.map((name) => Int32Array.from([...queueOf(light, keys[name], most), ...heavy]));
  return [
    ...queues,
    Int32Array.from(
      lowerFront(
        light,
        throughput.map((value) => -value),
        tpotS,
      ),
    ),
  ];
}

export class Rounds {
  readonly #field: Field;
  readonly #known: Known[];
  readonly #queues: readonly Int32Array[];
  readonly #at: number[];
  /** queues in the order of their turns */
  readonly #turns: readonly number[];
  readonly #tried: Uint8Array;
  readonly #order: readonly number[];
  readonly #round: number;
  #turn = 0;

  constructor(field: Field, objective: Objective, most: number) {
    const { columns, families } = field;
    this.#field = field;
    this.#round = roundOf(most);
    this.#tried = new Uint8Array(columns.count);
    this.#known = families.map((family) => openRange(family, columns));
    const others = objectives.filter((one) => one !== objective);
    this.#queues = queuesOf(columns, [objective, ...others], most * QUEUE_FACTOR);
    this.#at = this.#queues.map(() => 0);
    // the chosen objective every other time, the front of the estimate, then the others
    this.#turns = [0, 4, 0, 1, 0, 2, 0, 3];
    this.#order = this.#queues.map((_, queue) => queue);
  }

  /** Whether a row is known not to serve, since more of the same did not. */
  #isBelow(row: number): boolean {
    return row <= (this.#known[this.#field.columns.family[row] ?? 0] as Known).missed;
  }

  /** The row to try where a queue has come to `row`; null = its family waits for an answer, or nothing is left of it. */
  #choose(row: number, busy: ReadonlySet<number>): number | null {
    const { columns } = this.#field;
    const place = columns.family[row] ?? 0;
    const known = this.#known[place] as Known;
    const { first, last } = known;
    if (row >= known.served) return row;
    if (busy.has(place)) return null;
    if (known.served < last) {
      const middle = (known.missed + known.served) >> 1;
      return middle > known.missed ? middle : null;
    }
    if (known.missed >= first) return Math.min(last - 1, known.missed + known.step);
    // nothing is known: where the means say that it serves
    for (let at = first; at < last; at++) if ((columns.load[at] ?? 0) <= FIRST_LOAD) return at;
    return row;
  }

  /** The next row of one queue that may be tried. */
  #take(queue: number, busy: Set<number>): number | null {
    const rows = this.#queues[queue] as Int32Array;
    const { status, family } = this.#field.columns;
    const kept = this.#at[queue] ?? 0;
    let isFirst = true;
    for (let at = kept; at < rows.length; at++) {
      const row = rows[at] as number;
      const isOver = this.#tried[row] === 1 || this.#isBelow(row);
      if (isOver) {
        if (isFirst) this.#at[queue] = at + 1;
        continue;
      }
      isFirst = false;
      const chosen = this.#choose(row, busy);
      if (chosen === null || this.#tried[chosen] === 1 || status[chosen] !== Status.open) continue;
      busy.add(family[chosen] ?? 0);
      return chosen;
    }
    return null;
  }

  /** The next rows to try, at most `most`; none = every open candidate is known. */
  next(most: number): number[] {
    const rows: number[] = [];
    const busy = new Set<number>();
    while (rows.length < Math.min(this.#round, most)) {
      const first = this.#turns[this.#turn++ % this.#turns.length] ?? 0;
      const row = [first, ...this.#order].reduce<number | null>(
        (found, queue) => found ?? this.#take(queue, busy),
        null,
      );
      if (row === null) break;
      this.#tried[row] = 1;
      rows.push(row);
    }
    return rows;
  }

  /** Notes what a run found. */
  learn(row: number, isServed: boolean): void {
    const known = this.#known[this.#field.columns.family[row] ?? 0] as Known;
    if (isServed) known.served = Math.min(known.served, row);
    else if (row > known.missed) {
      known.step = known.missed < known.first ? 1 : known.step * 2;
      known.missed = row;
    }
  }

  /** The row of a family after one that turned out not to serve, to be tried in its place; null = there is none. */
  after(row: number): number | null {
    const { family, status } = this.#field.columns;
    const next = row + 1;
    if (family[next] !== family[row] || status[next] !== Status.open || this.#tried[next] === 1) return null;
    this.#tried[next] = 1;
    return next;
  }

  /** Open candidates that were never tried: below a miss, or beyond what was to be simulated. */
  untried(): { below: number; rest: number } {
    const { status, count } = this.#field.columns;
    let [below, rest] = [0, 0];
    for (let row = 0; row < count; row++) {
      if (status[row] !== Status.open || this.#tried[row] === 1) continue;
      if (this.#isBelow(row)) below++;
      else rest++;
    }
    return { below, rest };
  }
}
