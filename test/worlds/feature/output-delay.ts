/** Tokens reach the user some time after their step. */
import { eachKind, type Feature } from './feature.ts';

export const outputDelay: Feature = {
  name: 'output-delay',
  draw: (random, rows, { near, stepPs }) => {
    const outputPs = near(random.real(0.1, 3) * stepPs);
    return eachKind(rows, () => ({ outputPs }));
  },
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.outputPs !== 0n) ? `outputPs ${kinds.map((kind) => kind.outputPs)}` : '',
  without: (rows) => eachKind(rows, () => ({ outputPs: 0n })),
};
