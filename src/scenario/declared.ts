// Fields that a file of src/traffic declares as plain data, made into fields of the schema.

import { z } from 'zod';
import type { Field, Fields, ListLimits, QuantityField } from '../traffic/field.ts';
import { object, quantity } from './fields.ts';

const quantityOf = ({ dimension, about, limits }: QuantityField) => quantity(dimension, about, limits);

const tableOf = (fields: Fields, about: string) =>
  object(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, quantityOf(field)])), about);

const listOf = (entry: z.ZodType, { hint, least, most }: ListLimits) =>
  z.array(entry, { error: hint }).min(least.count, { error: least.hint }).max(most.count, { error: most.hint });

/** The field of the schema. */
export function declared(field: Field): z.ZodType {
  switch (field.form) {
    case 'quantity':
      return quantityOf(field);
    case 'table':
      return tableOf(field.fields, field.about);
    case 'list':
      return listOf(tableOf(field.entry.fields, field.entry.about), field);
    case 'pairs': {
      const [first, second] = field.pair;
      return listOf(z.tuple([quantityOf(first), quantityOf(second)], { error: field.pairHint }), field);
    }
  }
}

/** All of them, each of which may be left out. */
export const optional = (fields: Readonly<Record<string, Field>>): Record<string, z.ZodOptional<z.ZodType>> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, declared(field).optional()]));
