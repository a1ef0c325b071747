// The register of policies: one line each.

import type { PolicyDefinition } from './contract.ts';
import { powerLimit } from './power-limit.ts';
import { queueAdmission } from './queue-admission.ts';
import { reactiveScaler } from './reactive-scaler.ts';
import { replay } from './replay.ts';

export const policies: readonly PolicyDefinition[] = [powerLimit, queueAdmission, reactiveScaler, replay];

export type {
  Command,
  Controller,
  FleetFacts,
  Parameter,
  PolicyDefinition,
  RecordedCommand,
  Settings,
  View,
} from './contract.ts';
export { levers, nameOf } from './contract.ts';
export { routeOf } from './route/index.ts';
