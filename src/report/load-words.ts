// Load as a share of capacity, in words.

import type { Result, Servable } from '../result/types.ts';
import { count, percent, three } from './format.ts';

const limitWords: Readonly<Record<Servable['limit'], string>> = {
  maxNumSeqs: 'the cap of sequences',
  kv: 'KV memory',
  maxNumBatchedTokens: 'the token budget of a step',
  tpot: 'the TPOT objective',
};

const system = ({ replicas }: Result): string => (replicas.count > 1 ? 'this fleet' : 'this replica');

/** How much more of this load would be carried; empty where load is what is served. */
export function headroomSentence(result: Result): string {
  const { headroom } = result.utilisation;
  if (headroom === null) return '';
  const measured = 'by the closed form; the command capacity measures it';
  if (headroom >= 1.05) return `About ${three(headroom)} × this load would be carried, ${measured}.`;
  const load = headroom > 0.95 ? 'about all' : `${three(1 / headroom)} × what`;
  return `This load is ${load} that ${system(result)} would carry, ${measured}.`;
}

/** What was used of what could be served, and how much more would be carried. */
export function loadSentence(result: Result): string {
  const { share, servable } = result.utilisation;
  if (share === null) return '';
  const bound = servable === null ? '' : `bounded by ${limitWords[servable.full.limit]}`;
  const whenFull = servable === null ? '' : `; a full replica decodes ${count(servable.full.batch)} at once, ${bound}`;
  const used = `${percent(share)} of what ${system(result)} could serve of this mix was used${whenFull}.`;
  return [used, headroomSentence(result)].filter((one) => one !== '').join(' ');
}

/** Below the tile of the utilisation: how much more would be carried. */
export function headroomTile({ utilisation: { headroom } }: Result): string {
  if (headroom === null) return 'of what could be served of this mix';
  if (headroom >= 1.05) return `about ${three(headroom)} × this load would be carried`;
  return headroom > 0.95 ? 'about all that would be carried' : `${three(1 / headroom)} × what would be carried`;
}
