/** Outcomes broken on purpose, law by law: what each law must notice. */
import type { FinishedRow, Outcome, TotalRow, WindowRow } from '../../src/testing/outcome.ts';

export interface Break {
  readonly law: string;
  readonly name: string;
  readonly break: (outcome: Outcome) => Outcome;
  /** the world whose outcome is broken */
  readonly place: 'engine' | 'fleet' | 'closedLoop';
}

type Change<Row> = (row: Row, index: number) => Partial<Row>;

const changeRows = (change: Change<FinishedRow>) => (outcome: Outcome) => ({
  ...outcome,
  rows: outcome.rows.map((row, index) => ({ ...row, ...change(row, index) })),
});

const changeFirstRow = (change: (row: FinishedRow) => Partial<FinishedRow>) =>
  changeRows((row, index) => (index === 0 ? change(row) : {}));

const changeTotals = (change: (total: TotalRow) => Partial<TotalRow>) => (outcome: Outcome) => ({
  ...outcome,
  totals: outcome.totals.map((total) => ({ ...total, ...change(total) })),
});

const changeWindows = (change: Change<WindowRow>) => (outcome: Outcome) => ({
  ...outcome,
  windows: outcome.windows.map((window, index) => ({ ...window, ...change(window, index) })),
});

/** The third window of the first replica. */
const changeThirdWindow = (change: (window: WindowRow) => Partial<WindowRow>) => (outcome: Outcome) => {
  const third = outcome.windows.filter((window) => window.replica === 0)[2];
  return changeWindows((window) => (window === third ? change(window) : {}))(outcome);
};

/** One more in the first bin of a metric. */
const addToHistogram = (metric: number) => (outcome: Outcome) => {
  const key = [...outcome.histograms.keys()].find((at) => Math.floor(at / 3712) % 5 === metric) ?? metric * 3712;
  return { ...outcome, histograms: new Map([...outcome.histograms, [key, (outcome.histograms.get(key) ?? 0n) + 1n]]) };
};

const swapStarts = (outcome: Outcome): Outcome => {
  const starts = outcome.rows.map((row) => row.startPs).sort((a, b) => (a < b ? 1 : -1));
  const byId = [...outcome.rows].sort((a, b) => a.id - b.id).map((row) => row.id);
  return changeRows((row) => ({ startPs: starts[byId.indexOf(row.id)] ?? 0n }))(outcome);
};

type Broken = (outcome: Outcome) => Outcome;

const of = (law: string, name: string, broken: Broken): Break => ({ law, name, break: broken, place: 'engine' });
const ofFleet = (law: string, name: string, broken: Broken): Break => ({ law, name, break: broken, place: 'fleet' });

const ofUsers = (law: string, name: string, broken: Broken): Break => ({
  law,
  name,
  break: broken,
  place: 'closedLoop',
});

