// The section `prices`: one price list for all accelerators, written in place or in a file of its own.

import { z } from 'zod';
import { accelerators, find, hintFor } from '../../catalog/index.ts';
import { InputError, type Issue, shown } from '../../errors.ts';
import { besideFile } from '../beside.ts';
import { either, object, quantity, text } from '../fields.ts';
import { issuesOf } from '../issues.ts';
import { guard, readYaml } from '../read.ts';
import type { ListedRent, PoolSpec, PriceList } from '../types.ts';

const date = text('day of the offer, such as 2026-05-01, 2026-05 or 2026').regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
  error: 'Write a date such as "2026-05-01", in quotes.',
});

const rentTable = object(
  {
    rent: quantity('$/s', 'rent of one accelerator'),
    low: quantity('$/s', 'least that it may be had for').optional(),
    high: quantity('$/s', 'most that it may cost').optional(),
    source: text('where the price is from').optional(),
    date: date.optional(),
  },
  'rent of one accelerator, with its range, source and date',
);

const priceTable = z
  .record(
    z.string(),
    either(
      [quantity('$/s', 'rent of one accelerator'), rentTable],
      'Write a rent such as "2.50 $/h", or a table with rent, low, high, source, date.',
    ),
    { error: 'Write a table by accelerator, such as { h100-sxm: "2.50 $/h" }.' },
  )
  .meta({ description: 'rents by the id of the accelerator' });

export const pricesSection = either(
  [text('YAML or JSON file of prices, beside the scenario'), priceTable],
  'Write a table by accelerator, such as { h100-sxm: "2.50 $/h" }, or the path of a YAML or JSON file.',
);

type RawTable = z.output<typeof priceTable>;
type Path = readonly (string | number)[];

export interface PriceContext {
  readonly file?: string | undefined;
  readonly readText?: ((path: string) => string) | undefined;
  /** accelerators that pools write in place have ids that the catalog does not know */
  readonly pools: readonly PoolSpec[];
}

/** The id that a key of the list names; null where nothing is called so. */
function idOfKey(key: string, pools: readonly PoolSpec[]): string | null {
  const own = pools.find(({ accelerator }) => accelerator.id === key);
  return own?.accelerator.id ?? find(accelerators, key)?.id ?? null;
}

const perHour = (usdPerS: number): string => `${Number((usdPerS * 3600).toPrecision(6))} $/h`;

/** What is wrong with a range; null when nothing is. */
function rangeIssue({ usdPerS, lowUsdPerS, highUsdPerS }: ListedRent, path: Path): Issue | null {
  const hint = 'Write low of at most rent, and high of at least rent.';
  if (lowUsdPerS !== null && lowUsdPerS > usdPerS)
    return { code: 'BAD_VALUE', path: [...path, 'low'], found: perHour(lowUsdPerS), hint };
  if (highUsdPerS !== null && highUsdPerS < usdPerS)
    return { code: 'BAD_VALUE', path: [...path, 'high'], found: perHour(highUsdPerS), hint };
  return null;
}

function rentsOf(raw: RawTable, from: string, path: Path, pools: readonly PoolSpec[], issues: Issue[]): ListedRent[] {
  const rents: ListedRent[] = [];
  for (const [key, written] of Object.entries(raw)) {
    const accelerator = idOfKey(key, pools);
    if (accelerator === null) {
      const found = shown(key);
      issues.push({ code: 'UNKNOWN_NAME', path: [...path, key], found, hint: hintFor(accelerators, key) });
      continue;
    }
    if (rents.some((one) => one.accelerator === accelerator)) {
      const hint = `It is ${accelerator} as another key is: write each accelerator once.`;
      issues.push({ code: 'BAD_VALUE', path: [...path, key], found: shown(key), hint });
      continue;
    }
    const table = typeof written === 'number' ? { rent: written } : written;
    const { rent, low = null, high = null, source = from, date: day = null } = table;
    const listed = { accelerator, usdPerS: rent, lowUsdPerS: low, highUsdPerS: high, source, date: day };
    const issue = rangeIssue(listed, [...path, key]);
    if (issue !== null) issues.push(issue);
    rents.push(listed);
  }
  return rents;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The table of a file; the section may be copied into it with its name. */
function tableOfFile(written: string, { file, readText }: PriceContext, issues: Issue[]): RawTable | null {
  const path = besideFile(written, file);
  const refuse = (hint: string): null => {
    issues.push({ code: 'BAD_FILE', path: ['prices'], found: shown(written), hint });
    return null;
  };
  if (readText === undefined) return refuse('Files cannot be read here: write the prices in place.');
  let body: string;
  try {
    body = readText(path);
  } catch (error) {
    if (error instanceof InputError) {
      issues.push(...error.issues);
      return null;
    }
    return refuse(`The file cannot be read: ${shown(error instanceof Error ? error.message : error)}`);
  }
  try {
    const data = readYaml(body, path);
    guard(data, path, [path]);
    const table = isTable(data) && Object.keys(data).join() === 'prices' ? data['prices'] : data;
    const parsed = priceTable.safeParse(table);
    if (parsed.success) return parsed.data;
    issues.push(...issuesOf(parsed.error.issues, table).map((issue) => ({ ...issue, path: [path, ...issue.path] })));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues);
  }
  return null;
}

/** The price list of a scenario; null = it has none, or `issues` say what is wrong with it. */
export function resolvePrices(
  raw: z.output<typeof pricesSection> | undefined,
  context: PriceContext,
  issues: Issue[],
): PriceList | null {
  if (raw === undefined) return null;
  const isFile = typeof raw === 'string';
  const table = isFile ? tableOfFile(raw, context, issues) : raw;
  if (table === null) return null;
  const from = isFile ? raw : 'scenario';
  return { from, rents: rentsOf(table, from, isFile ? [raw] : ['prices'], context.pools, issues) };
}
