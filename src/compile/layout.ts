// How a pool is split, in the words of src/parallel.

import { InputError } from '../errors.ts';
import { layoutIssues, type ParallelLayout } from '../parallel/layout.ts';
import { beyondLink } from './nodes.ts';
import type { System } from './system.ts';

export const layoutOf = ({ tp, parallel }: System): ParallelLayout => {
  const { pp, ep, attentionDp, cp, sequenceParallel } = parallel;
  return { tp, pp, dp: 1, ep, attentionDp, cp, sequenceParallel };
};

/** Refuses a split that cannot be, all reasons at once. */
export function checkSplit(system: System): void {
  const { model, parallel, path } = system;
  const issues = [...layoutIssues({ model, layout: layoutOf(system), purpose: 'serving', path })];
  if (model.experts !== undefined && model.topK === null) {
    const hint = `Of how many experts a token of ${model.name} takes is unknown: write { base: ${model.id}, topK: … }.`;
    issues.push({ code: 'INCOMPLETE', path: ['model', 'topK'], found: 'nothing', hint });
  }
  if (parallel.microBatches > 1 && parallel.pp === 1 && parallel.overlap !== 'two-batch') {
    const hint = 'Micro-batches fill the stages of a pipeline: give pp, or leave them out.';
    issues.push({ code: 'MISMATCH', path: [...path, 'microBatches'], found: String(parallel.microBatches), hint });
  }
  if (parallel.pipeline === 'drained' && parallel.pp === 1) {
    const hint = 'One stage has nothing to wait for: give pp, or leave it out.';
    issues.push({ code: 'MISMATCH', path: [...path, 'pipeline'], found: 'drained', hint });
  }
  if (issues.length > 0) throw new InputError(issues);
}

/** "tp 4, pp 2"; what is 1 is left out. */
export function layoutWords(system: System): string {
  const { tp, parallel } = system;
  const { pp, ep, attentionDp, cp, sequenceParallel, microBatches, pipeline, overlap } = parallel;
  const ways = { tp, pp, ep, attentionDp, cp };
  const over = beyondLink(system);
  const words = Object.entries(ways).flatMap(([name, count]) =>
    count > 1 ? [`${name} ${count}${name === 'tp' && over !== null ? ` over ${over}` : ''}`] : [],
  );
  if (sequenceParallel) words.push('sequence-parallel');
  if (microBatches > 1) words.push(`${microBatches} micro-batches`);
  if (pipeline === 'drained') words.push('drained at every step');
  if (overlap !== 0) words.push(overlap === 'two-batch' ? 'two-batch overlap' : `overlap ${overlap}`);
  return words.length === 0 ? 'one rank' : words.join(', ');
}
