// Two trees over the replicas in one table: the winner by least score, and the sum of the shares of open replicas.
// Node 1 is the root; node `leaves + r` is replica `r`. A change rises until it no longer matters.

import {
  routeNodeSum,
  routeNodeWinner,
  routeScore,
  setRouteNodeSum,
  setRouteNodeWinner,
  setRouteScore,
  sizeLeaves,
} from '../layout/layout.gen';

/** Sets the score of replica `r`; equal scores go to the lowest row. */
export function setScore(r: i32, score: i64): void {
  if (routeScore(r) == score) return;
  setRouteScore(r, score);
  let node = (sizeLeaves() + r) >> 1;
  while (node > 0) {
    const left = routeNodeWinner(2 * node);
    const right = routeNodeWinner(2 * node + 1);
    const winner = routeScore(right) < routeScore(left) ? right : left;
    if (winner == routeNodeWinner(node) && winner != r) return;
    setRouteNodeWinner(node, winner);
    node >>= 1;
  }
}

/** Replica of the least score. */
export function leastScore(): i32 {
  return routeNodeWinner(1);
}

/** Sets the share of replica `r` in draws; 0 = none. */
export function setShare(r: i32, share: i64): void {
  let node = sizeLeaves() + r;
  const change = share - routeNodeSum(node);
  if (change == 0) return;
  for (; node > 0; node >>= 1) setRouteNodeSum(node, routeNodeSum(node) + change);
}

export function sumOfShares(): i64 {
  return routeNodeSum(1);
}

/** Replica in whose stretch `at` falls, stretches laid end to end in row order; 0 <= at < sumOfShares(). */
export function replicaAt(at: i64): i32 {
  const leaves = sizeLeaves();
  let node = 1;
  let left = at;
  while (node < leaves) {
    node *= 2;
    const below = routeNodeSum(node);
    if (left >= below) {
      left -= below;
      node++;
    }
  }
  return node - leaves;
}

/** Every leaf is its own winner; scores and shares are set afterwards. */
export function clearTrees(): void {
  const leaves = sizeLeaves();
  for (let r = 0; r < leaves; r++) {
    setRouteNodeWinner(leaves + r, r);
    setRouteScore(r, i64.MAX_VALUE);
  }
  for (let node = leaves - 1; node > 0; node--) setRouteNodeWinner(node, routeNodeWinner(2 * node));
}
