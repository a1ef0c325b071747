// The public API: simulate a scenario to a Result, or create a world to step, look at and fork.

export { readKernelFile } from './calibration/kernel-file.ts';
export { readMeasured } from './calibration/read.ts';
export type { MeasuredKernel } from './calibration/types.ts';
export type { KernelEntry } from './catalog/kernel/types.ts';
export type { AcceleratorEntry, EngineEntry, FabricEntry, ModelEntry } from './catalog/types.ts';
export type { OwnPolicy, Policy, PolicyCommand, PowerWord } from './control/own-policy.ts';
export type { CellController, CellPort, LeverCommand, Reached, Signals } from './control/port.ts';
export type { RoutedRequest, Router, RouterFleet, RouterInput, RouterSignals } from './control/router.ts';
export type { PolicyOption, RouterOption, SuppliedModule } from './control/supplied.ts';
export { Bound, Operator } from './core/layout.gen.ts';
export { CoreFault, InputError, type Issue } from './errors.ts';
export {
  type EstimateSource,
  type EstimateTrust,
  type EstimatorOptions,
  estimateKernel,
  type KernelDetail,
  type KernelEstimate,
  KernelEstimator,
} from './estimate/kernel.ts';
export type { KernelQuestion } from './estimate/question.gen.ts';
export {
  estimate,
  type KernelBatch,
  kernelBatch,
  type StepEstimate,
  type StepShape,
  type StepSystem,
} from './estimate/step.ts';
export * as parallel from './parallel/index.ts';
export * as planner from './planner/index.ts';
export type { FleetFacts, RecordedCommand, View } from './policy/index.ts';
export type { ReportAbout } from './report/about.ts';
export { htmlReport } from './report/html.ts';
export { jsonReport } from './report/json.ts';
export { textReport } from './report/text.ts';
export { type GoodTokenCost, type GoodTokens, goodTokenCost } from './result/good.ts';
export { merge as mergeObservations } from './result/merge.ts';
export type { Observations } from './result/observations.ts';
export { buildResult } from './result/result.ts';
export type { Result } from './result/types.ts';
export type { ForkChanges } from './run/changes.ts';
export {
  createEnvironment,
  Environment,
  type EnvironmentOptions,
  type StepInfo,
  type StepOutcome,
} from './run/environment.ts';
export type { CommandEvent, RequestEvent, WindowEvent, WorldEvent } from './run/events.ts';
export type { Progress } from './run/run.ts';
export { type ScenarioInput, type SimulateOptions, simulate } from './run/simulate.ts';
export type { MeasuredView, ReplicaView, RouterView, WorldView } from './run/view.ts';
export { create, type Moment, World } from './run/world.ts';
export {
  defineScenario,
  type EngineArgs,
  engineArgs,
  jsonSchema,
  type LaunchContext,
  parseScenario,
  readScenario,
  type Scenario as ResolvedScenario,
  type ScenarioData as Scenario,
  type WithEngineArgs,
  withEngineArgs,
} from './scenario/index.ts';
export type * from './scenario/input.gen.ts';
export {
  type DeployEngine,
  type Deployment,
  deployEngines,
  deploymentOf,
  type PoolDeployment,
} from './scenario/launch/deployment.ts';
export { kubernetesManifest } from './scenario/launch/kubernetes.ts';
export { type LoadCommand, type LoadMeans, loadCommand } from './scenario/launch/load-command.ts';
export { type ListRow, list, show } from './scenario/list.ts';
export type { Preset, Shown, ShownEntries } from './scenario/shown.ts';
export type { TrainingStepInput } from './scenario/training-input.gen.ts';
export * as topology from './topology/index.ts';
export * as training from './training/index.ts';
export { type TrainingStepReport, type TrainingStepResult, trainingStep } from './training/index.ts';
export type { TimeInput } from './units.ts';
export { bytesFile } from './workload/files.ts';
