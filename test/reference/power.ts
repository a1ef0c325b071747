/** Power of a replica: static energy by state, the share told of a step in flight, the peak of a window: §5, §6. */
import type { Replica, Step } from './replica.ts';

/** Rows of the enum Power. */
export const power = { off: 0, on: 1, starting: 2 };

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Energy of an idle stretch from the last charge up to now. */
function idlePj(replica: Replica, nowPs: bigint): bigint {
  const { kind, settings, chargedToPs, idleSincePs } = replica;
  const elapsedPs = nowPs - chargedToPs;
  if (settings.power === power.off) return kind.offW * elapsedPs;
  if (settings.power === power.starting) return kind.contextIdleW * elapsedPs;
  const deepPs = larger(0n, nowPs - larger(chargedToPs, idleSincePs + kind.deepIdleAfterPs));
  return kind.contextIdleW * (elapsedPs - deepPs) + kind.idleW * deepPs;
}

/** Static energy, busy and off time from the last charge up to now: the state did not change in between. */
export function charge(replica: Replica, nowPs: bigint): void {
  const { kind, total, window } = replica;
  const elapsedPs = nowPs - replica.chargedToPs;
  const staticPj = replica.step === undefined ? idlePj(replica, nowPs) : kind.activeW * elapsedPs;
  if (replica.step !== undefined) {
    total.busyPs += elapsedPs;
    window.busyPs += elapsedPs;
  } else if (replica.settings.power === power.off) {
    total.offPs += elapsedPs;
  }
  total.staticPj += staticPj;
  window.staticPj += staticPj;
  replica.chargedToPs = nowPs;
}

/** Tells the dynamic energy of the step in flight up to now. */
export function tell(replica: Replica, nowPs: bigint): void {
  const { step } = replica;
  if (step === undefined) return;
  const inFlightPj = (step.cost.costPj * (nowPs - step.startPs)) / (step.endPs - step.startPs);
  replica.total.dynamicPj += inFlightPj - step.inFlightPj;
  replica.window.dynamicPj += inFlightPj - step.inFlightPj;
  step.inFlightPj = inFlightPj;
}

/** Changes the power of a replica, charged up to now. */
export function switchPower(replica: Replica, to: number, nowPs: bigint): void {
  if (replica.settings.power === to) return;
  replica.settings.power = to;
  replica.idleSincePs = nowPs;
}

/** A step that completed, or is looked at, counts for the peak of its window and for that since the last control. */
export function notePeak(replica: Replica, { cost }: Step): void {
  const stepW = replica.kind.activeW + cost.costPj / cost.durationPs;
  replica.peakStepW = larger(replica.peakStepW ?? stepW, stepW);
  replica.total.peakW = larger(replica.total.peakW, stepW);
}

/** Watts of the state that an idle replica is in at an instant; deep idle begins behind its time, not at it. */
function idleW({ kind, settings, idleSincePs }: Replica, nowPs: bigint): bigint {
  if (settings.power === power.off) return kind.offW;
  if (settings.power === power.starting) return kind.contextIdleW;
  return nowPs - idleSincePs <= kind.deepIdleAfterPs ? kind.contextIdleW : kind.idleW;
}

/** The peak of the window that closes now; forgets its completed steps. */
export function takePeakW(replica: Replica, nowPs: bigint): bigint {
  if (replica.step !== undefined) notePeak(replica, replica.step);
  const peakW = replica.peakStepW ?? idleW(replica, nowPs);
  replica.peakStepW = undefined;
  return peakW;
}
