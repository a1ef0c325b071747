// The JSON Schema of a scenario. In a file of its own, so that the library's types do not need those of zod.

import { z } from 'zod';
import { leftOutKey } from './fields.ts';
import { scenarioSchema } from './schema.ts';

/** What a field is when it is left out, by the word of JSON Schema. */
function withDefaults(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withDefaults);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key === leftOutKey ? 'default' : key, withDefaults(value)]),
  );
}

/**
 * The JSON Schema of a scenario (draft 2020-12), for editors. `default` is what a field is when it is left out, where
 * that is the same for every scenario.
 *
 * @example `writeFileSync('scenario.schema.json', JSON.stringify(jsonSchema()))`
 */
export const jsonSchema = (): object =>
  withDefaults(z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' })) as object;
