// The trace formats, in the order in which a first line is tried. A new one is a file in this folder and a line here.

import { azure } from './azure.ts';
import { bailian } from './bailian.ts';
import { burstgpt } from './burstgpt.ts';
import { counts } from './counts.ts';
import { csv } from './csv.ts';
import { jsonl } from './jsonl.ts';
import { llmServingSim } from './llmservingsim.ts';
import { mooncake } from './mooncake.ts';
import { openai } from './openai.ts';
import type { TraceFormat } from './row.ts';
import { sharegpt } from './sharegpt.ts';
import { splitwise } from './splitwise.ts';
import { startTime } from './start-time.ts';
import { traceV2 } from './tracev2.ts';
import { vidur } from './vidur.ts';

export const traceFormats: readonly TraceFormat[] = [
  azure,
  traceV2,
  burstgpt,
  vidur,
  splitwise,
  llmServingSim,
  openai,
  bailian,
  mooncake,
  startTime,
  counts,
  csv,
  sharegpt,
  jsonl,
];
