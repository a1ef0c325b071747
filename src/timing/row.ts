// Coefficients of a kernel by name, as the core's enum orders them.

import { MODEL_WIDTH } from '../core/lab.ts';

type Values<Of> = { readonly [Name in keyof Of]?: number | undefined };

/** [place of the enum] values; 0 where nothing is said. */
export function coefficientsOf<Of extends Readonly<Record<string, number>>>(places: Of, values: Values<Of>): number[] {
  const row = new Array<number>(MODEL_WIDTH).fill(0);
  for (const [name, at] of Object.entries(places)) row[at] = values[name as keyof Of] ?? 0;
  return row;
}
