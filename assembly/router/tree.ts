// Two trees over the replicas in one table: the winner by least score, and the sum of the shares of open replicas.
// Node 1 is the root; node `leaves + r` is replica `r`. A change rises until it no longer matters.

import { Sizes } from '../layout/program.gen';
import { RouteNodes, Routes } from '../layout/router.gen';

/** Sets the score of replica `r`; equal scores go to the lowest row. */
export function setScore(r: i32, score: i64): void {
  if (Routes.score[r] == score) return;
  Routes.score[r] = score;
  let node = (Sizes.leaves + r) >> 1;
  while (node > 0) {
    const left = RouteNodes.winner[2 * node];
    const right = RouteNodes.winner[2 * node + 1];
    const winner = Routes.score[right] < Routes.score[left] ? right : left;
    if (winner == RouteNodes.winner[node] && winner != r) return;
    RouteNodes.winner[node] = winner;
    node >>= 1;
  }
}

/** Open replica of the least score; -1 when none is open. */
export function leastOpen(): i32 {
  const r = RouteNodes.winner[1];
  return Routes.score[r] == i64.MAX_VALUE ? -1 : r;
}

/** Sets the share of replica `r` in draws; 0 = none. */
export function setShare(r: i32, share: i64): void {
  let node = Sizes.leaves + r;
  const change = share - RouteNodes.sum[node];
  if (change == 0) return;
  for (; node > 0; node >>= 1) RouteNodes.sum[node] += change;
}

export function sumOfShares(): i64 {
  return RouteNodes.sum[1];
}

/** Replica in whose stretch `at` falls, stretches laid end to end in row order; 0 <= at < sumOfShares(). */
export function replicaAt(at: i64): i32 {
  const leaves = Sizes.leaves;
  let node = 1;
  let left = at;
  while (node < leaves) {
    node *= 2;
    const below = RouteNodes.sum[node];
    if (left >= below) {
      left -= below;
      node++;
    }
  }
  return node - leaves;
}

/** Every leaf is its own winner; scores and shares are set afterwards. */
export function clearTrees(): void {
  const leaves = Sizes.leaves;
  for (let r = 0; r < leaves; r++) {
    RouteNodes.winner[leaves + r] = r;
    Routes.score[r] = i64.MAX_VALUE;
  }
  for (let node = leaves - 1; node > 0; node--) RouteNodes.winner[node] = RouteNodes.winner[2 * node];
}
