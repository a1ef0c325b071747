// A scenario as the commands that start it. Each command is read back by the flags' own reader over the scenario
// without engine, layout and precision: whatever then differs is named, and nothing is dropped unsaid.

import { engines, find } from '../../catalog/index.ts';
import { InputError } from '../../errors.ts';
import { getPreset } from '../list.ts';
import { type ParseOptions, parseScenario } from '../parse.ts';
import type { PoolSpec, Scenario } from '../types.ts';
import { withEngineArgs } from './apply.ts';
import { launchers } from './index.ts';
import { quoted } from './shell.ts';
import type { Launcher } from './types.ts';
import { flagsOf, settingsOf } from './write.ts';

/** Engines that a scenario can be deployed on. */
export const deployEngines = ['vllm', 'sglang', 'tensorrt-llm'] as const;
/** One of them. */
export type DeployEngine = (typeof deployEngines)[number];

const libraryOf: Readonly<Record<DeployEngine, string>> = { vllm: 'vllm', sglang: 'sglang', 'tensorrt-llm': 'trtllm' };

/** One pool, as a command for each of its replicas. */
export interface PoolDeployment {
  readonly name: string;
  readonly replicas: number;
  /** accelerators of a replica */
  readonly ranks: number;
  readonly accelerator: { readonly id: string; readonly vendor: string };
  /** words of the command, unquoted */
  readonly words: readonly string[];
  /** the command in the words of a shell; `--engine-args` reads it back */
  readonly command: string;
  /** fields of the scenario that no flag says, each with what it is and what a reader of the command takes it for */
  readonly unsaid: readonly { readonly path: string; readonly is: string; readonly read: string }[];
}

/** A scenario as the commands that start it, and what they cannot say. */
export interface Deployment {
  readonly engine: DeployEngine;
  /** as people call it */
  readonly engineName: string;
  readonly image: string;
  readonly port: number;
  readonly model: string;
  readonly pools: readonly PoolDeployment[];
  readonly route: string;
  readonly notes: readonly string[];
}

type Table = Record<string, unknown>;

const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};

/** The model as a command names it: as it is written, by name or path. */
function modelOf(data: Table, { model }: Scenario): string {
  const written = data['model'];
  if (typeof written === 'string') return written;
  const { base, config } = tableOf(written);
  if (typeof base === 'string') return base;
  return typeof config === 'string' ? config : model.id;
}

/** The scenario with one pool and nothing that a command says. */
function bareData(data: Table, scenario: Scenario, place: number, base: string): Table {
  const { fleet, engine: _engine, precision: _precision, policies: _policies, ...rest } = data;
  const pools = (tableOf(fleet)['pools'] as Table[] | undefined) ?? [];
  const { accelerator } = pools[place] ?? {};
  const replicas = scenario.pools[place]?.replicas ?? 1;
  return { ...rest, engine: { base }, fleet: { pools: [{ accelerator, replicas }] } };
}

/** Fields of a pool that a deployment has, by the path under which a scenario states them. */
function fieldsOf({ tp, parallel, precision, engine, kernels, clock, admissionLimit }: PoolSpec): Map<string, unknown> {
  const { pp, ep, attentionDp, cp, sequenceParallel, microBatches, overlap } = parallel;
  const { maxNumSeqs, maxNumBatchedTokens, memoryFraction, maxModelLen, blockTokens, queueLimit, watermark } = engine;
  const { longPrefillTokenThreshold, policy, asyncScheduling, kvBlocks, admit } = engine;
  const pool = { tp, pp, ep, attentionDp, cp, sequenceParallel, microBatches, overlap, clock, admissionLimit };
  const links = { fabric: kernels.fabric, algorithm: kernels.algorithm };
  const numbers = { maxNumSeqs, maxNumBatchedTokens, memoryFraction, maxModelLen, blockTokens, queueLimit, watermark };
  const under = (prefix: string, table: object): [string, unknown][] =>
    Object.entries(table).map(([name, value]) => [`${prefix}${name}`, value]);
  const values = Object.entries({ ...numbers, longPrefillTokenThreshold }).map(([name, { value }]) => [name, value]);
  const { weights, activations, kv, head, modules } = precision;
  return new Map([
    ...under('fleet.pools.0.', { ...pool, ...links }),
    ...under('engine.', { ...Object.fromEntries(values), policy, asyncScheduling, kvBlocks, admit }),
    ...under('precision.', { weights, activations, kv, head, modules: JSON.stringify(modules ?? null) }),
  ]);
}

