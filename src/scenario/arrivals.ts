// The arrivals of a scenario: a law of the gaps, the preset's or its own, and what modulates the rate.

import type { ArrivalEntry } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';
import type { RawArrivals, RawWorkload } from './schema.ts';
import type { ArrivalSpec } from './types.ts';

type Law = Pick<ArrivalSpec, 'process' | 'cv' | 'states' | 'tickS'>;

const daySeconds = 86_400;
/** How often the rate may change while no request comes: a draw walks from change to change. */
const mostChanges = 1e6;
/** Where times end. */
const endS = 9_223_372;

/** Notes a problem at a key of `workload`. */
type Path = readonly (string | number)[];
type Tell = (path: Path, hint: string, found?: string) => void;

/** The preset's process at another rate: told faster or slower as a whole, as the speed of a trace does. */
function atRate({ process, ratePerS: ownPerS, states, tickS }: ArrivalEntry, ratePerS: number): Law {
  const stretch = ownPerS / ratePerS;
  return {
    process,
    cv: 1,
    ...(states && { states: states.map(({ factor, dwellS }) => ({ factor, dwellS: dwellS * stretch })) }),
    ...(tickS !== undefined && { tickS: tickS * stretch }),
  };
}

/** The process that is written, or the preset's where none is. */
function lawOf(raw: RawArrivals | undefined, preset: ArrivalEntry | null, ratePerS: number, tell: Tell): Law {
  const tick = raw?.tick === undefined ? {} : { tickS: raw.tick };
  if (raw?.process === undefined && raw?.cv === undefined && raw?.states === undefined && preset !== null) {
    return { ...atRate(preset, ratePerS), ...tick };
  }
  const process = raw?.process ?? 'poisson';
  const cv = raw?.cv ?? 1;
  if (process === 'poisson' && cv !== 1) tell(['cv'], 'Poisson gaps have a cv of 1; write process: gamma.', String(cv));
  if (process === 'gamma' && raw?.cv === undefined) tell(['cv'], 'Gamma gaps need a cv, for example 2.');
  if (process === 'mmpp' && raw?.cv !== undefined) tell(['cv'], 'It belongs to gamma; mmpp has states.', String(cv));
  const states = raw?.states?.map(({ factor, dwell }) => ({ factor, dwellS: dwell }));
  if (process !== 'mmpp') {
    if (states !== undefined) tell(['states'], 'They belong to process: mmpp.', `${states.length} states`);
    return { process, cv, ...tick };
  }
  if (states === undefined) {
    tell(['states'], 'Write at least two, for example [{ factor: 1, dwell: "60 s" }, { factor: 5, dwell: "5 s" }].');
    return { process, cv: 1, ...tick };
  }
  if (states.every(({ factor }) => factor === 0)) tell(['states'], 'One state at least has a factor above 0.', 'zeros');
  return { process, cv: 1, states, ...tick };
}

function burstOf(raw: RawArrivals | undefined, tell: Tell): Pick<ArrivalSpec, 'burst'> {
  const burst = raw?.burst;
  if (burst === undefined) return {};
  const { at, length, factor, every } = burst;
  if (every !== undefined && length > every) {
    tell(['burst', 'length'], `It must be at most every (${every} s).`, `${length} s`);
  }
  if (every !== undefined && length >= every && factor === 0) {
    tell(['burst', 'factor'], 'The rate would always be 0.', '0');
  }
  return { burst: { atS: at, lengthS: length, factor, everyS: every ?? null } };
}

/** Refuses a rate that changes far more often than requests come: 1 / rate, a burst or a state may be silent. */
function checkPace(spec: ArrivalSpec, tell: Tell): void {
  const paces: (readonly [path: Path, timeS: number])[] = [];
  for (const [row, { dwellS }] of (spec.states ?? []).entries()) paces.push([['states', row, 'dwell'], dwellS]);
  paces.push([['burst', 'every'], spec.burst?.everyS ?? Number.POSITIVE_INFINITY]);
  const dwellS = (spec.states ?? []).map((state) => state.dwellS);
  const silentS = Math.min(endS, Math.max(1 / spec.ratePerS, spec.burst?.lengthS ?? 0, ...dwellS));
  for (const [path, timeS] of paces) {
    if (timeS * mostChanges >= silentS) continue;
    tell(path, 'The rate may change a million times while no request comes, no more.', `${timeS} s`);
  }
}

/** `preset` is what a workload entry says; null = there is none. */
export function arrivalsOf(raw: RawWorkload, preset: ArrivalEntry | null, issues: Issue[]): ArrivalSpec {
  const { arrivals } = raw;
  const tellAt: Tell = (path, hint, found = 'nothing') =>
    issues.push({ code: found === 'nothing' ? 'MISSING' : 'BAD_VALUE', path: ['workload', ...path], found, hint });
  const tell: Tell = (path, hint, found) => tellAt(['arrivals', ...path], hint, found);
  if (raw.rate !== undefined && arrivals?.rate !== undefined) {
    tellAt(['rate'], 'Give rate or arrivals, not both.', String(raw.rate));
  }
  const ratePerS = arrivals?.rate ?? raw.rate ?? preset?.ratePerS;
  if (ratePerS === undefined) {
    const hint = 'Write how many requests arrive, for example rate: "4 /s".';
    tellAt(arrivals === undefined ? ['rate'] : ['arrivals', 'rate'], hint);
  }
  const diurnal = arrivals?.diurnal;
  const spec: ArrivalSpec = {
    ...lawOf(arrivals, preset, ratePerS ?? 1, tell),
    ratePerS: ratePerS ?? 1,
    ...(diurnal && {
      diurnal: { amplitude: diurnal.amplitude, periodS: diurnal.period ?? daySeconds, peakS: diurnal.peak ?? 0 },
    }),
    ...burstOf(arrivals, tell),
  };
  checkPace(spec, tell);
  return spec;
}
