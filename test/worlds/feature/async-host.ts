/** The host schedules the next step while the device computes. */
import { eachKind, type Feature } from './feature.ts';

export const asyncHost: Feature = {
  name: 'async-host',
  draw: (random, rows, { near, stepPs }) => {
    const hostStepPs = near(stepPs * random.pick([0.3, 0.9, 1, 1.1, 2]));
    return eachKind(rows, () => ({ asyncScheduling: 1, hostStepPs }));
  },
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.asyncScheduling !== 0)
      ? `asyncScheduling ${kinds.map((kind) => kind.asyncScheduling)}`
      : '',
  without: (rows) => eachKind(rows, () => ({ asyncScheduling: 0 })),
};
