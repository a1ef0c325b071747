// Plans: questions that take many runs. What is the highest load, how many replicas, how sure is a figure.

export { aloneText } from './alone.ts';
export { capacity } from './capacity.ts';
export type { ClosedForm, Traffic } from './closed-form.ts';
export { compare } from './compare.ts';
export type { ComparedFigure, ComparedVariant, CompareOptions, CompareResult, Variant } from './compare-types.ts';
export type { Difference, Verdict } from './differences.ts';
export { type Figure, type FigureUnit, figureOf, mainFigures } from './figures.ts';
export type { SizeRanges, StatedRange } from './kernel-error.ts';
export {
  type Objective,
  objectives,
  type SearchAxes,
  type SearchCount,
  type SearchFigures,
  type SearchOptions,
  type SearchPool,
  type SearchReason,
  type SearchResult,
  type SearchRow,
} from './plan-types.ts';
export type { QueueState, QueueVerdict } from './queue-state.ts';
export { repeat } from './repeat.ts';
export type { Resample } from './resample.ts';
export { plan } from './search-plan.ts';
export { size } from './size.ts';
export type { Interval } from './statistics.ts';
export { sweep } from './sweep.ts';
export { sweepOf } from './sweep-check.ts';
export { sweepPoints } from './sweep-points.ts';
export type {
  Axis,
  AxisRange,
  AxisValue,
  SweepOptions,
  SweepPoint,
  SweepResult,
  SweepRun,
  SweepSpec,
} from './sweep-types.ts';
export type {
  Alone,
  Binding,
  CapacityOptions,
  CapacityResult,
  LoadBracket,
  LoadTrial,
  MissedObjective,
  NoAnswerReason,
  PlanOptions,
  PlanProgress,
  Rent,
  RepeatedFigure,
  RepeatOptions,
  RepeatResult,
  SizeOptions,
  SizeRefusal,
  SizeResult,
  SizeRow,
} from './types.ts';
