// Writes src/catalog/kernel/README.md from the JSON files beside it: `npm run card`. Every number of that page comes
// from them; a test fails when the page is stale.

import { readFileSync, writeFileSync } from 'node:fs';
import type { KernelEntry, KernelFile, StackFile } from '../src/catalog/kernel/types.ts';
import type { Sourced } from '../src/catalog/types.ts';

/** Text of a JSON file of the folder, by its name. */
type Read = (name: string) => string;

/** What the page says of a model before its numbers. */
interface Section {
  readonly file: string;
  readonly title: string;
  readonly how: string;
}

const sections: readonly Section[] = [
  {
    file: 'gemm.json',
    title: 'GEMM',
    how: `Tiles of a library's menu run in waves on the processors while operands are drawn from memory; the cheapest
tile and split of k is taken, launch is added. Fitted: shares of peak and of bandwidth that are sustained, start-up of
a tile as extra k, launch (once an accelerator), quantisation beside the multiply.`,
  },
  {
    file: 'moe.json',
    title: 'Fused experts',
    how: `Two grouped multiplies on the busiest rank, in tiles as GEMM; how tokens spread over experts says which
weights are read and which tiles are ragged. Fitted: launch (permute, multiplies, combine), shares of peak and
bandwidth, passes over the permuted activations, the share of other ranks' pairs that is computed all the same.`,
  },
  {
    file: 'attention.json',
    title: 'Attention',
    how: `A step's attention is a sum and a maximum of affine pieces: prefill by pairs of query and key, decode by the
KV it reads, by items and by the longest sequence. Fitted: launches, shares of peak and bandwidth, fixed costs of rows
and items, the tail. \`…CacheSpeed\`: how much faster a benchmark's loop runs from the last-level cache; not serving.`,
  },
  {
    file: 'mla.json',
    title: 'Latent attention (MLA)',
    how: `Decodes absorbed, over the latent that all heads share; prefills expanded, as attention of many heads of 192
and 128. Pieces and coefficients as above; a prompt below \`prefillLeastTokens\` costs as one of so many.`,
  },
  {
    file: 'collective.json',
    title: 'Collectives and expert exchange',
    how: `Fixed time + steps + bytes over a rate, by algorithm (ring, tree, hierarchical, NVLS, SHARP, one- and
two-shot) and protocol (LL, LL128, Simple); of \`auto\` the cheapest. Coefficients belong to a generation of links;
nodes join by the rate and latency of their NICs. Dispatch and combine have a low-latency and a bulk form.`,
  },
];

/** To 3 significant digits, without zeros that say nothing. */
const short = (value: number): string => String(Number(value.toPrecision(3)));
const percent = (share: number): string => short(share * 100);

/** Coefficients are in SI units; how their names end says in which, and what reads best. */
const units = [
  { matches: /flopPerS$/i, word: 'TFLOP/s', perSi: 1e-12 },
  { matches: /bytesPerS$/i, word: 'GB/s', perSi: 1e-9 },
  { matches: /S$/, word: 'µs', perSi: 1e6 },
] as const;
const unitOf = (name: string) => units.find(({ matches }) => matches.test(name)) ?? { word: '', perSi: 1 };

const numberOf = ({ coefficients }: KernelEntry, name: string): string => {
  const value = coefficients[name];
  return value === undefined ? '–' : short(value * unitOf(name).perSi);
};
const headOf = (name: string): string => `${name} ${unitOf(name).word}`.trim();

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(head),
  `|${'---|'.repeat(head.length)}`,
  ...rows.map(line),
  '',
];

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** An accelerator; or in italics a family or a generation of links. */
const ownerOf = ({ accelerator, family }: KernelEntry): string => accelerator ?? `*${family ?? 'all'}*`;
const libraryOf = ({ library }: KernelEntry): string => (library === '' ? 'all' : library);
const errorsOf = ({ errors }: KernelEntry): string =>
  errors === null ? '–' : `${percent(errors.median)} / ${percent(errors.p90)}`;

