// What lowered clocks saved and cost: the steps that ran below nominal clock, priced at their own and at nominal clock.
// Kernels that run once a step, by tokens or by sequences; attention is summed over levels and cannot be parted.

import type { Cell } from '../core/cell.ts';
import type { ClockCost } from '../result/observations.ts';
import { addUses, emptySum, grownRows, type Look, sequenceOperators, tokenOperators } from './operators.ts';

/** [kind] row of `level` whose clock is nearest to nominal. */
function nominalLevels(cell: Cell): number[] {
  const { kinds, levels } = cell.sizes;
  const { clockFactor } = cell.columns.level;
  return Array.from({ length: kinds }, (_, kind) => {
    const rows = Array.from({ length: levels }, (_, level) => kind * levels + level);
    const off = (row: number) => Math.abs((clockFactor[row] ?? 0) - 1);
    return rows.reduce((best, row) => (off(row) < off(best) ? row : best), kind * levels);
  });
}

/** Null where every step ran at nominal clock. */
export function clockCost(cell: Cell, from: Look, to: Look): ClockCost | null {
  const { levels, linear, sequences, kinds } = cell.sizes;
  if (levels === 1) return null;
  const nominal = nominalLevels(cell);
  const [own, other] = [emptySum('own'), emptySum('nominal')];
  const ignored = new Float64Array(kinds);
  let steps = 0;
  const add = (rows: BigInt64Array, before: BigInt64Array, width: number, operators: readonly number[]) => {
    const used = grownRows(rows, before, width);
    const levelOf = (row: number) => Math.floor(row / width);
    const nominalOf = (row: number) => nominal[Math.floor(levelOf(row) / levels)] ?? 0;
    const lowered = [...used.at.keys()].filter((at) => levelOf(used.at[at]!) !== nominalOf(used.at[at]!));
    const times = lowered.map((at) => used.times[at]!);
    if (width === linear) steps = times.reduce((sum, count) => sum + count, 0);
    const at = lowered.map((place) => used.at[place]!);
    const atNominal = at.map((row) => nominalOf(row) * width + (row % width));
    for (const operator of operators) {
      addUses(cell, { operator, at, times, width, levels }, own, ignored);
      addUses(cell, { operator, at: atNominal, times, width, levels }, other, ignored);
    }
  };
  add(to.use.linear, from.use.linear, linear, tokenOperators);
  add(to.use.head, from.use.head, sequences, sequenceOperators);
  if (own.timeS === 0) return null;
  return {
    steps,
    ...{ timeS: own.timeS, energyJ: own.energyJ },
    ...{ nominalTimeS: other.timeS, nominalEnergyJ: other.energyJ },
  };
}
