// Systems that could serve a scenario: each accelerator, precision and tensor parallelism that was asked for.

import { accelerators, get, hintFor, missingOfAccelerator, precisions } from '../catalog/index.ts';
import { joinedBy, mostRanks } from '../catalog/links.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { precisionParts } from '../scenario/precision-words.ts';
import { comparedRents, type Rent } from '../scenario/rent.ts';
import { engineOn } from '../scenario/section/engine.ts';
import { resolvePrecision } from '../scenario/section/precision.ts';
import type { PoolSpec, PrecisionSpec, RouteSpec, Scenario } from '../scenario/types.ts';
import type { SizeOptions } from './types.ts';

/** One system, of one replica. */
export interface Candidate {
  readonly id: string;
  readonly precision: string;
  readonly pool: PoolSpec;
  readonly rent: Rent;
  /** in place of the scenario's */
  readonly route?: RouteSpec;
}

/** A system that was asked for and cannot be, before it is compiled. */
export interface Impossible {
  readonly id: string;
  readonly reason: string;
  readonly why: 'system';
}

/** Tried when nothing is said, beside the scenario's own. */
export const mainAccelerators = ['a100-sxm-80gb', 'h100-sxm', 'h200-sxm', 'b200-sxm', 'mi300x', 'l40s'];
export const mainTps = [1, 2, 4, 8];

const isPrecision = (id: string): id is PrecisionId => precisions.some((entry) => entry.id === id);

/** What a scenario says by the same word; what the word leaves, such as the KV, is as in the scenario. */
function precisionOf(word: string, { precision, given }: Scenario, issues: Issue[]): PrecisionSpec | null {
  const parts = precisionParts(word);
  const others = word.split('/').slice(1);
  const unknown = parts === null ? word.split('/')[0] : others.find((part) => !isPrecision(part));
  if (parts === null || unknown !== undefined) {
    const isLong = others.length > 2;
    const hint = isLong
      ? 'Write weights, weights/activations or weights/activations/kv.'
      : hintFor(precisions, unknown ?? '');
    issues.push({ code: 'UNKNOWN_NAME', path: ['precision'], found: shown(word), hint });
    return null;
  }
  const { weights, activations, kv } = parts;
  const hasHead = given.some(({ path }) => path.endsWith('precision.head'));
  return resolvePrecision({
    weights,
    activations: (activations ?? precision.activations) as PrecisionId,
    kv: (kv ?? precision.kv) as PrecisionId,
    ...(hasHead && { head: precision.head }),
  });
}

/** `fp8`, `int4/bf16`, `int4/bf16/fp8`: as few words as say it. */
export function precisionText({ weights, activations, kv }: PrecisionSpec): string {
  if (weights === activations && activations === kv) return weights;
  return [weights, activations, kv].join('/');
}

const isEqual = (a: PrecisionSpec, b: PrecisionSpec): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Precisions to try: as asked, or the scenario's, bf16 and fp8. */
export function precisionsOf(
  scenario: Scenario,
  pool: PoolSpec,
  words: readonly string[] | undefined,
  issues: Issue[],
) {
  const asked = (words ?? ['bf16', 'fp8']).map((word) => precisionOf(word, scenario, issues));
  const all = [...(words === undefined ? [pool.precision] : []), ...asked.filter((one) => one !== null)];
  return all.filter((one, index) => all.findIndex((other) => isEqual(one, other)) === index);
}

/** As asked, or the scenario's own beside those of its price list, or the main ones. */
export function acceleratorsOf(
  { prices }: Scenario,
  pool: PoolSpec,
  ids: readonly string[] | undefined,
  issues: Issue[],
): AcceleratorEntry[] {
  const own = pool.accelerator;
  const usual = prices?.rents.map(({ accelerator }) => accelerator) ?? mainAccelerators;
  const found = (ids ?? [own.id, ...usual]).flatMap((id) => {
    try {
      // what the scenario changed of its own accelerator holds for it here too
      return id === own.id ? own : get(accelerators, id, ['accelerators']);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  return found.filter((one, index) => found.findIndex(({ id }) => id === one.id) === index);
}

function reasonOf(accelerator: AcceleratorEntry, fabric: string | null, tp: number): string | null {
  const missing = missingOfAccelerator(accelerator);
  if (missing.length > 0) return `the catalog does not state its ${missing.join(', ')}`;
  const reach = joinedBy(accelerator, fabric);
  return tp > mostRanks(reach) ? `the link of ${accelerator.name} joins ${reach.perNode ?? 1}` : null;
}

/** Without words, a precision that an accelerator does not multiply gains nothing: it is left out. */
export const isMultiplied = ({ peak }: AcceleratorEntry, { activations }: PrecisionSpec): boolean =>
  peak[activations].value !== null;

/** In the order of accelerators, precisions, tp. Throws InputError for words that name nothing. */
export function candidatesOf(
  scenario: Scenario,
  { accelerators: ids, precisions: words, tps }: SizeOptions,
): { candidates: Candidate[]; impossible: Impossible[]; notes: readonly string[] } {
  const issues: Issue[] = [];
  const [pool] = scenario.pools;
  if (pool === undefined) throw new RangeError('a scenario has a pool');
  const specs = precisionsOf(scenario, pool, words, issues);
  const entries = acceleratorsOf(scenario, pool, ids, issues);
  if (issues.length > 0) throw new InputError(issues);
  const { rents, notes } = comparedRents(scenario, entries);
  const candidates: Candidate[] = [];
  const impossible: Impossible[] = [];
  for (const accelerator of entries) {
    const isOwn = accelerator === pool.accelerator;
    const rent = rents.get(accelerator.id);
    if (rent === undefined) throw new RangeError('every accelerator that is compared has a rent');
    for (const precision of specs) {
      if (words === undefined && !isMultiplied(accelerator, precision)) continue;
      for (const tp of new Set(tps ?? mainTps)) {
        const text = precisionText(precision);
        const id = `${accelerator.id} ${text} tp${tp}`;
        const reason = reasonOf(accelerator, pool.kernels.fabric, tp);
        if (reason === null) {
          const engine = isOwn ? pool.engine : engineOn(pool.engine, accelerator);
          const ranks = (pool.ranks / pool.tp) * tp;
          const system = { ...pool, accelerator, engine, precision, tp, ranks, replicas: 1 };
          candidates.push({ id, precision: text, pool: system, rent });
        } else if (tps !== undefined || tp === 1) impossible.push({ id, reason, why: 'system' });
      }
    }
  }
  return { candidates, impossible, notes };
}
