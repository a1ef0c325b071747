// The room's door: layouts, where their ranks are placed, what a rank holds, does and sends.

export { checkLayout, layoutIssues, type ParallelLayout, singleLayout, stageLayers, worldSize } from './layout.ts';
export { servingFitIssues, servingMemory } from './memory.ts';
export { type Group, type Placement, place } from './placement.ts';
export {
  overlappedS,
  type ServingOperator,
  servingOperators,
  servingPipeline,
  stageTurns,
} from './serving.ts';
export type { KernelTimes } from './times.ts';
