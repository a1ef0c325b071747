/** Costs of kernels, README §4: every formula in the page's order of operations, every coefficient rounded once. */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import type { KindRow, LevelRow, RowOf } from '../../src/testing/outcome.ts';
import type { KernelTime } from './kernels.ts';
import { kernelTime } from './kernels.ts';

export interface TimeAndEnergy {
  readonly timePs: bigint;
  readonly energyPj: bigint;
}

export interface AttentionCosts {
  readonly decodeBase: bigint;
  readonly decodeSequence: bigint;
  readonly decodeTail: bigint;
  readonly decodeTailTokens: bigint;
  readonly decodeFlop: bigint;
  readonly decodeKv: bigint;
  readonly decodeToken: bigint;
  readonly decodeLongest: bigint;
  readonly prefillBase: bigint;
  readonly prefillPair: bigint;
  readonly prefillToken: bigint;
  readonly prefillKv: bigint;
  readonly prefillLongest: bigint;
  readonly prefillMemoryKv: bigint;
  readonly prefillMemoryToken: bigint;
  readonly decodeKvPj: bigint;
  readonly tokenPj: bigint;
  readonly prefillPairPj: bigint;
  readonly prefillKvPj: bigint;
}

export interface Costs {
  readonly attention: AttentionCosts;
  readonly linear: (tokens: number) => TimeAndEnergy;
  readonly head: (sequences: number) => TimeAndEnergy;
}

/** The tables that say what kernels cost. */
export type CostTables = Pick<ProgramTables, 'part' | 'model' | 'coefficient' | 'sample'>;

/** Dimensions of a kernel: values of `x` a row. */
const dimensions = 8;

type PartRow = Omit<RowOf<ProgramTables['part']>, 'x'> & { readonly x: Float64Array };

const rounded = (x: number): bigint => BigInt(Math.floor(x + 0.5));
const ps = (seconds: number): bigint => rounded(seconds * 1e12);

/** The parts of a kind that run in a phase. */
function partsOf(tables: CostTables, kind: KindRow, phase: number): PartRow[] {
  const rows: PartRow[] = [];
  for (let row = kind.firstPart; row < kind.firstPart + kind.parts; row++) {
    const { x, ...columns } = tables.part;
    const cells = Object.entries(columns).map(([name, column]) => [name, column[row]]);
    const part = { ...Object.fromEntries(cells), x: x.subarray(row * dimensions, (row + 1) * dimensions) } as PartRow;
    if (part.phase === phase) rows.push(part);
  }
  return rows;
}

function energyPj(kind: KindRow, { energyFactor }: LevelRow, part: PartRow, work: KernelTime): bigint {
  const compute = work.flop * (part.pjPerFlop * energyFactor);
  return rounded((compute + work.bytes * kind.hbmPjPerByte + work.link * kind.linkPjPerByte) * part.copies);
}

/** A phase for `count` tokens or sequences: computation and what it hides of communication. */
function phaseCost(
  tables: CostTables,
  kind: KindRow,
  level: LevelRow,
  parts: readonly PartRow[],
  count: number,
): TimeAndEnergy {
  let [computing, sending, hideable, energy] = [0n, 0n, 0n, 0n];
  for (const part of parts) {
    const shape = [Math.ceil(count / part.divisor) * part.unit, ...part.x.subarray(1)];
    const work = kernelTime(tables as ProgramTables, part.model, shape, level.clockFactor);
    const time = rounded(work.seconds * part.passes * 1e12);
    energy += energyPj(kind, level, part, work);
    if (work.link > 0) {
      sending += time;
      hideable += rounded(Number(time) * part.overlap);
    } else computing += time;
  }
  const hidden = hideable < computing ? hideable : computing;
  return { timePs: computing + sending - hidden, energyPj: energy };
}

function attentionCosts(kind: KindRow, level: LevelRow): AttentionCosts {
  const flopPj = kind.attentionPjPerFlop * level.energyFactor;
  const readPj = kind.kvBytes * kind.hbmPjPerByte;
  return {
    decodeBase: ps(level.decodeBaseS),
    decodeSequence: ps(level.decodeSequenceS),
    decodeTail: ps(level.decodeTailS),
    decodeTailTokens: level.decodeTailTokens,
    decodeFlop: ps(level.decodeFlopS),
    decodeKv: ps(level.decodeKvS),
    decodeToken: ps(level.decodeTokenS),
    decodeLongest: ps(level.decodeLongestS),
    prefillBase: ps(level.prefillBaseS),
    prefillPair: ps(level.prefillPairS),
    prefillToken: ps(level.prefillTokenS),
    prefillKv: ps(level.prefillKvS),
    prefillLongest: ps(level.prefillLongestS),
    prefillMemoryKv: ps(level.prefillMemoryKvS),
    prefillMemoryToken: ps(level.prefillMemoryTokenS),
    decodeKvPj: rounded(kind.decodeKvFlop * flopPj + readPj),
    tokenPj: rounded(kind.tokenBytes * kind.hbmPjPerByte),
    prefillPairPj: rounded(kind.pairFlop * flopPj),
    prefillKvPj: rounded(kind.prefillKvFlop * flopPj + readPj),
  };
}

const nothing: TimeAndEnergy = { timePs: 0n, energyPj: 0n };

/** Remembers what a function of a whole number has said. */
function remembered(cost: (count: number) => TimeAndEnergy): (count: number) => TimeAndEnergy {
  const said = new Map<number, TimeAndEnergy>([[0, nothing]]);
  return (count) => {
    const known = said.get(count) ?? cost(count);
    said.set(count, known);
    return known;
  };
}

/** The costs of one kind of replica at one clock level. */
export function makeCosts(tables: CostTables, kind: KindRow, level: LevelRow): Costs {
  const [tokens, sequences] = [partsOf(tables, kind, 0), partsOf(tables, kind, 1)];
  return {
    attention: attentionCosts(kind, level),
    linear: remembered((count) => phaseCost(tables, kind, level, tokens, count)),
    head: remembered((count) => phaseCost(tables, kind, level, sequences, count)),
  };
}
