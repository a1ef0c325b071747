// Bad layouts, workloads and catalog entries.

import { catalogRows } from './catalog.ts';
import { checkRows } from './check.ts';
import { layoutRows } from './layouts.ts';
import { workloadRows } from './workload.ts';

checkRows([...layoutRows, ...workloadRows, ...catalogRows]);
