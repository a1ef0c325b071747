/** Replicas, routing and what the host changes: drawn so that closed doors, ties and coincidences are common. */
import type { Arrival, Control, ReplicaRow, RunRow } from '../../src/testing/outcome.ts';
import { policies, signals } from '../reference/router/words.ts';
import { plainReplica } from './program.ts';
import type { Random } from './random.ts';

/** How many of what a world has. */
export interface Shape {
  readonly replicas: number;
  readonly kinds: number;
  readonly levels: number;
  readonly pools: number;
  /** nothing but the engine is drawn: no limits, no control */
  readonly isPlain: boolean;
}

export function drawShape(random: Random): Shape {
  if (random.chance(0.45)) {
    return { replicas: 1, kinds: 1, levels: random.pick([1, 1, 2, 3]), pools: 1, isPlain: random.chance(0.7) };
  }
  const replicas = random.pick([2, 2, 3, 3, 4, 5, 7, 8, 9]);
  return {
    replicas,
    kinds: random.whole(1, Math.min(3, replicas)),
    levels: random.whole(1, 3),
    pools: random.whole(1, 3),
    isPlain: random.chance(0.2),
  };
}

const someWeight = (random: Random): number => random.pick([0, 1, 333, 500, 1000, 1000, 2000, 1_000_000]);
const someAdmissionLimit = (random: Random): number => random.pick([-1, 0, 1, 1, 1, 2, 2, 3, 5, 8]);
const someBatchLimit = (random: Random): number => random.pick([-1, -1, -1, 1, 1, 2, 3, 5]);
const somePower = (random: Random): number => random.pick([1, 1, 0, 2]);

/** How replicas of a world are limited. */
function drawLimits(random: Random) {
  const isTight = random.chance(0.3);
  const weight = random.chance(0.5) ? someWeight : () => 1000;
  const admissionLimit = random.chance(0.4) ? someAdmissionLimit : () => -1;
  const batchLimit = random.chance(0.3) ? someBatchLimit : () => -1;
  const power = random.chance(0.15) ? somePower : () => 1;
  return { weight, admissionLimit: isTight ? () => random.pick([1, 1, 2, 3]) : admissionLimit, batchLimit, power };
}

export function drawReplicas(random: Random, shape: Shape): ReplicaRow[] {
  const limits = drawLimits(random);
  return Array.from({ length: shape.replicas }, (_, row) => {
    const place = {
      ...plainReplica,
      kind: row < shape.kinds ? row : random.whole(0, shape.kinds - 1),
      pool: random.whole(0, shape.pools - 1),
      level: random.whole(0, shape.levels - 1),
    };
    if (shape.isPlain) return place;
    return {
      ...place,
      weight: limits.weight(random),
      admissionLimit: limits.admissionLimit(random),
      batchLimit: limits.batchLimit(random),
      power: limits.power(random),
    };
  });
}

/** Times that a world is made of. */
export interface Times {
  /** the nearest time that the world's clock may show */
  readonly near: (timePs: number) => bigint;
  readonly stepPs: number;
  readonly windowPs: bigint;
  readonly spanPs: number;
}

/** And completions, as they were without control. */
export interface TimesAndEnds extends Times {
  readonly ends: readonly bigint[];
}

export function drawRouting(random: Random, shape: Shape, { near, stepPs, spanPs }: Times) {
  const { least, powerOfTwo } = policies;
  const route = random.pick([...Object.values(policies), least, least, powerOfTwo]);
  const stale = near(Math.max(spanPs / 2000, stepPs * random.pick([0.5, 1, 1, 2, 3, 7, 20])));
  const isStale = route === policies.scores || random.chance(0.5);
  const bits = BigInt(random.next()) * 2n ** 32n + BigInt(random.next());
  return {
    routeSeed: BigInt.asIntN(64, bits),
    route,
    signal: random.whole(signals.requests, signals.kv),
    stalePs: isStale ? (stale > 0n ? stale : 1n) : 0n,
    holdLimit: shape.isPlain ? -1 : random.pick([-1, -1, -1, 0, 1, 2, 5]),
    routerWindows: random.whole(0, 1),
  } satisfies Partial<RunRow>;
}

