// Builders by name: one file a builder, one line here to register it.

import type { AcceleratorEntry } from '../../catalog/types.ts';
import { InputError } from '../../errors.ts';
import { type Fabric, fabricOf, slotOf } from '../../timing/fabric.ts';
import { acceleratorGiven, clusterGiven } from '../given.ts';
import type { Topology } from '../types.ts';
import { alone, type FatTreeOptions, fatTree } from './fat-tree.ts';
import type { ServerBuilder } from './graph.ts';
import { hgx } from './hgx.ts';
import { mesh } from './mesh.ts';
import { nvl72 } from './nvl72.ts';
import { pcieBox } from './pcie-box.ts';
import { torus } from './torus.ts';

export interface ServerRates {
  readonly linkBytesPerS: number;
  readonly nicBytesPerS: number;
  readonly slotBytesPerS: number;
}

/** [shape of a scale-up fabric] the server that it is built into */
const servers: Readonly<Record<string, (rates: ServerRates, domain: number) => ServerBuilder>> = {
  switch: (rates, domain) => (domain > 8 ? nvl72({ ...rates, trays: Math.ceil(domain / 4) }) : hgx(rates)),
  mesh: (rates, domain) => mesh({ ...rates, accelerators: domain }),
  pcie: (rates) => pcieBox(rates),
  bridge: (rates) => pcieBox(rates),
};

function ratesOf(accelerator: AcceleratorEntry, fabric: Fabric): ServerRates {
  const { upBytesPerS: linkBytesPerS, rawNicBytesPerS: nicBytesPerS } = fabric;
  return { linkBytesPerS, nicBytesPerS, slotBytesPerS: slotOf(accelerator) };
}

/** The server that `named` (an accelerator's entry or id) is built into, or an InputError where that is a torus. */
export function serverOf(named: AcceleratorEntry | string, fabricName?: string): ServerBuilder {
  const accelerator = acceleratorGiven(named);
  const fabric = fabricOf(accelerator, fabricName);
  const build = servers[fabric.up.shape];
  if (build !== undefined) return build(ratesOf(accelerator, fabric), fabric.domain);
  const hint = `${accelerator.id} has no servers of its own: build it as a torus, or give a graph.`;
  throw new InputError([{ code: 'MISMATCH', path: ['topology'], found: fabric.up.id, hint }]);
}

/**
 * Servers of `accelerator`, by id or entry, under a fat-tree; one server alone where `servers` is 1.
 *
 * @throws InputError for a name that is not known, an option that is none, or an accelerator that is built as a torus
 * @example `topology.clusterOf('h100-sxm', { servers: 4, rails: true })`
 */
export function clusterOf(
  accelerator: AcceleratorEntry | string,
  options: Omit<FatTreeOptions, 'server'> & { readonly fabric?: string },
): Topology {
  const entry = clusterGiven(accelerator, options);
  const server = serverOf(entry, options.fabric);
  return options.servers === 1 ? alone(server, entry.id) : fatTree({ ...options, server });
}

export { alone, fatTree, hgx, mesh, nvl72, pcieBox, torus };
