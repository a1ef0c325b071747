// Tunes the weights of a router by an epsilon-greedy bandit: how much of the traffic should the slower pool take?
// Each arm is a weight; a step of the environment plays one; the reward is the requests that met every objective.
//
//   node docs/examples/tune-router.mjs

import { createEnvironment, defineScenario } from 'tokenworks';

export const scenario = defineScenario({
  model: 'llama-3.1-8b',
  fleet: {
    pools: [
      { name: 'fast', accelerator: 'h100-sxm', replicas: 1 },
      { name: 'slow', accelerator: 'a10', replicas: 1 },
    ],
    route: { policy: 'weighted' },
  },
  workload: { arrivals: { process: 'poisson', rate: '8 /s' }, prompt: 600, output: 100, duration: '5 min' },
  slo: { ttft: '400 ms', tpot: '25 ms' },
  run: { warmUp: 0 },
});

/** Weights of the slow pool beside 1 of the fast one. */
export const arms = [1, 0.5, 0.2, 0.05];

/** A small generator of its own, so that the same seed learns the same. */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Plays `episodes` and returns the mean reward of each arm and the best arm. */
export async function tune({ episodes = 4, step = '5 s', explore = 0.2, seed = 1 } = {}) {
  const environment = await createEnvironment(scenario, {
    step,
    act: (weight) => [{ replica: 'slow/0', lever: 'weight', value: weight }],
    reward: ({ good, finished }) => (finished === 0 ? 0 : good / finished),
  });
  const draw = uniform(seed);
  const plays = arms.map(() => 0);
  const means = arms.map(() => 0);
  for (let episode = 0; episode < episodes; episode++) {
    await environment.reset({ seed: seed + episode });
    for (let isOver = false; !isOver; ) {
      const untried = plays.indexOf(0);
      const best = means.indexOf(Math.max(...means));
      const greedy = draw() < explore ? Math.floor(draw() * arms.length) : best;
      const arm = untried >= 0 ? untried : greedy;
      const { reward, terminated, truncated } = environment.step(arms[arm]);
      plays[arm] += 1;
      means[arm] += (reward - means[arm]) / plays[arm];
      isOver = terminated || truncated;
    }
  }
  return { weight: arms[means.indexOf(Math.max(...means))], means, plays };
}

if (import.meta.filename === process.argv[1]) {
  const { weight, means, plays } = await tune();
  for (const [arm, mean] of means.entries())
    process.stdout.write(`weight ${arms[arm]}: ${(mean * 100).toFixed(1)} % good over ${plays[arm]} steps\n`);
  process.stdout.write(`best weight of the slow pool: ${weight}\n`);
}
