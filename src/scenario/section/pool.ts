// A pool of the section `fleet`: replicas of one kind, and what they change of the scenario.

import type { z } from 'zod';
import { fabrics, find, hintFor } from '../../catalog/index.ts';
import type { CheckpointPrecision } from '../../catalog/types.ts';
import { type Issue, shown } from '../../errors.ts';
import { siOf } from '../../units.ts';
import { besideFile } from '../beside.ts';
import { choice, flag, object, quantity, quantityOr, text } from '../fields.ts';
import {
  collectiveAlgorithms,
  type EngineSpec,
  kernelForms,
  kernelLibraries,
  type ParallelSpec,
  type PoolSpec,
} from '../types.ts';
import { acceleratorField, resolveAccelerator } from './accelerator.ts';
import { checkEngine, engineSection, mergedEngine, resolveEngine } from './engine.ts';
import { count, largestI32 } from './limits.ts';
import { precisionSection, resolvePrecision } from './precision.ts';

/** Replicas of a pool, and of all pools together. */
export const largestFleet = 65_536;

/** Far beyond the clocks that accelerators run at, so that powers of it stay small. */
const largestClock = 1.5;
export const clock = (about: string) => quantity('factor', about, { positive: true, max: largestClock });

export const poolSection = object(
  {
    name: text('how reports call it').optional(),
    role: choice(['mixed'], 'what its replicas do', ['prefill', 'decode']).optional(),
    accelerator: acceleratorField,
    replicas: count('engines of this pool', largestFleet).optional(),
    tp: count('tensor-parallel accelerators a replica', 65_536).optional(),
    pp: count('pipeline stages a replica', 4096).optional(),
    ep: count('ways that experts are split, over the ranks of tp and attentionDp', 4096).optional(),
    attentionDp: count('ways that the sequences of a step are split for attention', 4096).optional(),
    cp: count('ways that a sequence is split', 4096).optional(),
    sequenceParallel: flag('norms and residuals are split over tp').optional(),
    microBatches: count('parts that a step is cut into, to fill the stages', 4096).optional(),
    overlap: quantityOr('two-batch', 'share', 'of communication that may hide under computation', {
      max: 1,
    }).optional(),
    kernels: choice(kernelForms, 'what times kernels: fitted models, datasheets alone, or measured tables').optional(),
    fitted: text('file of fitted kernels that `calibrate` wrote').optional(),
    measured: text('CSV file of measured kernels, for kernels: table').optional(),
    library: choice(kernelLibraries, "whose kernels run; by default the engine's").optional(),
    fabric: text('links of a replica: a fabric, or two joined by +').optional(),
    algorithm: choice(collectiveAlgorithms, 'how collectives run').optional(),
    precision: precisionSection.optional(),
    engine: engineSection.optional(),
    weight: quantity('factor', 'requests are sent in proportion to it; 0 = none', { max: 1000 }).optional(),
    clock: clock('clock over nominal').optional(),
    admissionLimit: quantityOr('none', 'count', 'unfinished requests of a replica at most', {
      min: 1,
      max: largestI32,
    }).optional(),
    offPower: quantity('power', 'of one accelerator while its replica is off').optional(),
  },
  'replicas of one kind',
);

type RawPool = z.output<typeof poolSection>;

type Path = readonly (string | number)[];

const bad = (issues: Issue[], path: Path, found: unknown, hint: string) =>
  issues.push({ code: 'BAD_VALUE', path, found: String(found), hint });

