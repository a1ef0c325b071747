// One run of a scenario with another seed, and its main figures.

import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import type { Pause } from './evaluate.ts';
import type { TrialRunner } from './trials.ts';

/** What `--repeat` gives intervals of: name and its place in a Result. */
export const repeatedFigures: readonly (readonly [name: string, read: (result: Result) => number | null])[] = [
  ['attainment.share', ({ attainment }) => attainment.share],
  ['goodputPerS', ({ goodputPerS }) => goodputPerS],
  ['good.usdPerMtoken', ({ good }) => good.usdPerMtoken],
  ['good.joulesPerToken', ({ good }) => good.joulesPerToken],
  ['good.outputTokensPerS', ({ good }) => good.outputTokensPerS],
  ['throughput.requestsPerS', ({ throughput }) => throughput.requestsPerS],
  ['throughput.outputTokensPerS', ({ throughput }) => throughput.outputTokensPerS],
  ['latency.ttftS.mean', ({ latency }) => latency.ttftS.mean],
  ['latency.ttftS.p50', ({ latency }) => latency.ttftS.p50],
  ['latency.ttftS.p99', ({ latency }) => latency.ttftS.p99],
  ['latency.tpotS.mean', ({ latency }) => latency.tpotS.mean],
  ['latency.tpotS.p50', ({ latency }) => latency.tpotS.p50],
  ['latency.tpotS.p99', ({ latency }) => latency.tpotS.p99],
  ['latency.e2eS.mean', ({ latency }) => latency.e2eS.mean],
  ['latency.e2eS.p99', ({ latency }) => latency.e2eS.p99],
  ['energyJ', ({ energyJ }) => energyJ],
  ['joulesPerOutputToken', ({ joulesPerOutputToken }) => joulesPerOutputToken],
  ['usdPerMtoken', ({ usdPerMtoken }) => usdPerMtoken],
  ['utilisation.share', ({ utilisation }) => utilisation.share],
  ['utilisation.headroom', ({ utilisation }) => utilisation.headroom],
  ['mfu', ({ mfu }) => mfu],
  // 1 or 0, so that the mean is the share of the seeds
  ['saturated', ({ warnings }) => (warnings.some(({ code }) => code === 'saturated') ? 1 : 0)],
];

export async function repeatOne(runner: TrialRunner, seed: number, pause: Pause): Promise<(number | null)[]> {
  const { run } = runner.ready({ seed });
  while (!run.done) {
    run.slice();
    await pause();
  }
  const result = buildResult(run.observations());
  return repeatedFigures.map(([, read]) => read(result));
}
