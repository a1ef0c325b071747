/**
 * Laws: what is true of any simulator of one serving engine, whatever its code, told of a finished run.
 *
 * A law reads a world and an outcome and answers with its complaints; none means that it holds.
 */
import type { FinishedRow, Outcome, RowOf, TotalRow, TwinArrival } from '../reference/outcome.ts';
import { binOf } from '../reference/records.ts';
import type { World } from './program.ts';

export interface Law {
  readonly name: string;
  readonly complaints: (world: World, outcome: Outcome) => readonly string[];
}

const sumOf = <Item>(items: Iterable<Item>, value: (item: Item) => bigint): bigint => {
  let sum = 0n;
  for (const item of items) sum += value(item);
  return sum;
};

const same = (what: string, left: bigint | number, right: bigint | number): string[] =>
  BigInt(left) === BigInt(right) ? [] : [`${what}: ${left} is not ${right}`];

const onlyTotal = (outcome: Outcome): TotalRow => {
  const total = outcome.totals[0];
  if (total === undefined || outcome.totals.length > 1) throw new Error('these laws are told of one replica');
  return total;
};

const kindCell = (world: World, name: keyof World['program']['kind']): number => Number(world.program.kind[name][0]);

const measuredRows = (world: World, outcome: Outcome): FinishedRow[] => {
  const warmUpPs = world.program.run.warmUpPs[0] ?? 0n;
  return outcome.rows.filter((row) => row.arrivalPs >= warmUpPs);
};

const requestsAreConserved: Law = {
  name: 'no request vanishes: arrived = finished + running + waiting + rejected',
  complaints(world, outcome) {
    const total = onlyTotal(outcome);
    const rejected = total.rejectedNeverFits + total.rejectedQueueFull;
    const accounted = total.finished + total.running + total.queued + rejected;
    const ids = new Set(outcome.rows.map((row) => row.id));
    return [
      ...same('arrived and accounted', total.arrived, accounted),
      ...same('arrived and the trace', total.arrived, world.arrivals.length),
      ...same('rows and finished', outcome.rows.length, total.finished),
      ...same('rows and their ids', outcome.rows.length, ids.size),
      ...outcome.rows.flatMap((row) => sameRequest(row, world.arrivals[row.id])),
    ];
  },
};

const sameRequest = (row: FinishedRow, arrival: TwinArrival | undefined): string[] =>
  arrival?.timePs === row.arrivalPs &&
  arrival.class === row.class &&
  arrival.promptTokens === row.promptTokens &&
  arrival.outputTokens === row.outputTokens
    ? []
    : [`row of request ${row.id} is not what arrived`];

const tokensAreConserved: Law = {
  name: 'every token is computed once, and again only where a preemption lost it',
  complaints(_, outcome) {
    const total = onlyTotal(outcome);
    const { rows } = outcome;
    const positions = sumOf(rows, (row) => BigInt(row.promptTokens + row.outputTokens - 1));
    const computed = total.prefillTokens + total.decodeTokens;
    const [linearUse, headUse] = [outcome.linearUse[0] ?? new Map(), outcome.headUse[0] ?? new Map()];
    return [
      ...same(
        'tokens emitted',
        total.outputTokens,
        sumOf(rows, (row) => BigInt(row.outputTokens)),
      ),
      ...same('positions computed', computed - total.recomputedTokens, positions),
      ...same(
        'tokens by step',
        computed,
        sumOf(linearUse, ([tokens, steps]) => BigInt(tokens) * steps),
      ),
      ...same(
        'emissions by step',
        total.outputTokens,
        sumOf(headUse, ([emitting, steps]) => BigInt(emitting) * steps),
      ),
      ...same(
        'steps by tokens',
        total.steps,
        sumOf(linearUse, ([, steps]) => steps),
      ),
      ...same(
        'steps by emissions',
        total.steps,
        sumOf(headUse, ([, steps]) => steps),
      ),
    ];
  },
};

const blocksAreConserved: Law = {
  name: 'KV blocks: all back at the end, never more than there are',
  complaints(world, outcome) {
    const kvBlocks = kindCell(world, 'kvBlocks');
    const crowded = outcome.windows.filter(
      ({ kvUsedBlocks, kvPeakBlocks }) => kvUsedBlocks > kvPeakBlocks || kvPeakBlocks > kvBlocks || kvUsedBlocks < 0,
    );
    return [
      ...same('blocks held at the end', onlyTotal(outcome).kvUsedBlocks, 0),
      ...crowded.map((window) => `window at ${window.startPs}: used ≤ peak ≤ ${kvBlocks} is broken`),
    ];
  },
};

