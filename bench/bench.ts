// What a bench file is: one claim, measured round by round in a process of its own, which bench/main.ts asks for rounds
// in turn with the same bench of another checkout. Costs are CPU time (user and system, all threads of the process):
// on a busy machine the clock on the wall measures the neighbours.

import { openSubject, type Subject } from './subject.ts';

export interface Round {
  /** in the unit of budget.json */
  readonly value: number;
  /** what two checkouts are compared by, the less the better: CPU seconds, or megabytes */
  readonly cost: number;
}

export interface Bench {
  /** rounds that are not counted, 2 where left out */
  readonly warmUps?: number;
  /** rounds that are, 5 where left out */
  readonly rounds?: number;
  round(): Round | Promise<Round>;
  /** what was run, in numbers: mean batch, requests, tokens */
  about(): string;
}

/** What main.ts and a bench say to each other. */
export type Question = 'round' | 'end';
export type Reply =
  | { readonly kind: 'ready'; readonly warmUps: number; readonly rounds: number }
  | ({ readonly kind: 'round' } & Round)
  | { readonly kind: 'end'; readonly about: string };

/** CPU seconds of this process that `work` takes. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A round whose value is a rate; `work` returns how much it did. */
export async function rateOf(work: () => number | Promise<number>): Promise<Round> {
  let done = 0;
  const cost = await cpuSeconds(async () => {
    done = await work();
  });
  return { value: done / cost, cost };
}

/** A round whose value is the CPU seconds of one of `times` calls. */
export async function secondsEach(times: number, call: (at: number) => unknown): Promise<Round> {
  const cost = await cpuSeconds(async () => {
    for (let at = 0; at < times; at++) await call(at);
  });
  return { value: cost / times, cost };
}

/** Serves a bench of the checkout that the command line names. */
export async function bench(open: (subject: Subject) => Bench | Promise<Bench>): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || process.send === undefined) throw new Error('run benches by `npm run bench -- <name>`');
  const reply = (message: Reply) => process.send?.(message);
  const { warmUps = 2, rounds = 5, round, about } = await open(await openSubject(folder));
  process.on('message', async (question: Question) => {
    if (question === 'round') reply({ kind: 'round', ...(await round()) });
    else {
      reply({ kind: 'end', about: about() });
      process.disconnect();
    }
  });
  reply({ kind: 'ready', warmUps, rounds });
}

/** The middle value; the lower one of two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
