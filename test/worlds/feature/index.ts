/** All features, in the order in which their layers are laid; a new one goes anywhere, and changes no other's draws. */
import { admission } from './admission.ts';
import { admissionLimit } from './admission-limit.ts';
import { asyncHost } from './async-host.ts';
import { batchLimit } from './batch-limit.ts';
import { cap } from './cap.ts';
import { chunkThreshold } from './chunk-threshold.ts';
import { classes } from './classes.ts';
import { closedLoop } from './closed-loop.ts';
import { control } from './control.ts';
import { crowd } from './crowd.ts';
import { deepIdle } from './deep-idle.ts';
import type { Feature } from './feature.ts';
import { fleet } from './fleet.ts';
import { holdLimit } from './hold-limit.ts';
import { kinds } from './kinds.ts';
import { levels } from './levels.ts';
import { modelLength } from './model-length.ts';
import { outputDelay } from './output-delay.ts';
import { pools } from './pools.ts';
import { powerStates } from './power-states.ts';
import { priority } from './priority.ts';
import { queueLimit } from './queue-limit.ts';
import { routeExternal } from './route-external.ts';
import { routeLeast } from './route-least.ts';
import { routePowerOfTwo } from './route-power-of-two.ts';
import { routeRandom } from './route-random.ts';
import { routeScores } from './route-scores.ts';
import { routeSession } from './route-session.ts';
import { routeWeighted } from './route-weighted.ts';
import { routerWindows } from './router-windows.ts';
import { sessions } from './sessions.ts';
import { stale } from './stale.ts';
import { warmUp } from './warm-up.ts';
import { watermark } from './watermark.ts';
import { weights } from './weights.ts';
import { windows } from './windows.ts';

export const features: readonly Feature[] = [
  fleet,
  kinds,
  crowd,
  priority,
  chunkThreshold,
  watermark,
  admission,
  modelLength,
  queueLimit,
  asyncHost,
  deepIdle,
  outputDelay,
  pools,
  levels,
  cap,
  classes,
  sessions,
  closedLoop,
  windows,
  routerWindows,
  warmUp,
  stale,
  holdLimit,
  admissionLimit,
  batchLimit,
  weights,
  powerStates,
  routeRandom,
  routeLeast,
  routePowerOfTwo,
  routeSession,
  routeWeighted,
  routeScores,
  routeExternal,
  control,
];