export const breaks: readonly Break[] = [
  ofUsers(
    'a closed loop never',
    'everybody sends at once',
    changeRows(() => ({ arrivalPs: 0n })),
  ),
  ofUsers(
    'the user that is free first',
    'a request is sent too late',
    changeRows(({ id, arrivalPs }) => (id > 5 ? { arrivalPs: arrivalPs + 1n } : {})),
  ),
  ofUsers(
    'nobody sends at or after',
    'a request is sent when all is over',
    changeRows(() => ({ arrivalPs: 2n ** 63n - 1n })),
  ),
  of('no request vanishes', 'a row is lost', (outcome) => ({ ...outcome, rows: outcome.rows.slice(1) })),
  of(
    'no request vanishes',
    'a request is still waiting',
    changeTotals(() => ({ queued: 1 })),
  ),
  of('no request vanishes', 'a request is finished twice', (outcome) => ({
    ...outcome,
    rows: [...outcome.rows.slice(1), ...outcome.rows.slice(-1)],
  })),
  of(
    'every token',
    'a token is emitted twice',
    changeTotals(({ outputTokens }) => ({ outputTokens: outputTokens + 1n })),
  ),
  of(
    'every token',
    'recomputed tokens are not told',
    changeTotals(() => ({ recomputedTokens: 0n })),
  ),
  of('every token', 'a step is in no use count', (outcome) => ({ ...outcome, headUse: [new Map()] })),
  of(
    'KV blocks',
    'a block is kept',
    changeTotals(() => ({ kvUsedBlocks: 1 })),
  ),
  of(
    'KV blocks',
    'more blocks than there are',
    changeThirdWindow(() => ({ kvPeakBlocks: 1_000_000 })),
  ),
  of(
    'joules',
    'a picojoule is given to a request from nowhere',
    changeFirstRow(({ energyPj }) => ({ energyPj: energyPj + 1n })),
  ),
  of(
    'joules',
    'a remainder is dropped',
    changeTotals(({ remainderPj }) => ({ remainderPj: remainderPj + 1n })),
  ),
  of(
    'joules',
    'a window is told twice',
    changeThirdWindow(({ dynamicPj }) => ({ dynamicPj: 2n * dynamicPj + 1n })),
  ),
  of('windows tile', 'a window of a replica is missing', (outcome) => {
    const first = outcome.windows.findIndex(({ replica }) => replica >= 0);
    return { ...outcome, windows: outcome.windows.toSpliced(first, 1) };
  }),
  of(
    'windows tile',
    'a window counts a step too many',
    changeThirdWindow(({ steps }) => ({ steps: steps + 1n })),
  ),
  of(
    'causality',
    'a token before its start',
    changeFirstRow(({ startPs }) => ({ firstTokenPs: startPs })),
  ),
  of('causality', 'rows out of order', (outcome) => ({ ...outcome, rows: [...outcome.rows].reverse() })),
  of('FCFS never overtakes', 'the last starts first', swapStarts),
  of(
    'a replica never idles',
    'a pause between two steps',
    changeTotals(({ busyPs }) => ({ busyPs: busyPs - 1n })),
  ),
  of(
    "Little's law",
    'a request arrived earlier than it says',
    changeFirstRow(({ arrivalPs }) => ({ arrivalPs: arrivalPs + 1n })),
  ),
  of(
    "Little's law",
    'a window sees a ghost',
    changeThirdWindow(({ running }) => ({ running: running + 1 })),
  ),
  of('histograms equal', 'a gap too many', addToHistogram(2)),
  of('histograms equal', 'a TTFT too many', addToHistogram(0)),
  of('histograms equal', 'a TPOT too many', addToHistogram(1)),
  of(
    'measured counts',
    'everything is good',
    changeTotals(({ good, finished }) => ({ good: finished - good + 1 })),
  ),
  ofFleet('no request vanishes', 'the router forgets whom it holds', (outcome) => ({
    ...outcome,
    router: { ...outcome.router, arrived: outcome.router.arrived + 1 },
  })),
  ofFleet(
    'nobody is held',
    'a replica is empty and does not take the first',
    changeWindows(({ replica }) => (replica >= 0 ? { running: -1_000, queued: 0 } : {})),
  ),
  ofFleet(
    'a replica that is off',
    'every replica gets one',
    changeTotals(({ arrived }) => ({ arrived: arrived + 1 })),
  ),
  ofFleet(
    'a replica that is off',
    'every replica gets one in every window',
    changeWindows(() => ({ arrived: 1 })),
  ),
  of('counts by replica', 'a tail is forgotten', (outcome) => ({ ...outcome, ttftTails: new Map() })),
  of('counts by replica', 'a class has one more', (outcome) => ({
    ...outcome,
    classCounts: outcome.classCounts.map((count) => ({ ...count, arrived: count.arrived + 1 })),
  })),
  ofFleet(
    "the router's windows",
    'nobody came',
    changeWindows(({ replica }) => (replica === -1 ? { arrived: 0 } : {})),
  ),
];
