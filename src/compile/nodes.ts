// What a pool's links are: how many accelerators a node holds, and what joins ranks beyond their own link.

import { joinedBy } from '../catalog/links.ts';
import { fabricOf } from '../timing/fabric.ts';
import { siOf } from '../units.ts';
import type { System } from './system.ts';

/** Accelerators of a node. */
export const nodeOf = ({ accelerator, kernels }: Pick<System, 'accelerator' | 'kernels'>): number =>
  Math.max(1, joinedBy(accelerator, kernels.fabric).perNode ?? 1);

/** What ranks of tp talk over beyond the accelerator's own link, such as "nvlink-8 + ib-400"; null = nothing. */
export function beyondLink({ accelerator, kernels, tp }: System): string | null {
  if (tp <= (siOf(accelerator.linkDomain) ?? 1)) return null;
  const { up, out } = fabricOf(accelerator, kernels.fabric ?? undefined);
  return tp > nodeOf({ accelerator, kernels }) ? `${up.id} + ${out.id}` : up.id;
}
