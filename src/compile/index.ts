// scenario + catalog → Program (typed arrays, nothing else) and the facts about it that the report shows.

import { kvElementsPerToken, parameterCount } from '../catalog/arithmetic.ts';
import { elementBytes } from '../catalog/precisions.ts';
import { readAs } from '../catalog/read-as.ts';
import type { CoreModule } from '../core/lab.ts';
import type { ProgramTables } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import { rentOf } from '../scenario/rent.ts';
import type { ClassSpec, Scenario } from '../scenario/types.ts';
import { siOf, toPs } from '../units.ts';
import { checkBlocks } from './blocks.ts';
import { bunchingWarnings } from './bunching.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import type { Compiled, KernelFacts, PoolFacts } from './compiled.ts';
import { kernelFacts } from './kernel-facts.ts';
import { hostStepS, type KindNumbers, kindNumbers, type Multiplies, multipliesOf, pathsOf, peakOf } from './kind.ts';
import { checkSplit, layoutWords } from './layout.ts';
import { type Level, levelsOf, type Pow } from './levels.ts';
import { kindTables, type LoweredKind, lowerKind, type Row, tableOf } from './lowered.ts';
import { checkFinite, checkMagnitude } from './magnitude.ts';
import { checkMemory } from './memory.ts';
import { publishedAs } from './modules.ts';
import { type Order, orderOf, type Placed } from './order.ts';
import type { OwnKernels } from './own.ts';
import { provenanceOf } from './provenance.ts';
import { modelFlopOf, rankFactsOf } from './rank.ts';
import { runRow } from './run.ts';
import { servingParts } from './serving.ts';
import { type System, systemsOf } from './system.ts';

export type { Compiled } from './compiled.ts';

const NONE_PS = 2n ** 63n - 1n;
/** Most joules that a window's i64 of picojoules may hold, with room to spare. */
const WINDOW_LIMIT_J = 4.5e6;

const limitPs = (seconds: number | null): bigint => (seconds === null ? NONE_PS : toPs(seconds));

const classRow = ({ slo }: ClassSpec): Row => ({
  sloTtftPs: limitPs(slo.ttftS),
  sloTpotPs: limitPs(slo.tpotS),
  sloE2ePs: limitPs(slo.e2eS),
});

/** Numbers that the core cannot do without. */
function checkComplete({ accelerator, ranks, path }: System): void {
  const { hbmCapacity, hbmBandwidth, tdp, linkBandwidth } = accelerator;
  const needed = { hbmCapacity, hbmBandwidth, tdp, ...(ranks > 1 && { linkBandwidth }) };
  const issues = Object.entries(needed)
    .filter(([, number]) => number.value === null)
    .map(
      ([name]): Issue => ({
        code: 'INCOMPLETE',
        path: [...path, 'accelerator', name],
        found: 'nothing',
        hint: `${accelerator.name} cannot be timed without it: write { base: ${accelerator.id}, ${name}: … }.`,
      }),
    );
  if (issues.length > 0) throw new InputError(issues);
}

function checkWindow({ run, pools }: Scenario): void {
  const mostW = pools.reduce((most, { accelerator, ranks }) => Math.max(most, (siOf(accelerator.tdp) ?? 0) * ranks), 0);
  const mostJ = run.windowS * mostW;
  if (mostJ <= WINDOW_LIMIT_J) return;
  const longestS = Math.floor((run.windowS * WINDOW_LIMIT_J) / mostJ);
  const hint = `A window may hold ${WINDOW_LIMIT_J} J at TDP: at most ${longestS} s here.`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['run', 'window'], found: `${run.windowS} s`, hint }]);
}

/** What compiling asks of the core. */
export interface CompileTools {
  /** of src/maths; only clocks other than nominal ask for it */
  readonly pow?: Pow | undefined;
  /** the compiled core: it makes the pieces of attention */
  readonly module: CoreModule;
  /** what the files that pools name hold */
  readonly own?: OwnKernels | undefined;
  /** on the time of every kernel and collective, and of nothing else; 1 when left out */
  readonly kernelTimeFactor?: number | undefined;
}

/** A pool that can be run, and its row of numbers. */
interface CompiledSystem {
  readonly system: System;
  readonly multiplies: Multiplies;
  readonly capacity: Capacity;
  readonly numbers: KindNumbers;
  readonly kind: LoweredKind;
  readonly kernels: readonly KernelFacts[];
  /** what launches of a layer take on the device */
  readonly fixedLayerS: number;
  /** the same with the launch that the catalog knows: what it leaves of an engine's overhead is the host's */
  readonly usualLayerS: number;
  /** of its measured kernels */
  readonly warnings: readonly string[];
}

function factsOf(scenario: Scenario, compiledSystem: CompiledSystem, place: Placed): PoolFacts {
  const { system, multiplies, capacity, numbers, kind, kernels, fixedLayerS } = compiledSystem;
  const { accelerator, tp, ranks, replicas, model, precision, engine } = system;
  return {
    pool: system.name,
    row: place.row,
    kind: place.kind,
    firstReplica: place.firstReplica,
    weight: system.weightThousandths / 1000,
    clock: system.clock,
    admissionLimit: system.admissionLimit,
    acceleratorUsdPerS: rentOf(scenario, accelerator).usdPerS,
    model: model.name,
    accelerator: accelerator.name,
    engine: engine.id,
    replicas,
    tp,
    ranks,
    layout: layoutWords(system),
    kernels,
    accelerators: replicas * ranks,
    precision: { ...precision },
    readAs: readAs(model, publishedAs(precision)),
    paths: pathsOf(system, multiplies),
    capacity: capacity.lines,
    kvBlocks: capacity.kvBlocks,
    blockTokens: engine.blockTokens.value ?? 1,
    parameters: parameterCount(model),
    weightBytesPerRank: capacity.weightBytes,
    kvBytesPerToken: kvElementsPerToken(model) * elementBytes(precision.kv),
    peakFlopPerS: peakOf(accelerator, multiplies.linear.precision),
    hbmBytesPerS: siOf(accelerator.hbmBandwidth) ?? 0,
    tdpW: siOf(accelerator.tdp) ?? 0,
    outputS: siOf(engine.output) ?? 0,
    modelFlop: modelFlopOf(model, kind.kind),
    rank: rankFactsOf(system, numbers, capacity, kind.kind, fixedLayerS),
    maxContextTokens: model.maxContext,
  };
}

