// `tokenworks schema`: the JSON Schema of a scenario.

import { jsonSchema } from '../scenario/schema.ts';

export function schemaCommand(): void {
  process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
}
