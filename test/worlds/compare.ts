/** Differences of two outcomes, field by field, in words. Equal means equal: every number, to the last bit. */
import type { Outcome } from '../../src/testing/outcome.ts';

const most = 8;

const metrics = ['ttft', 'tpot', 'itl', 'e2e', 'queue'];

/** Fields that differ between two rows. */
function compareRow(place: string, expected: object, actual: object | undefined): string[] {
  if (actual === undefined) return [`${place}: missing`];
  const found = actual as Record<string, unknown>;
  return Object.entries(expected)
    .filter(([name, value]) => found[name] !== value)
    .map(([name, value]) => `${place}.${name}: expected ${value}, found ${found[name]}`);
}

function compareRows(place: string, expected: readonly object[], actual: readonly object[]): string[] {
  const differences: string[] = [];
  if (expected.length !== actual.length) {
    differences.push(`${place}: expected ${expected.length} of them, found ${actual.length}`);
  }
  for (const [index, row] of expected.entries()) {
    differences.push(...compareRow(`${place}[${index}]`, row, actual[index]));
    if (differences.length >= most) break;
  }
  return differences;
}

type Counts = ReadonlyMap<number, bigint>;

function compareCounts(name: (key: number) => string, expected: Counts, actual: Counts): string[] {
  const keys = [...new Set([...expected.keys(), ...actual.keys()])].sort((a, b) => a - b);
  return keys
    .filter((key) => expected.get(key) !== actual.get(key))
    .map((key) => `${name(key)}: expected ${expected.get(key) ?? 0n}, found ${actual.get(key) ?? 0n}`);
}

const binName = (key: number): string => {
  const [series, bin] = [Math.floor(key / 3712), key % 3712];
  return `histogram of pool · classes + class ${Math.floor(series / 5)} ${metrics[series % 5]} bin ${bin}`;
};

const tailName = (metric: string, key: number): string =>
  `tail of replica ${Math.floor(key / 232)} ${metric} sixteen bins ${key % 232}`;

/** The first few differences of every kind; empty when the outcomes are equal. */
export function compareOutcomes(expected: Outcome, actual: Outcome): string[] {
  const use = (place: string, those: readonly Counts[], these: readonly Counts[]) =>
    those.flatMap((counts, level) =>
      compareCounts((key) => `${place}[${level}][${key}]`, counts, these[level] ?? new Map()),
    );
  return [
    expected.endPs === actual.endPs ? [] : [`endPs: expected ${expected.endPs}, found ${actual.endPs}`],
    compareRows('row', expected.rows, actual.rows),
    compareRows('total', expected.totals, actual.totals),
    compareRow('router', expected.router, actual.router),
    compareRows('measured', expected.measured, actual.measured),
    compareRows('classCount', expected.classCounts, actual.classCounts),
    compareRows('window', expected.windows, actual.windows),
    compareCounts(binName, expected.histograms, actual.histograms),
    compareCounts((key) => tailName('ttft', key), expected.ttftTails, actual.ttftTails),
    compareCounts((key) => tailName('e2e', key), expected.e2eTails, actual.e2eTails),
    use('linearUse', expected.linearUse, actual.linearUse),
    use('headUse', expected.headUse, actual.headUse),
  ].flatMap((differences) => differences.slice(0, most));
}
