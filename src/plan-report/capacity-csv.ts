// Trials of a capacity as CSV: every load of every set of draws.

import type { CapacityResult } from '../planner/types.ts';
import { csvText } from './csv.ts';

export function capacityCsv({ dial, replicates }: CapacityResult): string {
  const header = ['seed', dial.path, 'rate_per_s', 'met', 'share', 'at_most'];
  const rows = replicates.flatMap(({ seed, trials }) =>
    trials.map(({ dial: at, ratePerS, met, share, atMost }) => [seed, at, ratePerS, String(met), share, atMost]),
  );
  return csvText(header, rows);
}
