// Where the ranks of a layout are placed: which of them share a server, for every kind of communicator.

import { InputError, type Issue } from '../errors.ts';
import { expertWays, mlpWays, type ParallelLayout, type Purpose, worldSize } from './layout.ts';

/** Kinds of work that have ranks of their own. */
export type Axis = 'tp' | 'cp' | 'attentionDp' | 'pp' | 'dp';
/** Groups of ranks that talk to each other. `mlp` = tp and attentionDp together; `gradient` = cp and dp. */
export type GroupName = Axis | 'ep' | 'mlp' | 'gradient' | 'expertGradient';

/** Innermost first: what communicates most is nearest. */
export const defaultOrder: readonly Axis[] = ['tp', 'cp', 'attentionDp', 'pp', 'dp'];

export interface Servers {
  readonly acceleratorsPerNode: number;
  readonly nodes: number;
}

/** One communicator and those like it: as many as it takes to hold every rank once. */
export interface Group {
  readonly name: GroupName;
  readonly size: number;
  readonly count: number;
  /** [member] ranks of the first one */
  readonly ranks: readonly number[];
  /** of the group that is spread widest: its ranks in the server that holds most of them, and servers it touches */
  readonly ranksPerNode: number;
  readonly nodes: number;
  /** ranks of neighbouring members are in different servers; what a pipeline sends crosses the network */
  readonly hopsLeaveNode: boolean;
}

export interface Placement {
  readonly layout: ParallelLayout;
  readonly servers: Servers;
  readonly order: readonly Axis[];
  readonly group: Readonly<Record<GroupName, Group>>;
}

const axes: readonly Axis[] = defaultOrder;

type Path = readonly (string | number)[];

/** What is wrong with an order and with the number of servers. */
export function placementIssues(
  layout: ParallelLayout,
  servers: Servers,
  order: readonly Axis[] = defaultOrder,
  path: Path = [],
): Issue[] {
  const issues: Issue[] = [];
  if (order.length !== axes.length || axes.some((axis) => !order.includes(axis))) {
    const hint = `Each of ${axes.join(', ')} once, the innermost first.`;
    issues.push({ code: 'BAD_VALUE', path: [...path, 'order'], found: order.join(', '), hint });
  }
  const room = servers.acceleratorsPerNode * servers.nodes;
  if (worldSize(layout) > room) {
    const found = `${worldSize(layout)} ranks on ${servers.nodes} servers of ${servers.acceleratorsPerNode}`;
    const nodes = Math.ceil(worldSize(layout) / servers.acceleratorsPerNode);
    issues.push({ code: 'DOES_NOT_FIT', path: [...path, 'nodes'], found, hint: `It takes ${nodes} servers.` });
  }
  return issues;
}

/** [member] offsets of the ranks that differ only in `along`, in the order of the placement. */
function offsets(layout: ParallelLayout, order: readonly Axis[], along: readonly Axis[]): number[] {
  let found = [0];
  let stride = 1;
  for (const axis of order) {
    const ways = layout[axis];
    if (along.includes(axis)) {
      const inner = found;
      found = [];
      for (let at = 0; at < ways; at++) for (const offset of inner) found.push(offset + at * stride);
    }
    stride *= ways;
  }
  return found;
}

/** First ranks of all groups along some axes: the offsets along the others. */
const firsts = (layout: ParallelLayout, order: readonly Axis[], along: readonly Axis[]): number[] =>
  offsets(
    layout,
    order,
    order.filter((axis) => !along.includes(axis)),
  );

/** How many groups there are along some axes, and the places in a server where they begin, as they come first. */
function startsOf(layout: ParallelLayout, order: readonly Axis[], along: readonly Axis[], perNode: number): Starts {
  let places = [0];
  let count = 1;
  let stride = 1;
  for (const axis of order) {
    const ways = layout[axis];
    if (!along.includes(axis)) {
      count *= ways;
      // from `perNode` ways on the places repeat
      const reached = new Set<number>();
      for (let at = 0; at < Math.min(ways, perNode); at++) {
        for (const place of places) reached.add((place + at * stride) % perNode);
      }
      places = [...reached];
    }
    stride *= ways;
  }
  return { count, places };
}

