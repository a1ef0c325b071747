/**
 * What a run leaves behind: the form in which the twin and the core are compared.
 *
 * Field names are column names of the layout. i32 columns are numbers, i64 columns bigints.
 * Energies that the core keeps as (J, pJ) pairs are one exact bigint of pJ here.
 */
import type {
  ClassCountTable,
  KindTable,
  LevelTable,
  MeasuredTable,
  ReplicaTable,
  RowTable,
  RunTable,
  TotalTable,
  WindowTable,
} from '../../src/core/layout.gen.ts';

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

/** Totals of a replica; how a run was told (segments, jumps) stands outside the equality. */
export type TotalRow = Omit<
  RowOf<TotalTable>,
  'jumpedSteps' | 'segments' | 'staticJ' | 'dynamicJ' | 'rowsJ' | 'clippedJ'
>;

export interface TwinArrival {
  readonly timePs: bigint;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly class: number;
  readonly priority: number;
  /** -1 = none */
  readonly session: number;
}

export interface RouterCounts {
  readonly arrived: number;
  readonly rejected: number;
  readonly held: number;
}

export interface Outcome {
  /** finished requests, in order */
  readonly rows: readonly FinishedRow[];
  /** ((pool·classes + class)·5 + metric)·3712 + bin → count, zeros left out */
  readonly histograms: ReadonlyMap<number, bigint>;
  /** closed windows, window-major then replica, the router first */
  readonly windows: readonly WindowRow[];
  /** [replica] */
  readonly totals: readonly TotalRow[];
  /** [group·classes + class], the last group for those that no replica has */
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
