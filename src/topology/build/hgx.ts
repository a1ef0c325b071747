// HGX and DGX boards: eight accelerators behind NVSwitch planes, two sockets, a NIC an accelerator.
// NVLink stripes every transfer over all planes, so one plane stands for all; `planes` separates them.

import type { ServerBuilder } from './graph.ts';
import { addHost } from './host.ts';

export interface HgxOptions {
  /** of one accelerator, one way */
  readonly linkBytesPerS: number;
  readonly nicBytesPerS: number;
  readonly slotBytesPerS: number;
  readonly accelerators?: number;
  /** switch planes modelled apart, each with its part of the bandwidth */
  readonly planes?: number;
}

/** Links between two sockets, one way: three or four UPI or xGMI links. Kind: assumed. */
export const SOCKET_BYTES_PER_S = 60e9;

export const hgx =
  (options: HgxOptions): ServerBuilder =>
  (graph, name) => {
    const { linkBytesPerS, nicBytesPerS, slotBytesPerS, accelerators = 8, planes = 1 } = options;
    const host = addHost(graph, name, {
      ...{ accelerators, sockets: 2, switchesPerSocket: 2, nics: accelerators, slotBytesPerS },
      socketBytesPerS: SOCKET_BYTES_PER_S,
    });
    for (let p = 0; p < planes; p++) {
      const plane = graph.node(`${name}/nvswitch${p}`, 'switchPlane', { server: name });
      for (const accelerator of host.accelerators) graph.join(accelerator, plane, 'scaleUp', linkBytesPerS / planes);
    }
    return { name, ...host, nicBytesPerS };
  };