interface Starts {
  readonly count: number;
  readonly places: readonly number[];
}

/** The same of groups whose first ranks are listed. */
const startsAt = (ranks: readonly number[], perNode: number): Starts => ({
  count: ranks.length,
  places: [...new Set(ranks.map((rank) => rank % perNode))],
});

function spread(ranks: readonly number[], first: number, perNode: number) {
  const held = new Map<number, number>();
  let leaves = false;
  let before = -1;
  for (const offset of ranks) {
    const node = Math.floor((first + offset) / perNode);
    held.set(node, (held.get(node) ?? 0) + 1);
    if (before >= 0 && node !== before) leaves = true;
    before = node;
  }
  let most = 0;
  for (const count of held.values()) most = Math.max(most, count);
  return { nodes: held.size, most, leaves };
}

/** Servers look alike, so groups whose first ranks are at the same place of a server are spread alike. */
function groupOf(name: GroupName, ranks: readonly number[], { count, places }: Starts, perNode: number): Group {
  let widest = { nodes: 0, most: 0, leaves: false };
  for (const place of places) {
    const here = spread(ranks, place, perNode);
    if (here.nodes > widest.nodes) widest = here;
  }
  return {
    name,
    size: ranks.length,
    count,
    ranks,
    ranksPerNode: widest.most,
    nodes: widest.nodes,
    hopsLeaveNode: widest.leaves,
  };
}

/** Every `step`-th of a pool from each of its first `step` on, `ways` members each: how experts lie on ranks. */
function carved(pool: readonly number[], step: number, ways: number, starts: readonly number[]) {
  const block = step * ways;
  const ranks = Array.from({ length: ways }, (_, at) => pool[at * step] ?? 0);
  const own: number[] = [];
  for (let from = 0; from < pool.length; from += block) {
    for (let at = 0; at < step; at++) own.push(pool[from + at] ?? 0);
  }
  return { ranks, starts: starts.flatMap((start) => own.map((offset) => start + offset)) };
}

/**
 * Places the ranks of a layout on servers: rank = mixed radix of the axes, the innermost first. Throws an InputError.
 */
export function place(
  layout: ParallelLayout,
  servers: Servers,
  purpose: Purpose,
  order: readonly Axis[] = defaultOrder,
): Placement {
  const issues = placementIssues(layout, servers, order);
  if (issues.length > 0) throw new InputError(issues);
  const perNode = servers.acceleratorsPerNode;
  const along = (name: GroupName, which: readonly Axis[]) =>
    groupOf(name, offsets(layout, order, which), startsOf(layout, order, which, perNode), perNode);
  const poolAxes: readonly Axis[] = purpose === 'training' ? ['cp', 'dp'] : ['tp', 'attentionDp'];
  const pool = offsets(layout, order, poolAxes);
  const poolFirsts = firsts(layout, order, poolAxes);
  const { ep } = layout;
  const step = purpose === 'training' ? 1 : expertWays(layout, purpose);
  const experts = carved(pool, step, ep, poolFirsts);
  const copies = purpose === 'training' ? carved(pool, ep, pool.length / ep, poolFirsts) : { ranks: [0], starts: [0] };
  return {
    layout,
    servers,
    order,
    group: {
      tp: along('tp', ['tp']),
      cp: along('cp', ['cp']),
      attentionDp: along('attentionDp', ['attentionDp']),
      pp: along('pp', ['pp']),
      dp: along('dp', ['dp']),
      mlp: along('mlp', ['tp', 'attentionDp']),
      gradient: along('gradient', ['cp', 'dp']),
      ep: groupOf('ep', experts.ranks, startsAt(experts.starts, perNode), perNode),
      expertGradient: groupOf('expertGradient', copies.ranks, startsAt(copies.starts, perNode), perNode),
    },
  };
}

/** In words, for a report: "tp 8: 8 a server". */
export const placementWords = ({ group, layout }: Placement): string[] =>
  (['tp', 'cp', 'attentionDp', 'ep', 'pp', 'dp'] as const)
    .filter((name) => group[name].size > 1)
    .map((name) => `${name} ${group[name].size}: ${group[name].ranksPerNode} a server`)
    .concat(mlpWays(layout) === 1 && worldSize(layout) === 1 ? ['one rank'] : []);
