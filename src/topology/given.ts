// What callers give the functions of this room, checked: ids of the catalog for entries, options by name, keys that a
// topology has. Everything wrong with a call is reported at once, by the names of its parameters.

import { accelerators, find, hintFor } from '../catalog/index.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import { InputError } from '../errors.ts';
import type { CollectiveOpName } from '../timing/collective.ts';
import { Reader } from './parse.ts';
import { acceleratorsOf, type Topology } from './types.ts';

type Path = readonly (string | number)[];
type Table = Readonly<Record<string, unknown>>;

/** What an option may be: whole from 1, a number above 0 or from 0, true or false, a text, a table. */
type Kind = 'count' | 'positive' | 'duration' | 'flag' | 'text' | 'table';
type Kinds = Readonly<Record<string, Kind>>;

const atLeastZero = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** [kind] what holds of a good value, and how the hint says it */
const rules: Readonly<Record<Kind, readonly [(value: unknown) => boolean, string]>> = {
  count: [(value) => Number.isSafeInteger(value) && (value as number) >= 1, 'A whole number of 1 or more.'],
  positive: [(value) => Number.isFinite(value) && (value as number) > 0, 'A number above 0.'],
  duration: [atLeastZero, 'Seconds, 0 or more.'],
  flag: [(value) => typeof value === 'boolean', 'true or false.'],
  text: [(value) => typeof value === 'string', 'A text.'],
  table: [isTable, 'A table of keys.'],
};

/** Ends a reading: all that is wrong, as one InputError. */
function settle({ issues }: Reader): void {
  if (issues.length > 0) throw new InputError(issues);
}

/** `kinds`: what may be given; undefined counts as left out. */
function options(read: Reader, value: unknown, kinds: Kinds, path: Path = ['options']): void {
  const table = read.table(value, path);
  if (table === undefined) return;
  read.keys(table, Object.keys(kinds), path);
  for (const [key, kind] of Object.entries(kinds)) {
    const [holds, hint] = rules[kind];
    if (table[key] !== undefined && !holds(table[key])) read.add([...path, key], table[key], hint);
  }
}

const isEntry = (value: unknown): value is AcceleratorEntry =>
  isTable(value) &&
  typeof value['id'] === 'string' &&
  [value['linkBandwidth'], value['linkDomain'], value['peak']].every(isTable);

/** The entry that `given` is, or names by id or alias. */
function acceleratorOf(read: Reader, given: unknown): AcceleratorEntry | undefined {
  if (typeof given === 'string') {
    const hint = () => hintFor(accelerators, given);
    return find(accelerators, given) ?? read.add(['accelerator'], given, hint(), 'UNKNOWN_NAME');
  }
  if (isEntry(given)) return given;
  const hint = 'The id of an accelerator, such as "h100-sxm", or an entry of the catalog: show(id).entry.';
  return read.add(['accelerator'], given, hint, given === undefined ? 'MISSING' : 'BAD_VALUE');
}

/** An accelerator alone, by entry or id. */
export function acceleratorGiven(given: unknown): AcceleratorEntry {
  const read = new Reader();
  const entry = acceleratorOf(read, given);
  settle(read);
  return entry as AcceleratorEntry;
}

const clusterKinds: Kinds = {
  ...{ servers: 'count', rails: 'flag', oversubscription: 'positive', serversPerLeaf: 'count', spines: 'count' },
  ...{ pods: 'count', cores: 'count', coreOversubscription: 'positive', fabric: 'text' },
};

/** Checks a call of `clusterOf`; the entry. */
export function clusterGiven(accelerator: unknown, given: unknown): AcceleratorEntry {
  const read = new Reader();
  const entry = acceleratorOf(read, accelerator);
  options(read, given, clusterKinds);
  if (isTable(given) && given['servers'] === undefined) {
    read.add(['options', 'servers'], undefined, 'A whole number of 1 or more.', 'MISSING');
  }
  settle(read);
  return entry as AcceleratorEntry;
}