const joulesAreConserved: Law = {
  name: 'joules: rows + remainder = dynamic, and windows tell what the meter tells',
  complaints(world, outcome) {
    const total = onlyTotal(outcome);
    const rowsPj = sumOf(outcome.rows, (row) => row.energyPj);
    const told = world.program.run.windowPs[0] === 0n ? [] : outcome.windows;
    const meterPj = total.staticPj + total.dynamicPj;
    return [
      ...same('energy of rows', rowsPj, total.rowsPj),
      ...same('rows and remainder', rowsPj + total.remainderPj, total.dynamicPj),
      ...same('told of a step in flight at the end', total.toldPj, 0),
      ...(world.program.run.windowPs[0] === 0n
        ? []
        : same(
            'meter of the windows',
            sumOf(told, (window) => window.staticPj + window.dynamicPj),
            meterPj,
          )),
    ];
  },
};

const windowsTile: Law = {
  name: 'windows tile the run, and their counts are its counts',
  complaints(world, outcome) {
    const windowPs = world.program.run.windowPs[0] ?? 0n;
    if (windowPs === 0n) return same('windows', outcome.windows.length, 0);
    const total = onlyTotal(outcome);
    const { windows, endPs } = outcome;
    const gaps = windows.filter((window, index) => window.startPs !== BigInt(index) * windowPs);
    const short = windows.filter((window) => window.endPs - window.startPs !== windowPs && window.endPs !== endPs);
    const busyPs = sumOf(windows, (window) => window.busyPs);
    const counted = (name: 'steps' | 'outputTokens' | 'prefillTokens' | 'finished' | 'arrived' | 'preempted') =>
      same(
        `${name} of the windows`,
        sumOf(windows, (window) => BigInt(window[name])),
        total[name],
      );
    return [
      ...gaps.map((window) => `a window opens at ${window.startPs}`),
      ...short.map((window) => `the window at ${window.startPs} is short`),
      ...same('end of the last window', windows.at(-1)?.endPs ?? 0n, endPs),
      ...same('busy time of the windows', busyPs, total.busyPs),
      ...counted('steps'),
      ...counted('outputTokens'),
      ...counted('prefillTokens'),
      ...counted('finished'),
      ...counted('arrived'),
      ...counted('preempted'),
    ];
  },
};

const causesComeFirst: Law = {
  name: 'causality: arrival ≤ start < first token ≤ finish ≤ end, finishes in order',
  complaints(_, outcome) {
    const inOrder = (row: FinishedRow) =>
      row.arrivalPs <= row.startPs &&
      row.startPs < row.firstTokenPs &&
      row.firstTokenPs <= row.finishPs &&
      row.finishPs <= outcome.endPs &&
      row.outputTokens > 1 === row.firstTokenPs < row.finishPs;
    const after = (row: FinishedRow, next: FinishedRow | undefined) =>
      next === undefined ||
      next.finishPs > row.finishPs ||
      (next.finishPs === row.finishPs && (next.id > row.id || next.replica > row.replica));
    return [
      ...outcome.rows.filter((row) => !inOrder(row)).map((row) => `request ${row.id} has an effect before its cause`),
      ...outcome.rows
        .filter((row, index) => !after(row, outcome.rows[index + 1]))
        .map((row) => `the row after request ${row.id} is out of order`),
    ];
  },
};

const nobodyOvertakes: Law = {
  name: 'FCFS never overtakes: first admissions are in order of arrival',
  complaints(world, outcome) {
    if (kindCell(world, 'policy') !== 0) return [];
    const rows = [...outcome.rows].sort((a, b) => a.id - b.id);
    return rows
      .filter((row, index) => row.startPs < (rows[index - 1]?.startPs ?? 0n))
      .map((row) => `request ${row.id} started before one that came earlier`);
  },
};

const noIdleQueue: Law = {
  name: 'a replica never idles while its own queue holds admissible work',
  complaints(_, outcome) {
    const stays = [...outcome.rows].sort((a, b) => (a.arrivalPs < b.arrivalPs ? -1 : 1));
    let coveredPs = 0n;
    let untilPs = 0n;
    for (const { arrivalPs, finishPs } of stays) {
      const fromPs = arrivalPs > untilPs ? arrivalPs : untilPs;
      if (finishPs > fromPs) coveredPs += finishPs - fromPs;
      if (finishPs > untilPs) untilPs = finishPs;
    }
    return same('time with somebody in the system, and busy time', coveredPs, onlyTotal(outcome).busyPs);
  },
};

const littlesLaw: Law = {
  name: "Little's law: the integral of the number in the system is the sum of sojourns, and windows see that number",
  complaints(world, outcome) {
    const changes = [
      ...outcome.rows.map((row) => ({ atPs: world.arrivals[row.id]?.timePs ?? 0n, by: 1n })),
      ...outcome.rows.map((row) => ({ atPs: row.finishPs, by: -1n })),
    ].sort((a, b) => (a.atPs < b.atPs ? -1 : 1));
    let [area, inside, lastPs] = [0n, 0n, 0n];
    for (const { atPs, by } of changes) {
      area += inside * (atPs - lastPs);
      lastPs = atPs;
      inside += by;
    }
    const windowPs = world.program.run.windowPs[0] ?? 0n;
    const full = outcome.windows.filter((window) => window.endPs - window.startPs === windowPs);
    const present = (atPs: bigint) => outcome.rows.filter((row) => row.arrivalPs < atPs && atPs <= row.finishPs).length;
    return [
      ...same(
        'integral and sojourns',
        area,
        sumOf(outcome.rows, (row) => row.finishPs - row.arrivalPs),
      ),
      ...full.flatMap(({ endPs, running, queued }) => same(`in system at ${endPs}`, running + queued, present(endPs))),
    ];
  },
};

