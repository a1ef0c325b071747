// One cell: a running core with its Program loaded. Feeds arrivals in, lets records out, grows when it is full, copies
// itself.

import type { CoreFault } from '../errors.ts';
import type { CoreModule } from './host.ts';
import { copyTables, type Instance, instantiateCore, readFault, type Sizes } from './instance.ts';
import { forgetCore, type KeptCore, keptCore } from './kept.ts';
import { type Columns, Exit, type ProgramTables, places } from './layout.gen.ts';
import { programSizes } from './sizes.ts';

export interface CellOptions {
  /** requests in flight before the first growth */
  readonly slots?: number;
  /** rows of the arrivals ring, a power of two */
  readonly arrivals?: number;
  /** finished rows between drains; at least maxNumSeqs are kept free */
  readonly rows?: number;
  readonly windows?: number;
  readonly queries?: number;
  /** timers that may wait; left out = none */
  readonly timers?: number;
  /** late arrivals that may wait; left out = none */
  readonly late?: number;
}

/** Arrivals in columns: what ArrivalChunk of the workload room is, seen from here. */
export interface ArrivalColumns {
  readonly timePs: BigInt64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly class: Int32Array;
  readonly priority: Int32Array;
  /** of a closed loop; left out = its users do not think */
  readonly thinkPs?: BigInt64Array;
  /** left out = no request has one */
  readonly session?: Int32Array;
}

/** Segments a call of the core may run before it returns: lets V8 swap in optimised code, and progress be reported. */
export const SEGMENTS_PER_CALL = 200_000;

/** Rows of every table: what follows from the Program, and what the caller may choose. */
function sizesOf(program: ProgramTables, options: CellOptions): Partial<Sizes> {
  const sizes = programSizes(program);
  const { arrivals = 16_384, timers = 0, late = 0 } = options;
  const users = program.run.concurrency[0] ?? 0;
  return {
    ...sizes,
    slots: options.slots ?? 4096,
    arrivals,
    arrivalRows: arrivals + late + users,
    timers,
    late,
    users,
    agenda: timers + late + users,
    rows: sizes.sequences - 1 + (options.rows ?? 8192),
    windows: Math.max(options.windows ?? 1024, sizes.windows),
    queries: options.queries ?? 1024,
  };
}

/** Bytes that a snapshot begins with the memory from address 0; the size table in it says how to lay out the rest. */
function sizesIn(bytes: Uint8Array): Sizes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes: Record<string, number> = {};
  for (const [name, place] of Object.entries(places.size.columns)) sizes[name] = view.getInt32(place.address, true);
  return sizes as unknown as Sizes;
}

export class Cell {
  readonly module: CoreModule;
  #instance: Instance;
  /** the core that other cells may load after this one; null = of this cell alone */
  #kept: KeptCore | null = null;

  private constructor(module: CoreModule, instance: Instance) {
    this.module = module;
    this.#instance = instance;
  }

  /** A fresh core with `program` loaded and started at time 0. */
  static create(module: CoreModule, program: ProgramTables, options: CellOptions = {}): Cell {
    const cell = new Cell(module, instantiateCore(module, sizesOf(program, options)));
    cell.#start(program);
    return cell;
  }

  /**
   * A cell for costs alone (`evaluate`), in the kept core of the module: nothing to instantiate. It answers until
   * another takes that core; ask `isLoaded` first.
   */
  static forCosts(module: CoreModule, program: ProgramTables, queries: number): Cell {
    const { kinds, levels, replicas, leaves, pools, groups, classes, ...sizes } = programSizes(program);
    const exact = { kinds, levels, replicas, leaves, pools, groups, classes };
    const core = keptCore(module, 'costs', { ...sizes, queries }, exact);
    const cell = new Cell(module, core.instance);
    core.user = cell;
    cell.#kept = core;
    const { linear, headCost, model } = core.instance.columns;
    linear.timePs.fill(0n);
    headCost.timePs.fill(0n);
    model.ready.fill(0);
    cell.#start(program);
    return cell;
  }

  /** Whether the core still holds this cell's Program. */
  get isLoaded(): boolean {
    return this.#kept === null || this.#kept.user === this;
  }

