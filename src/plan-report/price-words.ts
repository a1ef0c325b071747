// A rent in words: how much, between what, which list it is from and when; and where that list is from.

import type { Rent } from '../planner/types.ts';
import { plain } from '../report/format.ts';
import { tableText, wrapped } from './text-table.ts';

export const perHour = (usdPerS: number): string => `$${(usdPerS * 3600).toFixed(2)}`;

/** `1.80 to 6.90`; empty where no range is stated. */
export function rangeText({ lowUsdPerS, highUsdPerS }: Rent): string {
  if (lowUsdPerS === null && highUsdPerS === null) return '';
  const of = (usdPerS: number | null) => (usdPerS === null ? '…' : (usdPerS * 3600).toFixed(2));
  return `${of(lowUsdPerS)} to ${of(highUsdPerS)}`;
}

const lists: Readonly<Record<Rent['from'], string>> = {
  scenario: 'price.accelerator',
  prices: 'prices',
  accelerator: 'accelerator.price',
  catalog: 'catalog',
};

/** `catalog, assumed`, `prices`. */
export const listText = ({ from, kind }: Rent): string => (from === 'catalog' ? `catalog, ${kind}` : lists[from]);

export interface RentOf {
  readonly accelerator: string;
  readonly rent: Rent;
}

export const rentHeader = ['rent', 'an hour', 'from … to', 'list', 'date'] as const;

/** Of each accelerator once, in the order of the rows: cells under `rentHeader`. */
export function rentRows(rows: readonly RentOf[]): string[][] {
  const rents = new Map(rows.map(({ accelerator, rent }) => [accelerator, rent]));
  return [...rents].map(([accelerator, rent]) => {
    const price = rent.usdPerS === null ? '–' : perHour(rent.usdPerS);
    return [accelerator, price, rangeText(rent), listText(rent), rent.date ?? ''];
  });
}

/** The table of rents with its sources, for a terminal; nothing where there is no row. */
export function rentLines(rows: readonly RentOf[]): string[] {
  if (rows.length === 0) return [];
  return [
    tableText(rentHeader, rentRows(rows), [0, 3, 4]),
    ...rentSources(rows).map((text) => wrapped(text, '  ')),
    '',
  ];
}

/** Where the prices are from, each source once with what it is the source of. */
export function rentSources(rows: readonly RentOf[]): string[] {
  const sources = new Map<string, Set<string>>();
  for (const { accelerator, rent } of rows) {
    const text = `${listText(rent)}: ${plain(rent.source, 200)}`;
    sources.set(text, (sources.get(text) ?? new Set()).add(accelerator));
  }
  if (sources.size === 1) return [...sources.keys()];
  return [...sources].map(([text, of]) => `${[...of].join(', ')}: ${text}`);
}
