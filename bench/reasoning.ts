// Claim: online traffic with a mean output of 1,000 tokens at a mean batch of 70 runs at 0.8 billion output tokens a
// second.
// Guards jumps that are cut by arrivals: long decodes must not fall back to the cost of single steps.

import { bench } from './bench.ts';
import { loopBench } from './loop.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

await bench((subject) => {
  const law = { requests: 200_000, ratePerS: 3.5, prompt: exponential(500), output: exponential(1000) };
  const load = { program: programOf(subject, {}), arrivals: arrivalsOf(law) };
  return loopBench(subject, [load], ({ outputTokens }) => outputTokens);
});
