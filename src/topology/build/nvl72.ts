// NVL72: a rack of 18 trays, each two sockets with two accelerators, all 72 behind nine trays of NVSwitch (one plane
// stands for all). The rack is one server of the fabric: a NIC an accelerator.

import type { ServerBuilder } from './graph.ts';

export interface RackOptions {
  readonly linkBytesPerS: number;
  readonly nicBytesPerS: number;
  readonly slotBytesPerS: number;
  readonly trays?: number;
  readonly planes?: number;
}

const PER_TRAY = 4;
const SOCKETS = 2;
/** NVLink-C2C between a Grace socket and an accelerator, one way. Kind: recalled. */
const C2C_BYTES_PER_S = 450e9;

export const nvl72 =
  (options: RackOptions): ServerBuilder =>
  (graph, name) => {
    const { linkBytesPerS, nicBytesPerS, slotBytesPerS, trays = 18, planes = 1 } = options;
    const switches = Array.from({ length: planes }, (_, p) =>
      graph.node(`${name}/nvswitch${p}`, 'switchPlane', { server: name }),
    );
    const accelerators: string[] = [];
    const nics: string[] = [];
    for (let tray = 0; tray < trays; tray++) {
      const sockets = Array.from({ length: SOCKETS }, (_, s) =>
        graph.node(`${name}/socket${tray * SOCKETS + s}`, 'socket', { server: name }),
      );
      graph.join(sockets[0] as string, sockets[1] as string, 'socket', C2C_BYTES_PER_S);
      for (let i = 0; i < PER_TRAY; i++) {
        const rail = tray * PER_TRAY + i;
        const socket = sockets[Math.floor((i * SOCKETS) / PER_TRAY)] as string;
        const gpu = graph.node(`${name}/gpu${rail}`, 'accelerator', { server: name, rail });
        graph.join(gpu, socket, 'pcie', C2C_BYTES_PER_S);
        const nic = graph.node(`${name}/nic${rail}`, 'nic', { server: name, rail });
        graph.join(nic, socket, 'pcie', slotBytesPerS);
        for (const plane of switches) graph.join(gpu, plane, 'scaleUp', linkBytesPerS / planes);
        accelerators.push(gpu);
        nics.push(nic);
      }
    }
    return { name, accelerators, nics, nicBytesPerS };
  };
