// What a run remembers beside its core and its source, as checkpoints keep it.

import type { FleetWindowsState } from '../result/fleet-windows.ts';
import type { CountersState } from './counters.ts';
import type { SavedLook } from './look.ts';

/** All that a run remembers outside its core and its source. */
export interface RunState {
  readonly phase: Phase;
  readonly delivered: number;
  readonly pushed: number;
  readonly lastArrivalPs: string;
  readonly from: SavedLook | null;
  readonly to: SavedLook | null;
  readonly windows: FleetWindowsState;
  readonly cut: boolean;
  readonly counters: CountersState;
  /** where it has stopped; null = between two stops */
  readonly atPs: string | null;
  /** of the controller; null without one */
  readonly control: unknown;
  /** of a user-supplied router that keeps state; null without one */
  readonly router: unknown;
}
export type Phase = 'warmUp' | 'measure' | 'drain' | 'done';
