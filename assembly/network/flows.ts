// Flows over time. A job is phases of flows; the next phase starts when the last byte of this one has arrived and the
// job's step has passed. Rates hold until a flow has sent all its bytes or a phase starts, then they are shared anew.
// Bytes and picoseconds are whole: sent = floor(rate · time), ends are rounded up, so that no byte travels for free.

import { FlowState, Flows, Jobs, Network } from '../layout/network.gen';
import { Sizes } from '../layout/program.gen';
import { shareLinks } from './share';

const NEVER: i64 = i64.MAX_VALUE;
const US: i64 = 1_000_000;

/** floor(rate · time), rate in B/µs, time in ps: in two parts, for the product may pass 2^63. */
function sentIn(perUs: i64, ps: i64): i64 {
  return perUs * (ps / US) + (perUs * (ps % US)) / US;
}

/** ceil(bytes / rate) in ps. */
function timeFor(bytes: i64, perUs: i64): i64 {
  const whole = bytes / perUs;
  const rest = bytes - whole * perUs;
  return whole * US + (rest * US + perUs - 1) / perUs;
}

/** Makes every flow wait and every job wait before its first phase. */
function reset(): void {
  Network.nowPs = 0;
  Network.solves = 0;
  for (let f = 0; f < Sizes.flows; f++) Flows.state[f] = FlowState.waiting;
  for (let j = 0; j < Sizes.jobs; j++) {
    Jobs.cursor[j] = Jobs.firstFlow[j];
    Jobs.open[j] = 0;
    Jobs.readyPs[j] = Jobs.startPs[j];
    Jobs.endPs[j] = Jobs.startPs[j];
    Jobs.nextPs[j] = Jobs.flows[j] > 0 ? Jobs.startPs[j] + Jobs.stepPs[j] : NEVER;
  }
}

/** The flow has sent all: it arrives after the latency of its path; the last of a phase ends it. */
function drained(f: i32): void {
  const j = Flows.job[f];
  const arrival = Network.nowPs + Flows.latencyPs[f];
  Flows.state[f] = FlowState.done;
  Flows.endPs[f] = arrival;
  Jobs.readyPs[j] = max(Jobs.readyPs[j], arrival);
  Jobs.open[j] -= 1;
  if (Jobs.open[j] > 0) return;
  const over = Jobs.cursor[j] == Jobs.firstFlow[j] + Jobs.flows[j];
  Jobs.nextPs[j] = over ? NEVER : Jobs.readyPs[j] + Jobs.stepPs[j];
  if (over) Jobs.endPs[j] = Jobs.readyPs[j];
}

/** Opens the next phase of job `j`. Flows with nothing to send, or nowhere to go, have sent all at once. */
function openPhase(j: i32): void {
  const end = Jobs.firstFlow[j] + Jobs.flows[j];
  const first = Jobs.cursor[j];
  const phase = Flows.phase[first];
  let next = first;
  while (next < end && Flows.phase[next] == phase) next++;
  Jobs.cursor[j] = next;
  Jobs.open[j] = next - first;
  Jobs.nextPs[j] = NEVER;
  for (let f = first; f < next; f++) {
    Flows.state[f] = FlowState.active;
    Flows.remaining[f] = Flows.bytes[f];
  }
  for (let f = first; f < next; f++) if (Flows.bytes[f] == 0 || Flows.hops[f] == 0) drained(f);
}

/** The next instant at which something happens; NEVER when nothing will. */
function nextInstant(): i64 {
  let at = NEVER;
  for (let j = 0; j < Sizes.jobs; j++) at = min(at, Jobs.nextPs[j]);
  for (let f = 0; f < Sizes.flows; f++) if (Flows.state[f] == FlowState.active) at = min(at, Flows.drainPs[f]);
  return at;
}

/** Moves bytes up to `at`, and ends the flows that have sent all by then. */
function moveTo(at: i64): void {
  const passed = at - Network.nowPs;
  Network.nowPs = at;
  for (let f = 0; f < Sizes.flows; f++) {
    if (Flows.state[f] != FlowState.active) continue;
    const done = Flows.drainPs[f] <= at;
    Flows.remaining[f] = done ? 0 : Flows.remaining[f] - sentIn(Flows.ratePerUs[f], passed);
    if (done) drained(f);
  }
}

/** Phases that begin now; a phase without bytes may begin the next one at the same instant. */
function openDue(): void {
  for (let j = 0; j < Sizes.jobs; j++) {
    while (Jobs.nextPs[j] <= Network.nowPs) openPhase(j);
  }
}

function setDrains(): void {
  for (let f = 0; f < Sizes.flows; f++) {
    if (Flows.state[f] != FlowState.active) continue;
    const perUs = Flows.ratePerUs[f];
    Flows.drainPs[f] = perUs > 0 ? Network.nowPs + timeFor(Flows.remaining[f], perUs) : NEVER;
  }
}

/**
 * Runs all jobs to their end; `flow.endPs` and `job.endPs` say when. Precondition: routeFlows, a core without
 * transfers. Returns 0, or the number of flows that could never end (their links have no capacity).
 */
export function runFlows(): i32 {
  assert(Sizes.transfers == 0);
  reset();
  for (;;) {
    const at = nextInstant();
    if (at == NEVER) break;
    moveTo(at);
    openDue();
    shareLinks();
    setDrains();
  }
  let stuck = 0;
  for (let f = 0; f < Sizes.flows; f++) if (Flows.state[f] != FlowState.done) stuck++;
  for (let j = 0; j < Sizes.jobs; j++) assert(stuck > 0 || Jobs.endPs[j] >= Jobs.startPs[j]);
  return stuck;
}
