// What a vendor's software makes of its datasheet, for accelerators whose kernels were never measured.

import stackFile from '../catalog/kernel/stack.json' with { type: 'json' };
import type { SoftwareStack, StackFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, PrecisionId, Sourced } from '../catalog/types.ts';

const { stacks } = stackFile as StackFile;

const stackOf = (accelerator: AcceleratorEntry): SoftwareStack | undefined =>
  stacks.find(({ vendor }) => vendor === accelerator.vendor);

/** The accelerator's own number, unless it is a guess and its vendor's stack has a better one. */
const chosen = (own: Sourced, stack: Sourced | undefined): Sourced =>
  own.kind === 'assumed' && stack !== undefined ? stack : own;

/** Fraction of peak of a large GEMM. */
export function computeShareOf(accelerator: AcceleratorEntry, precision: PrecisionId): Sourced {
  const { compute } = accelerator.efficiency;
  const stack = stackOf(accelerator)?.compute;
  return chosen(compute[precision] ?? compute.default, stack?.[precision] ?? stack?.default);
}

/** Fraction of HBM bandwidth. */
export const memoryShareOf = (accelerator: AcceleratorEntry): Sourced =>
  chosen(accelerator.efficiency.hbm, stackOf(accelerator)?.hbm);

const percent = (share: Sourced): string => (share.value === null ? '?' : String(Math.round(100 * share.value)));

/** What was published of whole systems on this stack. */
export function stackNotes(accelerator: AcceleratorEntry): readonly string[] {
  const stack = stackOf(accelerator);
  if (stack === undefined) return [];
  const { low, high, of } = stack.realised;
  return [`software stack ${stack.id}: ${percent(low)} to ${percent(high)} % of ${of} (${low.source})`];
}
