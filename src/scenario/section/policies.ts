// The section `policies`: its schema is made from the parameters that each policy declares.

import { z } from 'zod';
import type { Issue } from '../../errors.ts';
import { levers, type Parameter, type PolicyDefinition, policies } from '../../policy/index.ts';
import { object, orElse, quantity, text } from '../fields.ts';
import type { PolicySpec, PoolSpec } from '../types.ts';
import { longestS } from './limits.ts';

const most = 16;

const command = z.strictObject({
  policy: z.string(),
  givenS: z.number().min(0),
  effectS: z.number().min(0),
  effectPs: z.string().regex(/^\d{1,19}$/, { error: 'Whole picoseconds.' }),
  replica: z.number().int().min(0),
  name: z.string().optional(),
  lever: z.enum(levers),
  value: z.number(),
});

function fieldOf({ dimension, about, byDefault, limits }: Parameter) {
  if (dimension === 'pools') return z.array(text('name of a pool')).min(1).meta({ description: about }).optional();
  if (dimension === 'commands') return z.array(command, { error: 'Write the list control.commands of a result.' });
  if (dimension === 'text') return text(about).optional();
  const bounds = dimension === 'time' ? { max: longestS, ...limits } : limits;
  const field = quantity(dimension, about, bounds);
  if (byDefault === null) return field;
  if (typeof byDefault !== 'number') return field.optional();
  return orElse(field, dimension === 'time' && byDefault !== 0 ? `${byDefault} s` : byDefault);
}

const specOf = ({ id, about, parameters }: PolicyDefinition) =>
  object(
    {
      policy: z.literal(id),
      ...Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, fieldOf(parameter)])),
    },
    about,
  );

const [first, ...rest] = policies.map(specOf);
if (first === undefined) throw new RangeError('no policy is registered');
const names = policies.map(({ id }) => id).join(', ');

/** The field `policies` of a scenario. */
export const policiesSection = z
  .array(z.discriminatedUnion('policy', [first, ...rest], { error: `Write policy: one of ${names}.` }), {
    error: 'Write a list of policies.',
  })
  .max(most, { error: `At most ${most} policies.` })
  .meta({ description: 'controllers that watch the fleet and change it' });

type Raw = readonly Readonly<Record<string, unknown>>[];

/** Defaults filled in, names of pools and settings that must fit together checked. */
export function resolvePolicies(raw: Raw | undefined, pools: readonly PoolSpec[], issues: Issue[]): PolicySpec[] {
  return (raw ?? []).map((given, index) => {
    const definition = policies.find(({ id }) => id === given['policy']);
    if (definition === undefined) throw new RangeError('the schema let an unknown policy pass');
    const path = ['policies', index];
    const settings: Record<string, unknown> = {};
    for (const [name, { dimension, byDefault }] of Object.entries(definition.parameters)) {
      const value = given[name] ?? byDefault;
      if (value === undefined || value === null) continue;
      settings[name] = value;
      if (dimension === 'pools') checkPools(value as readonly string[], pools, [...path, name], issues);
    }
    const wrong = definition.check?.(settings) ?? null;
    if (wrong !== null) {
      const found = String(settings[wrong.parameter]);
      issues.push({ code: 'BAD_VALUE', path: [...path, wrong.parameter], found, hint: wrong.hint });
    }
    return { id: definition.id, settings };
  });
}

function checkPools(
  named: readonly string[],
  pools: readonly PoolSpec[],
  path: readonly (string | number)[],
  issues: Issue[],
): void {
  for (const [place, name] of named.entries()) {
    if (pools.some((pool) => pool.name === name)) continue;
    const hint = `Pools: ${pools.map((pool) => pool.name).join(', ')}.`;
    issues.push({ code: 'UNKNOWN_NAME', path: [...path, place], found: name, hint });
  }
}

/** Clocks that the policies set: levels of the run. */
export const policyClocks = (specs: readonly PolicySpec[]): number[] =>
  specs.flatMap(({ id, settings }) => policies.find((policy) => policy.id === id)?.clocks?.(settings) ?? []);