/** An instant at which something else is likely to happen. */
function someInstant(random: Random, arrivals: readonly Arrival[], times: TimesAndEnds, stalePs: bigint): bigint {
  const { ends, near, stepPs, windowPs, spanPs } = times;
  const arrivalPs = arrivals[random.whole(0, arrivals.length - 1)]?.timePs ?? 0n;
  const laterPs = near(Number(arrivalPs) + stepPs * random.pick([1, 1, 2, 3, 5, 10, 30, 100, random.real(0, 50)]));
  const nearest = (periodPs: bigint) => (periodPs > 0n ? laterPs - (laterPs % periodPs) : laterPs);
  const anywhere = near(random.real(0, Math.min(spanPs, Number(laterPs) * 3)));
  const endPs = ends[random.whole(0, Math.max(0, ends.length - 1))] ?? laterPs;
  return random.pick([0n, arrivalPs, laterPs, laterPs, endPs, endPs, nearest(windowPs), nearest(stalePs), anywhere]);
}

const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** All replicas of some fleets close at one instant and open at a later one, often that of a refresh. */
function drawCurtain(
  random: Random,
  shape: Shape,
  arrivals: readonly Arrival[],
  times: TimesAndEnds,
  stalePs: bigint,
): Control[] {
  if (shape.replicas === 1 || random.chance(0.4)) return [];
  const someTime = () => someInstant(random, arrivals, times, stalePs);
  const fallsPs = random.pick([0n, someTime()]);
  const laterPs = later(fallsPs, later(someTime(), someTime()));
  const rises = stalePs > 0n && random.chance(0.6) ? (laterPs / stalePs + 1n) * stalePs : laterPs;
  const closed: Partial<Control> = random.pick([{ power: 0 }, { power: 2 }, { weight: 0 }, { admissionLimit: 0 }]);
  const open: Partial<Control> = { power: 1, weight: 1000, admissionLimit: random.pick([-1, -1, 2, 5]) };
  const rows = Array.from({ length: shape.replicas }, (_, row) => row);
  return [
    ...rows.map((replica) => ({ atPs: fallsPs, replica, ...closed })),
    ...rows.map((replica) => ({ atPs: rises, replica, ...open })),
  ];
}

export function drawControls(
  random: Random,
  shape: Shape,
  arrivals: readonly Arrival[],
  times: TimesAndEnds,
  stalePs: bigint,
): Control[] {
  const controls = new Map<string, Control>();
  for (const control of drawCurtain(random, shape, arrivals, times, stalePs)) {
    controls.set(`${control.atPs} ${control.replica}`, control);
  }
  const count = random.whole(1, 6) * random.whole(1, 2);
  const turns = random.pick([0.2, 0.4, 0.4, 0.8]);
  for (let index = 0; index < count; index++) {
    const atPs = someInstant(random, arrivals, times, stalePs);
    const replica = random.whole(0, shape.replicas - 1);
    controls.set(`${atPs} ${replica}`, {
      atPs,
      replica,
      ...(random.chance(turns) ? { level: random.whole(0, shape.levels - 1) } : {}),
      ...(random.chance(turns) ? { weight: someWeight(random) } : {}),
      ...(random.chance(turns) ? { admissionLimit: someAdmissionLimit(random) } : {}),
      ...(random.chance(turns) ? { batchLimit: random.chance(0.1) ? 0 : someBatchLimit(random) } : {}),
      ...(random.chance(turns) ? { power: somePower(random) } : {}),
    });
  }
  return [...controls.values()].sort((a, b) => Number(a.atPs - b.atPs));
}
