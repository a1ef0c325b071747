// Sessions of drawn requests, from the request's id alone. Requests go by turns through `lanes` lanes, in each round
// from another lane on; in its lane a request begins a session with probability `share`, or else goes on with the
// session before it. So sessions have 1 / share requests in the mean, geometric, and `lanes` are open at a time.

import { streamKey, uniformAt } from './uniform';

const BEGIN: u32 = 7;
const ROUND: u32 = 8;

/** The lane at which a round begins. */
function firstLane(roundKey: u64, round: u32, lanes: u32): u32 {
  return <u32>(uniformAt(roundKey, round) * <f64>lanes);
}

/** Id of the request that began the session of request `id`. */
export function sessionOf(seed: u64, id: u32, share: f64, lanes: u32): u32 {
  const beginKey = streamKey(seed, BEGIN, 0);
  const roundKey = streamKey(seed, ROUND, 0);
  let round = id / lanes;
  const lane = ((id % lanes) + firstLane(roundKey, round, lanes)) % lanes;
  let at = id;
  while (round > 0 && uniformAt(beginKey, at) >= share) {
    round--;
    at = round * lanes + ((lane + lanes - firstLane(roundKey, round, lanes)) % lanes);
  }
  return at;
}
