// The scenario room's door: parsing needs zod and yaml, so what only lists things imports ./list.ts instead.

export { defineScenario } from './define.ts';
export type { Scenario as ScenarioData } from './input.gen.ts';
export { jsonSchema } from './json-schema.ts';
export { type WithEngineArgs, withEngineArgs } from './launch/apply.ts';
export { type EngineArgs, engineArgs, type LaunchContext } from './launch/read.ts';
export { type ParseOptions, parseScenario, readScenario, readScenarioParts } from './parse.ts';
export { setPath } from './set.ts';
export type * from './types.ts';
