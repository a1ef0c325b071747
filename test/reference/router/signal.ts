/** What a router may know of a replica: who is open, and what each signal says of it. README §8. */
import { blocks, usedBlocks } from '../kv/counts.ts';
import { power } from '../power.ts';
import type { Replica, Request } from '../replica.ts';
import { signals } from './words.ts';

/** 2^-20 of all KV blocks, rounded down. */
export const kvShareOf = (replica: Replica, usedKvBlocks: number): number =>
  Math.floor((usedKvBlocks * 2 ** 20) / replica.kind.kvBlocks);

function sumOf(replica: Replica, tokens: (request: Request) => number): bigint {
  let sum = 0n;
  for (const request of replica.unfinished) sum += BigInt(tokens(request));
  return sum;
}

export const residentTokens = (replica: Replica): bigint =>
  sumOf(replica, ({ promptTokens, emitted }) => promptTokens + emitted);

export const promptTokens = (replica: Replica): bigint => sumOf(replica, (request) => request.promptTokens);

export function isOpen({ settings, unfinished }: Replica): boolean {
  const { admissionLimit, weight } = settings;
  return settings.power === power.on && weight > 0 && (admissionLimit < 0 || unfinished.size < admissionLimit);
}

/** What a signal says of a replica now. */
export function signalOf(replica: Replica, signal: number): bigint {
  if (signal === signals.requests) return BigInt(replica.unfinished.size);
  if (signal === signals.tokens) return promptTokens(replica);
  if (signal === signals.resident) return residentTokens(replica);
  return BigInt(kvShareOf(replica, usedBlocks(replica)));
}

/** What a request that is sent adds to a stale signal. */
export function addedLoad(replica: Replica, request: Request, signal: number): bigint {
  if (signal === signals.requests) return 1n;
  if (signal === signals.kv) return BigInt(kvShareOf(replica, blocks(replica, request.promptTokens)));
  return BigInt(request.promptTokens);
}
