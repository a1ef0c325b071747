// The section `price`: what accelerators and energy cost.

import type { z } from 'zod';
import { object, quantity } from '../fields.ts';
import type { PriceSpec } from '../types.ts';

export const priceSection = object(
  {
    accelerator: quantity('$/s', 'rent of one accelerator').optional(),
    energy: quantity('$/J', 'electricity').optional(),
  },
  'what it costs',
);

export const resolvePrice = (raw: z.output<typeof priceSection> | undefined): PriceSpec => ({
  acceleratorUsdPerS: raw?.accelerator ?? null,
  energyUsdPerJ: raw?.energy ?? null,
});
