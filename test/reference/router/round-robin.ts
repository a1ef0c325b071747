/** Each in turn: the next open replica after the last chosen. */
import { firstFrom, type RoutePolicy } from './choice.ts';

export const roundRobin: RoutePolicy = ({ open, lastChosen }) => firstFrom(open, lastChosen + 1);
