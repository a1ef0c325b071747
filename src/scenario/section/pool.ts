// A pool of the section `fleet`: replicas of one kind, and what they change of the scenario.

import type { z } from 'zod';
import { joinedBy, mostRanks } from '../../catalog/links.ts';
import type { AcceleratorEntry, CheckpointPrecision } from '../../catalog/types.ts';
import type { Issue } from '../../errors.ts';
import { siOf } from '../../units.ts';
import { besideFile } from '../beside.ts';
import { choice, flag, object, orElse, quantity, quantityOr, text } from '../fields.ts';
import {
  collectiveAlgorithms,
  type EngineSpec,
  kernelForms,
  kernelLibraries,
  type ParallelSpec,
  type PoolSpec,
  pipelines,
} from '../types.ts';
import { acceleratorField, resolveAccelerator } from './accelerator.ts';
import { checkEngine, engineSection, mergedEngine, resolveEngine } from './engine.ts';
import { fabricSection, resolveFabric } from './fabric.ts';
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
    role: orElse(choice(['mixed'], 'what its replicas do', ['prefill', 'decode']), 'mixed'),
    accelerator: acceleratorField,
    replicas: orElse(count('engines of this pool', largestFleet), 1),
    tp: orElse(count('tensor-parallel accelerators a replica', 65_536), 1),
    pp: orElse(count('pipeline stages a replica', 4096), 1),
    ep: orElse(count('ways that experts are split, over the ranks of tp and attentionDp', 4096), 1),
    attentionDp: orElse(count('ways that the sequences of a step are split for attention', 4096), 1),
    cp: orElse(count('ways that a sequence is split', 4096), 1),
    sequenceParallel: orElse(flag('norms and residuals are split over tp'), false),
    microBatches: count('parts that a step is cut into, to fill the stages; pp when left out', 4096).optional(),
    pipeline: orElse(choice(pipelines, 'whether stages go on with the next step, or wait until all are done'), 'full'),
    overlap: orElse(
      quantityOr('two-batch', 'share', 'of communication that may hide under computation', { max: 1 }),
      0,
    ),
    kernels: orElse(
      choice(kernelForms, 'what times kernels: fitted models, datasheets alone, or measured tables'),
      'calibrated',
    ),
    fitted: text('file of fitted kernels that `calibrate` wrote').optional(),
    measured: text('CSV file of measured kernels, for kernels: table').optional(),
    library: choice(kernelLibraries, "whose kernels run; the engine's when left out").optional(),
    fabric: fabricSection.optional(),
    algorithm: orElse(choice(collectiveAlgorithms, 'how collectives run'), 'auto'),
    precision: precisionSection.optional(),
    engine: engineSection.optional(),
    weight: orElse(quantity('factor', 'requests are sent in proportion to it; 0 = none', { max: 1000 }), 1),
    clock: orElse(clock('clock over nominal'), 1),
    admissionLimit: orElse(
      quantityOr('none', 'count', 'unfinished requests of a replica at most', { min: 1, max: largestI32 }),
      'none',
    ),
    offPower: orElse(quantity('power', 'of one accelerator while its replica is off'), '0 W'),
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
  const fabric = resolveFabric(pool.fabric, [...path, 'fabric'], issues);
  checkReach(accelerator, fabric.name, tp, path, issues);
  const isOwn = pool.engine !== undefined;
  const enginePath = isOwn ? [...path, 'engine'] : ['engine'];
  const given = pool.engine === undefined ? raw.engine : mergedEngine(raw.engine, pool.engine);
  // problems of the scenario's engine are reported once, where it is read
  const engine = resolveEngine(given, enginePath, isOwn ? issues : [], accelerator);
  checkEngine(engine, enginePath, issues);
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
      fabric: fabric.name,
      fabricChanges: fabric.changes,
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

/** Ranks of tp reach each other: over the links of one node, or over nodes where a fabric between them is named. */
function checkReach(accelerator: AcceleratorEntry, fabric: string | null, tp: number, path: Path, issues: Issue[]) {
  const reach = joinedBy(accelerator, fabric);
  const { id, name } = accelerator;
  if (tp > 1 && reach.perNode === null) {
    const write = `{ base: ${id}, linkDomain: … }, or fabric: pcie4`;
    const hint = `How many the link of ${name} joins is unknown: write ${write}.`;
    issues.push({ code: 'INCOMPLETE', path: [...path, 'accelerator', 'linkDomain'], found: 'nothing', hint });
    return;
  }
  if (tp <= mostRanks(reach)) return;
  const over = reach.perNode === 1 ? 'fabric: pcie4' : `fabric: ${reach.up.id} + ib-400`;
  const what = fabric === null ? `The link of ${name}` : reach.up.name;
  const accelerators = `accelerator: { base: ${id}, linkDomain: ${tp} }`;
  const hint =
    `${what} joins ${reach.perNode}: write at most that (pp: ${Math.ceil(tp / (reach.perNode ?? 1))} spreads a replica over ` +
    `as many nodes), ${over}, or ${accelerators} where yours joins more.`;
  bad(issues, [...path, 'tp'], tp, hint);
}

const parallelOf = (pool: RawPool): ParallelSpec => ({
  pp: pool.pp ?? 1,
  ep: pool.ep ?? 1,
  attentionDp: pool.attentionDp ?? 1,
  cp: pool.cp ?? 1,
  sequenceParallel: pool.sequenceParallel ?? false,
  microBatches: pool.microBatches ?? pool.pp ?? 1,
  pipeline: pool.pipeline ?? 'full',
  overlap: pool.overlap === null ? 'two-batch' : (pool.overlap ?? 0),
});

/** The router reckons in thousandths; a weight that is not 0 stays above it. */
function thousandthsOf({ weight = 1 }: { readonly weight?: number | undefined }, index: number, issues: Issue[]) {
  const thousandths = Math.floor(weight * 1000 + 0.5);
  if (weight > 0 && thousandths === 0) {
    bad(issues, ['fleet', 'pools', index, 'weight'], weight, 'Write 0 or at least 0.001.');
  }
  return thousandths;
}
