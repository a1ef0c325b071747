// Claim: `size` answers within two seconds for an hour of real traffic, the start of the process included.
// Guards the early end of hopeless runs, requests read once, and threads that share one compiled core.

import { report, secondsOf } from './bench.ts';
import { plan } from './plan.ts';

report({
  values: secondsOf(1, 5, () => plan('size')),
  about: 'the fewest replicas on twenty systems; the whole process, of dist/',
});
