/** Laws of a closed loop: a fixed number of users, each of whom sends its next request when its last has left. */

import type { Law } from './law.ts';
import { isClosedLoop, isWhole, same, sumOf } from './law.ts';
import type { FinishedRow, Input, Outcome } from './outcome.ts';

const forever = 2n ** 63n - 1n;

const byTime = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** The most rows that are unfinished at one time; who sends at the instant of a finish sends after it. */
function mostAtOnce(rows: readonly FinishedRow[]): number {
  const arrivals = rows.map(({ arrivalPs }) => arrivalPs).sort(byTime);
  const finishes = rows.map(({ finishPs }) => finishPs).sort(byTime);
  let [most, finished] = [0, 0];
  for (const [sent, atPs] of arrivals.entries()) {
    while ((finishes[finished] ?? forever) <= atPs) finished += 1;
    most = Math.max(most, sent + 1 - finished);
  }
  return most;
}

const usersWait: Law = {
  name: 'a closed loop never has more requests unfinished than users',
  complaints(input, { rows }) {
    if (!isClosedLoop(input)) return [];
    const users = input.program.run.concurrency[0] ?? 0;
    const most = mostAtOnce(rows);
    return most > users ? [`${most} requests are unfinished at once, of ${users} users`] : [];
  },
};

const isRejected = (outcome: Outcome): boolean =>
  outcome.router.rejected > 0 ||
  sumOf(outcome.totals, (total) => BigInt(total.rejectedTooLong + total.rejectedNeverFits + total.rejectedQueueFull)) >
    0n;

const usersSendNext: Law = {
  name: 'the user that is free first sends the next request, once it has thought',
  complaints(input, outcome) {
    const { concurrency, sendUntilPs } = input.program.run;
    if (!isClosedLoop(input) || !isWhole(outcome) || isRejected(outcome) || sendUntilPs[0] !== forever) return [];
    const free = [
      ...Array.from({ length: concurrency[0] ?? 0 }, () => 0n),
      ...outcome.rows.map(({ finishPs }) => finishPs).sort(byTime),
    ];
    const arrived = new Map(outcome.rows.map(({ id, arrivalPs }) => [id, arrivalPs]));
    return input.arrivals.flatMap(({ timePs, thinkPs = 0n }, id) => {
      const thoughtPs = (free[id] ?? forever) + thinkPs;
      const sentPs = thoughtPs > timePs ? thoughtPs : timePs;
      return same(`request ${id} is sent`, arrived.get(id) ?? -1n, sentPs);
    });
  },
};

/** Where a run of whole requests ends early, some were not sent: their users had no time left. */
const usersStop: Law = {
  name: 'nobody sends at or after the end of sending',
  complaints(input: Input, outcome: Outcome) {
    const untilPs = input.program.run.sendUntilPs[0] ?? forever;
    if (!isClosedLoop(input)) return [];
    return outcome.rows
      .filter((row) => row.arrivalPs >= untilPs)
      .map((row) => `request ${row.id} is sent at ${row.arrivalPs}`);
  },
};

export const closedLoopLaws: readonly Law[] = [usersWait, usersSendNext, usersStop];
