// Bad result files of benchmarks.

import { checkRows } from './check.ts';
import { compareRows } from './compare.ts';

checkRows(compareRows);
