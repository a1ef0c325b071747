/** Laws of routing that need two runs: each answers with its complaints. */

import { type SendLaw, sendLaws } from '../../src/testing/index.ts';
import type { Outcome, RunRow, Send } from '../../src/testing/outcome.ts';
import type { Host } from '../reference/host.ts';
import { policies, signals } from '../reference/router/words.ts';
import { runTwin } from '../reference/twin.ts';
import { compareOutcomes } from './compare.ts';
import { hostOf } from './host.ts';
import type { World, WorldRows } from './program.ts';
import { makeWorld, plainReplica } from './program.ts';

export type Run = (world: World, host: Host) => Outcome;

/** A twin that is run as the world's host wants it, unless another is given. */
export const run: Run = (world, host) => runTwin(world.program, world.arrivals, { host });

/** The same rows with one replica of the first kind, which is always open, under a policy. */
export const fleetOfOneRows = (rows: WorldRows, changes: Partial<RunRow>): WorldRows => ({
  ...rows,
  run: { ...rows.run, ...changes },
  replicas: [{ ...plainReplica, level: rows.replicas[0]?.level ?? 0 }],
  controls: [],
});

/** A fleet of one that is always open has nothing to choose: every policy tells what round robin tells. */
export function spineComplaints(rows: WorldRows, policy: Partial<RunRow>, runs: Run): string[] {
  const spine = makeWorld(fleetOfOneRows(rows, { route: policies.roundRobin, stalePs: 0n }));
  const other = makeWorld(fleetOfOneRows(rows, policy));
  const always: Host = { ...hostOf(other), route: () => 0 };
  return compareOutcomes(run(spine, always), runs(other, always));
}

/** Numbers 0 … count − 1 in another order, the same for the same turn. */
export const turned = (count: number, turn: number): number[] =>
  Array.from({ length: count }, (_, index) => (count - 1 - index + turn) % count);

/** Items in a new order: `order[new] = old`. */
const inOrder = <Item>(items: readonly Item[], order: readonly number[]): Item[] =>
  order.flatMap((old) => items.slice(old, old + 1));

/** `names[old] = new` of an order. */
const namesOf = (order: readonly number[]): number[] => order.map((_, old) => order.indexOf(old));

/** Counts whose keys are `part · stride + rest`, with the parts renamed. */
function renameKeys(counts: ReadonlyMap<number, bigint>, names: readonly number[], stride: number) {
  const renamed = new Map<number, bigint>();
  for (const [key, count] of counts) {
    renamed.set((names[Math.floor(key / stride)] ?? 0) * stride + (key % stride), count);
  }
  return renamed;
}

/** Rows in groups of `size`, the groups in a new order; what stands behind the last group stays. */
const regroup = <Row>(rows: readonly Row[], order: readonly number[], size: number): Row[] => [
  ...order.flatMap((old) => rows.slice(old * size, (old + 1) * size)),
  ...rows.slice(order.length * size),
];

/** An outcome with its replicas renamed and told in their new order. */
function renameReplicas(outcome: Outcome, order: readonly number[], classes: number): Outcome {
  const names = namesOf(order);
  const name = (old: number) => (old < 0 ? old : (names[old] ?? old));
  const windows = outcome.windows.map((window) => ({ ...window, replica: name(window.replica) }));
  const rows = outcome.rows.map((row) => ({ ...row, replica: name(row.replica) }));
  const sooner = (a: bigint, b: bigint) => (a < b ? -1 : Number(a > b));
  return {
    ...outcome,
    rows: rows.sort((a, b) => sooner(a.finishPs, b.finishPs) || a.replica - b.replica || a.id - b.id),
    windows: windows.sort((a, b) => sooner(a.startPs, b.startPs) || sooner(a.endPs, b.endPs) || a.replica - b.replica),
    totals: inOrder(outcome.totals, order),
    classCounts: regroup(outcome.classCounts, order, classes),
    ttftTails: renameKeys(outcome.ttftTails, names, 232),
    e2eTails: renameKeys(outcome.e2eTails, names, 232),
  };
}

/**
 * Under `external`, where no tie and no row decides, replicas have no names: with rows, controls and the host's
 * answers in another order the outcome is the same in that order. (Every other policy looks at rows: for ties, turns
 * or stretches.)
 */
export function replicaNamesComplaints(rows: WorldRows, turn: number, runs: Run): string[] {
  const external = { ...rows, run: { ...rows.run, route: policies.external } };
  const order = turned(rows.replicas.length, turn);
  const names = namesOf(order);
  const base = makeWorld(external);
  const host = hostOf(base);
  const other = makeWorld({
    ...external,
    replicas: inOrder(rows.replicas, order),
    controls: rows.controls.map((control) => ({ ...control, replica: names[control.replica] ?? 0 })),
  });
  const otherHost: Host = {
    ...hostOf(other),
    route(question) {
      const views = names.flatMap((name) => question.views.slice(name, name + 1));
      const chosen = host.route({ ...question, views });
      return chosen < 0 ? chosen : (names[chosen] ?? 0);
    },
  };
  return compareOutcomes(renameReplicas(run(base, host), order, rows.classes.length), runs(other, otherHost));
}

