// What a run is compared with: figures that a benchmark measured, beside those of the run.

import type { Ranks } from './part-types.ts';

export interface ComparedFigure {
  /** a latency, or what of the whole benchmark */
  readonly figure:
    | 'ttftS'
    | 'tpotS'
    | 'itlS'
    | 'e2eS'
    | 'requestsPerS'
    | 'outputTokensPerS'
    | 'totalTokensPerS'
    | 'durationS'
    | 'completed';
  /** of a latency; else null */
  readonly rank: keyof Ranks | null;
  readonly measured: number;
  /** null where the run has no such figure, or one that its unfinished requests decide */
  readonly simulated: number | null;
  /** simulated over measured; null where one of them is unknown or 0 */
  readonly ratio: number | null;
}

export interface Comparison {
  /** as it was named, and the place of the result in it, from 1 */
  readonly file: string;
  readonly number: number;
  /** the tool whose result it is */
  readonly format: string;
  /** as the file spells it; null = it names none */
  readonly model: string | null;
  /** the load that was measured, and is simulated */
  readonly load: string;
  readonly figures: readonly ComparedFigure[];
  /** what was assumed */
  readonly notes: readonly string[];
}
