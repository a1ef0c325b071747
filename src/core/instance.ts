// Loading and instantiating the core: one compiled module, many instances, typed-array views that never detach.

import { instantiateSync } from '@assemblyscript/loader';
import { CoreFault } from '../errors.ts';
import type { CoreMemory, CoreModule } from './host.ts';
import { type Columns, layoutHash, places, type SizeName, type TablePlace } from './layout.gen.ts';
import { totalsOf } from './totals.ts';

/** The functions that the core exports; all else crosses as columns. */
export interface CoreExports {
  readonly memory: CoreMemory;
  layoutHash(): number;
  create(): number;
  start(): void;
  advance(untilPs: bigint, segments: number): number;
  end(atPs: bigint): number;
  control(): void;
  addTimer(timePs: bigint, id: number): number;
  addLate(timePs: bigint, id: number): number;
  evaluate(count: number): void;
  timeShapes(count: number): void;
  attentionPieces(model: number, heads: number, kvHeads: number, headDim: number): void;
  mlaPieces(model: number, heads: number): void;
  joinLinks(): void;
  routeFlows(): number;
  shareLinks(): void;
  runFlows(): number;
  drawArrivals(count: number): number;
  exp(x: number): number;
  log(x: number): number;
  pow(x: number, y: number): number;
  sin(x: number): number;
  cos(x: number): number;
  /** of the loader: the AssemblyScript string at an address */
  __getString(address: number): string;
}

export type Sizes = Readonly<Record<SizeName, number>>;

export interface Instance {
  readonly exports: CoreExports;
  readonly columns: Columns;
  readonly memory: CoreMemory;
  readonly sizes: Sizes;
  /** bytes that the tables end at */
  readonly bytes: number;
}

const smallest: Sizes = {
  kinds: 1,
  levels: 1,
  replicas: 1,
  leaves: 1,
  pools: 1,
  groups: 2,
  classes: 1,
  slots: 1,
  arrivals: 1,
  arrivalRows: 1,
  timers: 0,
  late: 0,
  users: 0,
  agenda: 0,
  rows: 1,
  windows: 1,
  linear: 1,
  sequences: 1,
  phases: 1,
  kvBlocks: 0,
  queries: 1,
  draws: 1,
  quantiles: 1,
  parts: 1,
  models: 1,
  samples: 0,
  shapes: 1,
  nodes: 0,
  links: 0,
  flows: 0,
  hops: 0,
  transfers: 0,
  transferHops: 0,
  jobs: 0,
  trafficClasses: 0,
};

let compiled: Promise<CoreModule> | undefined;

/** Compiles `wasm/core.wasm` once; later calls share it. */
export function loadCoreModule(): Promise<CoreModule> {
  compiled ??= compileCore(new URL('../../wasm/core.wasm', import.meta.url));
  return compiled;
}

async function compileCore(url: URL): Promise<CoreModule> {
  if (url.protocol === 'file:') {
    const bytes = process.getBuiltinModule('node:fs').readFileSync(url);
    return WebAssembly.compile(bytes);
  }
  const response = await fetch(url);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** An instance whose tables have `sizes` rows (1 where not given). Synchronous: the module is compiled already. */
export function instantiateCore(module: CoreModule, sizes: Partial<Sizes>): Instance {
  const exports = instantiateSync(module, {}).exports as unknown as CoreExports;
  if (exports.layoutHash() !== layoutHash)
    throw new CoreFault('layout.gen.ts', 0, 'core.wasm was built from another layout');
  const all: Sizes = { ...smallest, ...sizes };
  const memory = exports.memory;
  for (const [name, size] of Object.entries(all)) {
    const place = places.size.columns[name];
    if (place !== undefined) new Int32Array(memory.buffer, place.address, 1)[0] = size;
  }
  const bytes = exports.create() >>> 0;
  if (bytes === 0xffffffff) throw new CoreFault('index.ts', 0, 'out of memory');
  return { exports, columns: viewColumns(memory, all), memory, sizes: all, bytes };
}

function rowsOf(table: TablePlace, sizes: Sizes): number {
  return table.rows.reduce<number>(
    (product, factor) => product * (typeof factor === 'number' ? factor : sizes[factor]),
    1,
  );
}

const arrays = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;

/** Typed arrays over every column; accessor functions over the rows of record tables. */
function viewColumns(memory: CoreMemory, sizes: Sizes): Columns {
  const view = new DataView(memory.buffer);
  const tables: Record<string, Record<string, unknown>> = {};
  for (const [name, table] of Object.entries(places)) {
    const columns: Record<string, unknown> = {};
    const rows = rowsOf(table, sizes);
    for (const [column, place] of Object.entries(table.columns)) {
      const base = table.form === 'scalar' ? place.address : view.getUint32(place.address, true);
      if (table.form !== 'records') columns[column] = new arrays[place.type](memory.buffer, base, rows * place.width);
      else if (place.type === 'i64')
        columns[column] = (row: number) => view.getBigInt64(base + row * table.stride + place.offset, true);
      else columns[column] = (row: number) => view.getInt32(base + row * table.stride + place.offset, true);
    }
    tables[name] = columns;
  }
  const columns = tables as unknown as Columns;
  const counters = tables['total'] as Record<string, (row: number) => number | bigint>;
  return { ...columns, total: totalsOf(columns, counters, sizes.replicas) };
}

/** Copies every table of `from` into the first rows of the same tables of `to`, whose sizes are at least as large. */
export function copyTables(from: Instance, to: Instance): void {
  const source = new Uint8Array(from.memory.buffer);
  const target = new Uint8Array(to.memory.buffer);
  const fromView = new DataView(from.memory.buffer);
  const toView = new DataView(to.memory.buffer);
  const wide = { i32: 4, i64: 8, f64: 8 } as const;
  for (const [name, table] of Object.entries(places)) {
    if (name === 'size' || table.owner !== name) continue;
    const rows = rowsOf(table, from.sizes);
    if (table.form === 'records') {
      const place = Object.values(table.columns)[0];
      if (place === undefined) continue;
      const at = fromView.getUint32(place.address, true);
      target.set(source.subarray(at, at + rows * table.stride), toView.getUint32(place.address, true));
      continue;
    }
    for (const place of Object.values(table.columns)) {
      const at = table.form === 'scalar' ? place.address : fromView.getUint32(place.address, true);
      const to_ = table.form === 'scalar' ? place.address : toView.getUint32(place.address, true);
      target.set(source.subarray(at, at + rows * wide[place.type] * place.width), to_);
    }
  }
}

/** Reads what the core left before it trapped. */
export function readFault(instance: Instance): CoreFault {
  const { fault } = instance.columns;
  const at = fault.file[0] ?? 0;
  const file = at > 0 ? instance.exports.__getString(at) : 'core';
  return new CoreFault(file, fault.line[0] ?? 0);
}
