// A scenario as the table that its fields can be replaced in.

import type { ScenarioInput } from '../run/simulate.ts';
import { getPreset } from '../scenario/list.ts';

/** A copy for a preset; the caller's own table is never changed, since replacing a field makes new tables. */
export const scenarioTable = (input: ScenarioInput): unknown =>
  typeof input === 'string' ? structuredClone(getPreset(input).scenario) : input;
