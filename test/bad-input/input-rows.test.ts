// Bad traces, flags and arguments.

import { checkRows } from './check.ts';
import { flagRows } from './flags.ts';
import { traceRows } from './trace.ts';
import { traceEventRows } from './trace-events.ts';

checkRows([...traceRows, ...traceEventRows, ...flagRows]);
