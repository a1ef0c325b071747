// OAM boards: every accelerator has a link to every other (MI250 to MI355: Infinity Fabric), two sockets, a NIC each.

import type { ServerBuilder } from './graph.ts';
import { SOCKET_BYTES_PER_S } from './hgx.ts';
import { addHost } from './host.ts';

export interface MeshOptions {
  /** of one accelerator, one way, over all its links */
  readonly linkBytesPerS: number;
  readonly nicBytesPerS: number;
  readonly slotBytesPerS: number;
  readonly accelerators?: number;
}

export const mesh =
  (options: MeshOptions): ServerBuilder =>
  (graph, name) => {
    const { linkBytesPerS, nicBytesPerS, slotBytesPerS, accelerators: count = 8 } = options;
    const host = addHost(graph, name, {
      ...{ accelerators: count, sockets: 2, switchesPerSocket: 2, nics: count, slotBytesPerS },
      socketBytesPerS: SOCKET_BYTES_PER_S,
    });
    for (const [i, a] of host.accelerators.entries()) {
      for (const b of host.accelerators.slice(i + 1)) graph.join(a, b, 'scaleUp', linkBytesPerS / (count - 1));
    }
    return { name, ...host, nicBytesPerS };
  };