const stated = <T extends object>(given: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;

/** User-supplied files, as seen from the working directory. A table needs what was measured, and nothing else does. */
function ownFiles(pool: RawPool, path: Path, file: string | undefined, issues: Issue[]) {
  const { kernels, fitted, measured } = pool;
  if (kernels === 'table' && measured === undefined) {
    const hint = 'Give the CSV file of what was measured.';
    issues.push({ code: 'MISSING', path: [...path, 'measured'], found: 'nothing', hint });
  }
  if (kernels !== 'table' && measured !== undefined) {
    bad(issues, [...path, 'measured'], measured, 'Only kernels: table reads it; calibrate fits it, for fitted.');
  }
  if (kernels === 'roofline' && fitted !== undefined) {
    bad(issues, [...path, 'fitted'], fitted, 'A roofline has nothing fitted: leave one of the two out.');
  }
  const beside = (name: string | undefined) => (name === undefined ? null : besideFile(name, file));
  return { fitted: beside(fitted), measured: beside(measured) };
}

/** What pools start from. */
export interface PoolContext {
  readonly engine: EngineSpec;
  /** sections of the scenario, as written */
  readonly raw: {
    readonly precision?: z.output<typeof precisionSection> | undefined;
    readonly engine?: z.output<typeof engineSection> | undefined;
  };
  /** that the scenario was read from */
  readonly file: string | undefined;
  /** how the model's checkpoint is stored */
  readonly published?: CheckpointPrecision | undefined;
}

export function resolvePool(pool: RawPool, index: number, context: PoolContext, issues: Issue[]): PoolSpec {
  const { file, raw } = context;
  const path = ['fleet', 'pools', index];
  const accelerator = resolveAccelerator(pool.accelerator, [...path, 'accelerator'], issues);
  const tp = pool.tp ?? 1;
  const domain = accelerator.linkDomain.value;
  if (tp > 1 && domain === null) {
    const { id, name } = accelerator;
    const hint = `How many the link of ${name} joins is unknown: write { base: ${id}, linkDomain: … }.`;
    issues.push({ code: 'INCOMPLETE', path: [...path, 'accelerator', 'linkDomain'], found: 'nothing', hint });
  }
  if (domain !== null && tp > domain) {
    const hint = `The link of ${accelerator.name} joins ${domain}: write at most that, or change linkDomain.`;
    bad(issues, [...path, 'tp'], tp, hint);
  }
  let { engine } = context;
  if (pool.engine !== undefined) {
    engine = resolveEngine(mergedEngine(raw.engine, pool.engine), [...path, 'engine'], issues);
    checkEngine(engine, [...path, 'engine'], issues);
  }
  const tdpW = siOf(accelerator.tdp) ?? Number.POSITIVE_INFINITY;
  if ((pool.offPower ?? 0) > tdpW) {
    const hint = `An accelerator that is off draws at most its TDP, ${tdpW} W.`;
    bad(issues, [...path, 'offPower'], `${pool.offPower} W`, hint);
  }
  return {
    name: pool.name ?? `pool-${index}`,
    role: 'mixed',
    accelerator,
    replicas: pool.replicas ?? 1,
    tp,
    parallel: parallelOf(pool),
    ranks: tp * (pool.pp ?? 1) * (pool.cp ?? 1) * (pool.attentionDp ?? 1),
    kernels: {
      form: pool.kernels ?? 'calibrated',
      library: pool.library ?? null,
      fabric: fabricNameOf(pool, [...path, 'fabric'], issues),
      algorithm: pool.algorithm ?? 'auto',
      ...ownFiles(pool, path, file, issues),
    },
    precision: resolvePrecision({ ...stated(raw.precision), ...stated(pool.precision) }, context.published),
    engine,
    weightThousandths: thousandthsOf(pool, index, issues),
    clock: pool.clock ?? 1,
    admissionLimit: pool.admissionLimit ?? null,
    offW: pool.offPower ?? 0,
  };
}

const parallelOf = (pool: RawPool): ParallelSpec => ({
  pp: pool.pp ?? 1,
  ep: pool.ep ?? 1,
  attentionDp: pool.attentionDp ?? 1,
  cp: pool.cp ?? 1,
  sequenceParallel: pool.sequenceParallel ?? false,
  microBatches: pool.microBatches ?? pool.pp ?? 1,
  overlap: pool.overlap === null ? 'two-batch' : (pool.overlap ?? 0),
});

/** Names of fabrics, at most one inside a node and one between nodes. */
function fabricNameOf({ fabric }: RawPool, path: Path, issues: Issue[]): string | null {
  if (fabric === undefined) return null;
  const levels = new Set<string>();
  const before = issues.length;
  for (const name of fabric.split('+').map((word) => word.trim())) {
    const entry = find(fabrics, name);
    if (entry === null) {
      issues.push({ code: 'UNKNOWN_NAME', path, found: shown(name), hint: hintFor(fabrics, name) });
    } else if (levels.has(entry.level)) bad(issues, path, fabric, `One ${entry.level} fabric at most.`);
    else levels.add(entry.level);
  }
  // what cannot be is reported once
  return issues.length > before ? null : fabric;
}

/** The router reckons in thousandths; a weight that is not 0 stays above it. */
function thousandthsOf({ weight = 1 }: { readonly weight?: number | undefined }, index: number, issues: Issue[]) {
  const thousandths = Math.floor(weight * 1000 + 0.5);
  if (weight > 0 && thousandths === 0) {
    bad(issues, ['fleet', 'pools', index, 'weight'], weight, 'Write 0 or at least 0.001.');
  }
  return thousandths;
}
