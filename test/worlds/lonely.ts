/** A lone request, and the law that a better device never makes it slower. */
import type { Outcome } from '../../src/testing/outcome.ts';
import type { WorldKind } from './device.ts';
import type { World, WorldRows } from './program.ts';
import { makeWorld } from './program.ts';

/** Ways in which a device may be better: more bandwidth, more FLOP, more HBM for KV. */
export const betterments = ['hbmBytesPerS', 'flopPerS', 'kvBlocks'] as const;

/** The world of the first request alone, left alone by the host: a faster step may see a slower level. */
export function lonelyWorld(rows: WorldRows): World {
  return makeWorld({ ...rows, arrivals: rows.arrivals.slice(0, 1), controls: [] });
}

type Betterment = (typeof betterments)[number];

function betterKind(kind: WorldKind, betterment: Betterment, factor: number): WorldKind {
  if (betterment === 'kvBlocks') return { ...kind, kvBlocks: Math.ceil(kind.kvBlocks * factor) };
  if (betterment === 'hbmBytesPerS') return { ...kind, hbmBytesPerS: kind.hbmBytesPerS * factor };
  return {
    ...kind,
    linearFlopPerS: kind.linearFlopPerS * factor,
    headFlopPerS: kind.headFlopPerS * factor,
    attentionFlopPerS: kind.attentionFlopPerS * factor,
    vectorFlopPerS: kind.vectorFlopPerS * factor,
  };
}

/** The same world with devices that are all better in one way. */
export const betterRows = (rows: WorldRows, betterment: Betterment, factor: number): WorldRows => ({
  ...rows,
  kinds: rows.kinds.map((kind) => betterKind(kind, betterment, factor)),
});

/** Complaints when the lone request of `better` is refused or slower where that of `base` was served. */
export function slowerComplaints(base: Outcome, better: Outcome): string[] {
  const [before, after] = [base.rows[0], better.rows[0]];
  if (before === undefined) return [];
  if (after === undefined) return ['the better device refuses the request'];
  const slower = (['firstTokenPs', 'finishPs'] as const).filter((name) => after[name] > before[name]);
  return slower.map((name) => `${name} was ${before[name]}, is ${after[name]} on the better device`);
}
