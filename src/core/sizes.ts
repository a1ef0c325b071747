// Rows of the core's tables that follow from a Program, before anything is allocated.

import { KvIndex, type ProgramTables, type SizeName } from './layout.gen.ts';

const largest = (column: Int32Array, floor = 1): number => column.reduce((most, value) => Math.max(most, value), floor);

/** Least power of two that is at least `count`. */
function powerOfTwoFor(count: number): number {
  let power = 1;
  while (power < count) power *= 2;
  return power;
}

export function programSizes(program: ProgramTables) {
  const { kind, level, replica, run } = program;
  const kinds = kind.parts.length;
  const replicas = replica.kind.length;
  const pools = largest(replica.pool, 0) + 1;
  return {
    kinds,
    levels: level.clockFactor.length / kinds,
    replicas,
    leaves: powerOfTwoFor(replicas),
    pools,
    groups: pools + 1,
    classes: program.class.sloTtftPs.length,
    // two whole windows and the router's row: one may be closed while another waits
    windows: 2 * replicas + 1,
    linear: largest(kind.maxNumBatchedTokens) + 1,
    sequences: largest(kind.maxNumSeqs) + 1,
    phases: largest(kind.blockTokens),
    parts: program.part.model.length,
    models: program.model.op.length,
    samples: program.sample.seconds.length,
    // one that parts are timed in, one that table models keep for themselves
    shapes: 2,
    kvBlocks: run.kvIndex[0] === KvIndex.blocks ? largest(kind.kvBlocks) : 0,
  } satisfies Partial<Record<SizeName, number>>;
}
