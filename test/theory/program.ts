// A plain Program to build theory on: one kind, one class, equal replicas, every number given or zero.

import { kindTables, lowerKind } from '../../src/compile/lowered.ts';
import { Power, type ProgramTables, places, Route, Signal } from '../../src/core/layout.gen.ts';
import { type Numbers as KindNumbers, rooflineParts } from '../support/dense-decoder.ts';

export const NONE_PS = 2n ** 63n - 1n;
export type Numbers = Readonly<Record<string, number | bigint>>;

const arrays = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;
const programTables = ['run', 'class', 'replica'] as const;

const ofKind = Object.keys(places.kind.columns);
/** Numbers that the parts of a kind are made from, 0 where nothing is said. */
const nothing: Numbers = {
  weightBytes: 0,
  weightChannelBytes: 0,
  weightDequantFlop: 0,
  activationDequantFlop: 0,
  headBytes: 0,
  headChannelBytes: 0,
  headDequantFlop: 0,
  headActivationDequantFlop: 0,
  activationBytes: 0,
  kvBytes: 0,
  kvDequantFlop: 0,
  launchS: 0,
  allReduceLatencyS: 0,
  linearPjPerFlop: 0,
  headPjPerFlop: 0,
  attentionPjPerFlop: 0,
  vectorPjPerFlop: 0,
};

const defaults: Numbers = {
  ranks: 1,
  layers: 1,
  hidden: 1,
  heads: 1,
  kvHeads: 1,
  headDim: 1,
  ffn: 1,
  upProjections: 1,
  vocab: 1,
  residualBytes: 2,
  linearFlopPerS: 1e30,
  headFlopPerS: 1e30,
  attentionFlopPerS: 1e30,
  vectorFlopPerS: 1e30,
  hbmBytesPerS: 1e30,
  linkBytesPerS: 1e30,
  dynamicCapW: 1_000_000n,
  deepIdleAfterPs: NONE_PS,
  queueLimit: -1,
  maxNumBatchedTokens: 8192,
  maxNumSeqs: 256,
  blockTokens: 16,
  kvBlocks: 1_000_000,
};

const ofReplica: Numbers = { weight: 1000, admissionLimit: -1, batchLimit: -1, power: Power.on };

/** Replicas of one kind; `kind`, `run` and `replica` override single columns of every row. */
export function plainProgram(kind: Numbers, run: Numbers = {}, replicas = 1, replica: Numbers = {}): ProgramTables {
  const tables: Record<string, Record<string, Int32Array | BigInt64Array | Float64Array>> = {};
  for (const name of programTables) {
    const columns: Record<string, Int32Array | BigInt64Array | Float64Array> = {};
    for (const [column, { type }] of Object.entries(places[name].columns))
      columns[column] = new arrays[type](name === 'replica' ? replicas : 1);
    tables[name] = columns;
  }
  const put = (table: string, numbers: Numbers) => {
    for (const [column, value] of Object.entries(numbers)) {
      const target = tables[table]?.[column];
      if (target === undefined) throw new RangeError(`no column ${table}.${column}`);
      target.fill(value as never);
    }
  };
  const numbers: Numbers = { ...nothing, ...defaults, ...kind };
  const unknown = Object.keys(kind).filter(
    (name) => !(name in nothing) && !(name in defaults) && !ofKind.includes(name),
  );
  if (unknown.length > 0) throw new RangeError(`no number ${unknown.join(', ')} of a kind`);
  const zeros = ofKind.map((name) => [name, places.kind.columns[name]?.type === 'i64' ? 0n : 0]);
  const all: Numbers = { ...Object.fromEntries(zeros), ...numbers };
  const levels = [{ clockFactor: 1, energyFactor: 1 }];
  put('run', { route: Route.least, signal: Signal.requests, ...run });
  put('replica', { ...ofReplica, ...replica });
  put('class', { sloTtftPs: NONE_PS, sloTpotPs: NONE_PS, sloE2ePs: NONE_PS });
  const lowered = lowerKind(all, rooflineParts(numbers as unknown as KindNumbers), levels);
  return { ...(tables as unknown as ProgramTables), ...kindTables([lowered]) };
}
