/** The open replica with the least load. */
import { leastOf, type RoutePolicy } from './choice.ts';

export const least: RoutePolicy = ({ open, loadOf }) => leastOf(open, loadOf);
