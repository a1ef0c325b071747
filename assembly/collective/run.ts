// Flows over time. A job is phases of flows; the next phase starts when the last byte of this one has arrived and the
// job's step has passed. Rates hold until a flow has sent all its bytes or a phase starts, then they are shared anew.
// Bytes and picoseconds are whole: sent = floor(rate · time), ends are rounded up, so that no byte travels for free.

import {
  FlowState,
  flowBytes,
  flowDrainPs,
  flowHops,
  flowJob,
  flowLatencyPs,
  flowPhase,
  flowRatePerUs,
  flowRemaining,
  flowState,
  jobCursor,
  jobEndPs,
  jobFirstFlow,
  jobFlows,
  jobNextPs,
  jobOpen,
  jobReadyPs,
  jobStartPs,
  jobStepPs,
  networkNowPs,
  setFlowDrainPs,
  setFlowEndPs,
  setFlowRemaining,
  setFlowState,
  setJobCursor,
  setJobEndPs,
  setJobNextPs,
  setJobOpen,
  setJobReadyPs,
  setNetworkNowPs,
  setNetworkSolves,
  sizeFlows,
  sizeJobs,
} from '../layout/layout.gen';
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

/** Makes every flow wait and every job stand before its first phase. */
function reset(): void {
  setNetworkNowPs(0);
  setNetworkSolves(0);
  for (let f = 0; f < sizeFlows(); f++) setFlowState(f, FlowState.waiting);
  for (let j = 0; j < sizeJobs(); j++) {
    setJobCursor(j, jobFirstFlow(j));
    setJobOpen(j, 0);
    setJobReadyPs(j, jobStartPs(j));
    setJobEndPs(j, jobStartPs(j));
    setJobNextPs(j, jobFlows(j) > 0 ? jobStartPs(j) + jobStepPs(j) : NEVER);
  }
}

/** The flow has sent all: it arrives after the latency of its path; the last of a phase ends it. */
function drained(f: i32): void {
  const j = flowJob(f);
  const arrival = networkNowPs() + flowLatencyPs(f);
  setFlowState(f, FlowState.done);
  setFlowEndPs(f, arrival);
  setJobReadyPs(j, max(jobReadyPs(j), arrival));
  setJobOpen(j, jobOpen(j) - 1);
  if (jobOpen(j) > 0) return;
  const over = jobCursor(j) == jobFirstFlow(j) + jobFlows(j);
  setJobNextPs(j, over ? NEVER : jobReadyPs(j) + jobStepPs(j));
  if (over) setJobEndPs(j, jobReadyPs(j));
}

/** Opens the next phase of job `j`. Flows with nothing to send, or nowhere to go, have sent all at once. */
function openPhase(j: i32): void {
  const end = jobFirstFlow(j) + jobFlows(j);
  const first = jobCursor(j);
  const phase = flowPhase(first);
  let next = first;
  while (next < end && flowPhase(next) == phase) next++;
  setJobCursor(j, next);
  setJobOpen(j, next - first);
  setJobNextPs(j, NEVER);
  for (let f = first; f < next; f++) {
    setFlowState(f, FlowState.active);
    setFlowRemaining(f, flowBytes(f));
  }
  for (let f = first; f < next; f++) if (flowBytes(f) == 0 || flowHops(f) == 0) drained(f);
}

/** The next instant at which something happens; NEVER when nothing will. */
function nextInstant(): i64 {
  let at = NEVER;
  for (let j = 0; j < sizeJobs(); j++) at = min(at, jobNextPs(j));
  for (let f = 0; f < sizeFlows(); f++) if (flowState(f) == FlowState.active) at = min(at, flowDrainPs(f));
  return at;
}

/** Moves bytes up to `at`, and ends the flows that have sent all by then. */
function moveTo(at: i64): void {
  const passed = at - networkNowPs();
  setNetworkNowPs(at);
  for (let f = 0; f < sizeFlows(); f++) {
    if (flowState(f) != FlowState.active) continue;
    const done = flowDrainPs(f) <= at;
    setFlowRemaining(f, done ? 0 : flowRemaining(f) - sentIn(flowRatePerUs(f), passed));
    if (done) drained(f);
  }
}

/** Phases that begin now; a phase without bytes may begin the next one at the same instant. */
function openDue(): void {
  for (let j = 0; j < sizeJobs(); j++) {
    while (jobNextPs(j) <= networkNowPs()) openPhase(j);
  }
}

function setDrains(): void {
  for (let f = 0; f < sizeFlows(); f++) {
    if (flowState(f) != FlowState.active) continue;
    const perUs = flowRatePerUs(f);
    setFlowDrainPs(f, perUs > 0 ? networkNowPs() + timeFor(flowRemaining(f), perUs) : NEVER);
  }
}

/**
 * Runs all jobs to their end; `flow.endPs` and `job.endPs` tell when. Precondition: routeFlows. Returns 0, or the
 * number of flows that could never end (their links have no capacity).
 */
export function runFlows(): i32 {
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
  for (let f = 0; f < sizeFlows(); f++) if (flowState(f) != FlowState.done) stuck++;
  for (let j = 0; j < sizeJobs(); j++) assert(stuck > 0 || jobEndPs(j) >= jobStartPs(j));
  return stuck;
}
