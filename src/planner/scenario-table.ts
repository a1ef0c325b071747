// A scenario as the table that its fields can be replaced in, and what of the caller's own such a table asks for.

import { routes } from '../policy/route/index.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { getPreset } from '../scenario/list.ts';
import type { PlanOptions } from './types.ts';

/** A copy for a preset; the caller's own table is never changed, since replacing a field makes new tables. */
export const scenarioTable = (input: ScenarioInput): unknown =>
  typeof input === 'string' ? structuredClone(getPreset(input).scenario) : input;

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

/** Whether a router that is given would be asked: no route policy is named, or one that asks. */
export function isAsking(data: unknown): boolean {
  const policy = field(field(field(data, 'fleet'), 'route'), 'policy');
  return policy === undefined || routes.some(({ id, asks }) => id === policy && asks !== null);
}

/** Options of a variant or point: a router that was given for all is left out where the route does not ask it. */
export const optionsFor = <T extends PlanOptions>(data: unknown, options: T): T =>
  options.router === undefined || isAsking(data) ? options : { ...options, router: undefined };
