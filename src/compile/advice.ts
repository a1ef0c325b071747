// What else would hold a model that does not fit: found by trying, in the order in which people change things.

import { accelerators, missingOfAccelerator } from '../catalog/index.ts';
import { joinedBy, mostRanks } from '../catalog/links.ts';
import { layoutIssues } from '../parallel/layout.ts';
import type { PrecisionSpec } from '../scenario/types.ts';
import { siOf } from '../units.ts';
import { layoutOf } from './layout.ts';
import type { System } from './system.ts';

/** Whether a rank holds its weights and a block of KV. */
export type Fits = (system: System) => boolean;

/** Narrower weights, the widest first; activations follow where the accelerator multiplies them. */
const narrower = ['fp8', 'int8', 'fp4', 'int4'] as const;
const stages = [2, 4, 8, 16];
/** Accelerators of several nodes that one replica is spread over. */
const acrossNodes = [8, 16, 32, 64];
/** Accelerators that are named. */
const MOST_NAMED = 4;

const canSplit = (system: System): boolean =>
  layoutIssues({ model: system.model, layout: layoutOf(system), purpose: 'serving' }).length === 0;

const withTp = (system: System, tp: number): System => ({ ...system, tp, ranks: (system.ranks / system.tp) * tp });

/** The smallest tp up to `most` that holds it; null = none. */
export function smallestTp(system: System, fits: Fits, most: number): number | null {
  for (let tp = 1; tp <= Math.min(system.model.heads, most); tp++) {
    const tried = withTp(system, tp);
    if (canSplit(tried) && fits(tried)) return tp;
  }
  return null;
}

/** Ranks that the pool's links join. */
const domainOf = ({ accelerator, kernels }: Pick<System, 'accelerator' | 'kernels'>): number =>
  mostRanks(joinedBy(accelerator, kernels.fabric));

function narrowed(
  precision: PrecisionSpec,
  weights: (typeof narrower)[number],
  { accelerator }: System,
): PrecisionSpec {
  const isWhole = !weights.endsWith('4') && accelerator.peak[weights].value !== null;
  const { modules: _modules, ...rest } = precision;
  return { ...rest, weights, head: 'bf16', ...(isWhole && { activations: weights }) };
}

/** `precision.weights=fp8 at tp 8` */
function precisionAdvice(system: System, fits: Fits): string | null {
  for (const weights of narrower) {
    const precision = narrowed(system.precision, weights, system);
    const isNarrower = weights !== system.precision.weights;
    const tp = isNarrower ? smallestTp({ ...system, precision }, fits, domainOf(system)) : null;
    if (tp !== null) return `precision.weights=${weights} at tp ${tp}`;
  }
  return null;
}

/** Narrower weights that need no more accelerators than are asked for; '' = there are none. */
function narrowerHere(system: System, fits: Fits): string {
  const advice = precisionAdvice(system, (tried) => tried.tp <= system.tp && fits(tried));
  return advice === null ? '' : `, or ${advice}`;
}

/** The fewest stages, at as much tp as the link joins. */
function pipelineAdvice(system: System, fits: Fits): string | null {
  for (const pp of stages) {
    const parallel = { ...system.parallel, pp };
    const tp = smallestTp({ ...system, parallel, ranks: system.ranks * pp }, fits, domainOf(system));
    if (tp !== null) return `pp ${pp} with tp ${tp}`;
  }
  return null;
}

/** tp beyond the link, over a fabric. */
function nodesAdvice(system: System, fits: Fits): string | null {
  for (const tp of acrossNodes) {
    const tried = withTp(system, tp);
    if (tp > domainOf(system) && canSplit(tried) && fits(tried)) return `tp ${tp} over a fabric`;
  }
  return null;
}

/** Accelerators of the catalog that hold it as it is, those with the least memory first. */
function acceleratorAdvice(system: System, fits: Fits): string | null {
  const found = accelerators
    .filter((one) => one.id !== system.accelerator.id && missingOfAccelerator(one).length === 0)
    .map((accelerator) => ({ accelerator, gigabytes: siOf(accelerator.hbmCapacity) ?? 0 }))
    .sort((a, b) => a.gigabytes - b.gigabytes || (a.accelerator.id < b.accelerator.id ? -1 : 1))
    .flatMap(({ accelerator }) => {
      const tp = smallestTp({ ...system, accelerator }, fits, domainOf({ ...system, accelerator }));
      return tp === null ? [] : [`${accelerator.id} at tp ${tp}`];
    });
  return found.length === 0 ? null : `accelerator ${found.slice(0, MOST_NAMED).join(', ')}`;
}

/** What would do, in words: the smallest tp where one does, else other changes, each tried alone. */
export function adviceOf(system: System, fits: Fits): string {
  const tp = smallestTp(system, fits, domainOf(system));
  if (tp !== null) return `The smallest tp that fits is ${tp}${narrowerHere(system, fits)}.`;
  const ways = [precisionAdvice, pipelineAdvice, nodesAdvice, acceleratorAdvice];
  const found = ways.flatMap((way) => way(system, fits) ?? []);
  const { name } = system.accelerator;
  const most = Math.min(system.model.heads, domainOf(system));
  const none = `It fits no tp up to ${most} of ${name} at ${system.precision.weights} weights.`;
  return found.length === 0 ? none : `${none} It would fit with ${found.join('; or ')}.`;
}
