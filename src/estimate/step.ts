// One step of a replica, priced: time, bound, bytes, FLOP and joules of each operator. The same costs that a run pays.

import type { PoolFacts } from '../compile/compiled.ts';
import { type Compiled, compile } from '../compile/index.ts';
import { Cell } from '../core/cell.ts';
import type { CoreModule } from '../core/host.ts';
import { loadCoreModule } from '../core/instance.ts';
import type { QueryTable } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import type { KernelCost } from '../run/operators.ts';
import { ownKernels, readNodeText, type SimulateOptions } from '../run/simulate.ts';
import { STEP_QUERIES, stepCost } from '../run/step-cost.ts';
import { parseScenario } from '../scenario/index.ts';
import type { AcceleratorInput, EngineInput, ModelInput, PoolInput, PrecisionInput } from '../scenario/input.gen.ts';

/** Rows of a kernel batch at most: 80 MB of columns. */
const LARGEST_BATCH = 1 << 20;

/** The step in question. */
export interface StepShape {
  /** sequences that decode */
  readonly decode: number;
  /** KV tokens of each of them, and before the prefill chunk */
  readonly context: number;
  /** tokens of one prefill chunk, which completes its prompt; 0 = none */
  readonly prefillTokens: number;
}

/** What a step runs on: names of the catalog, or tables in the words of a scenario. */
export interface StepSystem {
  readonly model: ModelInput;
  readonly accelerator: AcceleratorInput;
  /**
   * tensor-parallel accelerators
   * @defaultValue 1
   */
  readonly tp?: number;
  /** more of the pool, in the words of a scenario: pp, ep, kernels, library, fabric … */
  readonly pool?: Partial<Omit<PoolInput, 'accelerator' | 'tp'>>;
  readonly precision?: PrecisionInput;
  readonly engine?: EngineInput;
}

/** A priced step, in SI units. */
export interface StepEstimate {
  /** duration of the step, host included */
  readonly timeS: number;
  readonly deviceS: number;
  readonly hostS: number;
  /** static and dynamic energy of the replica */
  readonly energyJ: number;
  readonly staticEnergyJ: number;
  readonly dynamicEnergyJ: number;
  /** true when the power cap cut the dynamic energy */
  readonly capped: boolean;
  readonly tokens: number;
  readonly operators: readonly KernelCost[];
  readonly facts: PoolFacts;
  readonly warnings: readonly string[];
}

function check(shape: StepShape, budget: number, sequences: number): void {
  const issues: Issue[] = [];
  const tokens = shape.decode + shape.prefillTokens;
  if (tokens === 0) {
    issues.push({
      code: 'MISSING',
      path: ['decode'],
      found: 'an empty step',
      hint: 'Give sequences that decode, prefill tokens, or both.',
    });
  }
  if (tokens > budget) {
    issues.push({
      code: 'BAD_VALUE',
      path: [shape.decode > budget ? 'decode' : 'prefillTokens'],
      found: `${tokens} tokens`,
      hint: `A step of this engine takes at most ${budget} (maxNumBatchedTokens).`,
    });
  }
  const most = sequences - (shape.prefillTokens > 0 ? 1 : 0);
  if (shape.decode > most) {
    issues.push({
      code: 'BAD_VALUE',
      path: ['decode'],
      found: String(shape.decode),
      hint: `At most ${most} sequences can decode in this step (maxNumSeqs).`,
    });
  }
  if (shape.context > 100_000_000) {
    issues.push({
      code: 'BAD_VALUE',
      path: ['context'],
      found: String(shape.context),
      hint: 'A context of at most 100,000,000 tokens.',
    });
  }
  if (issues.length > 0) throw new InputError(issues);
}

/** The system, compiled. */
async function compileSystem(system: StepSystem, options: SimulateOptions) {
  const { file, readText } = options;
  const scenario = parseScenario(
    {
      tokenworks: 1,
      model: system.model,
      ...(system.precision !== undefined && { precision: system.precision }),
      ...(system.engine !== undefined && { engine: system.engine }),
      fleet: { pools: [{ ...system.pool, accelerator: system.accelerator, tp: system.tp ?? 1 }] },
      workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 1, output: 1, requests: 1 },
    },
    { ...(file !== undefined && { file }), ...(readText !== undefined && { readText }) },
  );
  const module = await loadCoreModule();
  const issues: Issue[] = [];
  const own = await ownKernels(scenario, readText ?? readNodeText, issues);
  if (issues.length > 0) throw new InputError(issues);
  return { module, compiled: compile(scenario, { module, ...(own && { own }) }) };
}

