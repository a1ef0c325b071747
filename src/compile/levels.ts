// Clock levels: what a clock does to the rate and to the energy of a FLOP.
//
//   rate ∝ f     dynamic power of compute ∝ (f/f0)^2.4     so a FLOP costs (f/f0)^1.4 of its energy at nominal clock

import type { Scenario } from '../scenario/types.ts';

/** Dynamic power goes with f·V², the voltage nearly with f: exponents of 2.2 to 2.6 are met; 2.4, less the rate's 1. */
export const CLOCK_EXPONENT = 1.4;

export interface Level {
  /** clock over nominal */
  readonly clockFactor: number;
  /** energy of a FLOP over that at nominal clock */
  readonly energyFactor: number;
}

export type Pow = (x: number, y: number) => number;

const withoutMaths: Pow = () => {
  throw new RangeError('clock levels need the portable pow of src/maths');
};

/** Every level that a replica may have: nominal, the pools' and the controllers', falling. */
export function levelsOf({ pools, clocks }: Scenario, pow: Pow = withoutMaths): Level[] {
  const factors = new Set([1, ...clocks, ...pools.map(({ clock }) => clock)]);
  return [...factors]
    .sort((a, b) => b - a)
    .map((clockFactor) => ({ clockFactor, energyFactor: clockFactor === 1 ? 1 : pow(clockFactor, CLOCK_EXPONENT) }));
}
