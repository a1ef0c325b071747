// scenario + catalog → Program (typed arrays, nothing else) and the facts about it that the report tells.

import { kvElementsPerToken, parameterCount } from '../catalog/index.ts';
import { type ProgramTables, places } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import type { ClassSpec, PoolSpec, Scenario } from '../scenario/types.ts';
import { siOf, toPs } from '../units.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import type { Compiled, KindFacts } from './compiled.ts';
import { kindRow, type Multiplies, multipliesOf, pathsOf, peakOf } from './kind.ts';
import { checkMagnitude } from './magnitude.ts';
import { elementBytes } from './precision.ts';
import { provenanceOf } from './provenance.ts';
import { checkLayout } from './shape.ts';

export type { Compiled } from './compiled.ts';

const NONE_PS = 2n ** 63n - 1n;
/** Most joules that a window's i64 of picojoules may hold, with room to spare. */
const WINDOW_LIMIT_J = 4.5e6;

type Row = Readonly<Record<string, number | bigint>>;
const arrays = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;

/** Columns of the layout's types from rows. */
function tableOf<Name extends keyof ProgramTables>(name: Name, rows: readonly Row[]): ProgramTables[Name] {
  const columns: Record<string, Int32Array | BigInt64Array | Float64Array> = {};
  for (const [column, { type }] of Object.entries(places[name].columns)) {
    const target = new arrays[type](rows.length);
    for (const [at, row] of rows.entries()) {
      const value = row[column];
      if (value === undefined) throw new RangeError(`the Program lacks ${name}.${column}`);
      target[at] = value as never;
    }
    columns[column] = target;
  }
  return columns as unknown as ProgramTables[Name];
}

const limitPs = (seconds: number | null): bigint => (seconds === null ? NONE_PS : toPs(seconds));

const classRow = ({ slo }: ClassSpec): Row => ({
  sloTtftPs: limitPs(slo.ttftS),
  sloTpotPs: limitPs(slo.tpotS),
  sloE2ePs: limitPs(slo.e2eS),
});

const stepModes = { jump: 0, decodeJump: 1, step: 2 } as const;

const runRow = ({ run }: Scenario): Row => ({
  windowPs: toPs(run.windowS),
  warmUpPs: toPs(run.warmUpS),
  stepMode: stepModes[run.stepMode],
  // Nothing is shared between requests yet, so the counts-only pool serves every scenario.
  identityPool: 0,
});

/** Numbers that the core cannot do without. */
function checkComplete({ accelerator, tp }: PoolSpec): void {
  const { hbmCapacity, hbmBandwidth, tdp, linkBandwidth } = accelerator;
  const needed = { hbmCapacity, hbmBandwidth, tdp, ...(tp > 1 && { linkBandwidth }) };
  const issues = Object.entries(needed)
    .filter(([, number]) => number.value === null)
    .map(
      ([name]): Issue => ({
        code: 'INCOMPLETE',
        path: ['fleet', 'pools', 0, 'accelerator', name],
        found: 'nothing',
        hint: `${accelerator.name} cannot be timed without it: write { base: ${accelerator.id}, ${name}: … }.`,
      }),
    );
  if (issues.length > 0) throw new InputError(issues);
}

function checkWindow({ run }: Scenario, pool: PoolSpec): void {
  const mostJ = run.windowS * (siOf(pool.accelerator.tdp) ?? 0) * pool.tp;
  if (mostJ <= WINDOW_LIMIT_J) return;
  const longestS = Math.floor((run.windowS * WINDOW_LIMIT_J) / mostJ);
  const hint = `A window may hold ${WINDOW_LIMIT_J} J at TDP: at most ${longestS} s here.`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['run', 'window'], found: `${run.windowS} s`, hint }]);
}

