// Checkpoints: a run saved between two slices, and what must be the same when it goes on.
// File: "TWCHKPT1", u32 length of the header, JSON header, the core's bytes, sha-256 of all before it.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { ProgramTables } from '../core/layout.gen.ts';
import { layoutHash } from '../core/layout.gen.ts';
import { InputError } from '../errors.ts';
import { Run, type RunInput } from '../run/run.ts';
import type { Prepared } from '../run/simulate.ts';
import { skip } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { fits, type Header, type Identity, isHeader } from './checkpoint-header.ts';
import { type Written, writeInTurns } from './files.ts';
import { version } from './version.ts';

const MAGIC = new TextEncoder().encode('TWCHKPT1');
const HASH_BYTES = 32;
/** Bytes that are hashed and written in one turn. */
const TURN_BYTES = 2 ** 24;

export interface Checkpoint extends Header {
  readonly bytes: Uint8Array;
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();

function programHash(program: ProgramTables): string {
  const hash = createHash('sha256');
  for (const [table, columns] of Object.entries(program)) {
    for (const [column, values] of Object.entries(columns as Record<string, BigInt64Array>)) {
      hash.update(`${table}.${column}:${values.length};`);
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
  }
  return hash.digest('hex');
}

/** `modules`: of user-supplied routers and policies; empty without any. */
export const identityOf = ({ scenario, compiled }: Prepared, source: WorkloadSource, modules = ''): Identity => ({
  version,
  layout: layoutHash,
  scenario: sha256(JSON.stringify(scenario) + modules).toString('hex'),
  program: programHash(compiled.program),
  workload: source.identity,
});

/** What the file is made of, in pieces of at most `most` bytes, and their hash behind them. */
export function* checkpointPieces(parts: readonly Uint8Array[], most: number = TURN_BYTES): Generator<Uint8Array> {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (let at = 0; at < part.length; at += most) {
      const piece = part.subarray(at, at + most);
      hash.update(piece);
      yield piece;
    }
  }
  yield hash.digest();
}

/** Writes a checkpoint in turns; one that `signal` stops leaves what was there before. */
export function saveCheckpoint(
  path: string,
  run: Run,
  identity: Identity,
  source: WorkloadSource,
  outputs: Readonly<Record<string, Written>>,
  signal: AbortSignal,
): Promise<void> {
  const { state, core } = run.save();
  const header: Header = {
    identity,
    rowsRead: source.delivered,
    rowsDigest: source.digest,
    state,
    outputs,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = new Uint8Array(MAGIC.length + 4);
  start.set(MAGIC);
  new DataView(start.buffer).setUint32(MAGIC.length, text.length, true);
  return writeInTurns(path, checkpointPieces([start, text, core]), signal);
}

function refuse(path: string, found: string, hint: string): never {
  throw new InputError([{ code: 'MISMATCH', path: ['resume', path], found, hint }]);
}

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Looks at the first bytes alone: what is no checkpoint may be huge, or a device without an end. */
function isCheckpoint(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const handle = openSync(path, 'r');
  try {
    const first = new Uint8Array(MAGIC.length);
    return readSync(handle, first) === first.length && same(first, MAGIC);
  } finally {
    closeSync(handle);
  }
}

export function loadCheckpoint(path: string): Checkpoint {
  if (!isCheckpoint(path)) refuse(path, 'no checkpoint', 'Name a file that --checkpoint wrote.');
  const file = new Uint8Array(readFileSync(path));
  const start = MAGIC.length + 4;
  const end = file.length - HASH_BYTES;
  if (end < start || !same(file.subarray(end), sha256(file.subarray(0, end))))
    refuse(path, 'a damaged checkpoint', 'It does not match its hash: run again from the start.');
  const length = new DataView(file.buffer).getUint32(MAGIC.length, true);
  if (start + length > end) refuseInside(path);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(start, start + length)));
  } catch {
    refuseInside(path);
  }
  if (!isHeader(header)) refuseInside(path);
  return { ...header, bytes: file.slice(start + length, end) };
}

/** A hash is no proof of who wrote it: what does not fit together is the input's fault. */
function refuseInside(path: string): never {
  return refuse(path, 'a checkpoint whose inside is wrong', 'It cannot be gone on from: run again from the start.');
}

/** The run as it was saved. */
export function restored(path: string, module: WebAssembly.Module, input: RunInput, saved: Checkpoint): Run {
  let run: Run;
  try {
    run = new Run(module, input, {}, { state: saved.state, core: saved.bytes });
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuseInside(path);
  }
  return fits(saved, input.compiled, run.cell) ? run : refuseInside(path);
}

/** Refuses a checkpoint of other inputs, naming what differs; reads the trace's first rows again to be sure. */
export function checkInputs(path: string, saved: Checkpoint, now: Identity, openSource: () => WorkloadSource): void {
  const { identity } = saved;
  if (identity.version !== now.version || identity.layout !== now.layout) {
    refuse(
      path,
      `a checkpoint of version ${identity.version}`,
      `This is version ${now.version}; run again from the start.`,
    );
  }
  if (identity.workload !== now.workload)
    refuse(path, 'another workload', 'Give the trace, --set and --seed of the run that wrote it.');
  if (identity.program !== now.program || identity.scenario !== now.scenario)
    refuse(path, 'another scenario', 'Give the scenario, --set and --seed of the run that wrote it.');
  const source = openSource();
  try {
    skip(source, saved.rowsRead);
    if (source.digest !== saved.rowsDigest)
      refuse(path, 'a trace whose first rows differ', 'Give the trace of the run that wrote it.');
  } finally {
    source.close();
  }
}
