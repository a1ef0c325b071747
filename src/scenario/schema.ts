// The whole shape of a scenario, composed of its sections: it parses, it converts to SI, and it prints the JSON Schema.

import { z } from 'zod';
import { object, text } from './fields.ts';
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
