// Bad scenarios and fleets.

import { checkRows } from './check.ts';
import { fleetRows } from './fleet.ts';
import { scenarioRows } from './scenario.ts';

checkRows([...scenarioRows, ...fleetRows]);
