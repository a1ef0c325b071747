// Claim: `capacity` answers within two seconds for an hour of real traffic, the start of the process included.
// Guards the early end of hopeless runs, requests read once, and threads that share one compiled core.

import { report, secondsOf } from './bench.ts';
import { plan } from './plan.ts';

report({ values: secondsOf(1, 5, () => plan('capacity')), about: 'the highest rate; the whole process, of dist/' });
