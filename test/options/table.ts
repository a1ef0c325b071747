// The options of a scenario: a world, two values, what is measured, and which way it goes.

import { accelerator, peaks } from './accelerator.ts';
import { arrivals } from './arrivals.ts';
import { fleet } from './fleet.ts';
import type { Option } from './option.ts';
import { parallel } from './parallel.ts';
import { rest } from './run.ts';
import { engine, model } from './system.ts';
import { workload } from './workload.ts';

export type { Option };

export const options: readonly Option[] = [
  ...model,
  ...engine,
  ...accelerator,
  ...peaks,
  ...fleet,
  ...parallel,
  ...workload,
  ...arrivals,
  ...rest,
];
