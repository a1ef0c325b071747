/**
 * What a size comes to: accelerators and nodes, dollars and joules of a good token, and how to see it again.
 *
 *   nodes    a node is what one link domain joins. A replica never straddles two unless its ranks exceed one:
 *            ceil(n / floor(A / r)) nodes of A accelerators for n replicas of r ranks, else n · ceil(r / A)
 *   a good token is an output token of a request that met every objective (src/result/good.ts); figures are means over
 *            the sets of draws
 */

import { joinedBy } from '../catalog/links.ts';
import { buildResult } from '../result/result.ts';
import type { Run } from '../run/run.ts';
import type { PoolSpec, PrecisionSpec, Scenario } from '../scenario/types.ts';

export interface Nodes {
  /** accelerators of a node */
  readonly accelerators: number;
  readonly count: number;
  /** accelerators of those nodes that no replica uses */
  readonly unused: number;
}

/** Nodes for so many replicas; null = nobody knows what a node joins. */
export function nodesOf({ accelerator, kernels, ranks }: PoolSpec, replicas: number): Nodes | null {
  const { perNode } = joinedBy(accelerator, kernels.fabric);
  if (perNode === null) return null;
  const inNode = Math.floor(perNode / ranks);
  const count = inNode >= 1 ? Math.ceil(replicas / inNode) : replicas * Math.ceil(ranks / perNode);
  return { accelerators: perNode, count, unused: count * perNode - replicas * ranks };
}

/** Dollars and joules of tokens, of one run or the mean of several. */
export interface TokenCosts {
  /** $ of a million output tokens of requests that met the SLO; null = no price, or no such token */
  readonly usdPerMtokenGood: number | null;
  /** $ of a million output tokens, good or not */
  readonly usdPerMtoken: number | null;
  readonly joulesPerGoodToken: number | null;
  readonly joulesPerToken: number | null;
}

export function tokenCostsOf(run: Run): TokenCosts {
  const { good, money, joulesPerOutputToken } = buildResult(run.observations());
  return {
    usdPerMtokenGood: good.spent.usdPerMtoken,
    usdPerMtoken: money.usdPerMtokenOutput,
    joulesPerGoodToken: good.spent.joulesPerToken,
    joulesPerToken: joulesPerOutputToken,
  };
}

/** Means, null where a run has none; without dollars where no price is known. */
export function meanCosts(all: readonly TokenCosts[], isPriced: boolean): TokenCosts {
  const mean = (of: (one: TokenCosts) => number | null): number | null => {
    const values = all.map(of);
    if (values.length === 0 || values.includes(null)) return null;
    return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
  };
  return {
    usdPerMtokenGood: isPriced ? mean((one) => one.usdPerMtokenGood) : null,
    usdPerMtoken: isPriced ? mean((one) => one.usdPerMtoken) : null,
    joulesPerGoodToken: mean((one) => one.joulesPerGoodToken),
    joulesPerToken: mean((one) => one.joulesPerToken),
  };
}

const precisionTable = ({ weights, activations, kv, head }: PrecisionSpec): string =>
  `{ weights: ${weights}, activations: ${activations}, kv: ${kv}, head: ${head} }`;

/** What `--set` changes of the scenario to simulate so many replicas of a system. */
export function settingsOf({ pools }: Scenario, pool: PoolSpec, replicas: number): string[] {
  const [own] = pools;
  const isOwn = own?.accelerator.id === pool.accelerator.id;
  const isPrecise = JSON.stringify(own?.precision) === JSON.stringify(pool.precision);
  return [
    ...(isOwn ? [] : [`fleet.pools.0.accelerator=${pool.accelerator.id}`]),
    ...(isPrecise ? [] : [`fleet.pools.0.precision=${precisionTable(pool.precision)}`]),
    `fleet.pools.0.tp=${pool.tp}`,
    `fleet.pools.0.replicas=${replicas}`,
  ];
}
