// The cheapest way found so far, in the scalar table `group`.

import {
  groupSeconds,
  setGroupAlgorithm,
  setGroupLinkBytes,
  setGroupLinkS,
  setGroupProtocol,
  setGroupSeconds,
} from '../layout/layout.gen';

/** Takes a way to run the collective if none before was cheaper: `latencyS` + `linkS` seconds, `bytes` a rank sends. */
export function offer(algorithm: i32, protocol: i32, latencyS: f64, linkS: f64, bytes: f64): void {
  const seconds = latencyS + linkS;
  if (groupSeconds() >= 0 && groupSeconds() <= seconds) return;
  setGroupSeconds(seconds);
  setGroupLinkS(linkS);
  setGroupLinkBytes(bytes);
  setGroupAlgorithm(algorithm);
  setGroupProtocol(protocol);
}
