// What one protocol of a collective library costs: a fixed time, a time a step, and a rate, by how far its ranks are
// apart. A step inside a node is one hop over the scale-up links, one between nodes goes through the NICs.
// Source: the form of NCCL's own tuner (src/graph/tuning.cc): latency + steps + bytes over bandwidth.

import { coefficient } from '../kernel/answer';
import { CollectiveCoefficient, CollectiveProtocol, Group } from '../layout/collective.gen';

/** Payload of what LL128 sends: 120 bytes of every 128-byte line; the rest is a flag. */
const LL128_PAYLOAD: f64 = 120.0 / 128.0;
/** Payload of what LL sends: 4 bytes of every 8. */
const LL_PAYLOAD: f64 = 0.5;

/** Coefficient `at` of the model that the group is timed by. */
export function constant(at: i32): f64 {
  return coefficient(Group.model, at);
}

/** Whether the library was seen to use `protocol`: LL128 hides behind the others in most fits. */
export function hasProtocol(protocol: i32): bool {
  if (protocol == CollectiveProtocol.ll) return constant(CollectiveCoefficient.llBytesPerS) > 0;
  if (protocol == CollectiveProtocol.ll128) return constant(CollectiveCoefficient.ll128BytesPerS) > 0;
  return constant(CollectiveCoefficient.simpleBytesPerS) > 0;
}

/** Between LL and Simple, where a fit has no line of LL128: their geometric mean. */
function between(ll: f64, simple: f64): f64 {
  return Math.sqrt(ll * simple);
}

/** What `protocol` costs before anything moves, s. */
export function fixedS(protocol: i32): f64 {
  const ll = constant(CollectiveCoefficient.llS);
  const simple = constant(CollectiveCoefficient.simpleS);
  if (protocol == CollectiveProtocol.ll) return ll;
  if (protocol == CollectiveProtocol.simple) return simple;
  return hasProtocol(protocol) ? constant(CollectiveCoefficient.ll128S) : between(ll, simple);
}

/** One hop inside a node, s. */
export function stepS(protocol: i32): f64 {
  const ll = constant(CollectiveCoefficient.llStepS);
  const simple = constant(CollectiveCoefficient.simpleStepS);
  if (protocol == CollectiveProtocol.ll) return ll;
  if (protocol == CollectiveProtocol.simple) return simple;
  return hasProtocol(protocol) ? constant(CollectiveCoefficient.ll128StepS) : between(ll, simple);
}

/** One hop between nodes, s. */
export function nicStepS(protocol: i32): f64 {
  const ll = constant(CollectiveCoefficient.nicLlS);
  const simple = constant(CollectiveCoefficient.nicSimpleS);
  if (protocol == CollectiveProtocol.ll) return ll;
  return protocol == CollectiveProtocol.simple ? simple : between(ll, simple);
}

/** A share that was left out is the whole. */
function share(at: i32): f64 {
  const value = constant(at);
  return value > 0 ? value : 1;
}

/** Bytes/s of `ranks` ranks inside a node: less where they must cross the host bridge, or the sockets. */
export function rateOf(protocol: i32, ranks: f64): f64 {
  const low = protocol == CollectiveProtocol.ll;
  let rate = constant(low ? CollectiveCoefficient.llBytesPerS : CollectiveCoefficient.simpleBytesPerS);
  if (protocol == CollectiveProtocol.ll128) {
    rate = hasProtocol(protocol) ? constant(CollectiveCoefficient.ll128BytesPerS) : rate * LL128_PAYLOAD;
  }
  const pair = constant(CollectiveCoefficient.pairRanks);
  if (pair == 0 || ranks <= pair) return rate;
  const host = constant(CollectiveCoefficient.hostRanks);
  if (host == 0 || ranks <= host) {
    return rate * share(low ? CollectiveCoefficient.llHostShare : CollectiveCoefficient.simpleHostShare);
  }
  return rate * share(low ? CollectiveCoefficient.llSocketShare : CollectiveCoefficient.simpleSocketShare);
}

/** Bytes/s of a rank inside its node. */
export function localRate(protocol: i32): f64 {
  return rateOf(protocol, Group.local);
}

/** Payload bytes/s of the NIC of one rank. */
export function nicRate(protocol: i32): f64 {
  const rate = constant(CollectiveCoefficient.nicBytesPerS);
  if (protocol == CollectiveProtocol.ll) return rate * LL_PAYLOAD;
  return protocol == CollectiveProtocol.ll128 ? rate * LL128_PAYLOAD : rate;
}