/** The histograms that rows alone can tell: all but ITL. */
function retold(world: World, outcome: Outcome): Map<number, bigint> {
  const outputPs = BigInt(world.program.kind.outputPs[0] ?? 0n);
  const histograms = new Map<number, bigint>();
  for (const row of measuredRows(world, outcome)) {
    const ttftPs = row.firstTokenPs - row.arrivalPs + outputPs;
    const e2ePs = row.finishPs - row.arrivalPs + outputPs;
    const values: (bigint | undefined)[] = [ttftPs, undefined, undefined, e2ePs, row.startPs - row.arrivalPs];
    if (row.outputTokens > 1) values[1] = (e2ePs - ttftPs) / BigInt(row.outputTokens - 1);
    for (const [metric, value] of values.entries()) {
      if (value === undefined) continue;
      const key = (row.class * 5 + metric) * 3712 + binOf(value);
      histograms.set(key, (histograms.get(key) ?? 0n) + 1n);
    }
  }
  return histograms;
}

const histogramsRetellRows: Law = {
  name: 'histograms retell the rows, and count a gap for every later token',
  complaints(world, outcome) {
    const isGap = (key: number) => Math.floor(key / 3712) % 5 === 2;
    const gaps = sumOf(outcome.histograms, ([key, count]) => (isGap(key) ? count : 0n));
    const later = sumOf(measuredRows(world, outcome), (row) => BigInt(row.outputTokens - 1));
    const expected = retold(world, outcome);
    const keys = new Set([...expected.keys(), ...[...outcome.histograms.keys()].filter((key) => !isGap(key))]);
    return [
      ...same('gaps between tokens', gaps, later),
      ...[...keys].flatMap((key) => same(`bin ${key}`, outcome.histograms.get(key) ?? 0n, expected.get(key) ?? 0n)),
    ];
  },
};

const goodMeansEverySlo: Law = {
  name: 'measured counts and goodput are those of the rows',
  complaints(world, outcome) {
    const outputPs = BigInt(world.program.kind.outputPs[0] ?? 0n);
    const slos = world.program.class;
    const isGood = (row: FinishedRow) => {
      const ttftPs = row.firstTokenPs - row.arrivalPs + outputPs;
      const e2ePs = row.finishPs - row.arrivalPs + outputPs;
      const limit: RowOf<typeof slos> = {
        sloTtftPs: slos.sloTtftPs[row.class] ?? 0n,
        sloTpotPs: slos.sloTpotPs[row.class] ?? 0n,
        sloE2ePs: slos.sloE2ePs[row.class] ?? 0n,
      };
      const gaps = BigInt(row.outputTokens - 1);
      const tpotIsGood = gaps === 0n || (e2ePs - ttftPs) / gaps <= limit.sloTpotPs;
      return ttftPs <= limit.sloTtftPs && e2ePs <= limit.sloE2ePs && tpotIsGood;
    };
    const rows = measuredRows(world, outcome);
    const warmUpPs = world.program.run.warmUpPs[0] ?? 0n;
    const arrived = world.arrivals.filter((arrival) => arrival.timePs >= warmUpPs);
    return [
      ...same('good', onlyTotal(outcome).good, outcome.rows.filter(isGood).length),
      ...outcome.measured.flatMap((measured, row) => [
        ...same('measured good', measured.good, rows.filter((one) => one.class === row && isGood(one)).length),
        ...same('measured finished', measured.finished, rows.filter((one) => one.class === row).length),
        ...same('first tokens', measured.firstTokens, measured.finished),
        ...same('measured arrived', measured.arrived, arrived.filter((one) => one.class === row).length),
        ...same('measured rejected', measured.rejected, measured.arrived - measured.finished),
      ]),
    ];
  },
};

export const laws: readonly Law[] = [
  requestsAreConserved,
  tokensAreConserved,
  blocksAreConserved,
  joulesAreConserved,
  windowsTile,
  causesComeFirst,
  nobodyOvertakes,
  noIdleQueue,
  littlesLaw,
  histogramsRetellRows,
  goodMeansEverySlo,
];

export const complaintsOf = (world: World, outcome: Outcome): string[] =>
  laws.flatMap((law) => law.complaints(world, outcome).map((complaint) => `${law.name}: ${complaint}`));