/** A separate core with the costs of `program`, that answers `queries` questions a call. */
const cellOf = (module: CoreModule, { program }: Compiled, queries: number): Cell =>
  Cell.create(module, program, { slots: 1, arrivals: 1, rows: 1, windows: 1, queries });

/** Kernel costs by the million: questions and answers in columns, one call a batch. */
export interface KernelBatch {
  /** write operator, tokens, contextTokens, pairs of the first rows; read flop, hbmBytes, timePs, energyPj, bound, … */
  readonly query: QueryTable;
  /** answers the first `count` rows */
  evaluate(count: number): void;
}

/**
 * Opens the batch API for `rows` questions a call. The words of `operator` and `bound` are `Operator` and `Bound`.
 *
 * @throws InputError for a system that cannot be, and for rows that are no whole number from 1 to 2^20
 * @example
 * ```ts
 * const batch = await kernelBatch({ model: 'llama-3.1-8b', accelerator: 'h100-sxm' }, 1000);
 * batch.query.operator[0] = Operator.qkv;
 * batch.query.tokens[0] = 256;
 * batch.evaluate(1);
 * console.log(batch.query.timePs[0]);
 * ```
 */
export async function kernelBatch(
  system: StepSystem,
  rows: number,
  options: SimulateOptions = {},
): Promise<KernelBatch> {
  if (!Number.isInteger(rows) || rows < 1 || rows > LARGEST_BATCH) {
    const hint = `A whole number from 1 to ${LARGEST_BATCH}.`;
    throw new InputError([{ code: 'BAD_VALUE', path: ['rows'], found: String(rows), hint }]);
  }
  const { module, compiled } = await compileSystem(system, options);
  const cell = cellOf(module, compiled, rows);
  return { query: cell.columns.query, evaluate: (count) => cell.evaluate(Math.min(count, rows)) };
}

/** Opens a system once, to price many steps of it. */
export async function openEstimate(
  system: StepSystem,
  options: SimulateOptions = {},
): Promise<(shape: StepShape) => StepEstimate> {
  const { module, compiled } = await compileSystem(system, options);
  const [facts] = compiled.pools;
  if (facts === undefined) throw new RangeError('compile made no pool');
  // most systems are asked once; one that is asked again after another has loaded the kept core gets its own
  let cell = Cell.forCosts(module, compiled.program, STEP_QUERIES);
  return (shape) => {
    if (!cell.isLoaded) cell = cellOf(module, compiled, STEP_QUERIES);
    return priced(cell, compiled, facts, shape);
  };
}

/**
 * Prices one step of one replica: time in s, energy in J, operator by operator.
 *
 * @throws InputError for names that do not exist, layouts that cannot be and models that do not fit
 * @example
 * ```ts
 * const system = { model: 'llama-3.1-8b', accelerator: 'h100-sxm' };
 * const { timeS } = await estimate(system, { decode: 32, context: 2048, prefillTokens: 0 });
 * ```
 */
export async function estimate(
  system: StepSystem,
  shape: StepShape,
  options: SimulateOptions = {},
): Promise<StepEstimate> {
  return (await openEstimate(system, options))(shape);
}

function priced(cell: Cell, compiled: Compiled, facts: PoolFacts, shape: StepShape): StepEstimate {
  const { kind } = compiled.program;
  check(shape, kind.maxNumBatchedTokens[0] ?? 0, kind.maxNumSeqs[0] ?? 0);
  const cost = stepCost(cell, compiled.program, shape);
  const { timeS, deviceS, hostS, staticEnergyJ, dynamicEnergyJ, capped, operators } = cost;
  return {
    timeS,
    deviceS,
    hostS,
    energyJ: staticEnergyJ + dynamicEnergyJ,
    staticEnergyJ,
    dynamicEnergyJ,
    capped,
    tokens: shape.decode + shape.prefillTokens,
    operators,
    facts,
    warnings: compiled.warnings,
  };
}