/** Whether `given` is a topology at all: those of builders and of parseTopology are checked there. */
function topologyOf(read: Reader, given: unknown): Topology | undefined {
  if (isTable(given) && Array.isArray(given['nodes']) && Array.isArray(given['links'])) {
    return given as unknown as Topology;
  }
  const hint = 'A topology, as clusterOf, fatTree and parseTopology return it.';
  return read.add(['topology'], given, hint, given === undefined ? 'MISSING' : 'BAD_VALUE');
}

const networkKinds: Kinds = {
  ...{ gpuDirect: 'flag', peer: 'flag', railHop: 'flag', stripes: 'count', shares: 'table', traffic: 'table' },
};

/** A transfer's `from`, `to` and `traffic` are checked where they are looked up. */
function jobs(read: Reader, given: unknown): void {
  for (const [at, value] of read.list(given, ['jobs']).entries()) {
    const job = read.table(value, ['jobs', at]);
    if (job === undefined) continue;
    options(read, { startS: job['startS'], stepS: job['stepS'] }, { startS: 'duration', stepS: 'duration' }, [
      'jobs',
      at,
    ]);
    for (const [step, phase] of read.list(job['phases'], ['jobs', at, 'phases']).entries()) {
      const path = ['jobs', at, 'phases', step];
      for (const [i, one] of read.list(phase, path).entries()) {
        const transfer = read.table(one, [...path, i]);
        if (transfer === undefined || atLeastZero(transfer['bytes'])) continue;
        read.add([...path, i, 'bytes'], transfer['bytes'], 'Bytes, 0 or more.');
      }
    }
  }
}

/** Checks a call of `openNetwork`. */
export function networkGiven(topology: unknown, given: unknown, chosen: unknown): void {
  const read = new Reader();
  topologyOf(read, topology);
  jobs(read, given);
  options(read, chosen, networkKinds);
  settle(read);
}

const queryKinds: Kinds = { library: 'text', algorithm: 'text', protocol: 'text' };
const collectiveOps: readonly CollectiveOpName[] = [
  ...(['allReduce', 'allGather', 'reduceScatter', 'allToAll', 'broadcast', 'sendRecv'] as const),
];

/** Sizes, algorithms and protocols are checked where the closed form is asked. */
function query(read: Reader, given: unknown, keys: ReadonlySet<string> | undefined, path: Path): void {
  const table = read.table(given, path);
  if (table === undefined) return;
  const { op, bytes, ranks, ...words } = table;
  read.word(op, collectiveOps, [...path, 'op']);
  if (!atLeastZero(bytes)) read.add([...path, 'bytes'], bytes, 'Bytes of the buffer of one rank, 0 or more.');
  options(read, words, queryKinds, path);
  if (ranks === undefined) return;
  const listed = read.list(ranks, [...path, 'ranks']);
  const empty = Array.isArray(ranks) && listed.length === 0;
  if (empty) read.add([...path, 'ranks'], ranks, 'At least one accelerator of the topology; left out = all.');
  for (const [at, key] of listed.entries()) {
    if (keys === undefined || keys.has(key as string)) continue;
    read.add([...path, 'ranks', at], key, 'No accelerator of the topology has this key.', 'UNKNOWN_NAME');
  }
}

/** Checks a call of `collectiveOnTopology` (one query) or `runCollectives` (a list of them); the entry. */
export function collectivesGiven(
  topology: unknown,
  accelerator: unknown,
  given: { readonly query: unknown } | { readonly queries: unknown },
  chosen: unknown,
): AcceleratorEntry {
  const read = new Reader();
  const graph = topologyOf(read, topology);
  const entry = acceleratorOf(read, accelerator);
  const keys = graph && new Set(acceleratorsOf(graph).map(({ key }) => key));
  if ('query' in given) {
    query(read, given.query, keys, ['query']);
    options(read, chosen, { gpuDirect: 'flag', rdma: 'flag', jitterS: 'duration' });
  } else {
    for (const [at, one] of read.list(given.queries, ['queries']).entries()) query(read, one, keys, ['queries', at]);
    options(read, chosen, { ...networkKinds, rdma: 'flag' });
  }
  settle(read);
  return entry as AcceleratorEntry;
}
