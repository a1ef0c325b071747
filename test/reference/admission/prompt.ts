/** All that the head has to prefill, in what is free now. README §2. */
import { blocks, freeBlocks } from '../kv/counts.ts';
import type { Admission } from './admission.ts';

export const prompt: Admission = (replica, plan, head) =>
  freeBlocks(replica, plan) - blocks(replica, head.target) >= replica.kind.watermarkBlocks;
