// Which objective is missed, when and by whom, in words; what chance alone would show is no finding.

import type { ClassResult, MissCounts, ObjectivesResult, Result } from '../result/types.ts';
import { type Part, shareInterval, shortestHalf, worseParts } from './chance.ts';
import { namesOf } from './fleet-words.ts';
import { count, percent, plain, seconds, tidy, unknown } from './format.ts';

type Limit = 'ttftS' | 'tpotS' | 'e2eS';
type Name = 'ttft' | 'tpot' | 'e2e';

export const objectiveNames: readonly (readonly [Name, string, Limit])[] = [
  ['ttft', 'TTFT', 'ttftS'],
  ['tpot', 'TPOT', 'tpotS'],
  ['e2e', 'E2E', 'e2eS'],
];

/** Null in results that were stored before misses were counted, and where nothing finished. */
export function objectivesOf({ objectives }: Result): ObjectivesResult | null {
  return objectives === undefined || objectives === null || objectives.finished === 0 ? null : objectives;
}

/** Distinct limits of an objective over the classes, rising. */
export function limitsOf(classes: readonly ClassResult[], limit: Limit): readonly number[] {
  const limits = classes.map(({ slo }) => slo[limit]).filter((value) => value !== null);
  return [...new Set(limits)].sort((a, b) => a - b);
}

/** "1 s", or "600 ms to 5 s" */
export function limitWords(limits: readonly number[]): string {
  const ends = limits.length > 1 ? [limits[0]!, limits[limits.length - 1]!] : limits;
  return ends.map((limit) => tidy(seconds(limit))).join(' to ');
}

/** Share of all measured requests that met one objective: a rejected or unfinished one did not. */
export function metShare(result: Result, name: Name): number | null {
  const objectives = objectivesOf(result);
  const { arrived } = result.measured;
  return objectives === null || arrived === 0 ? null : (objectives.finished - objectives[name]) / arrived;
}

export const missTitles = ['limit', 'missed', 'of', 'share', '95 % interval'];

const intervalWords = (missed: number, of: number): string => {
  const { low, high } = shareInterval(missed, of);
  return `${percent(low)} to ${percent(high)}`;
};

/** A row for each objective that is set, for those that none finished, and for any. */
export function missRows(result: Result, objectives: ObjectivesResult): string[][] {
  const { finished, rejected, unfinished } = objectives;
  const row = (name: string, limit: string, missed: number, of: number) => [
    name,
    limit,
    count(missed),
    count(of),
    percent(of > 0 ? missed / of : null),
    intervalWords(missed, of),
  ];
  const set = objectiveNames.flatMap(([name, title, limit]) => {
    const limits = limitsOf(result.classes, limit);
    return limits.length === 0 ? [] : [row(title, limitWords(limits), objectives[name], finished)];
  });
  const { arrived } = result.measured;
  const never = rejected + unfinished;
  const lost = never > 0 ? [row(rejected > 0 ? 'rejected or unfinished' : 'unfinished', unknown, never, arrived)] : [];
  return [...set, ...lost, row('any', unknown, objectives.missed + never, arrived)];
}

/** Misses below which no word is said of when and whose. */
const fewest = 10;

/** When half of the misses came, where that is a short part of the run. */
function whenSentence({ over, missed }: ObjectivesResult, toS: number): string | null {
  const spans = Math.max(over.missed.length, Math.ceil(toS / over.spanS));
  const counts = Array.from({ length: spans }, (_, at) => over.missed[at] ?? 0);
  const { from, to } = shortestHalf(counts);
  const share = (to - from) / Math.max(1, spans);
  // of misses spread by chance, the shortest half takes somewhat less than half of the time
  if (share > 0.5 - 1.5 / Math.sqrt(missed)) return 'The misses are spread over the run.';
  const times = `${tidy(seconds(from * over.spanS))} and ${tidy(seconds(to * over.spanS))}`;
  return `Half of them arrived between ${times}, ${percent(share)} of the time.`;
}

