// What a length distribution is: its keys in a scenario, and how the core draws it.

import type { LengthLaw } from '../../maths/maths.ts';
import { type Field, type Given, type QuantityField, quantity, type Report } from '../field.ts';

/** Longest prompt or output of a scenario. */
export const longestTokens = 10_000_000;

export const tokens = (about: string): QuantityField => quantity('count', about, { min: 1, max: longestTokens });

/** What the core can draw. */
export interface DrawLimits {
  readonly log: (x: number) => number;
  readonly longestTokens: number;
  readonly mostPoints: number;
}

/** A distribution whose parsed form is `Spec`. */
export interface LengthDistribution<Spec extends { readonly kind: string }> {
  /** the key of a length that chooses it, and the kind of its parsed form */
  readonly id: Spec['kind'];
  readonly field: Field;
  /** further keys of a length that belong to it alone */
  readonly beside: Readonly<Record<string, Field>>;
  /** Its parsed form; problems are reported at keys of the length. */
  readonly resolve: (given: Given, report: Report) => Spec;
  /** As the core draws it; `refuse` throws. */
  readonly law: (spec: Spec, limits: DrawLimits, refuse: (found: string, hint: string) => never) => LengthLaw;
}
