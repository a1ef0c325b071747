// The host side of a server: sockets, root complexes, PCIe switches, and the accelerators and NICs below them.

import type { Graph } from './graph.ts';

export interface HostOptions {
  readonly accelerators: number;
  readonly sockets: number;
  /** PCIe switches of a socket; 0 = everything hangs at the root complex */
  readonly switchesPerSocket: number;
  /** NICs of the server, spread evenly; NIC i is rail i */
  readonly nics: number;
  /** one way of an x16 slot */
  readonly slotBytesPerS: number;
  /** one way between two sockets */
  readonly socketBytesPerS: number;
}

export interface Host {
  readonly accelerators: readonly string[];
  readonly nics: readonly string[];
}

/** Which of `groups` equal groups `index` of `count` is in. */
const groupOf = (index: number, count: number, groups: number): number => Math.floor((index * groups) / count);

/** Adds sockets, PCIe and what hangs below it to server `name`. */
export function addHost(graph: Graph, name: string, options: HostOptions): Host {
  const { sockets, switchesPerSocket, slotBytesPerS } = options;
  const inServer = { server: name };
  const ports: string[] = [];
  for (let s = 0; s < sockets; s++) {
    const socket = graph.node(`${name}/socket${s}`, 'socket', inServer);
    for (let other = 0; other < s; other++) {
      graph.join(`${name}/socket${other}`, socket, 'socket', options.socketBytesPerS);
    }
    const root = graph.node(`${name}/root${s}`, 'rootComplex', inServer);
    // memory and the root complexes of a socket are faster than any slot: four of them
    graph.join(root, socket, 'pcie', 4 * slotBytesPerS);
    for (let w = 0; w < switchesPerSocket; w++) {
      const pcie = graph.node(`${name}/pcie${s * switchesPerSocket + w}`, 'pcieSwitch', inServer);
      graph.join(pcie, root, 'pcie', slotBytesPerS);
      ports.push(pcie);
    }
    if (switchesPerSocket === 0) ports.push(root);
  }
  const hang = (kind: 'accelerator' | 'nic', word: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => {
      const key = graph.node(`${name}/${word}${i}`, kind, { ...inServer, rail: i });
      graph.join(key, ports[groupOf(i, count, ports.length)] as string, 'pcie', slotBytesPerS);
      return key;
    });
  return { accelerators: hang('accelerator', 'gpu', options.accelerators), nics: hang('nic', 'nic', options.nics) };
}
