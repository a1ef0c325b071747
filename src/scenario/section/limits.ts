// Bounds that sections share, and the kinds of quantities that keep to them.

import { quantity } from '../fields.ts';

/** i32 columns of the core. */
export const largestI32 = 2_147_483_647;
/** Longest time that i64 picoseconds hold with room to add: 104 days. */
export const longestS = 9_000_000;

export const positive = { positive: true } as const;
export const time = (about: string) => quantity('time', about, { max: longestS });
/** Times that a step pays a layer, kernel or sequence: a second is thousands of times the largest known. */
export const shortTime = (about: string, max = 1) => quantity('time', about, { max });
export const positiveTime = (about: string) => quantity('time', about, { max: longestS, positive: true });
export const count = (about: string, max = largestI32) => quantity('count', about, { min: 1, max });
export const fraction = (about: string) => quantity('share', about, positive);
