/** What the head and all that run hold when each of them ends. README §2. */
import { blocks } from '../kv/counts.ts';
import type { Admission } from './admission.ts';

export const whole: Admission = (replica, _plan, head) => {
  const { kvBlocks, watermarkBlocks } = replica.kind;
  let held = 0;
  for (const { promptTokens, outputTokens } of [...replica.running, head])
    held += blocks(replica, promptTokens + outputTokens - 1);
  return held <= kvBlocks - watermarkBlocks;
};
