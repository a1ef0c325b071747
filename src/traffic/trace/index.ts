// The trace formats, in the order in which a first line is tried. A new one is a file in this folder and a line here.

import { azure } from './azure.ts';
import { bailian } from './bailian.ts';
import { burstgpt } from './burstgpt.ts';
import { csv } from './csv.ts';
import { jsonl } from './jsonl.ts';
import { mooncake } from './mooncake.ts';
import type { TraceFormat } from './row.ts';
import { sharegpt } from './sharegpt.ts';
import { startTime } from './start-time.ts';

export const traceFormats: readonly TraceFormat[] = [
  azure,
  csv,
  burstgpt,
  bailian,
  mooncake,
  startTime,
  sharegpt,
  jsonl,
];
