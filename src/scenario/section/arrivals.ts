// Arrivals, in the section `workload`: one of the processes of src/traffic/arrival, and what modulates its rate.

import { z } from 'zod';
import type { ArrivalEntry } from '../../catalog/types.ts';
import type { Issue } from '../../errors.ts';
import { type ArrivalProcess, arrivalProcesses } from '../../traffic/arrival/index.ts';
import type { Given, Report } from '../../traffic/field.ts';
import { exampleOf, readQuantity } from '../../units.ts';
import { optional } from '../declared.ts';
import { choice, object, orElse, problem, quantity } from '../fields.ts';
import type { ArrivalSpec } from '../types.ts';
import { positive, positiveTime, time } from './limits.ts';

const ids = arrivalProcesses.map(({ id }) => id);
/** [key] parameters of all processes */
const parameters = Object.assign({}, ...arrivalProcesses.map((one) => optional(one.parameters))) as ReturnType<
  typeof optional
>;

/** Words for requests that come all at once. */
const endless: readonly unknown[] = ['inf', 'infinity', Number.POSITIVE_INFINITY];

/** A rate such as "4 /s", or inf: all at once. */
export const rateField = (about: string) =>
  z
    .unknown()
    .meta({
      type: ['string', 'number'],
      description: `${about} (for example ${exampleOf('rate')}; or inf: all at once)`,
    })
    .transform((input, context): number => {
      if (endless.includes(typeof input === 'string' ? input.toLowerCase() : input)) return Number.POSITIVE_INFINITY;
      const reading = readQuantity(input, 'rate', positive);
      if (reading.ok) return reading.value;
      problem(context, input === undefined ? 'MISSING' : 'BAD_VALUE', reading.hint);
      return z.NEVER;
    });

export const arrivalsField = object(
  {
    process: choice(ids, "law of the gaps; the preset's, or poisson, when left out").optional(),
    rate: rateField('arrivals a second in the mean').optional(),
    ...parameters,
    diurnal: object(
      {
        amplitude: quantity('share', 'how far the rate swings around its mean, over the mean'),
        period: orElse(positiveTime('from peak to peak'), '24 h'),
        peak: orElse(time('of the first peak'), 0),
      },
      'the rate swings like a cosine',
    ).optional(),
    burst: object(
      {
        at: time('start'),
        length: positiveTime('length'),
        factor: quantity('factor', 'the rate is multiplied by it', { max: 1e6 }),
        every: positiveTime('it comes again so much later; once when left out').optional(),
      },
      'a time of another rate',
    ).optional(),
    tick: positiveTime('arrivals wait for the next multiple of it').optional(),
  },
  'when requests come',
);

type RawArrivals = z.output<typeof arrivalsField>;

type Law = Pick<ArrivalSpec, 'process' | 'cv' | 'states' | 'tickS'>;

const daySeconds = 86_400;
/** How often the rate may change while no request comes: a draw walks from change to change. */
const mostChanges = 1e6;
/** Where times end. */
const endS = 9_223_372;

/** The preset's process at another rate: faster or slower as a whole, as the speed of a trace does. */
function atRate({ process, ratePerS: ownPerS, states, tickS }: ArrivalEntry, ratePerS: number): Law {
  const stretch = ownPerS / ratePerS;
  return {
    process,
    cv: 1,
    ...(states && { states: states.map(({ factor, dwellS }) => ({ factor, dwellS: dwellS * stretch })) }),
    ...(tickS !== undefined && { tickS: tickS * stretch }),
  };
}

/** Parameters of other processes than the one that runs. */
function checkForeign({ id, parameters: own, foreign }: ArrivalProcess, given: Given, report: Report): void {
  for (const key of Object.keys(parameters)) {
    const value = given[key];
    if (value === undefined || key in own) continue;
    const said = foreign?.[key];
    const owners = arrivalProcesses.filter((one) => key in one.parameters).map((one) => one.id);
    const names = Object.keys(own).join(' and ') || 'no parameter';
    const hint = said === undefined ? `It belongs to ${owners.join(' and ')}; ${id} has ${names}.` : said(value);
    if (hint !== null) report([key], hint, Array.isArray(value) ? `${value.length} ${key}` : String(value));
  }
}