/** Pools are names: whatever the policy, they change only by whom things are told. Asked where none is empty. */
export function poolNamesComplaints(rows: WorldRows, turn: number, runs: Run): string[] {
  const used = new Set(rows.replicas.map((replica) => replica.pool));
  const pools = Math.max(...used) + 1;
  if (used.size < pools) return [];
  const order = turned(pools, turn);
  const names = namesOf(order);
  const base = makeWorld(rows);
  const other = makeWorld({
    ...rows,
    replicas: rows.replicas.map((replica) => ({ ...replica, pool: names[replica.pool] ?? 0 })),
  });
  const classes = rows.classes.length;
  const outcome = run(base, hostOf(base));
  const expected = {
    ...outcome,
    measured: regroup(outcome.measured, order, classes),
    histograms: renameKeys(outcome.histograms, names, classes * 5 * 3712),
  };
  return compareOutcomes(expected, runs(other, hostOf(other)));
}

/** Kinds are names too: only what is counted by kind and level is told elsewhere. */
export function kindNamesComplaints(rows: WorldRows, turn: number, runs: Run): string[] {
  const order = turned(rows.kinds.length, turn);
  const names = namesOf(order);
  const levels = rows.levels.length / rows.kinds.length;
  const base = makeWorld(rows);
  const other = makeWorld({
    ...rows,
    kinds: inOrder(rows.kinds, order),
    levels: regroup(rows.levels, order, levels),
    replicas: rows.replicas.map((replica) => ({ ...replica, kind: names[replica.kind] ?? 0 })),
  });
  const outcome = run(base, hostOf(base));
  const linearUse = regroup(outcome.linearUse, order, levels);
  const headUse = regroup(outcome.headUse, order, levels);
  return compareOutcomes({ ...outcome, linearUse, headUse }, runs(other, hostOf(other)));
}

/** What a law of sends complains of when a world's rows run under another policy. */
export function changedSendComplaints(rows: WorldRows, changes: Partial<RunRow>, law: SendLaw): readonly string[] {
  const world = makeWorld({ ...rows, run: { ...rows.run, ...changes } });
  const sends: Send[] = [];
  runTwin(world.program, world.arrivals, { host: hostOf(world), log: sends });
  return law.complaints(world, sends);
}

/** Changes under which a law of sends says something, so that random worlds ask it often. */
export const sendChanges = [
  { law: sendLaws.throughOpenDoors, changes: {} },
  { law: sendLaws.toTheLeast, changes: { route: policies.least, signal: signals.requests, stalePs: 0n } },
  { law: sendLaws.inTurn, changes: { route: policies.roundRobin } },
  { law: sendLaws.sessionsStay, changes: { route: policies.session } },
] as const;

interface RouteLaw {
  readonly name: string;
  readonly complaints: (rows: WorldRows, lot: number) => readonly string[];
}

/** Stale signals are defined for all policies; `scores` needs them. */
export const spinePolicy = (rows: WorldRows, name: keyof typeof policies): Partial<RunRow> => ({
  route: policies[name],
  stalePs: name === 'scores' ? 1_000_000n + rows.run.stalePs : rows.run.stalePs,
});

/** Every law that needs a second run: a world is asked one of them, in turn. */
export const routeLaws: readonly RouteLaw[] = [
  ...(Object.keys(policies) as (keyof typeof policies)[]).map((name) => ({
    name: `a fleet of one that is always open equals the spine under ${name}`,
    complaints: (rows: WorldRows) => spineComplaints(rows, spinePolicy(rows, name), run),
  })),
  ...[
    { what: 'replicas, under external', complaints: replicaNamesComplaints },
    { what: 'pools', complaints: poolNamesComplaints },
    { what: 'kinds', complaints: kindNamesComplaints },
  ].map(({ what, complaints }) => ({
    name: `names change nothing: of ${what}`,
    complaints: (rows: WorldRows, lot: number) => complaints(rows, lot % 9, run),
  })),
  ...sendChanges.slice(1).map(({ law, changes }) => ({
    name: `${law.name}, when the policy is made so`,
    complaints: (rows: WorldRows) => changedSendComplaints(rows, changes, law),
  })),
];

/** What the route law of a lot complains of. */
export function routeComplaints(rows: WorldRows, lot: number): string[] {
  const law = routeLaws[lot % routeLaws.length];
  if (law === undefined) throw new Error('there are no route laws');
  return law.complaints(rows, lot).map((complaint) => `${law.name}: ${complaint}`);
}
