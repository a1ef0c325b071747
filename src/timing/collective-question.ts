// What a collective is asked for, in words, to a row of the core's shape table; everything wrong with it at once.

import { suggestion } from '../catalog/names.ts';
import { shapeOf } from '../core/lab.ts';
import { CollectiveAlgorithm, CollectiveCoefficient, CollectiveProtocol, CollectiveShape } from '../core/layout.gen.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import type { CollectiveModel, CollectiveOpName } from './collective.ts';

export interface CollectiveQuery {
  /** buffer of one rank: of an all-gather the gathered one, of a reduce-scatter the one before it */
  readonly bytes: number;
  readonly ranks: number;
  /** left out = as many as the scale-up links join, at most `ranks` */
  readonly gpusPerNode?: number;
  /** auto, ring, tree, hierarchical, nvls, sharp, one-shot or two-shot */
  readonly algorithm?: string;
  /** auto, ll, ll128 or simple */
  readonly protocol?: string;
}

export type AlgorithmName = keyof typeof CollectiveAlgorithm;

/** one-shot → oneShot */
const wordOf = (text: string): string =>
  text.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
/** oneShot → one-shot */
export const spelt = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Algorithms that `model` can run over `nodes` nodes, as users write them; auto first. */
export function algorithmsOf(model: CollectiveModel, nodes = 1): string[] {
  const op = model.row.op as CollectiveOpName;
  const has = (name: keyof typeof CollectiveCoefficient) =>
    (model.row.coefficients[CollectiveCoefficient[name]] ?? 0) > 0;
  const known: Record<AlgorithmName, boolean> = {
    auto: true,
    ring: op !== 'allToAll' && op !== 'sendRecv',
    tree: op === 'allReduce' || op === 'broadcast',
    hierarchical: op === 'allReduce' || op === 'allGather' || op === 'reduceScatter',
    nvls: op === 'allReduce' && has('nvlsBytesPerS'),
    sharp: op === 'allReduce' && has('nvlsBytesPerS') && has('sharp'),
    oneShot: op === 'allReduce' && nodes === 1 && has('oneShotBytesPerS'),
    twoShot: op === 'allReduce' && nodes === 1 && has('twoShotBytesPerS'),
  };
  return (Object.keys(known) as AlgorithmName[]).filter((name) => known[name]).map(spelt);
}

const whole = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && (value as number) >= least;

function numberIssues(query: CollectiveQuery, model: CollectiveModel, path: Issue['path']): Issue[] {
  const issues: Issue[] = [];
  const bad = (key: string, value: unknown, hint: string): void => {
    issues.push({ code: 'BAD_VALUE', path: [...path, key], found: shown(value), hint });
  };
  const { bytes, ranks, gpusPerNode } = query;
  if (!Number.isFinite(bytes) || bytes < 0) bad('bytes', bytes, 'Bytes of the buffer of one rank, 0 or more.');
  if (!whole(ranks, 1)) bad('ranks', ranks, 'A whole number of ranks, 1 or more.');
  if (gpusPerNode !== undefined && !whole(gpusPerNode, 1))
    bad('gpusPerNode', gpusPerNode, 'A whole number of 1 or more.');
  return [...issues, ...domainIssues(query, model, path)];
}

/** A node holds no more accelerators than the scale-up links join. */
export function domainIssues(
  { ranks, gpusPerNode = 0 }: Pick<CollectiveQuery, 'ranks' | 'gpusPerNode'>,
  { fabric }: Pick<CollectiveModel, 'fabric'>,
  path: Issue['path'] = [],
): Issue[] {
  if (!(Math.min(gpusPerNode, ranks) > fabric.domain)) return [];
  const hint = `${fabric.up.name} joins ${fabric.domain} accelerators.`;
  return [{ code: 'BAD_VALUE', path: [...path, 'gpusPerNode'], found: shown(gpusPerNode), hint }];
}

function nameIssue(key: string, found: string, known: readonly string[], path: Issue['path']): Issue[] {
  if (known.includes(spelt(wordOf(found)))) return [];
  return [{ code: 'UNKNOWN_NAME', path: [...path, key], found: shown(found), hint: suggestion(found, known) }];
}

/** Dimensions (shapeOf) of `query` for `model`. Throws an InputError with all that is wrong. */
export function collectiveShape(model: CollectiveModel, query: CollectiveQuery, path: Issue['path'] = []): number[] {
  const { bytes, ranks } = query;
  const perNode = query.gpusPerNode ?? Math.min(ranks, model.fabric.domain);
  const algorithm = query.algorithm ?? 'auto';
  const protocol = query.protocol ?? 'auto';
  const issues = [
    ...numberIssues(query, model, path),
    ...nameIssue('algorithm', algorithm, algorithmsOf(model, Math.ceil(ranks / perNode)), path),
    ...nameIssue('protocol', protocol, Object.keys(CollectiveProtocol), path),
  ];
  if (issues.length > 0) throw new InputError(issues);
  return shapeOf(CollectiveShape, {
    ...{ bytes, ranks, ranksPerNode: perNode },
    algorithm: CollectiveAlgorithm[wordOf(algorithm) as AlgorithmName],
    protocol: CollectiveProtocol[wordOf(protocol) as keyof typeof CollectiveProtocol],
  });
}