/** Longest request that the workload can name, when it is known before reading it. */
function longestKnown({ workload }: Scenario): number | null {
  if (workload.kind !== 'drawn') return null;
  const most = [workload.prompt, workload.output].map((length) => {
    if (length.kind === 'fixed') return length.tokens;
    return length.kind === 'logNormal' ? length.max : (length.tokens.at(-1) ?? 0);
  });
  return most.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function warningsOf(scenario: Scenario, compiledSystems: readonly CompiledSystem[]): string[] {
  const { model } = scenario;
  const warnings: string[] = [...(scenario.model.warnings ?? []), ...bunchingWarnings(scenario)];
  const longest = longestKnown(scenario);
  if (
    model.maxContext !== null &&
    scenario.workload.kind === 'drawn' &&
    (longest === null || longest > model.maxContext)
  ) {
    const length = longest === null ? 'of any length' : `of up to ${longest} tokens`;
    warnings.push(`Requests ${length} may pass the context of ${model.name}, ${model.maxContext} tokens.`);
  }
  for (const { system, capacity, warnings: own } of compiledSystems) {
    const where = compiledSystems.length === 1 ? '' : `Pool ${system.name}: `;
    warnings.push(...own.map((one) => `${where}${one}`));
    const tokens = capacity.kvBlocks * (system.engine.blockTokens.value ?? 1);
    if (capacity.kvBlocks > capacity.computedBlocks) {
      const holds = Math.max(0, capacity.computedBlocks);
      warnings.push(`${where}The given ${capacity.kvBlocks} KV blocks are more than the ${holds} that memory holds.`);
    }
    if (longest !== null && longest > tokens) {
      const never = `Requests of up to ${longest} tokens can never fit the ${tokens} KV tokens; those are rejected.`;
      warnings.push(`${where}${never}`);
    }
  }
  return warnings;
}

/** Collects what checks refuse, so that all of it is reported together. */
class Problems {
  readonly issues: Issue[] = [];

  attempt<T>(check: () => T): T | null {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.issues.push(...error.issues);
      return null;
    }
  }

  throwAny(): void {
    if (this.issues.length > 0) throw new InputError(this.issues);
  }
}

/** Every check of a pool that can be made by itself; null when one refused. */
function compileSystem(
  system: System,
  levels: readonly Level[],
  tools: CompileTools,
  problems: Problems,
): CompiledSystem | null {
  const before = problems.issues.length;
  problems.attempt(() => checkComplete(system));
  problems.attempt(() => checkSplit(system));
  problems.attempt(() => checkBlocks(system));
  const multiplies = problems.attempt(() => multipliesOf(system));
  // the arithmetic of memory means nothing for a layout that cannot be
  if (multiplies === null || problems.issues.length > before) return null;
  const capacity = problems.attempt(() => capacityOf(system));
  if (capacity === null) return null;
  const numbers = kindNumbers(system, multiplies, capacity);
  problems.attempt(() => checkFinite(system, numbers));
  if (problems.issues.length > before) return null;
  const made = problems.attempt(() => servingParts(system, numbers, multiplies, tools));
  if (made === null) return null;
  const { parts, models, fixedLayerS, usualLayerS, warnings } = made;
  problems.attempt(() => checkMagnitude(system, numbers, levels, parts, tools.module));
  if (problems.issues.length > before) return null;
  const kind = lowerKind({ ...numbers, hostStepPs: toPs(hostStepS(system, usualLayerS)) }, parts, levels);
  const kernels = models.map(kernelFacts);
  return { system, multiplies, capacity, numbers, kind, kernels, fixedLayerS, usualLayerS, warnings };
}

const programOf = (scenario: Scenario, { kinds, replicas }: Order): ProgramTables => ({
  run: tableOf('run', [runRow(scenario)]),
  class: tableOf('class', scenario.classes.map(classRow)),
  ...kindTables(kinds),
  replica: tableOf('replica', replicas),
});

/**
 * Compiles a scenario. Throws InputError for what cannot be run, the problems of all pools at once.
 */
export function compile(scenario: Scenario, tools: CompileTools): Compiled {
  const levels = levelsOf(scenario, tools.pow);
  const problems = new Problems();
  problems.attempt(() => checkWindow(scenario));
  const compiledSystems = systemsOf(scenario).flatMap((system) => compileSystem(system, levels, tools, problems) ?? []);
  problems.throwAny();
  const order = orderOf(compiledSystems, levels);
  const program = programOf(scenario, order);
  checkMemory(program);
  return {
    program,
    pools: compiledSystems.map((compiledSystem, index) =>
      factsOf(scenario, compiledSystem, order.places[index] as Placed),
    ),
    route: { ...scenario.route },
    clocks: levels.map(({ clockFactor }) => clockFactor),
    classes: scenario.classes.map(({ name, priority, slo }) => ({ name, priority, slo: { ...slo } })),
    attainment: scenario.attainment,
    price: { energyUsdPerJ: scenario.price.energyUsdPerJ },
    provenance: provenanceOf(scenario, compiledSystems, levels),
    warnings: warningsOf(scenario, compiledSystems),
  };
}
