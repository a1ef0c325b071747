// A request's state and energy: transitions that the debug build refuses, and energies that one i64 does not hold.

import { describe, expect, test } from 'vitest';
import { places, RequestState } from '../../src/core/layout.gen.ts';
import { simulate } from '../../src/index.ts';
import { debugCore } from './debug.ts';

const states = Object.entries(RequestState);
const allowed: Readonly<Record<string, readonly string[]>> = {
  free: ['held', 'queued'],
  held: ['queued', 'free'],
  queued: ['prefill', 'free'],
  prefill: ['decode', 'queued', 'transferring', 'done'],
  decode: ['queued', 'transferring', 'done'],
  transferring: ['waiting', 'queued', 'decode', 'done'],
  waiting: ['queued', 'done', 'free'],
  done: ['free'],
};

describe('the state of a request', () => {
  const core = debugCore({ slots: 1 });
  const view = new DataView(core.memory.buffer);
  const { columns } = places.slot;
  const slot = view.getUint32(columns['state']!.address, true);
  const set = (state: number) => view.setInt32(slot + columns['state']!.offset, state, true);

  test.each(states)('%s goes on as its picture says, and in no other way', (from, number) => {
    for (const [to, next] of states) {
      set(number);
      const go = () => core.exports.become(slot, next);
      if (allowed[from]?.includes(to)) {
        go();
        expect(core.columns.slot.state(0)).toBe(next);
      } else expect(go, `${from} to ${to}`).toThrow(WebAssembly.RuntimeError);
    }
  });
});

describe('the energy of a request', () => {
  test('passes 9.2 MJ, what an i64 of picojoules holds, and the ledger still balances', async () => {
    const energies: number[] = [];
    const result = await simulate(
      {
        tokenworks: 1,
        model: 'llama-3.1-405b',
        fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 1, tp: 8, pp: 4, fabric: 'nvlink-8 + ib-400' }] },
        workload: { rate: '1 /s', requests: 1, prompt: { fixed: 1000 }, output: { fixed: 64_000 } },
        run: { warmUp: 0 },
      },
      {
        onRows: (rows, count) => {
          for (let row = 0; row < count; row++) {
            expect(Number(rows.energyPj[row])).toBeGreaterThanOrEqual(0);
            expect(Number(rows.energyPj[row])).toBeLessThan(1e12);
            energies.push(Number(rows.energyJ[row]) + Number(rows.energyPj[row]) * 1e-12);
          }
        },
      },
    );
    expect(energies).toHaveLength(1);
    expect(energies[0]).toBeGreaterThan(9.3e6);
    expect(result.requests.finished).toBe(1);
  });
});
