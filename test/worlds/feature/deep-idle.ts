/** An idle replica goes into deep idle after a time. */
import { eachKind, type Feature } from './feature.ts';

const forever = 2n ** 63n - 1n;

export const deepIdle: Feature = {
  name: 'deep-idle',
  draw: (random, rows, { near, stepPs }) => {
    const deepIdleAfterPs = random.pick([0n, near(stepPs), near(7.3 * stepPs)]);
    return eachKind(rows, ({ contextIdleW }) => ({ deepIdleAfterPs, idleW: contextIdleW / 3n }));
  },
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.deepIdleAfterPs !== forever)
      ? `deepIdleAfterPs ${kinds.map((kind) => kind.deepIdleAfterPs)}`
      : '',
  without: (rows) => eachKind(rows, () => ({ deepIdleAfterPs: forever })),
};
