// A scenario in a program: typed, and otherwise as it is.

import type { Scenario } from './input.gen.ts';

/**
 * The scenario as it is given; an editor completes and checks it. `simulate`, `create` and every plan take it.
 *
 * @example
 * ```ts
 * export default defineScenario({
 *   model: 'llama-3.1-8b',
 *   fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2 }] },
 *   workload: { preset: 'chat', rate: '4 /s', requests: 1000 },
 * });
 * ```
 */
export const defineScenario = <const S extends Scenario>(scenario: S): S => scenario;
