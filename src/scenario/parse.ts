// What users write, to a Scenario: read, guard, check by the schema, resolve names, and report every problem at once.

import type { ModelEntry } from '../catalog/types.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { issuesOf } from './issues.ts';
import { modelNamed } from './model-file.ts';
import { guard, readYaml } from './read.ts';
import { type RawScenario, scenarioSchema } from './schema.ts';
import { resolveClasses } from './section/classes.ts';
import { resolveEngine } from './section/engine.ts';
import { resolveClocks, resolvePools } from './section/fleet.ts';
import { checkInterval } from './section/interval.ts';
import { cannotTime, resolveInlineModel } from './section/model.ts';
import { policyClocks, resolvePolicies } from './section/policies.ts';
import { resolvePrecision } from './section/precision.ts';
import { resolvePrice } from './section/price.ts';
import { resolvePrices } from './section/prices.ts';
import { resolveRoute } from './section/route.ts';
import { resolveRun } from './section/run.ts';
import { resolveSlo } from './section/slo.ts';
import { resolveWorkload } from './section/workload.ts';
import { shapeIssues } from './shape.ts';
import type { Scenario } from './types.ts';

export interface ParseOptions {
  /** where the text came from: named in errors, and the folder that relative paths start at */
  readonly file?: string;
  /** reads a model's config.json; without it such a path is refused */
  readonly readText?: (path: string) => string;
  /** policies of the caller's, beside those of the scenario, may close replicas */
  readonly hasOwnPolicies?: boolean;
}

function modelOf(raw: RawScenario['model'], options: ParseOptions, issues: Issue[]): ModelEntry | null {
  if (typeof raw === 'string') return modelNamed(raw, ['model'], options, issues);
  const { config, assume, ...changes } = raw;
  if (config === undefined) return resolveInlineModel(changes, ['model'], issues);
  const base = modelNamed(config, ['model', 'config'], { ...options, ...(assume && { assume }) }, issues);
  return base === null ? null : resolveInlineModel({ ...changes, base }, ['model'], issues);
}

function resolveModel(raw: RawScenario['model'], options: ParseOptions, issues: Issue[]): ModelEntry | null {
  const model = modelOf(raw, options, issues);
  if (model === null) return null;
  if (model.needs.length > 0) issues.push(cannotTime(model, ['model']));
  issues.push(...shapeIssues(model, ['model']));
  return model;
}

/** The leaves that the scenario itself wrote. */
function givenBy(root: unknown): { path: string; text: string }[] {
  const given: { path: string; text: string }[] = [];
  const walk = (value: unknown, path: string): void => {
    // a key that is set to undefined is a key left out
    if (value === undefined) return;
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : null;
    if (inner === null || (Array.isArray(value) && value.every((one) => typeof one !== 'object'))) {
      given.push({ path, text: shown(value) });
      return;
    }
    for (const [key, next] of inner) walk(next, path === '' ? key : `${path}.${key}`);
  };
  walk(root, '');
  return given;
}

/** A scenario as far as it could be read, and what is wrong with it. */
export interface ScenarioParts {
  /** null when there is not enough of it to look further */
  readonly scenario: Scenario | null;
  readonly issues: Issue[];
}

function resolve(raw: RawScenario, root: unknown, options: ParseOptions): ScenarioParts {
  const issues: Issue[] = [];
  const model = resolveModel(raw.model, options, issues);
  const engine = resolveEngine(raw.engine, ['engine'], issues);
  const slo = resolveSlo(raw.slo);
  const pools = resolvePools(raw.fleet, { engine, raw, file: options.file, published: model?.precision }, issues);
  const policies = resolvePolicies(raw.policies, pools, issues);
  const scenario = {
    name: raw.name ?? null,
    precision: resolvePrecision(raw.precision, model?.precision),
    engine,
    pools,
    route: resolveRoute(raw.fleet, policies.length > 0 || options.hasOwnPolicies === true, issues),
    clocks: resolveClocks(raw.fleet, policyClocks(policies), issues),
    policies,
    workload: resolveWorkload(raw.workload, options.file, issues),
    classes: resolveClasses(raw.workload.classes, slo, issues),
    slo,
    attainment: raw.slo?.attainment ?? null,
    price: resolvePrice(raw.price),
    prices: resolvePrices(raw.prices, { ...options, pools }, issues),
    run: resolveRun(raw.run, issues),
    given: givenBy(root),
  };
  checkInterval(scenario.run, scenario.workload, issues);
  return { scenario: model === null ? null : { ...scenario, model }, issues };
}

/**
 * Plain data of a scenario's text; what `simulate` and `parseScenario` take.
 *
 * @throws InputError for text that is no YAML, with the line
 * @example `await simulate(readScenario(readFileSync('chat.yaml', 'utf8'), 'chat.yaml') as object)`
 */
export function readScenario(text: string, file = 'scenario'): unknown {
  const root = readYaml(text, file);
  if (root === null || root === undefined) {
    throw new InputError([{ code: 'BAD_FILE', path: [file], found: 'nothing', hint: 'The scenario is empty.' }]);
  }
  return root;
}

/**
 * Reads a scenario, given as YAML or JSON text or as plain data, as far as it goes: for those who look for more
 * problems before they report any.
 */
export function readScenarioParts(input: unknown, options: ParseOptions = {}): ScenarioParts {
  const file = options.file ?? 'scenario';
  const root = typeof input === 'string' ? readScenario(input, file) : input;
  guard(root, file);
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    const hint = 'A scenario is a table that starts with tokenworks: 1.';
    throw new InputError([{ code: 'BAD_FILE', path: [file], found: shown(root), hint }]);
  }
  const parsed = scenarioSchema.safeParse(root);
  if (parsed.success) return resolve(parsed.data, root, options);
  return { scenario: null, issues: issuesOf(parsed.error.issues, root) };
}

/**
 * Parses a scenario, given as YAML or JSON text or as plain data: names resolved, defaults filled in, SI units.
 *
 * @throws InputError with every problem found
 * @example
 * ```ts
 * const { pools } = parseScenario({
 *   model: 'llama-3.1-8b',
 *   fleet: { pools: [{ accelerator: 'h100-sxm' }] },
 *   workload: { preset: 'chat', rate: '4 /s', requests: 1000 },
 * });
 * ```
 */
export function parseScenario(input: unknown, options: ParseOptions = {}): Scenario {
  const { scenario, issues } = readScenarioParts(input, options);
  if (scenario === null || issues.length > 0) throw new InputError(issues);
  return scenario;
}
