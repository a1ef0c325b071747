// Requests that miss their SLO on an empty replica, one at a time: no number of replicas and no lower load helps them.

import type { Compiled } from '../compile/compiled.ts';
import type { RunInput } from '../run/run.ts';
import { toPs } from '../units.ts';
import { type HeldRequests, sampled } from '../workload/columns.ts';
import { measuredFrom, type Pause } from './evaluate.ts';
import type { TrialRunner } from './trials.ts';
import type { Alone, MissedObjective } from './types.ts';

/** Requests that are tried at most, evenly over all. */
const MOST = 2000;
/** Time from one request to the next, and where that is too short. */
const GAPS_S = [200, 2000] as const;
/** Standard errors of a sample that a share must be short of its target to be called out of reach. */
const SURE = 3;

/** What happened to one request. */
interface Single {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly missed: readonly MissedObjective['objective'][];
}

/** Rows of finished requests, each against the objectives of its class. */
class Singles {
  readonly all: Single[] = [];
  isApart = true;
  readonly #limits: readonly { readonly ttft: bigint; readonly tpot: bigint; readonly e2e: bigint }[];
  readonly #outputPs: bigint;
  readonly #gapPs: bigint;

  constructor({ classes, pools }: Compiled, gapPs: bigint) {
    const psOf = (limitS: number | null) => (limitS === null ? 9_223_372_036_854_775_807n : toPs(limitS));
    this.#limits = classes.map(({ slo }) => ({ ttft: psOf(slo.ttftS), tpot: psOf(slo.tpotS), e2e: psOf(slo.e2eS) }));
    this.#outputPs = toPs(pools[0]?.outputS ?? 0);
    this.#gapPs = gapPs;
  }

  readonly add: NonNullable<RunInput['onRows']> = (rows, count) => {
    for (let row = 0; row < count; row++) {
      const [arrival, first, finish] = [
        rows.arrivalPs[row] ?? 0n,
        rows.firstTokenPs[row] ?? 0n,
        rows.finishPs[row] ?? 0n,
      ];
      if (finish - arrival >= this.#gapPs) this.isApart = false;
      const limits = this.#limits[rows.class[row] ?? 0];
      const [promptTokens, outputTokens] = [rows.promptTokens[row] ?? 0, rows.outputTokens[row] ?? 0];
      const [ttft, e2e] = [first - arrival + this.#outputPs, finish - arrival + this.#outputPs];
      const tpot = outputTokens > 1 ? (e2e - ttft) / BigInt(outputTokens - 1) : 0n;
      const missed: Single['missed'][number][] = [];
      if (limits !== undefined && ttft > limits.ttft) missed.push('ttft');
      if (limits !== undefined && tpot > limits.tpot) missed.push('tpot');
      if (limits !== undefined && e2e > limits.e2e) missed.push('e2e');
      this.all.push({ promptTokens, outputTokens, missed });
    }
  };
}

/** Least and most of some numbers, and what lies beyond the others: those over `over`, where that parts them. */
function rangeOf(missed: readonly number[], others: readonly number[]): MissedObjective['promptTokens'] {
  const least = missed.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = missed.reduce((a, b) => Math.max(a, b), 0);
  const met = others.reduce((a, b) => Math.max(a, b), 0);
  return { least, most, over: others.length > 0 && met < least ? met : null };
}

function objectivesOf(singles: readonly Single[]): MissedObjective[] {
  const objectives = ['ttft', 'tpot', 'e2e'] as const;
  return objectives.flatMap((objective): MissedObjective[] => {
    const missed = singles.filter((one) => one.missed.includes(objective));
    const others = singles.filter((one) => !one.missed.includes(objective));
    if (missed.length === 0) return [];
    const range = (of: (one: Single) => number) => rangeOf(missed.map(of), others.map(of));
    return [
      {
        objective,
        requests: missed.length,
        promptTokens: range((one) => one.promptTokens),
        outputTokens: range((one) => one.outputTokens),
      },
    ];
  });
}

const objectiveNames = { ttft: 'TTFT', tpot: 'TPOT', e2e: 'E2E' } as const;

/** Which requests miss an objective, in words. */
function whichText({ objective, requests, promptTokens, outputTokens }: MissedObjective, tried: number): string {
  const name = objectiveNames[objective];
  if (requests === tried) return `${name} is missed by all`;
  if (promptTokens.over !== null) return `${name} by prompts over ${promptTokens.over} tokens`;
  if (outputTokens.over !== null) return `${name} by outputs over ${outputTokens.over} tokens`;
  return `${name} by ${requests}, of prompts of ${promptTokens.least} to ${promptTokens.most} tokens`;
}

/** A share as a percentage: not 0 unless it is, nor 100. */
export function shareText(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** What no number of replicas helps, in words. */
export function aloneText({ missed, requests, of, rejected, objectives }: Alone): string {
  const share = `${shareText(missed / requests)} of the requests (${missed} of ${requests}`;
  const among = requests < of ? `, evenly taken from ${of})` : ')';
  const reasons = [
    ...(rejected > 0 ? [`${rejected} are refused, being longer than the engine takes or its KV memory holds`] : []),
    ...objectives.map((one) => whichText(one, requests)),
  ];
  if (missed === 0) return `0 % of the requests (0 of ${requests}${among} miss the SLO on an empty replica`;
  const which = `${reasons.join('; ')}. No number of replicas helps them.`;
  return `${share}${among} miss the SLO even alone on an empty replica: ${which}`;
}

/** No size and no load brings the wanted share, even if the sample was unlucky. */
export function isHopeless({ missed, requests, of }: Alone, wanted: number): boolean {
  const share = (requests - missed) / requests;
  const error = requests < of ? Math.sqrt((share * (1 - share)) / requests) : 0;
  return share + SURE * error < wanted;
}

/** The measured requests at equal distance, at most `MOST` of them. */
function spread(held: HeldRequests, from: number, to: number, gapPs: bigint): HeldRequests {
  const count = Math.min(MOST, to - from);
  const rows = Array.from({ length: count }, (_, index) => from + Math.floor((index * (to - from)) / count));
  const taken = sampled(held, rows);
  taken.columns.timePs.forEach((_, row) => {
    taken.columns.timePs[row] = BigInt(row) * gapPs;
  });
  return taken;
}

/**
 * The measured requests of the scenario, each alone on one replica of its one pool; null where there are none, several
 * pools, or requests too long for it.
 */
export async function aloneOf(
  runner: TrialRunner,
  seed: number,
  compiled: Compiled,
  pause: Pause,
): Promise<Alone | null> {
  const requests = runner.requests({ seed });
  if (requests === null || compiled.pools.length !== 1) return null;
  const { from, to } = measuredFrom(requests.columns, runner.scenario);
  if (to <= from) return null;
  for (const gapS of GAPS_S) {
    const gapPs = toPs(gapS);
    const singles = new Singles(compiled, gapPs);
    const spaced = spread(requests, from, to, gapPs);
    const run = runner.alone(compiled, spaced, singles.add);
    try {
      while (!run.done) {
        run.slice();
        await pause();
      }
    } finally {
      run.close();
    }
    if (!singles.isApart) continue;
    const tried = spaced.columns.capacity;
    const rejected = tried - singles.all.length;
    const missed = rejected + singles.all.filter((one) => one.missed.length > 0).length;
    return { requests: tried, of: to - from, missed, rejected, objectives: objectivesOf(singles.all) };
  }
  return null;
}
