// The fleet of a scenario: pools with what they change of the scenario, and how requests find a replica.

import { fabrics, find, hintFor } from '../catalog/index.ts';
import { type Issue, shown } from '../errors.ts';
import { siOf } from '../units.ts';
import { mergedEngine, resolveAccelerator, resolveEngine } from './entries.ts';
import { resolvePrecision } from './precision.ts';
import { largestFleet, largestLevels, type RawFleet, type RawPool, type RawScenario } from './schema.ts';
import type { EngineSpec, ParallelSpec, PoolSpec, RoutePolicyName, RouteSignal, RouteSpec } from './types.ts';
import { besideFile } from './workload.ts';

type Path = readonly (string | number)[];

const bad = (issues: Issue[], path: Path, found: unknown, hint: string) =>
  issues.push({ code: 'BAD_VALUE', path, found: String(found), hint });

/** A step must hold a token of every running request. */
export function checkEngine(engine: EngineSpec, path: Path, issues: Issue[]): void {
  const [tokens, seqs] = [engine.maxNumBatchedTokens.value ?? 0, engine.maxNumSeqs.value ?? 0];
  if (tokens >= seqs) return;
  const hint = `It must be at least maxNumSeqs (${seqs}): every running request decodes one token a step.`;
  bad(issues, [...path, 'maxNumBatchedTokens'], tokens, hint);
}

const stated = <T extends object>(given: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Files of one's own, as seen from the working directory. A table needs what was measured, and nothing else does. */
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

interface PoolContext {
  readonly engine: EngineSpec;
  /** that the scenario was read from */
  readonly file: string | undefined;
}

function poolOf(raw: RawScenario, pool: RawPool, index: number, context: PoolContext, issues: Issue[]): PoolSpec {
  const { file } = context;
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
    issues.push({ code: 'BAD_VALUE', path: [...path, 'offPower'], found: `${pool.offPower} W`, hint });
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
      fabric: fabricOf(pool, [...path, 'fabric'], issues),
      algorithm: pool.algorithm ?? 'auto',
      ...ownFiles(pool, path, file, issues),
    },
    precision: resolvePrecision({ ...stated(raw.precision), ...stated(pool.precision) }),
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
function fabricOf({ fabric }: RawPool, path: Path, issues: Issue[]): string | null {
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
  // what cannot be is told once
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

export function resolvePools(raw: RawScenario, context: PoolContext, issues: Issue[]): PoolSpec[] {
  const pools = raw.fleet.pools.map((pool, index) => poolOf(raw, pool, index, context, issues));
  const names = new Map<string, number>();
  for (const [index, { name }] of pools.entries()) {
    const before = names.get(name);
    if (before === undefined) names.set(name, index);
    else bad(issues, ['fleet', 'pools', index, 'name'], name, `Pool ${before} has this name too.`);
  }
  const replicas = pools.reduce((sum, pool) => sum + pool.replicas, 0);
  if (replicas > largestFleet) {
    bad(issues, ['fleet', 'pools'], `${replicas} replicas`, `A fleet has at most ${largestFleet}.`);
  }
  if (pools.every(({ weightThousandths }) => weightThousandths === 0)) {
    bad(issues, ['fleet', 'pools'], 'weight 0 everywhere', 'Nothing would be served: give a pool a weight above 0.');
  }
  return pools;
}

/** What policies compare by their names. */
const signals: Partial<Record<RoutePolicyName, RouteSignal>> = {
  'least-outstanding-requests': 'requests',
  'least-outstanding-tokens': 'tokens',
  'least-resident-tokens': 'resident',
  'least-kv': 'kv',
};
/** Policies that look at no signal, so that stale ones change nothing. */
const blind: readonly RoutePolicyName[] = ['round-robin', 'random', 'session-affinity', 'weighted'];
/** Policies that only ask whether a weight is 0. */
const weightless: readonly RoutePolicyName[] = ['round-robin', 'random', 'session-affinity', 'scores'];

function checkWeights(pools: RawFleet['pools'], policy: RoutePolicyName, issues: Issue[]): void {
  for (const [index, { weight, admissionLimit }] of pools.entries()) {
    const at = (key: string) => ['fleet', 'pools', index, key];
    if (weight !== undefined && weight !== 1 && policy === 'external') {
      bad(issues, at('weight'), weight, 'An external router decides by itself: leave it out.');
    }
    if (weight !== undefined && weight !== 0 && weight !== 1 && weightless.includes(policy)) {
      const hint = `${policy} asks only whether it is 0; write 0 or 1, or route by weighted or a least- policy.`;
      bad(issues, at('weight'), weight, hint);
    }
    if (admissionLimit !== undefined && admissionLimit !== null && policy === 'external') {
      bad(issues, at('admissionLimit'), admissionLimit, 'An external router decides by itself: leave it out.');
    }
  }
}

function signalOf(route: RawFleet['route'], policy: RoutePolicyName, issues: Issue[]): RouteSignal | null {
  if (policy === 'power-of-two') return route?.signal ?? 'requests';
  if (route?.signal !== undefined) {
    bad(issues, ['fleet', 'route', 'signal'], route.signal, 'Only power-of-two takes one; the others say it by name.');
  }
  return signals[policy] ?? null;
}

export function resolveRoute({ fleet: { route, pools }, policies = [] }: RawScenario, issues: Issue[]): RouteSpec {
  const policy = route?.policy ?? 'least-outstanding-requests';
  const staleS = route?.staleness ?? 0;
  const at = (key: string) => ['fleet', 'route', key];
  if (staleS > 0 && blind.includes(policy)) {
    bad(issues, at('staleness'), `${staleS} s`, `${policy} looks at no signal of a replica: leave it out.`);
  }
  if (staleS === 0 && policy === 'scores') {
    const hint = 'Say how often scores are made, for example "50 ms".';
    issues.push({ code: 'MISSING', path: at('staleness'), found: 'nothing', hint });
  }
  const hold = route?.hold === undefined ? 0 : route.hold;
  const closes =
    policies.length > 0 || pools.some(({ admissionLimit }) => admissionLimit !== undefined && admissionLimit !== null);
  if (hold !== 0 && (policy === 'external' || !closes)) {
    const hint = 'Replicas are always open without an admissionLimit or a policy: give one, or leave it out.';
    bad(issues, at('hold'), hold ?? 'unbounded', policy === 'external' ? 'An external router holds none.' : hint);
  }
  checkWeights(pools, policy, issues);
  return { policy, signal: signalOf(route, policy, issues), staleS, holdLimit: hold };
}

/** Levels for controllers, those that policies of the scenario set among them; those of the pools come on top. */
export function resolveClocks(
  { clocks = [], pools }: RawFleet,
  ofPolicies: readonly number[],
  issues: Issue[],
): number[] {
  const levels = new Set<number>([1, ...clocks, ...ofPolicies, ...pools.map((pool) => pool.clock ?? 1)]);
  if (levels.size > largestLevels) {
    const hint = `Nominal, those of the pools and these are at most ${largestLevels} together.`;
    bad(issues, ['fleet', 'clocks'], `${levels.size} clock levels`, hint);
  }
  return [...clocks, ...ofPolicies];
}
