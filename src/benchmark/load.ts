// The load of a benchmark as the workload of a scenario: a closed loop, a rate, or all at once; of constant lengths, or
// of the requests as the file lists them, which are handed on as a trace in memory.

import { grouped, three } from '../report/format.ts';
import type { ListedLengths, Load } from './types.ts';

/** What takes the place of a scenario's workload. */
export interface SimulatedLoad {
  /** keys of the section `workload`; of a list, without the name of its trace */
  readonly workload: Readonly<Record<string, unknown>>;
  /** the requests, for a workload that is a trace; null = it is drawn */
  readonly trace: Uint8Array | null;
  readonly notes: readonly string[];
}

const lawOf = (cv: number): string => (cv === 0 ? 'even gaps' : cv === 1 ? 'Poisson' : `Gamma gaps of cv ${three(cv)}`);

/** Requests that came when the file says: without users, who would set their times. */
const isReplayed = ({ concurrency, lengths }: Load): boolean =>
  concurrency === null && lengths.kind === 'listed' && lengths.sentS !== null;

const users = (count: number): string => `${count} ${count === 1 ? 'user' : 'users'}`;

/** The load in a few words. */
export function loadText(load: Load): string {
  const { requests, concurrency, ratePerS, cv } = load;
  const rate = ratePerS === null ? null : `${three(ratePerS)} requests/s (${lawOf(cv)})`;
  const all = `${grouped(requests)} requests`;
  if (isReplayed(load)) return `${all} at their times`;
  if (concurrency !== null) return `${all} of ${users(concurrency)}${rate === null ? '' : `, at most ${rate}`}`;
  return `${all}, ${rate ?? 'all at once'}`;
}

function arrivalsOf({ concurrency, ratePerS, cv }: Load): Readonly<Record<string, unknown>> {
  const loop = concurrency === null ? {} : { concurrency };
  if (ratePerS === null) return concurrency === null ? { rate: 'inf' } : loop;
  const process = cv === 0 ? 'constant' : cv === 1 ? 'poisson' : 'gamma';
  const arrivals = { process, ...(process === 'gamma' && { cv }), rate: `${ratePerS} /s` };
  return { ...loop, arrivals };
}

/** Our own CSV, by time; times count from the first. */
function timedTrace({ promptTokens, outputTokens, sentS }: ListedLengths): string {
  const times = sentS ?? [];
  const rows = promptTokens.map((_, row) => row).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const firstS = times[rows[0] ?? 0] ?? 0;
  const lines = rows.map(
    (row) => `${((times[row] ?? 0) - firstS).toFixed(9)},${promptTokens[row]},${outputTokens[row]}\n`,
  );
  return `arrival_s,prompt_tokens,output_tokens\n${lines.join('')}`;
}

/** Lines without times: the scenario says when requests come. */
const timelessTrace = ({ promptTokens, outputTokens }: ListedLengths): string =>
  promptTokens.map((tokens, row) => `{"prompt_tokens":${tokens},"output_tokens":${outputTokens[row]}}\n`).join('');

export function simulatedLoad(load: Load): SimulatedLoad {
  const { requests, concurrency, ratePerS, cv, lengths } = load;
  const isDrawn = ratePerS !== null && cv !== 0 && !isReplayed(load);
  const drawn = isDrawn ? ['Arrivals are drawn anew, by the seed: the same law, other instants.'] : [];
  if (lengths.kind === 'mean') {
    const { promptTokens, outputTokens } = lengths;
    const mean = `${grouped(promptTokens)} prompt and ${grouped(outputTokens)} output tokens`;
    const notes = [`Every request has the mean lengths, ${mean}: the file lists none.`, ...drawn];
    const workload = { requests, ...arrivalsOf(load), prompt: promptTokens, output: outputTokens };
    return { workload, trace: null, notes };
  }
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (isReplayed(load)) {
    const notes = ['Each request has its own lengths and its own time.'];
    return { workload: { format: 'csv' }, trace: bytes(timedTrace(lengths)), notes };
  }
  const order = concurrency === null ? '' : ', in their order';
  const notes = [`Each request has its own lengths${order}.`, ...drawn];
  return { workload: { format: 'sharegpt', ...arrivalsOf(load) }, trace: bytes(timelessTrace(lengths)), notes };
}
