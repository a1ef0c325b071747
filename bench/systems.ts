// Claim: a system that was never asked about is compiled and priced in a millisecond.
// Guards sweeps over systems: parsing, compiling and pricing, each system new.

import { bench, secondsEach } from './bench.ts';

const accelerators = ['h100-sxm', 'a100-sxm-80gb', 'h200-sxm', 'b200-sxm'];
const models = ['llama-3.1-8b', 'qwen3-32b', 'llama-3.1-70b'];
const SYSTEMS = 100;

await bench(({ api }) => ({
  warmUps: 5,
  round: () =>
    secondsEach(SYSTEMS, (at) =>
      api.estimate(
        {
          model: models[at % 3] ?? '',
          accelerator: accelerators[at % 4] ?? '',
          tp: 4,
          engine: { base: 'vllm-v1', maxNumSeqs: 64 + at },
        },
        { decode: 32, context: 1000, prefillTokens: 0 },
      ),
    ),
  about: () => `${SYSTEMS} systems a round: model, accelerator and engine change from one to the next`,
}));