const partWords = ({ name, missed, of, othersShare }: Part & { readonly othersShare: number }): string =>
  `${name} ${percent(missed / of)} (${count(missed)} of ${count(of)}; the others ${percent(othersShare)})`;

const sumBy = (
  parts: ObjectivesResult['parts'],
  keyOf: (part: ObjectivesResult['parts'][number]) => string,
): Part[] => {
  const sums = new Map<string, { missed: number; of: number }>();
  for (const part of parts) {
    const sum = sums.get(keyOf(part)) ?? { missed: 0, of: 0 };
    sums.set(keyOf(part), { missed: sum.missed + part.missed, of: sum.of + part.finished });
  }
  return [...sums].map(([name, sum]) => ({ name: plain(name, 40), ...sum }));
};

/** [pool][replica] requests of the interval that finished, and those of them that were not good. */
function replicaParts({ replicas, pools }: Result): Part[][] {
  const { columns } = replicas;
  if (columns === null) return [];
  let first = 0;
  return pools.map((pool) => {
    const names = columns.name.slice(first, first + pool.replicas);
    const parts = names.map((name, at) => {
      const [of, good] = [columns.finished[first + at] ?? 0, columns.good[first + at] ?? 0];
      return { name: plain(name, 40), missed: of - good, of };
    });
    first += pool.replicas;
    return parts;
  });
}

/** Pools and classes that miss more than the rest, replicas more than the others of their pool: beyond chance. */
function whomSentences(result: Result, { parts }: ObjectivesResult): string[] {
  const kinds: readonly (readonly [string, readonly Part[][]])[] = [
    ['pool', [sumBy(parts, (part) => part.pool)]],
    ['class', [sumBy(parts, (part) => part.class)]],
    ['replica', replicaParts(result)],
  ];
  const compared = kinds.filter(([, groups]) => groups.some((group) => group.length > 1));
  const worse = compared.flatMap(([kind, groups]) => {
    const comparisons = groups.reduce((sum, group) => sum + group.length, 0);
    const all = groups.flatMap((group) => worseParts(group, comparisons));
    const named = all.sort((a, b) => b.missed / b.of - a.missed / a.of).slice(0, 3);
    return named.length === 0 ? [] : [`By ${kind}, more than chance gives: ${named.map(partWords).join('; ')}.`];
  });
  if (worse.length > 0 || compared.length === 0) return worse;
  const kindsOf = compared.map(([kind]) => (kind === 'class' ? 'classes' : `${kind}s`));
  return [`${namesOf(kindsOf)} do not differ in their share of misses by more than chance.`.replace(/^./, upper)];
}

const upper = (letter: string): string => letter.toUpperCase();

/** The objective that most requests missed; null where none is missed. */
function mostMissed(objectives: MissCounts): string | null {
  const [name, title] = [...objectiveNames].sort((a, b) => objectives[b[0]] - objectives[a[0]])[0]!;
  return objectives[name] === 0 ? null : title;
}

export function missSentences(result: Result, objectives: ObjectivesResult): string[] {
  const { missed, finished, rejected, unfinished } = objectives;
  const never = rejected + unfinished;
  if (missed === 0 && never === 0) {
    const { high } = shareInterval(0, result.measured.arrived);
    const most = high < 1 ? ` of ${count(finished)}; the true share may still be up to ${percent(high)}` : '';
    return [`No request missed an objective${most}.`];
  }
  const lost = never > 0 ? `, and ${count(never)} were rejected or did not finish` : '';
  const which = mostMissed(objectives);
  const most = which === null ? '' : `; ${which} is missed most`;
  const first = `${count(missed)} of ${count(finished)} finished requests missed an objective${lost}${most}.`;
  if (missed < fewest)
    return [first, missed > 0 ? 'Too few to say when or by whom.' : ''].filter((text) => text !== '');
  const when = whenSentence(objectives, result.interval.toS);
  return [first, ...(when === null ? [] : [when]), ...whomSentences(result, objectives)];
}
