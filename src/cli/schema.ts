// `tokenworks schema`: the JSON Schema of a scenario.

import { jsonSchema } from '../scenario/json-schema.ts';
import type { Io } from './io.ts';
import { print } from './say.ts';

export function schemaCommand(io: Io): void {
  print(io, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
}
