// Admission by queue length: a replica takes requests only while what waits at it is short. While nothing waits its
// unfinished requests may fill the batch and the queue that is allowed; once something waits, what the engine was seen
// to run takes the batch's place. Beyond it the router chooses another replica, holds, or rejects: latency of those
// admitted is bounded at the price of the others.

import { type Command, numberOf, type PolicyDefinition, rowsOf } from './contract.ts';

export const queueAdmission: PolicyDefinition = {
  id: 'queue-admission',
  about: 'closes a replica to new requests beyond what it runs and a short queue',
  parameters: {
    queue: { dimension: 'count', about: 'requests that may wait at a replica', byDefault: 8 },
    pools: { dimension: 'pools', about: 'pools that it guards; all when left out' },
    cadence: { dimension: 'time', about: 'how often it looks', byDefault: 1, limits: { positive: true } },
    staleness: { dimension: 'time', about: 'age of what it sees', byDefault: 0 },
  },
  create(settings, facts) {
    const rows = rowsOf(settings, 'pools', facts);
    const queue = numberOf(settings, 'queue');
    const batchOf = rows.map(
      (row) => facts.pools.find(({ from, count }) => row >= from && row < from + count)?.maxNumSeqs ?? 1,
    );
    let limits: number[] = rows.map(() => -1);
    return {
      cadenceS: numberOf(settings, 'cadence'),
      stalenessS: numberOf(settings, 'staleness'),
      decide(view) {
        const commands: Command[] = [];
        for (const [place, replica] of rows.entries()) {
          const isWaiting = (view.queued[replica] ?? 0) > 0;
          const batch = (isWaiting ? view.running[replica] : batchOf[place]) ?? 0;
          const limit = Math.max(1, batch + queue);
          if (limit === limits[place]) continue;
          limits[place] = limit;
          commands.push({ replica, lever: 'admissionLimit', value: limit });
        }
        return commands;
      },
      state: () => [...limits],
      restore: (saved) => {
        limits = [...(saved as number[])];
      },
    };
  },
};
