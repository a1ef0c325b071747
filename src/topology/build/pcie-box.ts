// A server of PCIe cards: sockets, PCIe switches, cards and NICs; no scale-up links.

import type { ServerBuilder } from './graph.ts';
import { SOCKET_BYTES_PER_S } from './hgx.ts';
import { addHost } from './host.ts';

export interface PcieBoxOptions {
  readonly slotBytesPerS: number;
  readonly nicBytesPerS: number;
  readonly accelerators?: number;
  readonly sockets?: number;
  readonly switchesPerSocket?: number;
  readonly nics?: number;
  readonly socketBytesPerS?: number;
}

export const pcieBox =
  (options: PcieBoxOptions): ServerBuilder =>
  (graph, name) => {
    const { slotBytesPerS, nicBytesPerS, accelerators = 8, sockets = 2, switchesPerSocket = 1, nics = 2 } = options;
    const socketBytesPerS = options.socketBytesPerS ?? SOCKET_BYTES_PER_S;
    const parts = { accelerators, sockets, switchesPerSocket, nics, slotBytesPerS, socketBytesPerS };
    return { name, ...addHost(graph, name, parts), nicBytesPerS };
  };
