// `tokenworks capacity`: the highest rate that meets the SLO.

import { type CapacityResult, capacity } from '../planner/index.ts';
import * as format from '../report/format.ts';
import { askedFor } from './asked.ts';
import type { Io } from './io.ts';
import { type PlanFlags, resultLine, runPlan, tableText, wrapped } from './plan.ts';

interface CapacityFlags extends PlanFlags {
  readonly tolerance?: number;
  readonly repeat?: number;
}

const dialText = (value: number | null): string => (value === null ? format.unknown : String(value));

function headline({ ratePerS, wanted, baseRatePerS }: CapacityResult): string {
  const { atLeast, below } = ratePerS;
  const slo = `the SLO for ${format.percent(wanted)} of the requests`;
  if (atLeast === null) return `no rate that was tried meets ${slo}`;
  const missed = below === null ? 'no rate above it misses' : `misses it at ${format.rate(below)}`;
  const times = `${format.three(atLeast / baseRatePerS)} × the scenario's ${format.rate(baseRatePerS)}`;
  return `${format.rate(atLeast)} meets ${slo}; ${missed} (${times})`;
}

/** `asked` = scenario and flags. */
function check(asked: string, { dial, dialAt }: CapacityResult): string[] {
  if (dialAt.atLeast === null) return [];
  const unit = dial.path === 'workload.speed' ? '' : ' /s';
  return [`check: tokenworks simulate ${asked} --set "${dial.path}=${dialAt.atLeast}${unit}"`];
}

export function capacityText(asked: string, result: CapacityResult): string {
  const [first] = result.replicates;
  const trials = [...(first?.trials ?? [])].sort((a, b) => a.dial - b.dial);
  const rows = trials.map((trial) => [
    dialText(trial.dial),
    format.rate(trial.ratePerS),
    trial.share === null && trial.atMost > 0 ? `≤ ${format.percent(trial.atMost)}` : format.percent(trial.share ?? 0),
    trial.met ? 'meets' : 'misses',
  ]);
  const { interval } = result;
  const range =
    interval === null
      ? []
      : [
          `over ${interval.values} sets of draws: mean ${format.rate(interval.mean)}, 95 % interval ` +
            `${format.rate(interval.low)} to ${format.rate(interval.high)}`,
        ];
  return [
    format.plain(result.name),
    wrapped(headline(result)),
    ...range,
    '',
    tableText([result.dial.path, 'rate', 'attained', ''], rows, [3]),
    '',
    ...result.notes.map((note) => wrapped(note, '  ')),
    ...check(asked, result),
    resultLine('capacity', result.noAnswer, {
      ratePerS: result.ratePerS.atLeast,
      belowPerS: result.ratePerS.below,
      dial: result.dialAt.atLeast,
    }),
    '',
  ].join('\n');
}

export function capacityCommand(io: Io, name: string | undefined, flags: CapacityFlags): Promise<void> {
  const { tolerance, repeat } = flags;
  return runPlan(
    io,
    name,
    flags,
    (input, options) => capacity(input, { ...options, tolerance, replicates: repeat }),
    (result) => capacityText(askedFor(name, flags), result),
    { accelerator: true, rate: false },
  );
}
