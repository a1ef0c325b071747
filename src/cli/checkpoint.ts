// Checkpoints: a run saved between two slices, and what must be the same when it goes on.
// File: "TWCHKPT1", u32 length of the header, JSON header, the core's bytes.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProgramTables } from '../core/layout.gen.ts';
import { layoutHash } from '../core/layout.gen.ts';
import { InputError } from '../errors.ts';
import type { Run, RunState } from '../run.ts';
import { skip } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { writeWhole } from './files.ts';
import { version } from './version.ts';

const MAGIC = 'TWCHKPT1';

/** Everything that a resumed run must share with the saved one. */
export interface Identity {
  readonly version: string;
  readonly layout: number;
  /** sha-256 over the Program's columns */
  readonly program: string;
  /** of the workload before a row is read */
  readonly workload: string;
}

interface Header {
  readonly identity: Identity;
  /** requests delivered by the source, and the hash of their columns */
  readonly rowsRead: number;
  readonly rowsDigest: string;
  readonly state: RunState;
  /** bytes written of each growing output, by its name in the output folder */
  readonly outputs: Readonly<Record<string, number>>;
  readonly coreBytes: number;
  /** sha-256 of the core's bytes */
  readonly core: string;
}

export interface Checkpoint extends Header {
  readonly bytes: Uint8Array;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function programHash(program: ProgramTables): string {
  const hash = createHash('sha256');
  for (const [table, columns] of Object.entries(program)) {
    for (const [column, values] of Object.entries(columns as Record<string, BigInt64Array>)) {
      hash.update(`${table}.${column}:${values.length};`);
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
  }
  return hash.digest('hex');
}

export const identityOf = (program: ProgramTables, source: WorkloadSource): Identity => ({
  version,
  layout: layoutHash,
  program: programHash(program),
  workload: source.identity,
});

export function saveCheckpoint(
  path: string,
  run: Run,
  identity: Identity,
  source: WorkloadSource,
  outputs: Readonly<Record<string, number>>,
): void {
  const { state, core } = run.save();
  const header: Header = {
    identity,
    rowsRead: source.delivered,
    rowsDigest: source.digest,
    state,
    outputs,
    coreBytes: core.length,
    core: sha256(core),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(MAGIC.length + 4 + text.length + core.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true);
  bytes.set(text, MAGIC.length + 4);
  bytes.set(core, MAGIC.length + 4 + text.length);
  writeWhole(path, bytes);
}

function refuse(path: string, found: string, hint: string): never {
  throw new InputError([{ code: 'MISMATCH', path: ['resume', path], found, hint }]);
}

export function loadCheckpoint(path: string): Checkpoint {
  const file = new Uint8Array(readFileSync(path));
  const start = MAGIC.length + 4;
  if (file.length < start || new TextDecoder().decode(file.subarray(0, MAGIC.length)) !== MAGIC) {
    refuse(path, 'no checkpoint', 'Name a file that --checkpoint wrote.');
  }
  const length = new DataView(file.buffer).getUint32(MAGIC.length, true);
  let header: Header | undefined;
  try {
    header = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(start, start + length)),
    ) as Header;
  } catch {
    refuse(path, 'a damaged checkpoint', 'Its header cannot be read: run again from the start.');
  }
  const bytes = file.slice(start + length);
  if (bytes.length !== header.coreBytes || sha256(bytes) !== header.core) {
    refuse(path, 'a damaged checkpoint', 'Its core does not match its hash: run again from the start.');
  }
  return { ...header, bytes };
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
  if (identity.program !== now.program)
    refuse(path, 'another scenario', 'Give the scenario, --set and --seed of the run that wrote it.');
  if (identity.workload !== now.workload)
    refuse(path, 'another workload', 'Give the trace, --set and --seed of the run that wrote it.');
  const source = openSource();
  try {
    skip(source, saved.rowsRead);
    if (source.digest !== saved.rowsDigest)
      refuse(path, 'a trace whose first rows differ', 'Give the trace of the run that wrote it.');
  } finally {
    source.close();
  }
}
