/**
 * What a run leaves behind, exact to the last bit: the form that laws read, and in which two simulators are compared.
 *
 * Field names are column names of the core's layout; units are in the names: Ps = picoseconds, Pj = picojoules,
 * W = watts. i32 columns are numbers, i64 columns bigints. Energies that the core keeps as (J, pJ) pairs are one exact
 * bigint of pJ here.
 */
import type {
  ClassCountTable,
  KindTable,
  LevelTable,
  MeasuredTable,
  ProgramTables,
  ReplicaTable,
  RowTable,
  RunTable,
  TotalTable,
  WindowTable,
} from '../core/layout.gen.ts';

type ValueOf<Column> = Column extends BigInt64Array ? bigint : number;

/** One row of a table of columns. */
export type RowOf<Table> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> };

/** The same row while it is being counted. */
export type Counting<Row> = { -readonly [Name in keyof Row]: Row[Name] };

export type RunRow = RowOf<RunTable>;
export type KindRow = RowOf<KindTable>;
export type LevelRow = RowOf<LevelTable>;
export type ReplicaRow = RowOf<ReplicaTable>;
/** Energy is one number of pJ here. */
export type FinishedRow = Omit<RowOf<RowTable>, 'energyJ'>;
export type WindowRow = RowOf<WindowTable>;
export type MeasuredRow = RowOf<MeasuredTable>;
export type ClassCountRow = RowOf<ClassCountTable>;

/** Totals of a replica. How the core went through the run (segments, jumps) is no part of the outcome. */
export type TotalRow = Omit<
  RowOf<TotalTable>,
  'jumpedSteps' | 'segments' | 'staticJ' | 'dynamicJ' | 'rowsJ' | 'clippedJ'
>;

/** A request as it comes to the router. */
export interface Arrival {
  /** picoseconds since the beginning of the run; of a closed loop, not sent before it */
  readonly timePs: bigint;
  /** of a closed loop: how long its user thinks before it sends it; left out = not at all */
  readonly thinkPs?: bigint;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly class: number;
  readonly priority: number;
  /** -1 = none */
  readonly session: number;
}

/** What the host changes of a replica at an instant; a setting left out stays as it is. */
export interface Control {
  readonly atPs: bigint;
  readonly replica: number;
  readonly level?: number;
  readonly weight?: number;
  readonly admissionLimit?: number;
  readonly batchLimit?: number;
  /** of the enum Power */
  readonly power?: number;
}

/** What was run: laws compare an outcome with it. */
export interface Input {
  readonly program: ProgramTables;
  /** by time; the index is the id of the request */
  readonly arrivals: readonly Arrival[];
  /** by time; at most one a replica and instant */
  readonly controls: readonly Control[];
}

/** A request on its way to a replica, at the moment it was sent. */
export interface Send {
  readonly atPs: bigint;
  readonly id: number;
  readonly replica: number;
  /** the router had held it */
  readonly released: boolean;
  /** [replica] just before: may it be sent there */
  readonly open: readonly boolean[];
  /** [replica] just before: unfinished requests */
  readonly requests: readonly number[];
}

/** Requests that came to the router, that it rejected, and that it holds at the end. */
export interface RouterCounts {
  readonly arrived: number;
  readonly rejected: number;
  readonly held: number;
}

/** The outcome of a run, to its end or to a horizon. */
export interface Outcome {
  /** finished requests, in order */
  readonly rows: readonly FinishedRow[];
  /** ((pool·classes + class)·5 + metric)·3712 + bin → count, zeros left out */
  readonly histograms: ReadonlyMap<number, bigint>;
  /** closed windows, window-major then replica, the router first */
  readonly windows: readonly WindowRow[];
  /** [replica] */
  readonly totals: readonly TotalRow[];
  /** [group·classes + class], the last group for those that are at no replica */
  readonly measured: readonly MeasuredRow[];
  /** [replica·classes + class] */
  readonly classCounts: readonly ClassCountRow[];
  /** replica·232 + bin / 16 → count, zeros left out */
  readonly ttftTails: ReadonlyMap<number, bigint>;
  readonly e2eTails: ReadonlyMap<number, bigint>;
  /** [kind·levels + level] finished steps by tokens, zeros left out */
  readonly linearUse: readonly ReadonlyMap<number, bigint>[];
  /** [kind·levels + level] finished steps by emitting sequences, zeros left out */
  readonly headUse: readonly ReadonlyMap<number, bigint>[];
  readonly router: RouterCounts;
  /** the last completion or arrival */
  readonly endPs: bigint;
}