/** What a reader of the command takes otherwise than the scenario has it. */
function unsaidOf(pool: PoolSpec, readBack: PoolSpec): PoolDeployment['unsaid'] {
  const read = fieldsOf(readBack);
  const text = (value: unknown) => (value === null || value === undefined ? 'none' : String(value));
  return [...fieldsOf(pool)]
    .filter(([path, value]) => read.get(path) !== value)
    .map(([path, value]) => ({ path, is: text(value), read: text(read.get(path)) }));
}

function poolDeployment(
  data: Table,
  scenario: Scenario,
  place: number,
  launcher: Launcher,
  options: ParseOptions,
): PoolDeployment {
  const pool = scenario.pools[place];
  if (pool === undefined) throw new RangeError('no such pool');
  const isOwn = pool.engine.library === launcher.library;
  const base = isOwn ? pool.engine.id : (find(engines, launcher.base)?.id ?? launcher.base);
  const bare = bareData(data, scenario, place, base);
  const usual = parseScenario(bare, options).pools[0]?.engine ?? pool.engine;
  const model = modelOf(data, scenario);
  const { words: flags } = flagsOf(launcher, settingsOf(pool, model, usual), scenario.model.experts !== undefined);
  const { words, modelFlag } = launcher.command;
  const all = [...words, ...(modelFlag === null ? [model] : [modelFlag, model]), ...flags];
  const command = all.map(quoted).join(' ');
  const readBack = parseScenario(withEngineArgs(bare, command).data, options).pools[0];
  if (readBack === undefined) throw new RangeError('a scenario has a pool');
  const { id, vendor } = pool.accelerator;
  const { name, replicas, ranks } = pool;
  const unsaid = unsaidOf(pool, readBack);
  return { name, replicas, ranks, accelerator: { id, vendor }, words: all, command, unsaid };
}

function launcherFor(scenario: Scenario, engine: DeployEngine | undefined): Launcher {
  const library = engine === undefined ? scenario.pools[0]?.engine.library : libraryOf[engine];
  const found = launchers.find((one) => one.library === library);
  if (found !== undefined) return found;
  const hint = `Known: ${deployEngines.join(', ')}.`;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['--engine'], found: String(engine), hint }]);
}

/** Formats that weights are brought into beforehand: a flag only says which. */
const prepared = ['int4', 'int8', 'fp4'];

function notesOf({ pools, route, policies }: Scenario, { library, name }: Launcher, model: string): string[] {
  const total = pools.reduce((sum, { replicas }) => sum + replicas, 0);
  const others = pools.filter(({ engine }) => engine.library !== library);
  const narrow = pools.find(({ precision }) => prepared.some((format) => precision.weights.startsWith(format)));
  return [
    ...(model.includes('/')
      ? []
      : [`${model} is a name of the catalog: write the repository or folder that you serve.`]),
    ...(narrow === undefined
      ? []
      : [`Weights in ${narrow.precision.weights} are a checkpoint of their own: serve one that is stored so.`]),
    ...others.map(({ name: pool, engine }) => {
      return `Pool ${pool} is simulated as ${engine.id}, whose kernels and defaults are not those of ${name}.`;
    }),
    ...(total > 1
      ? [`A router in front of the ${total} replicas sends requests by ${route.policy}; no command is it.`]
      : []),
    ...policies.map(({ id }) => `The policy ${id} acts from outside the engine; no command is it.`),
  ];
}

/**
 * The launch commands of a scenario, one a pool, for its own engine or another.
 *
 * @param input name of a preset, or the table that a scenario's YAML reads as
 * @throws InputError for a scenario that cannot be, or an engine that is not known
 * @example `deploymentOf('chat-8b-h100', 'vllm').pools[0].command`
 */
export function deploymentOf(input: string | object, engine?: DeployEngine, options: ParseOptions = {}): Deployment {
  const data = (typeof input === 'string' ? getPreset(input).scenario : input) as Table;
  const scenario = parseScenario(data, options);
  const launcher = launcherFor(scenario, engine);
  const id = deployEngines.find((one) => libraryOf[one] === launcher.library) ?? 'vllm';
  return {
    engine: id,
    engineName: launcher.name,
    image: launcher.image,
    port: launcher.command.port,
    model: modelOf(data, scenario),
    pools: scenario.pools.map((_, place) => poolDeployment(data, scenario, place, launcher, options)),
    route: scenario.route.policy,
    notes: notesOf(scenario, launcher, modelOf(data, scenario)),
  };
}
