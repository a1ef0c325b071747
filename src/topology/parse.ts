// Topologies from JSON, and from exports of graphology ({ nodes: [{ key, attributes }], edges: [{ source, target,
// attributes }] }): everything wrong with one is reported at once, with its path.

import { suggestion } from '../catalog/names.ts';
import { LinkKind, NodeKind } from '../core/layout.gen.ts';
import { type InputCode, InputError, type Issue, shown } from '../errors.ts';
import { parseQuantity } from '../units.ts';
import { latencyS as usualLatencyS } from './build/graph.ts';
import type { LinkKindName, NodeKindName, Topology, TopologyLink, TopologyNode } from './types.ts';

type Path = readonly (string | number)[];
type Table = Readonly<Record<string, unknown>>;

/** Most problems reported of one graph. */
const MOST = 50;
/** Above it a rate or count is a slip of units, and the core's integers would not hold its products. */
const LARGEST_BYTES_PER_S = 1e15;
const LONGEST_S = 10;

/** Collects what is wrong with an input. */
export class Reader {
  readonly issues: Issue[] = [];

  add(path: Path, found: unknown, hint: string, code: InputCode = 'BAD_VALUE'): undefined {
    if (this.issues.length < MOST) {
      this.issues.push({ code, path, found: found === undefined ? 'nothing' : shown(found), hint });
    }
    return undefined;
  }

  table(value: unknown, path: Path): Table | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Table;
    return this.add(path, value, 'A table of keys.', value === undefined ? 'MISSING' : 'BAD_VALUE');
  }

  list(value: unknown, path: Path): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.add(path, value, 'A list.', value === undefined ? 'MISSING' : 'BAD_VALUE');
    return [];
  }

  keys(table: Table, known: readonly string[], path: Path): void {
    for (const key of Object.keys(table)) {
      if (known.includes(key)) continue;
      this.add([...path, key], table[key], `The key is not known. ${suggestion(key, known)}`, 'UNKNOWN_KEY');
    }
  }

  text(value: unknown, path: Path): string | undefined {
    if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value;
    return this.add(path, value, 'A text of 1 to 200 characters.', value === undefined ? 'MISSING' : 'BAD_VALUE');
  }

  word<W extends string>(value: unknown, known: readonly W[], path: Path, usual?: W): W | undefined {
    if (value === undefined && usual !== undefined) return usual;
    if (known.includes(value as W)) return value as W;
    const code = value === undefined ? 'MISSING' : 'UNKNOWN_NAME';
    return this.add(path, value, suggestion(typeof value === 'string' ? value : '', known), code);
  }

  /** SI number, or a text such as "50 GB/s"; within (0, most], or [0, most] where 0 may be. */
  quantity(value: unknown, dimension: 'bytes/s' | 'time', most: number, path: Path, zero = false): number | undefined {
    let si = value;
    if (typeof value === 'string') {
      try {
        si = parseQuantity(value, dimension, path);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        for (const issue of error.issues) if (this.issues.length < MOST) this.issues.push(issue);
        return undefined;
      }
    }
    const good = typeof si === 'number' && Number.isFinite(si) && si <= most && (zero ? si >= 0 : si > 0);
    if (good) return si as number;
    const example = dimension === 'time' ? '"500 ns"' : '"50 GB/s"';
    const sign = zero ? 'of 0 or more' : 'above 0';
    const hint = `A number ${sign}, at most ${most}, in SI units, or a text such as ${example}.`;
    return this.add(path, value, hint, value === undefined ? 'MISSING' : 'BAD_VALUE');
  }
}

const nodeKinds = Object.keys(NodeKind) as NodeKindName[];
const linkKinds = Object.keys(LinkKind) as LinkKindName[];
const duplexes = ['full', 'half', 'one-way'] as const;
const nodeKeys = ['kind', 'server', 'rail', 'forwards'];
const linkKeys = ['kind', 'bandwidth', 'latency', 'duplex'];

function nodeOf(read: Reader, key: unknown, attributes: Table, path: Path, inside: Path): TopologyNode | undefined {
  const name = read.text(key, [...path, 'key']);
  const kind = read.word(attributes['kind'], nodeKinds, [...inside, 'kind']);
  const { server, rail, forwards } = attributes;
  if (server !== undefined) read.text(server, [...inside, 'server']);
  if (rail !== undefined && (!Number.isSafeInteger(rail) || (rail as number) < 0)) {
    read.add([...inside, 'rail'], rail, 'A whole number of 0 or more.');
  }
  if (forwards !== undefined && typeof forwards !== 'boolean') {
    read.add([...inside, 'forwards'], forwards, 'true or false.');
  }
  if (name === undefined || kind === undefined) return undefined;
  return {
    ...{ key: name, kind },
    ...(typeof server === 'string' ? { server } : {}),
    ...(typeof rail === 'number' ? { rail } : {}),
    ...(typeof forwards === 'boolean' ? { forwards } : {}),
  };
}