  #start(program: ProgramTables): void {
    for (const [table, columns] of Object.entries(program)) {
      const target = this.#instance.columns[table as keyof ProgramTables] as unknown as Record<
        string,
        { set(from: unknown): void }
      >;
      for (const [column, values] of Object.entries(columns as Record<string, unknown>)) target[column]?.set(values);
    }
    this.#guard(() => this.#instance.exports.start());
  }

  /** A core that goes on from `bytes` of `snapshot()`. */
  static restore(module: CoreModule, bytes: Uint8Array): Cell {
    const instance = instantiateCore(module, sizesIn(bytes));
    if (instance.bytes !== bytes.length)
      throw new RangeError(`a snapshot of ${bytes.length} bytes whose tables take ${instance.bytes}`);
    new Uint8Array(instance.memory.buffer).set(bytes);
    return new Cell(module, instance);
  }

  /** Typed-array views; read again after `advance`, which may have grown the core. */
  get columns(): Columns {
    return this.#instance.columns;
  }

  get sizes(): Sizes {
    return this.#instance.sizes;
  }

  /** All state. Its length is what the tables take; equal states have equal bytes. */
  snapshot(): Uint8Array {
    return new Uint8Array(this.#instance.memory.buffer.slice(0, this.#instance.bytes));
  }

  fork(): Cell {
    return Cell.restore(this.module, new Uint8Array(this.#instance.memory.buffer, 0, this.#instance.bytes));
  }

  /** Rows that the arrivals ring has room for. */
  get room(): number {
    const ring = this.columns.arrivalRing;
    return this.sizes.arrivals - ((ring.filled[0] ?? 0) - (ring.taken[0] ?? 0));
  }

  /** Copies rows `from … from + count - 1` into the ring; `count` must not exceed `room`. */
  push(chunk: ArrivalColumns, from: number, count: number): void {
    const { arrival, arrivalRing } = this.columns;
    const size = this.sizes.arrivals;
    const filled = arrivalRing.filled[0] ?? 0;
    for (let done = 0; done < count; ) {
      const at = (filled + done) & (size - 1);
      const run = Math.min(count - done, size - at);
      const first = from + done;
      arrival.timePs.set(chunk.timePs.subarray(first, first + run), at);
      arrival.promptTokens.set(chunk.promptTokens.subarray(first, first + run), at);
      arrival.outputTokens.set(chunk.outputTokens.subarray(first, first + run), at);
      arrival.class.set(chunk.class.subarray(first, first + run), at);
      arrival.priority.set(chunk.priority.subarray(first, first + run), at);
      if (chunk.thinkPs === undefined) arrival.thinkPs.fill(0n, at, at + run);
      else arrival.thinkPs.set(chunk.thinkPs.subarray(first, first + run), at);
      if (chunk.session === undefined) arrival.session.fill(-1, at, at + run);
      else arrival.session.set(chunk.session.subarray(first, first + run), at);
      done += run;
    }
    arrivalRing.filled[0] = filled + count;
  }

  /**
   * A request that the host learnt of during the run comes at `timePs`, not before what has happened; `row` of `chunk`
   * holds the rest. Ids need not follow on those of the ring. False when no more may wait.
   */
  pushLate(chunk: ArrivalColumns, row: number, timePs: bigint, id: number): boolean {
    const at = this.#guard(() => this.#instance.exports.addLate(timePs, id));
    if (at < 0) return false;
    const { arrival } = this.columns;
    arrival.promptTokens[at] = chunk.promptTokens[row] ?? 1;
    arrival.outputTokens[at] = chunk.outputTokens[row] ?? 1;
    arrival.class[at] = chunk.class[row] ?? 0;
    arrival.priority[at] = chunk.priority[row] ?? 0;
    arrival.session[at] = chunk.session?.[row] ?? -1;
    return true;
  }

  /** Exit.Decision with Question.timer at `timePs`, not before what has happened. False when no more may wait. */
  addTimer(timePs: bigint, id: number): boolean {
    return this.#guard(() => this.#instance.exports.addTimer(timePs, id)) === 1;
  }

  /** No more arrivals will come by the ring. */
  close(): void {
    this.columns.arrivalRing.closed[0] = 1;
  }

  /**
   * Runs to `untilPs` or the next reason to stop. A core that is full is replaced by one of twice the slots: never seen
   * outside.
   */
  advance(untilPs: bigint, segments: number = SEGMENTS_PER_CALL): number {
    for (;;) {
      const exit = this.#guard(() => this.#instance.exports.advance(untilPs, segments));
      if (exit !== Exit.Full) return exit;
      this.#grow();
    }
  }

  /** Behind a Horizon: what was written to `columns.replica` takes effect there. */
  control(): void {
    this.#guard(() => this.#instance.exports.control());
  }

  /** Ends an unfinished run at the horizon `atPs`. False when windows must be drained first. */
  end(atPs: bigint): boolean {
    return this.#guard(() => this.#instance.exports.end(atPs)) === 1;
  }

  /** Evaluates the first `count` rows of the query table. */
  evaluate(count: number): void {
    this.#guard(() => this.#instance.exports.evaluate(count));
  }

  #grow(): void {
    const { slots } = this.#instance.sizes;
    const larger = instantiateCore(this.module, { ...this.#instance.sizes, slots: slots * 2 });
    copyTables(this.#instance, larger);
    this.#instance = larger;
  }

  #guard<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      if (this.#kept !== null) forgetCore(this.module, 'costs');
      if (error instanceof WebAssembly.RuntimeError) throw this.#fault(error);
      throw error;
    }
  }

  #fault(cause: Error): CoreFault {
    const fault = readFault(this.#instance);
    fault.cause = cause;
    return fault;
  }
}
