// Runs the benches of budget.json, each in a Node process of its own: `npm run bench [-- name …]`.
// With `--against DIR` each bench runs in two processes, one for this checkout and one for the built checkout in DIR,
// whose rounds take turns: A B A B. What counts then is the ratio of each pair.

import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { medianOf, type Question, type Reply, type Round } from './bench.ts';
import budget from './budget.json' with { type: 'json' };
import { spinSeconds } from './spin.ts';

/** CPU seconds of the spin on the machine that the targets were set for. */
const REFERENCE_SPIN_S = 0.8;
/** A ratio below it is a loss. */
const LEAST_RATIO = 0.97;

interface Target {
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** holds a checkout against its own tests: no other checkout can be measured beside it */
  readonly alone?: boolean;
  readonly why: string;
}

/** 1234567 → `1.23 M`; 0.2 → `0.2`. */
function shown(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} G`;
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return `${Number(value.toPrecision(3))}`;
}

/** `middle (least to greatest)` */
const spreadOf = (values: readonly number[]) =>
  `${shown(medianOf(values))} (${shown(Math.min(...values))} to ${shown(Math.max(...values))})`;

/** Memory and ratios are the same on a slow machine; rates and times are not. */
function scaled(target: Target, spinS: number): { readonly limit: number; readonly isFloor: boolean } {
  const slowness = target.unit.endsWith('/s') || target.unit === 's' ? spinS / REFERENCE_SPIN_S : 1;
  if (target.atLeast !== undefined) return { limit: target.atLeast / slowness, isFloor: true };
  return { limit: (target.atMost ?? 0) * slowness, isFloor: false };
}

/** A bench in a process of its own, which makes a round when it is asked. */
class Runner {
  readonly #name: string;
  readonly #child: ChildProcess;

  constructor(name: string, folder: string) {
    this.#name = name;
    const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
    this.#child = fork(file, [folder], { execArgv: ['--import', 'tsx'] });
  }

  #next<K extends Reply['kind']>(kind: K): Promise<Extract<Reply, { kind: K }>> {
    return new Promise((answered, failed) => {
      const ended = () => failed(new Error(`bench ${this.#name} failed`));
      this.#child.once('exit', ended);
      this.#child.once('message', (reply: Reply) => {
        this.#child.off('exit', ended);
        if (reply.kind === kind) answered(reply as Extract<Reply, { kind: K }>);
        else failed(new Error(`bench ${this.#name} answered ${reply.kind}`));
      });
    });
  }

  #ask(question: Question): void {
    this.#child.send(question);
  }

  ready() {
    return this.#next('ready');
  }

  round(): Promise<Round> {
    this.#ask('round');
    return this.#next('round');
  }

  async end(): Promise<string> {
    this.#ask('end');
    return (await this.#next('end')).about;
  }
}

/** The counted rounds of each folder, taken in turns. */
async function measure(name: string, folders: readonly string[], wanted: number | undefined) {
  const runners: Runner[] = [];
  let plan = { warmUps: 0, rounds: 0 };
  for (const folder of folders) {
    const runner = new Runner(name, folder);
    plan = await runner.ready();
    runners.push(runner);
  }
  const rounds: Round[][] = folders.map(() => []);
  for (let at = 0; at < plan.warmUps + (wanted ?? plan.rounds); at++) {
    for (const [of, runner] of runners.entries()) {
      const round = await runner.round();
      if (at >= plan.warmUps) rounds[of]!.push(round);
    }
  }
  const abouts: string[] = [];
  for (const runner of runners) abouts.push(await runner.end());
  return { rounds, about: abouts[0] ?? '' };
}

/** One bench of this checkout against its target. */
async function judge(name: string, target: Target, own: string, wanted: number | undefined): Promise<boolean> {
  const spinS = spinSeconds();
  const { rounds, about } = await measure(name, [own], wanted);
  const values = rounds[0]!.map(({ value }) => value);
  const { limit, isFloor } = scaled(target, spinS);
  const holds = isFloor ? medianOf(values) >= limit : medianOf(values) <= limit;
  console.log(
    `${holds ? 'holds ' : 'MISSED'} ${name.padEnd(10)} ${spreadOf(values)} ${target.unit}, spin ${spinS.toFixed(2)} s`,
  );
  console.log(`       ${isFloor ? 'at least' : 'at most'} ${shown(limit)} ${target.unit} here; ${about}`);
  return holds;
}

/** One bench of this checkout against another: how much less it costs, pair by pair. */
async function compare(
  name: string,
  target: Target,
  folders: readonly [string, string],
  wanted: number | undefined,
): Promise<boolean> {
  const { rounds, about } = await measure(name, folders, wanted);
  const [own = [], other = []] = rounds;
  const ratios = own.map(({ cost }, at) => other[at]!.cost / cost);
  const holds = medianOf(ratios) >= LEAST_RATIO;
  const middleOf = (of: readonly Round[]) => shown(medianOf(of.map(({ value }) => value)));
  console.log(
    `${holds ? '      ' : 'SLOWER'} ${name.padEnd(10)} ${spreadOf(ratios)} times as cheap, ${ratios.length} pairs;`,
    `${middleOf(own)} against ${middleOf(other)} ${target.unit}; ${about}`,
  );
  return holds;
}

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string' } },
});
const unknown = wanted.filter((name) => !(name in budget));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; known: ${Object.keys(budget).join(', ')}`);

const own = fileURLToPath(new URL('..', import.meta.url));
const against = flags.against === undefined ? null : resolve(flags.against);
const count = flags.rounds === undefined ? undefined : Number(flags.rounds);
const chosen = Object.entries(budget as Record<string, Target>).filter(
  ([name, { alone }]) => (wanted.length === 0 || wanted.includes(name)) && !(alone === true && against !== null),
);
const results: boolean[] = [];
for (const [name, target] of chosen) {
  const holds = against === null ? judge(name, target, own, count) : compare(name, target, [own, against], count);
  results.push(await holds);
}
const missed = results.filter((holds) => !holds).length;
console.log(`${results.length - missed} of ${results.length} ${against === null ? 'targets hold' : 'are no slower'}`);
process.exitCode = missed > 0 ? 1 : 0;