function linkOf(
  read: Reader,
  ends: Table,
  attributes: Table,
  keys: ReadonlySet<string>,
  path: Path,
  inside: Path,
): TopologyLink | undefined {
  const end = (word: 'source' | 'target'): string | undefined => {
    const name = read.text(ends[word], [...path, word]);
    if (name === undefined || keys.has(name)) return name;
    return read.add(
      [...path, word],
      name,
      `No node has this key. ${suggestion(name, [...keys].slice(0, 20))}`,
      'UNKNOWN_NAME',
    );
  };
  const source = end('source');
  const target = end('target');
  if (source !== undefined && source === target) read.add([...path, 'target'], target, 'A link joins two nodes.');
  const kind = read.word(attributes['kind'], linkKinds, [...inside, 'kind'], 'network');
  const bytesPerS = read.quantity(attributes['bandwidth'], 'bytes/s', LARGEST_BYTES_PER_S, [...inside, 'bandwidth']);
  const usual = usualLatencyS[kind ?? 'network'];
  const latency = attributes['latency'] ?? usual;
  const latencyS = read.quantity(latency, 'time', LONGEST_S, [...inside, 'latency'], true);
  const duplex = read.word(attributes['duplex'], duplexes, [...inside, 'duplex'], 'full');
  if (source === undefined || target === undefined || kind === undefined) return undefined;
  if (bytesPerS === undefined || latencyS === undefined || duplex === undefined) return undefined;
  return { source, target, kind, bytesPerS, latencyS, duplex };
}

function nodesOf(read: Reader, list: readonly unknown[], grown: boolean, path: Path): TopologyNode[] {
  const seen = new Set<string>();
  return list.flatMap((value, at) => {
    const here = [...path, 'nodes', at];
    const table = read.table(value, here);
    if (table === undefined) return [];
    read.keys(table, grown ? ['key', 'attributes'] : ['key', ...nodeKeys], here);
    const inside = grown ? [...here, 'attributes'] : here;
    const attributes = grown ? (read.table(table['attributes'] ?? {}, inside) ?? {}) : table;
    if (grown) read.keys(attributes, [...nodeKeys, 'x', 'y', 'label', 'size', 'color'], inside);
    const node = nodeOf(read, table['key'], attributes, here, inside);
    if (node === undefined) return [];
    if (seen.has(node.key)) read.add([...here, 'key'], node.key, 'Another node has this key.');
    seen.add(node.key);
    return [node];
  });
}

/** What graphology itself writes beside the graph. */
const graphologyKeys = ['attributes', 'options', 'nodes', 'edges'];
const edgeKeys = ['key', 'source', 'target', 'attributes', 'undirected'];

/**
 * A topology from a parsed JSON value: `{ name?, nodes: [{ key, kind, … }], links: [{ source, target, bandwidth … }] }`
 * or an export of graphology, whose attributes are those keys and whose directed edges are one-way. Throws an
 * InputError with all that is wrong.
 */
export function parseTopology(value: unknown, path: Path = []): Topology {
  const read = new Reader();
  const root = read.table(value, path) ?? {};
  const grown = 'edges' in root;
  read.keys(root, grown ? graphologyKeys : ['name', 'nodes', 'links'], path);
  const nodes = nodesOf(read, read.list(root['nodes'], [...path, 'nodes']), grown, path);
  const keys = new Set(nodes.map(({ key }) => key));
  const word = grown ? 'edges' : 'links';
  const options = (typeof root['options'] === 'object' && root['options'] !== null ? root['options'] : {}) as Table;
  const links = read.list(root[word], [...path, word]).flatMap((edge, at) => {
    const here = [...path, word, at];
    const table = read.table(edge, here);
    if (table === undefined) return [];
    read.keys(table, grown ? edgeKeys : ['source', 'target', ...linkKeys], here);
    const inside = grown ? [...here, 'attributes'] : here;
    const attributes = grown ? (read.table(table['attributes'] ?? {}, inside) ?? {}) : table;
    if (grown) read.keys(attributes, [...linkKeys, 'label', 'size', 'color', 'weight'], inside);
    const directed = grown && options['type'] === 'directed' && table['undirected'] !== true;
    const shaped = directed && attributes['duplex'] === undefined ? { ...attributes, duplex: 'one-way' } : attributes;
    return linkOf(read, table, shaped, keys, here, inside) ?? [];
  });
  if (read.issues.length === 0 && !nodes.some(({ kind }) => kind === 'accelerator')) {
    read.add(
      [...path, 'nodes'],
      nodes.length === 0 ? 'no node' : 'no accelerator',
      'At least one node of kind accelerator.',
    );
  }
  if (read.issues.length > 0) throw new InputError(read.issues);
  const name = typeof root['name'] === 'string' ? root['name'] : 'graph';
  return { name, nodes, links };
}

/** The same as an export of graphology, which `parseTopology` reads back. */
export function toGraphology(topology: Topology): object {
  return {
    attributes: {},
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes: topology.nodes.map(({ key, ...attributes }) => ({ key, attributes })),
    edges: topology.links.map(({ source, target, kind, bytesPerS, latencyS, duplex }, at) => ({
      ...{ key: `link${at}`, source, target, undirected: duplex !== 'one-way' },
      attributes: { kind, bandwidth: bytesPerS, latency: latencyS, duplex },
    })),
  };
}
