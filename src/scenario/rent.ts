// What an accelerator rents for, and where that number is from: the one place where prices are looked up.
//
// One scenario:      price.accelerator, then prices:, then the accelerator's own entry (the catalog's).
// Several compared:  one list for all of them. With prices: that list, and what it does not name has no price; without
//                    one the catalog, also for the scenario's own accelerator. A rent that the scenario states for its
//                    own accelerator alone is then not used, and a note says so.

import type { AcceleratorEntry, Sourced } from '../catalog/types.ts';
import { siOf } from '../units.ts';
import type { Scenario } from './types.ts';

export interface Rent {
  /** $ a second of one accelerator; null = no price is known */
  readonly usdPerS: number | null;
  /** range of offers; null = none is stated */
  readonly lowUsdPerS: number | null;
  readonly highUsdPerS: number | null;
  /** which list the price is from; `accelerator` = written in place by the pool */
  readonly from: 'scenario' | 'prices' | 'accelerator' | 'catalog';
  readonly kind: Sourced['kind'];
  readonly source: string;
  /** of the offers, as stated; null = not stated */
  readonly date: string | null;
}

type Priced = Pick<Scenario, 'price' | 'prices'>;

function rentOfEntry({ price }: AcceleratorEntry): Rent {
  const at = (value: number | null | undefined) => siOf({ value: value ?? null, unit: price.unit });
  return {
    usdPerS: siOf(price),
    lowUsdPerS: at(price.low),
    highUsdPerS: at(price.high),
    from: price.kind === 'user' ? 'accelerator' : 'catalog',
    kind: price.kind,
    source: price.source,
    date: price.date ?? null,
  };
}

function rentOfList({ prices }: Priced, { id }: AcceleratorEntry): Rent | null {
  const listed = prices?.rents.find(({ accelerator }) => accelerator === id);
  if (listed === undefined) return null;
  const { usdPerS, lowUsdPerS, highUsdPerS, source, date } = listed;
  return { usdPerS, lowUsdPerS, highUsdPerS, from: 'prices', kind: 'user', source, date };
}

/** Rent of an accelerator in a scenario that compares it with no other. */
export function rentOf(scenario: Priced, accelerator: AcceleratorEntry): Rent {
  const { acceleratorUsdPerS } = scenario.price;
  if (acceleratorUsdPerS === null) return rentOfList(scenario, accelerator) ?? rentOfEntry(accelerator);
  return {
    usdPerS: acceleratorUsdPerS,
    lowUsdPerS: null,
    highUsdPerS: null,
    from: 'scenario',
    kind: 'user',
    source: 'price.accelerator',
    date: null,
  };
}

const perHour = (usdPerS: number): string => `${Number((usdPerS * 3600).toPrecision(4))} $/h`;

/** Of the catalog, also where the pool wrote a rent of its own over it. */
function catalogRent(accelerator: AcceleratorEntry): Rent {
  const { price } = accelerator;
  if (price.kind !== 'user' || price.usual === undefined) return rentOfEntry(accelerator);
  const source = 'the catalog’s, before the scenario changed it';
  const unknown = { lowUsdPerS: null, highUsdPerS: null, date: null };
  return { usdPerS: price.usual, ...unknown, from: 'catalog', kind: 'assumed', source };
}

function unlisted(id: string): Rent {
  const unknown = { usdPerS: null, lowUsdPerS: null, highUsdPerS: null, date: null };
  return { ...unknown, from: 'prices', kind: 'user', source: `prices: does not name ${id}` };
}

export interface ComparedRents {
  /** by id of the accelerator */
  readonly rents: ReadonlyMap<string, Rent>;
  readonly notes: readonly string[];
}

/** Rents of accelerators that are compared: of one list, whatever the scenario says of its own. */
export function comparedRents(scenario: Scenario, entries: readonly AcceleratorEntry[]): ComparedRents {
  const distinct = new Map(entries.map((entry) => [entry.id, entry]));
  if (distinct.size <= 1) {
    return { rents: new Map([...distinct].map(([id, entry]) => [id, rentOf(scenario, entry)])), notes: [] };
  }
  const { prices } = scenario;
  const rents = new Map<string, Rent>();
  const notes: string[] = [];
  for (const [id, entry] of distinct) {
    rents.set(id, prices === null ? catalogRent(entry) : (rentOfList(scenario, entry) ?? unlisted(id)));
  }
  const own = scenario.pools[0]?.accelerator;
  const isOwnWritten = prices === null && own?.price.kind === 'user' && own.price.usual !== undefined;
  const writtenUsdPerS = scenario.price.acceleratorUsdPerS ?? (isOwnWritten ? siOf(own.price) : null);
  if (writtenUsdPerS !== null && own !== undefined) {
    const other = [...distinct.keys()].find((id) => id !== own.id) ?? 'h200-sxm';
    const how =
      prices === null
        ? ` For your own prices write prices: { ${own.id}: "${perHour(writtenUsdPerS)}", ${other}: "… $/h" }` +
          ' in the scenario, or give --prices FILE.'
        : '';
    notes.push(
      `The scenario’s rent of ${perHour(writtenUsdPerS)} is of its own accelerator alone and was not used: ` +
        `accelerators are compared by one list, here ${prices === null ? 'the catalog' : 'prices:'}.${how}`,
    );
  }
  const missing = [...rents].filter(([, rent]) => rent.from === 'prices' && rent.usdPerS === null).map(([id]) => id);
  if (missing.length > 0) notes.push(`Not in prices:, hence without a price here: ${missing.join(', ')}.`);
  return { rents, notes };
}