/** The values of several entries in one cell, in their order; one where all are equal. */
function cellOf(entries: readonly KernelEntry[], of: (entry: KernelEntry) => string): string {
  const values = entries.map(of);
  return new Set(values).size === 1 ? (values[0] ?? '') : values.join(' · ');
}

/**
 * Entries without the families of one measured member, which only copy it.
 * A family's coefficients are the medians of its members', so those of one member are equal to them.
 */
function withoutCopies(entries: readonly KernelEntry[]): KernelEntry[] {
  const textOf = ({ op, precision, library, coefficients }: KernelEntry) =>
    JSON.stringify([op, precision, library, Object.entries(coefficients).sort()]);
  const members = new Set(entries.filter(({ accelerator }) => accelerator !== null).map(textOf));
  return entries.filter((entry) => entry.accelerator !== null || !members.has(textOf(entry)));
}

/** Entries of one operator and form, as a table: the libraries of an accelerator and precision share a row. */
function coefficientTable(entries: readonly KernelEntry[]): string[] {
  const names = [...new Set(entries.flatMap(({ coefficients }) => Object.keys(coefficients)))];
  const holders = (name: string) => entries.filter(({ coefficients }) => name in coefficients).length;
  const common = names.filter((name) => 2 * holders(name) >= entries.length);
  const rare = names.filter((name) => !common.includes(name));
  const rareOf = (entry: KernelEntry) =>
    rare
      .filter((name) => name in entry.coefficients)
      .map((name) => `${name} ${numberOf(entry, name)} ${unitOf(name).word}`.trim())
      .join(', ') || '–';
  const columns: (readonly [string, (entry: KernelEntry) => string])[] = [
    ['of', ownerOf],
    ...(entries.some(({ precision }) => precision !== '')
      ? [['precision', (one: KernelEntry) => one.precision] as const]
      : []),
    ['library', libraryOf],
    ...common.map((name) => [headOf(name), (entry: KernelEntry) => numberOf(entry, name)] as const),
    ...(rare.length > 0 ? [['also', rareOf] as const] : []),
    ['points', ({ points }) => short(points)],
    ['error %', errorsOf],
  ];
  return table(
    columns.map(([head]) => head),
    grouped(entries, (entry) => `${ownerOf(entry)} ${entry.precision}`).map((same) =>
      columns.map(([, of]) => cellOf(same, of)),
    ),
  );
}

/** The middle one; of an even number the lower of the two. */
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** "4.3 / 16 (2.7 to 10)": middle median / middle p90 of entries (their least and greatest median). */
function spreadOf(entries: readonly KernelEntry[]): string {
  const errors = entries.flatMap((entry) => (entry.errors === null ? [] : [entry.errors]));
  if (errors.length === 0) return '–';
  const medians = errors.map(({ median }) => median);
  const range = errors.length === 1 ? '' : ` (${percent(Math.min(...medians))} to ${percent(Math.max(...medians))})`;
  return `${percent(middle(medians))} / ${percent(middle(errors.map(({ p90 }) => p90)))}${range}`;
}

/** Errors by operator and precision, a column for each way of holding out. */
function errorTable(entries: readonly KernelEntry[]): string[] {
  const splits = [...new Set(entries.flatMap(({ errors }) => errors?.split ?? []))];
  return table(
    ['operator', 'precision', 'entries', ...splits.map((split) => `held out: ${split}`)],
    grouped(entries, ({ op, precision }) => `${op} ${precision}`).map((same) => [
      same[0].op,
      same[0].precision || '–',
      String(same.length),
      ...splits.map((split) => spreadOf(same.filter(({ errors }) => errors?.split === split))),
    ]),
  );
}

/** Coefficients that replace what the catalog lacks of an accelerator: they do not tell the form of an entry. */
const datasheet = ['flopPerS', 'bytesPerS', 'units', 'processors'];

/** Entries of an operator that share a table, by precision: those that begin with the same fitted coefficient. */
function formsOf(entries: readonly KernelEntry[]): [KernelEntry, ...KernelEntry[]][] {
  const first = ({ coefficients }: KernelEntry) => Object.keys(coefficients).find((name) => !datasheet.includes(name));
  const sorted = grouped(entries, ({ precision }) => precision).flat();
  return grouped(sorted, (entry) => `${entry.op} ${first(entry)}`);
}

