/**
 * Replicas switched on behind the load, as a horizontal autoscaler does, on what shows that those that serve have too
 * much, of the window since its last look:
 *
 *   queue   requests that wait, at the router too, for each serving replica
 *   KV      share of KV blocks held, in the mean of those that serve
 *   slack   share that is left of the misses that the SLO allows: 1 − missed / ((1 − attainment) · finished), where
 *           missed = finished without meeting every objective, and 95 % is taken where no attainment is asked for
 *
 * Up when the queue or KV lies above its limit, or the slack below. Down when for a whole hold time none of it held,
 * less than one request waited a serving replica, and the KV blocks would fill the replicas that are left less than
 * `kvBelow`. Whether a step is in flight says nothing of load and is not looked at. A replica that is switched on loads
 * its model for the start-up delay first; one that is switched off serves what it has and takes nothing new.
 */

import { type Command, numberOf, type PolicyDefinition, Power, rowsOf, sumOver, type View } from './contract.ts';

interface State {
  /** [place among the rows] 0 off, 1 on, 2 starting: as commanded */
  power: number[];
  /** [place] when a starting one is on */
  readyS: number[];
  /** since when load is low; null = it is not */
  lowSinceS: number | null;
}

/** Misses that are allowed where no attainment is asked for, and at least: of a thousand requests one. */
const USUAL_MISSES = 0.05;
const LEAST_MISSES = 0.001;

/** What those that serve have to do. */
function loadOf(view: View, serving: readonly number[], attainment: number | null) {
  const count = Math.max(1, serving.length);
  const finished = sumOver(serving, view.finished);
  const missed = finished - sumOver(serving, view.good);
  const allowed = Math.max(LEAST_MISSES, attainment === null ? USUAL_MISSES : 1 - attainment) * finished;
  return {
    waiting: (sumOver(serving, view.queued) + view.held) / count,
    kvShare: sumOver(serving, view.kvShare) / count,
    slack: finished > 0 ? 1 - missed / allowed : 1,
  };
}

export const reactiveScaler: PolicyDefinition = {
  id: 'reactive-scaler',
  about: 'switches replicas on when requests queue, KV memory fills or the SLO is missed, off when load stays low',
  parameters: {
    pools: { dimension: 'pools', about: 'pools that it scales; all when left out' },
    min: { dimension: 'count', about: 'replicas on at least', byDefault: 1, limits: { min: 1 } },
    initial: { dimension: 'count', about: 'replicas on at the start; min when left out', limits: { min: 1 } },
    queueAbove: { dimension: 'factor', about: 'scale up above so many waiting a serving replica', byDefault: 4 },
    kvAbove: { dimension: 'share', about: 'or above this share of KV blocks held', byDefault: 0.85 },
    slackBelow: {
      dimension: 'share',
      about: 'or when less than this share of the misses that the SLO allows is left',
      byDefault: 0.25,
    },
    kvBelow: {
      dimension: 'share',
      about: 'scale down when fewer KV blocks would be held by those left',
      byDefault: 0.4,
    },
    hold: { dimension: 'time', about: 'load must have been low for so long', byDefault: 120 },
    startUp: { dimension: 'time', about: 'from switching on to serving', byDefault: 60 },
    step: { dimension: 'count', about: 'replicas switched at a time', byDefault: 1, limits: { min: 1 } },
    cadence: { dimension: 'time', about: 'how often it looks', byDefault: 15, limits: { positive: true } },
    staleness: { dimension: 'time', about: 'age of what it sees', byDefault: 0 },
  },
  check: (settings) => {
    if (numberOf(settings, 'kvBelow') >= numberOf(settings, 'kvAbove'))
      return { parameter: 'kvBelow', hint: 'It must lie below kvAbove.' };
    return null;
  },
  create(settings, facts) {
    const at = (name: string) => numberOf(settings, name);
    const rows = rowsOf(settings, 'pools', facts);
    const least = Math.min(at('min'), rows.length);
    const initial = Math.max(least, typeof settings['initial'] === 'number' ? settings['initial'] : least);
    let state: State = {
      power: rows.map((_, place) => (place < initial ? Power.on : Power.off)),
      readyS: rows.map(() => 0),
      lowSinceS: null,
    };
    const command = (place: number, value: number, afterS = 0): Command => ({
      replica: rows[place] ?? 0,
      lever: 'power',
      value,
      afterS,
    });

    /** Switches the first `count` that are off. */
    function up(atS: number, count: number): Command[] {
      const places = [...state.power.keys()].filter((place) => state.power[place] === Power.off).slice(0, count);
      return places.flatMap((place) => {
        state.power[place] = Power.starting;
        state.readyS[place] = atS + at('startUp');
        return [command(place, Power.starting), command(place, Power.on, at('startUp'))];
      });
    }

    /** Switches off the last of those that serve, down to the least. */
    function down(count: number): Command[] {
      const serving = [...state.power.keys()].filter((place) => state.power[place] === Power.on);
      const places = serving.slice(Math.max(least, serving.length - count));
      return places.map((place) => {
        state.power[place] = Power.off;
        return command(place, Power.off);
      });
    }

    return {
      cadenceS: at('cadence'),
      stalenessS: at('staleness'),
      decide(view) {
        if (view.spanS === 0) return [...state.power.keys()].map((place) => command(place, state.power[place] ?? 0));
        for (const [place, power] of state.power.entries()) {
          if (power === Power.starting && view.atS >= (state.readyS[place] ?? 0)) state.power[place] = Power.on;
        }
        const serving = rows.filter((_, place) => state.power[place] === Power.on);
        const load = loadOf(view, serving, facts.attainment);
        const isHigh = load.waiting > at('queueAbove') || load.kvShare > at('kvAbove') || load.slack < at('slackBelow');
        if (isHigh) {
          state.lowSinceS = null;
          const isStarting = state.power.some((power) => power === Power.starting);
          return isStarting ? [] : up(view.atS, at('step'));
        }
        const left = Math.max(least, serving.length - at('step'));
        if (load.waiting >= 1 || (load.kvShare * serving.length) / left >= at('kvBelow')) {
          state.lowSinceS = null;
          return [];
        }
        state.lowSinceS ??= view.atS - view.spanS;
        if (view.atS - state.lowSinceS < at('hold')) return [];
        state.lowSinceS = null;
        return down(at('step'));
      },
      state: () => structuredClone(state),
      restore: (saved) => {
        state = structuredClone(saved as State);
      },
    };
  },
};
