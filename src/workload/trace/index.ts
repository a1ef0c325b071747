// The trace formats. A new one is a file in this folder and a line here.

import { azure } from './azure.ts';
import { csv } from './csv.ts';
import { jsonl } from './jsonl.ts';
import type { TraceFormat } from './row.ts';

export const traceFormats: readonly TraceFormat[] = [azure, csv, jsonl];