function factsOf(scenario: Scenario, pool: PoolSpec, multiplies: Multiplies, capacity: Capacity): KindFacts {
  const { accelerator, tp, replicas } = pool;
  const { model, precision } = scenario;
  return {
    pool: pool.name,
    model: model.name,
    accelerator: accelerator.name,
    engine: scenario.engine.id,
    replicas,
    tp,
    accelerators: replicas * tp,
    precision: { ...precision },
    paths: pathsOf(scenario, accelerator, multiplies),
    capacity: capacity.lines,
    kvBlocks: capacity.kvBlocks,
    blockTokens: scenario.engine.blockTokens.value ?? 1,
    parameters: parameterCount(model),
    weightBytesPerRank: capacity.weightBytes,
    kvBytesPerToken: kvElementsPerToken(model) * elementBytes(precision.kv),
    peakFlopPerS: peakOf(accelerator, multiplies.linear.precision),
    hbmBytesPerS: siOf(accelerator.hbmBandwidth) ?? 0,
    tdpW: siOf(accelerator.tdp) ?? 0,
    outputS: siOf(scenario.engine.output) ?? 0,
    maxContextTokens: model.maxContext,
  };
}

/** Longest request that the workload can name, when it can be told before reading it. */
function longestKnown({ workload }: Scenario): number | null {
  if (workload.kind !== 'drawn') return null;
  const most = [workload.prompt, workload.output].map((length) => {
    if (length.kind === 'fixed') return length.tokens;
    return length.kind === 'logNormal' ? length.max : (length.tokens.at(-1) ?? 0);
  });
  return most.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function warningsOf(scenario: Scenario, capacity: Capacity): string[] {
  const { model } = scenario;
  const warnings: string[] = [];
  const longest = longestKnown(scenario);
  if (
    model.maxContext !== null &&
    scenario.workload.kind === 'drawn' &&
    (longest === null || longest > model.maxContext)
  ) {
    const length = longest === null ? 'of any length' : `of up to ${longest} tokens`;
    warnings.push(`Requests ${length} may pass the context of ${model.name}, ${model.maxContext} tokens.`);
  }
  const tokens = capacity.kvBlocks * (scenario.engine.blockTokens.value ?? 1);
  if (capacity.kvBlocks > capacity.computedBlocks) {
    const holds = Math.max(0, capacity.computedBlocks);
    warnings.push(`The given ${capacity.kvBlocks} KV blocks are more than the ${holds} that memory holds.`);
  }
  if (longest !== null && longest > tokens)
    warnings.push(`Requests of up to ${longest} tokens can never fit the ${tokens} KV tokens; those are rejected.`);
  return warnings;
}

/** Every check that can be made by itself; what they refuse is told together. */
function checked(scenario: Scenario, pool: PoolSpec): { multiplies: Multiplies; capacity: Capacity } {
  const issues: Issue[] = [];
  const attempt = <T>(check: () => T): T | null => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
      return null;
    }
  };
  attempt(() => checkComplete(pool));
  attempt(() => checkLayout(scenario.model, pool.tp));
  attempt(() => checkWindow(scenario, pool));
  const multiplies = attempt(() => multipliesOf(scenario, pool.accelerator));
  // the arithmetic of memory means nothing for a layout that cannot be
  const capacity = issues.length > 0 ? null : attempt(() => capacityOf(scenario, pool));
  if (multiplies === null || capacity === null || issues.length > 0) throw new InputError(issues);
  return { multiplies, capacity };
}

/** Compiles a scenario of one pool. Throws InputError for what cannot be run. */
export function compile(scenario: Scenario): Compiled {
  const [pool] = scenario.pools;
  if (pool === undefined) throw new RangeError('a scenario has at least one pool');
  const { multiplies, capacity } = checked(scenario, pool);
  const kind = kindRow(scenario, pool, multiplies, capacity);
  checkMagnitude(scenario, kind);
  const program: ProgramTables = {
    run: tableOf('run', [runRow(scenario)]),
    class: tableOf('class', scenario.classes.map(classRow)),
    kind: tableOf('kind', [kind]),
    level: tableOf('level', [{ clockFactor: 1 }]),
    replica: tableOf('replica', [{ kind: 0, level: 0 }]),
  };
  return {
    program,
    kinds: [factsOf(scenario, pool, multiplies, capacity)],
    classes: scenario.classes.map(({ name, priority, slo }) => ({ name, priority, slo: { ...slo } })),
    attainment: scenario.attainment,
    price: {
      acceleratorUsdPerS: scenario.price.acceleratorUsdPerS ?? siOf(pool.accelerator.price),
      energyUsdPerJ: scenario.price.energyUsdPerJ,
    },
    provenance: provenanceOf(scenario, pool, multiplies),
    warnings: warningsOf(scenario, capacity),
  };
}
