// `tokenworks schema`: the JSON Schema of a scenario.

import { jsonSchema } from '../scenario/schema.ts';
import { print } from './say.ts';

export function schemaCommand(): void {
  print(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
}
