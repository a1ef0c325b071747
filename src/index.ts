// The public API: simulate a scenario to a Result, or create a world to step, look at and fork.

export type { OwnPolicy } from './control.ts';
export { Bound, Operator } from './core/layout.gen.ts';
export { CoreFault, InputError, type Issue } from './errors.ts';
export {
  estimate,
  type KernelBatch,
  kernelBatch,
  type StepEstimate,
  type StepShape,
  type StepSystem,
} from './estimate.ts';
export {
  type EstimatorOptions,
  estimateKernel,
  type KernelDetail,
  type KernelEstimate,
  KernelEstimator,
} from './kernel-estimate.ts';
export * as parallel from './parallel/index.ts';
export * as planner from './planner/index.ts';
export type { Command, Controller as Policy, FleetFacts, RecordedCommand, View } from './policy/index.ts';
export { htmlReport } from './report/html.ts';
export { jsonReport } from './report/json.ts';
export { textReport } from './report/text.ts';
export type { Result } from './result/types.ts';
export type { RoutedRequest, Router, RouterFleet, RouterInput, RouterSignals } from './router.ts';
export type { Controller, Progress } from './run.ts';
export { jsonSchema, parseScenario, readScenario, type Scenario } from './scenario/index.ts';
export { list, show } from './scenario/list.ts';
export { type ScenarioInput, type SimulateOptions, simulate } from './simulate.ts';
export * as topology from './topology/index.ts';
export { type TrainingStepReport, type TrainingStepResult, trainingStep } from './training.ts';
export { bytesFile } from './workload/files.ts';
export { create, type Moment, type TimeInput, World, type WorldView } from './world.ts';
