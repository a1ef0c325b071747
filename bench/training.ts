// Claim: a training step is priced in a millisecond.
// Guards searches over layouts and batches, each step new.

import { bench, secondsEach } from './bench.ts';

const layouts = [
  { dp: 8, tp: 8 },
  { dp: 4, tp: 8, pp: 2 },
  { dp: 16, tp: 4 },
  { dp: 2, tp: 8, pp: 4 },
];
const STEPS = 100;

await bench(({ api }) => ({
  warmUps: 5,
  round: () =>
    secondsEach(STEPS, (at) =>
      api.trainingStep({
        model: 'llama-3.1-8b',
        accelerator: 'h100-sxm',
        parallel: layouts[at % 4],
        batch: { sequence: 4096, global: 64 * (1 + (at % 8)) },
      }),
    ),
  about: () => `${STEPS} steps a round of an 8B model on 64 accelerators, four layouts, eight batches`,
}));
