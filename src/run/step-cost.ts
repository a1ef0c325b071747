// What one step of a replica costs, asked of the core: time with its host, joules, and each operator.

import { Cell } from '../core/cell.ts';
import type { CoreModule } from '../core/host.ts';
import { Operator, type ProgramTables } from '../core/layout.gen.ts';
import { secondsOf } from '../units.ts';
import { evaluateKernels, type KernelCost, type KernelQuery, sequenceOperators, tokenOperators } from './operators.ts';

/** Rows of a call that prices one step: operators of a step and a few more. */
export const STEP_QUERIES = 16;

/** Sequences that decode, KV tokens before each of them and before the prefill chunk, tokens of that one chunk. */
export interface StepContents {
  readonly decode: number;
  readonly context: number;
  readonly prefillTokens: number;
}

export interface StepCost {
  /** host included */
  readonly timeS: number;
  readonly deviceS: number;
  readonly hostS: number;
  readonly staticEnergyJ: number;
  readonly dynamicEnergyJ: number;
  /** true when the power cap cut the dynamic energy */
  readonly capped: boolean;
  readonly operators: readonly KernelCost[];
}

/** The operators of a step with the aggregates of assembly/README.md §4. */
function queriesOf(shape: StepContents, level: number): KernelQuery[] {
  const { decode, context, prefillTokens } = shape;
  const tokens = decode + prefillTokens;
  const emitting = decode + (prefillTokens > 0 ? 1 : 0);
  const queries: KernelQuery[] = [
    ...tokenOperators.map((operator) => ({ operator, level, tokens })),
    {
      operator: Operator.prefillAttention,
      level,
      tokens: prefillTokens,
      contextTokens: context + prefillTokens,
      pairs: prefillTokens * (2 * context + prefillTokens),
      longestTokens: context + prefillTokens,
    },
    {
      operator: Operator.decodeAttention,
      level,
      tokens: decode,
      contextTokens: decode * context,
      longestTokens: context + 1,
    },
    ...sequenceOperators.map((operator) => ({ operator, level, tokens: emitting })),
  ];
  return queries.filter((query) => query.tokens > 0);
}

/** A step of the first kind at a clock level; the chunk completes its prompt. */
export function stepCost(cell: Cell, { kind }: ProgramTables, shape: StepContents, level = 0): StepCost {
  const priced = evaluateKernels(cell, queriesOf(shape, level));
  const operators = priced.filter(({ timeS, energyJ }) => timeS !== 0 || energyJ > 0);
  const deviceS = operators.reduce((sum, cost) => sum + cost.timeS, 0);
  const sequences = BigInt(shape.decode + (shape.prefillTokens > 0 ? 1 : 0));
  const hostS = secondsOf((kind.hostStepPs[0] ?? 0n) + (kind.hostSequencePs[0] ?? 0n) * sequences);
  const timeS = kind.asyncScheduling[0] === 1 ? Math.max(deviceS, hostS) : deviceS + hostS;
  const wanted = operators.reduce((sum, cost) => sum + cost.energyJ, 0);
  const capJ = Number(kind.dynamicCapW[0] ?? 0n) * timeS;
  return {
    timeS,
    deviceS,
    hostS,
    staticEnergyJ: Number(kind.activeW[0] ?? 0n) * timeS,
    dynamicEnergyJ: Math.min(wanted, capJ),
    capped: wanted > capJ,
    operators,
  };
}

/** Costs of many steps of one system at one clock level, in its own call. */
export function stepCosts(
  module: CoreModule,
  program: ProgramTables,
  shapes: readonly StepContents[],
  level: number,
): StepCost[] {
  const cell = Cell.forCosts(module, program, STEP_QUERIES);
  return shapes.map((shape) => stepCost(cell, program, shape, level));
}
