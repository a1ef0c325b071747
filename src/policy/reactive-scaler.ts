// Replicas switched on behind the load, as a horizontal autoscaler does: more when those that serve are busy or queue,
// fewer when load has stayed low. A replica that is switched on loads its model for the start-up delay first; one that
// is switched off serves what it has and takes nothing new.

import { type Command, numberOf, type PolicyDefinition, Power, rowsOf, sumOver } from './contract.ts';

interface State {
  /** [place among the rows] 0 off, 1 on, 2 starting: as commanded */
  power: number[];
  /** [place] when a starting one is on */
  readyS: number[];
  /** since when load is low; null = it is not */
  lowSinceS: number | null;
}

export const reactiveScaler: PolicyDefinition = {
  id: 'reactive-scaler',
  about: 'switches replicas on when those that serve are busy, off when load has stayed low',
  parameters: {
    pools: { dimension: 'pools', about: 'pools that it scales; all when left out' },
    min: { dimension: 'count', about: 'replicas on at least', byDefault: 1, limits: { min: 1 } },
    initial: { dimension: 'count', about: 'replicas on at the start; min when left out', limits: { min: 1 } },
    busyAbove: { dimension: 'share', about: 'scale up above this busy share', byDefault: 0.8 },
    queueAbove: { dimension: 'factor', about: 'or above so many waiting a serving replica', byDefault: 4 },
    busyBelow: { dimension: 'share', about: 'scale down below this busy share', byDefault: 0.4 },
    hold: { dimension: 'time', about: 'load must have been low for so long', byDefault: 120 },
    startUp: { dimension: 'time', about: 'from switching on to serving', byDefault: 60 },
    step: { dimension: 'count', about: 'replicas switched at a time', byDefault: 1, limits: { min: 1 } },
    cadence: { dimension: 'time', about: 'how often it looks', byDefault: 15, limits: { positive: true } },
    staleness: { dimension: 'time', about: 'age of what it sees', byDefault: 0 },
  },
  check: (settings) => {
    if (numberOf(settings, 'busyBelow') >= numberOf(settings, 'busyAbove'))
      return { parameter: 'busyBelow', hint: 'It must lie below busyAbove.' };
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
        const busyShare = sumOver(serving, view.busyShare) / Math.max(1, serving.length);
        const waiting = (sumOver(serving, view.queued) + view.held) / Math.max(1, serving.length);
        if (busyShare > at('busyAbove') || waiting > at('queueAbove')) {
          state.lowSinceS = null;
          const isStarting = state.power.some((power) => power === Power.starting);
          return isStarting ? [] : up(view.atS, at('step'));
        }
        if (busyShare >= at('busyBelow')) {
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
