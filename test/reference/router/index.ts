/** Policies of the router by the words of the enum Route. */
import type { Route } from '../../../src/core/layout.gen.ts';
import type { RoutePolicy } from './choice.ts';
import { external } from './external.ts';
import { least } from './least.ts';
import { powerOfTwo } from './power-of-two.ts';
import { random } from './random.ts';
import { roundRobin } from './round-robin.ts';
import { scores } from './scores.ts';
import { session } from './session.ts';
import { weighted } from './weighted.ts';

/** One a word, in the order of the enum. */
export const routes: Readonly<Record<keyof typeof Route, RoutePolicy>> = {
  roundRobin,
  random,
  least,
  powerOfTwo,
  session,
  weighted,
  scores,
  external,
};
