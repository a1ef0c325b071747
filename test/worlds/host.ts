/** A host for every world: its answers look random and are pure functions of what it is asked. */
import type { Host, ReplicaView } from '../reference/host.ts';
import type { World } from './program.ts';

/** 32 bits in which every bit of every number has a say. */
function mixed(seed: number, numbers: readonly (number | bigint)[]): number {
  let hash = seed | 0;
  for (const number of numbers) {
    hash = Math.imul(hash ^ Number(BigInt.asIntN(32, BigInt(number))), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

const numbersOf = ({ requests, tokens, residentTokens, kvShare }: ReplicaView) => [
  requests,
  tokens,
  residentTokens,
  kvShare,
];

/** Scores tie often; now and then a request is rejected. */
export function hostOf({ program, hostSeed, controls }: World): Host {
  const replicas = program.replica.kind.length;
  return {
    controls,
    route({ id, class: row, priority, promptTokens, session, views }) {
      const lot = mixed(hostSeed, [id, row, priority, promptTokens, session, ...views.flatMap(numbersOf)]);
      return lot % 16 === 0 ? -1 : (lot >>> 4) % replicas;
    },
    scores(refreshPs, replica, view) {
      const lot = mixed(hostSeed, [refreshPs, refreshPs >> 32n, replica, ...numbersOf(view)]);
      return { score: BigInt(lot % 7) - 3n, sendScore: BigInt((lot >>> 8) % 3) };
    },
  };
}
