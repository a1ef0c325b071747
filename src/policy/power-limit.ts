// A row power limit kept by clocks. Thresholds, clocks (over the 1,410 MHz of an A100) and delays are those of POLCA:
// Patel et al., "Characterizing Power Management Opportunities for LLMs in the Cloud", ASPLOS'24 (FACTS A2).
// Above 80 % of the limit the low-priority pools go to 1,275 MHz; above 89 % they go to 1,110 MHz, and if that was not
// enough the others to 1,305 MHz; above 100 % everything brakes to 288 MHz. Clocks come back below 75 % and 84 %.

import { type Command, forAll, numberOf, type PolicyDefinition, rowsOf, type Settings, sumOver } from './contract.ts';

const NOMINAL_MHZ = 1410;
const BRAKE = 288 / NOMINAL_MHZ;
const LOW_FIRST = 1275 / NOMINAL_MHZ;
const LOW_SECOND = 1110 / NOMINAL_MHZ;
const HIGH_SECOND = 1305 / NOMINAL_MHZ;

/** 0 nominal, 1 low pools lowered, 2 low pools lowered further, 3 the others too, 4 brake. */
type Stage = 0 | 1 | 2 | 3 | 4;

interface State {
  stage: Stage;
  /** no step further down before this instant: what was commanded has not had its effect yet */
  quietUntilS: number;
}

const clocksOf: Readonly<Record<Stage, { readonly low: number; readonly high: number }>> = {
  0: { low: 1, high: 1 },
  1: { low: LOW_FIRST, high: 1 },
  2: { low: LOW_SECOND, high: 1 },
  3: { low: LOW_SECOND, high: HIGH_SECOND },
  4: { low: BRAKE, high: BRAKE },
};

/** The stage that a share of the limit asks for, one step at a time; brakes at once. */
function nextStage(stage: Stage, share: number, settings: Settings): Stage {
  const at = (name: string) => numberOf(settings, name);
  if (share > at('brakeAt')) return 4;
  if (stage === 4) return share < at('releaseSecond') ? 3 : 4;
  if (share > at('second')) return stage < 2 ? 2 : 3;
  if (stage >= 2) return share < at('releaseSecond') ? 1 : stage;
  if (share > at('first')) return 1;
  return stage === 1 && share >= at('releaseFirst') ? 1 : 0;
}

const share = (about: string, byDefault: number) =>
  ({ dimension: 'share', about: `${about}, over the limit`, byDefault, limits: { max: 10, positive: true } }) as const;

export const powerLimit: PolicyDefinition = {
  id: 'power-limit',
  about: 'keeps the power of the fleet under a limit by lowering clocks, and brakes above it',
  parameters: {
    limit: { dimension: 'power', about: 'power of all replicas together', byDefault: null, limits: { positive: true } },
    low: { dimension: 'pools', about: 'pools of low priority, lowered first; all when left out' },
    first: share('lower the low pools above', 0.8),
    second: share('lower further above', 0.89),
    releaseFirst: share('raise the low pools below', 0.75),
    releaseSecond: share('undo the second step below', 0.84),
    brakeAt: share('brake above', 1),
    delay: { dimension: 'time', about: 'until a clock command has effect', byDefault: 40 },
    brakeDelay: { dimension: 'time', about: 'until the brake has effect', byDefault: 5 },
    cadence: { dimension: 'time', about: 'how often it looks', byDefault: 2, limits: { positive: true } },
    staleness: { dimension: 'time', about: 'age of what it sees', byDefault: 0 },
  },
  clocks: () => [1, LOW_FIRST, LOW_SECOND, HIGH_SECOND, BRAKE],
  check: (settings) => {
    const order = ['releaseFirst', 'first', 'second'] as const;
    for (const [place, name] of order.slice(1).entries()) {
      const before = order[place] ?? 'releaseFirst';
      if (numberOf(settings, name) <= numberOf(settings, before))
        return { parameter: name, hint: `It must lie above ${before}.` };
    }
    if (numberOf(settings, 'releaseSecond') < numberOf(settings, 'second')) return null;
    return { parameter: 'releaseSecond', hint: 'It must lie below second.' };
  },
  create(settings, facts) {
    const low = rowsOf(settings, 'low', facts);
    const isLow = new Set(low);
    const all = Array.from({ length: facts.replicas }, (_, row) => row);
    const high = all.filter((row) => !isLow.has(row));
    const limitW = numberOf(settings, 'limit');
    let state: State = { stage: 0, quietUntilS: 0 };

    /** Commands that lead from one stage to another. */
    function commands(from: Stage, to: Stage): Command[] {
      const afterS = numberOf(settings, to === 4 ? 'brakeDelay' : 'delay');
      const groups = [
        { rows: low, was: clocksOf[from].low, clock: clocksOf[to].low },
        { rows: high, was: clocksOf[from].high, clock: clocksOf[to].high },
      ];
      return groups.flatMap(({ rows, was, clock }) =>
        was === clock && to !== 4 ? [] : forAll(rows, 'clock', clock, afterS),
      );
    }

    return {
      cadenceS: numberOf(settings, 'cadence'),
      stalenessS: numberOf(settings, 'staleness'),
      decide(view) {
        if (view.spanS === 0) return [];
        const { stage, quietUntilS } = state;
        const to = nextStage(stage, sumOver(all, view.meanW) / limitW, settings);
        const isWaiting = to > stage && to !== 4 && view.atS < quietUntilS;
        if (to === stage || isWaiting) return [];
        const afterS = numberOf(settings, to === 4 ? 'brakeDelay' : 'delay');
        state = { stage: to, quietUntilS: view.atS + afterS };
        return commands(stage, to);
      },
      state: () => ({ ...state }),
      restore: (saved) => {
        state = { ...(saved as State) };
      },
    };
  },
};
