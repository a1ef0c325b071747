// The whole shape of a scenario, composed of its sections: it parses, it converts to SI, and it prints the JSON Schema.

import { z } from 'zod';
import { leftOutKey, object, text } from './fields.ts';
import { engineSection } from './section/engine.ts';
import { fleetSection } from './section/fleet.ts';
import { modelSection } from './section/model.ts';
import { policiesSection } from './section/policies.ts';
import { precisionSection } from './section/precision.ts';
import { priceSection } from './section/price.ts';
import { pricesSection } from './section/prices.ts';
import { runSection } from './section/run.ts';
import { sloSection } from './section/slo.ts';
import { workloadSection } from './section/workload.ts';

export const scenarioSchema = object(
  {
    $schema: z.string().optional(),
    tokenworks: z.literal(1, { error: 'This version reads schema version 1.' }).optional(),
    name: text('how reports call it').optional(),
    model: modelSection,
    precision: precisionSection.optional(),
    engine: engineSection.optional(),
    fleet: fleetSection,
    workload: workloadSection,
    policies: policiesSection.optional(),
    slo: sloSection.optional(),
    price: priceSection.optional(),
    prices: pricesSection.optional(),
    run: runSection.optional(),
  },
  'a Tokenworks scenario',
);

export type RawScenario = z.output<typeof scenarioSchema>;

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
