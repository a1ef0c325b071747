// Fields of a scenario as plain data: what a file of this room declares, and what the schema is made from.

import type { Dimension, QuantityLimits } from '../units.ts';

/** A number with its unit. */
export interface QuantityField {
  readonly form: 'quantity';
  readonly dimension: Dimension;
  readonly about: string;
  readonly limits?: QuantityLimits;
}

export type Fields = Readonly<Record<string, QuantityField>>;

/** A table of numbers, all of them required. */
export interface TableField {
  readonly form: 'table';
  readonly about: string;
  readonly fields: Fields;
}

/** How many entries a list may have, and what is said where it has not. */
export interface ListLimits {
  readonly hint: string;
  readonly least: { readonly count: number; readonly hint: string };
  readonly most: { readonly count: number; readonly hint: string };
}

export interface ListField extends ListLimits {
  readonly form: 'list';
  readonly entry: TableField;
}

/** A list of pairs of numbers. */
export interface PairsField extends ListLimits {
  readonly form: 'pairs';
  readonly pair: readonly [QuantityField, QuantityField];
  readonly pairHint: string;
}

export type Field = QuantityField | TableField | ListField | PairsField;

/** Settings as the schema has read them, in SI; undefined = left out. */
export type Given = Readonly<Record<string, unknown>>;

/** Reports a problem at a place below the field; `found` is left out where nothing was found. */
export type Report = (path: readonly (string | number)[], hint: string, found?: string) => void;

export const quantity = (dimension: Dimension, about: string, limits?: QuantityLimits): QuantityField => ({
  form: 'quantity',
  dimension,
  about,
  ...(limits && { limits }),
});

/** Longest time of a scenario: 104 days, which i64 picoseconds hold with room to add. */
const longestS = 9_000_000;

export const positiveTime = (about: string): QuantityField =>
  quantity('time', about, { max: longestS, positive: true });
