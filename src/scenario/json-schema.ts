// The JSON Schema of a scenario. In a file of its own, so that the library's types do not need those of zod.

import { z } from 'zod';
import { scenarioSchema } from './schema.ts';

/**
 * The JSON Schema of a scenario (draft 2020-12), for editors.
 *
 * @example `writeFileSync('scenario.schema.json', JSON.stringify(jsonSchema()))`
 */
export const jsonSchema = (): object => z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' });
