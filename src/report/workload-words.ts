// The workload in words: how long requests are, at what rate they were asked for and came, and how that varies.

import type { ArrivedWorkload, Lengths, Result } from '../result/types.ts';
import { count, percent, plain, rate, seconds, short, three, tidy, unknown } from './format.ts';

const laws: Readonly<Record<string, string>> = {
  poisson: 'a Poisson process',
  gamma: 'independent Gamma gaps',
  constant: 'even gaps',
  mmpp: 'a Markov-modulated Poisson process (mmpp)',
};

const sharedPrefixes = 'requests whose hash_ids name shared prefixes';
const sharedTokens = /^of (\d+) prompt tokens those in leading blocks/;

/** Null in results that were stored before requests were counted, and without any. */
export function arrivedOf({ workload }: Result): ArrivedWorkload | null {
  const arrived = workload.arrived ?? null;
  return arrived === null || arrived.requests === 0 ? null : arrived;
}

/** The last part of a path: where a file is on one machine is of no use on another. */
export const fileName = (path: string): string => plain(path.split(/[\\/]/).at(-1) ?? path);

/** What the requests are, a trace by the name of its file. */
export function workloadText({ workload }: Result): string {
  const path = workload.asked?.trace;
  return path ? workload.text.replace(path, fileName(path)) : workload.text;
}

const tokens = (value: number | null): string => (value === null ? unknown : count(Math.round(value)));

export const lengthTitles = ['mean', 'p50', 'p90', 'p99', 'longest'];
export const lengthCells = ({ mean, p50, p90, p99, max }: Lengths): string[] => [mean, p50, p90, p99, max].map(tokens);

/** Prompts and outputs, then those of each class where there are several. */
export function lengthRows(arrived: ArrivedWorkload): string[][] {
  const rows = (name: string, { prompt, output }: { readonly prompt: Lengths; readonly output: Lengths }) => [
    [`${name}prompt tokens`.trim(), ...lengthCells(prompt)],
    [`${name}output tokens`.trim(), ...lengthCells(output)],
  ];
  const classes = arrived.classes.length > 1 ? arrived.classes : [];
  return [...rows('', arrived), ...classes.flatMap((one) => rows(`${plain(one.name, 20)}, `, one))];
}

/** "premium 30.5 % (30 % asked for)" */
export function classSentence({ workload }: Result, { classes, requests }: ArrivedWorkload): string | null {
  if (classes.length < 2) return null;
  const parts = classes.map((one, row) => {
    const asked = workload.asked?.shares[row];
    const wanted = asked === undefined || workload.asked?.trace ? '' : ` (${tidy(percent(asked))} asked for)`;
    return `${plain(one.name, 40)} ${percent(requests > 0 ? one.requests / requests : null)}${wanted}`;
  });
  return `Classes by their share of the requests: ${parts.join(', ')}.`;
}

/** A difference of rates that people ask about. */
const worthSaying = 0.02;

/** Why the rate that came is not the one asked for. */
function rateSentence(result: Result, arrived: ArrivedWorkload): string {
  const { asked } = result.workload;
  const { interval, measured } = result;
  const came = arrived.measuredPerS;
  const seen = `${count(measured.arrived)} in the measured ${tidy(seconds(interval.lengthS))}`;
  if (asked?.users)
    return `${count(asked.users)} users sent ${count(arrived.requests)} requests, ${seen}: ${rate(came)}.`;
  const perS = asked?.ratePerS ?? null;
  if (asked === undefined || asked === null || perS === null || came === null) {
    const speed = asked?.trace && asked.speed !== 1 ? ` at ${three(asked.speed)} × the speed of the trace` : '';
    return `${count(arrived.requests)} requests came${speed}, ${seen}: ${rate(came)}.`;
  }
  const off = came / perS - 1;
  const difference = Math.abs(off) < worthSaying ? '' : `, ${percent(Math.abs(off))} ${off < 0 ? 'fewer' : 'more'}`;
  const start = `${rate(perS)} asked for, ${rate(came)} drawn (${seen})${difference}.`;
  const spread = asked.dispersion === null ? 0 : 1.96 * Math.sqrt((asked.dispersion * perS) / interval.lengthS);
  if (Math.abs(off) < worthSaying || !(spread > 0)) return start;
  if (asked.isModulated) return `${start} The rate asked for is the mean over whole periods of its swings and bursts.`;
  const range = `${three(Math.max(0, perS - spread))} to ${rate(perS + spread)}`;
  const because = Math.abs(off * perS) <= spread ? 'That is chance' : 'That is more than chance';
  return (
    `${start} ${because}: by its law of arrivals a run of this length draws about ${range} with 19 of 20 seeds; ` +
    'a longer duration narrows it, and --repeat takes the mean over seeds.'
  );
}

/** How arrivals vary, against a Poisson process. */
function burstSentence(result: Result, { dispersion }: ArrivedWorkload): string | null {
  const process = result.workload.asked?.process;
  const law = process ? `Arrivals are drawn from ${laws[process] ?? plain(process, 40)}` : null;
  if (dispersion === null) return law === null ? null : `${law}.`;
  const { index, spanS } = dispersion;
  const word = index > 1.5 ? 'burstier than' : index < 0.6 ? 'more even than' : 'about as bursty as';
  const variance = `over spans of ${tidy(seconds(spanS))} their variance is ${three(index)} × their mean`;
  const seen = `${word} a Poisson process: ${variance}`;
  return law === null ? `Arrivals are ${seen}.` : `${law}, ${seen}.`;
}

/** What the reader of the trace counted of prefixes that prompts share. */
function prefixSentence({ workload }: Result): string {
  const counted = Object.entries(workload.treatments);
  const tokens = counted.map(([name, shared]) => [sharedTokens.exec(name)?.[1], shared] as const);
  const [all, shared] = tokens.find(([of]) => of !== undefined) ?? [];
  if (all !== undefined && shared !== undefined) {
    const share = percent(Number(all) > 0 ? shared / Number(all) : 0);
    const unused = 'no cache of prefixes is simulated, each prompt is computed whole';
    return `${share} of the prompt tokens repeat prefixes of earlier requests; ${unused}.`;
  }
  const named = counted.find(([name]) => name.startsWith(sharedPrefixes));
  if (named === undefined) return 'No prompt is known to share a prefix with another: each is computed whole.';
  const requests = `${count(named[1])} requests name prefixes that others share`;
  return `${requests}; they are not used, each prompt is computed whole.`;
}

export function workloadSentences(result: Result, arrived: ArrivedWorkload): string[] {
  return [
    rateSentence(result, arrived),
    burstSentence(result, arrived),
    classSentence(result, arrived),
    prefixSentence(result),
  ].filter((sentence) => sentence !== null);
}

/** "1.16 k in, 215 out": the mean request in few words. */
export const meanWords = ({ prompt, output }: ArrivedWorkload): string =>
  `${short(prompt.mean)} prompt and ${short(output.mean)} output tokens a request`;