function sectionOf({ title, how }: Section, { entries: all }: KernelFile): string[] {
  const entries = withoutCopies(all);
  const forms = formsOf(entries);
  const severalForms = (op: string) => forms.filter(([{ op: other }]) => other === op).length > 1;
  const titleOf = (form: readonly [KernelEntry, ...KernelEntry[]]): string[] => {
    if (forms.length === 1) return [];
    const { op } = form[0];
    return [severalForms(op) ? `### ${op}, ${[...new Set(form.map(libraryOf))].join(', ')}` : `### ${op}`, ''];
  };
  const notes = grouped(
    entries.filter(({ note }) => note !== undefined && !/^(median of|all libraries)/.test(note)),
    ({ note }) => note ?? '',
  );
  return [
    `## ${title}`,
    '',
    how,
    '',
    ...errorTable(entries),
    ...forms.flatMap((form) => [...titleOf(form), ...coefficientTable(form)]),
    ...notes.map((noted) => `- ${[...new Set(noted.map(ownerOf))].join(', ')} (${noted[0].op}): ${noted[0].note}`),
    ...(notes.length > 0 ? [''] : []),
  ];
}

function stackSection({ stacks }: StackFile): string[] {
  const row = (what: string, { value, kind, source, note }: Sourced) => [
    what,
    value === null ? 'unknown' : String(value),
    note === undefined ? kind : `${kind}, ${note}`,
    source,
  ];
  return [
    '## Software stacks',
    '',
    "What a vendor's libraries achieve of the datasheet on accelerators never measured. The realised share is given",
    'beside an estimate, never computed with.',
    '',
    ...table(
      ['stack', 'share of', 'value', 'kind', 'source'],
      stacks.flatMap(({ id, vendor, compute, hbm, realised }) =>
        [
          ...Object.entries(compute).map(([precision, number]) => row(`compute, ${precision}`, number)),
          row('memory bandwidth', hbm),
          row(`${realised.of}: least`, realised.low),
          row('the same: most', realised.high),
        ].map((cells) => [`${id} (${vendor})`, ...cells]),
      ),
    ),
  ];
}

const preface = `# Fitted coefficients

Written by \`npm run card\` from the JSON files in this folder; edit those. How a model works in full, with the meaning
of each coefficient: [kernels](../../../assembly/kernel/README.md),
[collectives](../../../assembly/collective/README.md); which entry serves whom: [timing](../../timing/README.md); how
fits are made and scored: [calibration](../../calibration/README.md).

A row is an accelerator, or in *italics* a family or a generation of links: what members without an entry of their own
take (a family with one measured member takes that one's, and has no row). Libraries share a row: \`a · b\` are their
values in their order, one value where they agree; *all* = fitted to all of them together. *Points* are the measured
rows fitted on. Names end in their unit, or it is given beside them; the rest are plain numbers. *Error %* is median /
90th percentile of |ln(predicted / measured)| on points that the fit has not seen; – = none held out. Tables of errors
tell the middle of the entries' medians / of their 90th percentiles (least to greatest median); errors of all points
together stand in the cards above. Rounded to 3 digits.`;

/** The page, from the text of the JSON files. */
export function kernelCard(read: Read): string {
  const files = sections.map((section) => ({ section, file: JSON.parse(read(section.file)) as KernelFile }));
  const sources = [...new Set(files.map(({ file }) => file.source))];
  const lines = [
    preface,
    `Source: ${sources.join('; ')}.`,
    '',
    ...files.flatMap(({ section, file }) => sectionOf(section, file)),
    ...stackSection(JSON.parse(read('stack.json')) as StackFile),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

if (process.argv[1]?.endsWith('kernel-card.ts')) {
  const folder = new URL('../src/catalog/kernel/', import.meta.url);
  writeFileSync(
    new URL('README.md', folder),
    kernelCard((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
}
