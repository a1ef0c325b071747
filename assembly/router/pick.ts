// Policies that choose without looking at loads. Each draw is keyed by the request (or session), so policies do not
// shift each other's. README §8.

import { Run, Sizes } from '../layout/program.gen';
import { Router, Routes } from '../layout/router.gen';
import { streamKey, uniformAt } from '../random/uniform';
import { replicaAt, sumOfShares } from './tree';

/** Stream of routing draws. */
const ROUTE: u32 = 32;

function draw(entity: i32, index: u32): f64 {
  return uniformAt(streamKey(<u64>Run.routeSeed, ROUTE, index), <u32>entity);
}

/** An open replica by its share; -1 when none is open. */
export function drawn(id: i32): i32 {
  const all = sumOfShares();
  return all == 0 ? -1 : replicaAt(<i64>(draw(id, 0) * <f64>all));
}

/** The other of two distinct open replicas; `first` itself when it is the only one. */
export function drawnBeside(id: i32, first: i32): i32 {
  const all = sumOfShares();
  if (all == 1) return first;
  const at = <i64>(draw(id, 1) * <f64>(all - 1));
  const second = replicaAt(at);
  // counted without the first: places from it on move up by one
  return second >= first ? replicaAt(at + 1) : second;
}

/** First open replica from row `from` on, cyclic; -1 when none is open. */
function openFrom(from: i32): i32 {
  const replicas = Sizes.replicas;
  let r = from;
  for (let tries = 0; tries < replicas; tries++) {
    if (r >= replicas) r = 0;
    if (Routes.open[r] != 0) return r;
    r++;
  }
  return -1;
}

/** The open replica behind the one chosen last. */
export function nextInTurn(): i32 {
  const r = openFrom(Router.cursor + 1);
  if (r >= 0) Router.cursor = r;
  return r;
}

/** Where the session lives, or the next open replica behind it. */
export function home(id: i32, session: i32): i32 {
  const at = session >= 0 ? draw(session, 2) : draw(id, 3);
  return openFrom(<i32>(at * <f64>Sizes.replicas));
}