/** The process that is written, or the preset's where none is. */
function lawOf(raw: RawArrivals | undefined, preset: ArrivalEntry | null, ratePerS: number, report: Report): Law {
  const given: Given = raw ?? {};
  const tick = raw?.tick === undefined ? {} : { tickS: raw.tick };
  const isBare = raw?.process === undefined && Object.keys(parameters).every((key) => given[key] === undefined);
  if (isBare && preset !== null) return { ...atRate(preset, ratePerS), ...tick };
  const process = arrivalProcesses.find(({ id }) => id === raw?.process) ?? (arrivalProcesses[0] as ArrivalProcess);
  checkForeign(process, given, report);
  return { process: process.id, ...process.gaps(given, report), ...tick };
}

function burstOf(raw: RawArrivals | undefined, report: Report): Pick<ArrivalSpec, 'burst'> {
  const burst = raw?.burst;
  if (burst === undefined) return {};
  const { at, length, factor, every } = burst;
  if (every !== undefined && length > every) {
    report(['burst', 'length'], `It must be at most every (${every} s).`, `${length} s`);
  }
  if (every !== undefined && length >= every && factor === 0) {
    report(['burst', 'factor'], 'The rate would always be 0.', '0');
  }
  return { burst: { atS: at, lengthS: length, factor, everyS: every ?? null } };
}

/** Refuses a rate that changes far more often than requests come: 1 / rate, a burst or a state may be silent. */
function checkPace(spec: ArrivalSpec, report: Report): void {
  const paces: (readonly [path: readonly (string | number)[], timeS: number])[] = [];
  for (const [row, { dwellS }] of (spec.states ?? []).entries()) paces.push([['states', row, 'dwell'], dwellS]);
  paces.push([['burst', 'every'], spec.burst?.everyS ?? Number.POSITIVE_INFINITY]);
  const dwellS = (spec.states ?? []).map((state) => state.dwellS);
  const silentS = Math.min(endS, Math.max(1 / spec.ratePerS, spec.burst?.lengthS ?? 0, ...dwellS));
  for (const [path, timeS] of paces) {
    if (timeS * mostChanges >= silentS) continue;
    report(path, 'The rate may change a million times while no request comes, no more.', `${timeS} s`);
  }
}

/** Arrivals without gaps: no law of them means anything. */
const atOnce: ArrivalSpec = { process: 'all at once', cv: 0, ratePerS: Number.POSITIVE_INFINITY };

function allAtOnce(raw: RawArrivals | undefined, report: Report): ArrivalSpec {
  for (const key of ['diurnal', 'burst', 'tick'] as const) {
    if (raw?.[key] !== undefined) report([key], 'At the rate inf all requests come at once; leave it out.', 'a value');
  }
  return atOnce;
}

/** Arrivals of a closed loop: what its users' requests wait for beside their last; by itself nothing. */
export function resolveLimit(
  raw: { readonly rate?: number | undefined; readonly arrivals?: RawArrivals | undefined },
  preset: ArrivalEntry | null,
  issues: Issue[],
): ArrivalSpec {
  return raw.rate === undefined && raw.arrivals === undefined ? atOnce : resolveArrivals(raw, preset, issues);
}

/** `preset` is what a workload entry says; null = there is none. */
export function resolveArrivals(
  raw: { readonly rate?: number | undefined; readonly arrivals?: RawArrivals | undefined },
  preset: ArrivalEntry | null,
  issues: Issue[],
): ArrivalSpec {
  const { arrivals } = raw;
  const reportAt: Report = (path, hint, found = 'nothing') =>
    issues.push({ code: found === 'nothing' ? 'MISSING' : 'BAD_VALUE', path: ['workload', ...path], found, hint });
  const report: Report = (path, hint, found) => reportAt(['arrivals', ...path], hint, found);
  if (raw.rate !== undefined && arrivals?.rate !== undefined) {
    reportAt(['rate'], 'Give rate or arrivals, not both.', String(raw.rate));
  }
  const ratePerS = arrivals?.rate ?? raw.rate ?? preset?.ratePerS;
  if (ratePerS === undefined) {
    const hint = 'Write how many requests arrive, for example rate: "4 /s".';
    reportAt(arrivals === undefined ? ['rate'] : ['arrivals', 'rate'], hint);
  }
  if (ratePerS === Number.POSITIVE_INFINITY) return allAtOnce(arrivals, report);
  const diurnal = arrivals?.diurnal;
  const spec: ArrivalSpec = {
    ...lawOf(arrivals, preset, ratePerS ?? 1, report),
    ratePerS: ratePerS ?? 1,
    ...(diurnal && {
      diurnal: { amplitude: diurnal.amplitude, periodS: diurnal.period ?? daySeconds, peakS: diurnal.peak ?? 0 },
    }),
    ...burstOf(arrivals, report),
  };
  checkPace(spec, report);
  return spec;
}
