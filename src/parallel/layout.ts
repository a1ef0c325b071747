// A parallel layout: how many ways each kind of work is split, what its products are, and whether a model can be so.

import { activeDecoderCount } from '../catalog/arithmetic.ts';
import type { ModelEntry } from '../catalog/types.ts';
import { InputError, type Issue } from '../errors.ts';

/** Serving splits tokens of one step over `attentionDp`; training splits the batch over `dp`. */
export type Purpose = 'serving' | 'training';

/**
 * Ways of each kind. One model copy is tp · cp · attentionDp · pp ranks, and there are dp copies.
 *
 * - `tp`: heads, MLP width and vocabulary of a layer.
 * - `cp`: tokens of a sequence, and its KV; weights are the same on all of them.
 * - `attentionDp` (serving): sequences of a step; attention weights are the same on all of them, MLP and experts are
 *   split over tp · attentionDp. An engine that says "tp 8, dp-attention 8" means tp 1, attentionDp 8.
 * - `ep`: experts. Not ranks of their own: serving takes them from tp · attentionDp, training from cp · dp.
 * - `pp`: layers, in stages.
 * - `dp`: copies of the model; serving copies share nothing, training copies share the batch.
 */
export interface ParallelLayout {
  readonly tp: number;
  readonly pp: number;
  readonly dp: number;
  readonly ep: number;
  readonly attentionDp: number;
  readonly cp: number;
  /** norms and residuals are split over tp by tokens: an all-reduce becomes a reduce-scatter and an all-gather */
  readonly sequenceParallel: boolean;
  /** [stage] layers; left out = as even as can be, the first and the last stage the smaller ones */
  readonly stages?: readonly number[];
}

export const singleLayout: ParallelLayout = {
  tp: 1,
  pp: 1,
  dp: 1,
  ep: 1,
  attentionDp: 1,
  cp: 1,
  sequenceParallel: false,
};

/** Of how many accelerators a layout is made. */
export const worldSize = ({ tp, pp, dp, cp, attentionDp }: ParallelLayout): number => tp * cp * attentionDp * pp * dp;

/** Ranks that hold one stage of one copy. */
export const stageRanks = ({ tp, cp, attentionDp }: ParallelLayout): number => tp * cp * attentionDp;

/** Ranks that the MLP of a dense layer is split over. */
export const mlpWays = ({ tp, attentionDp }: ParallelLayout): number => tp * attentionDp;

/** Ranks that shared experts are split over: as the MLP, but where rows go to experts each group keeps its own. */
export const sharedWays = (layout: ParallelLayout): number => (layout.ep > 1 ? layout.tp : mlpWays(layout));

/** Ranks that one expert is split over: what tp · attentionDp leaves beside ep; in training as the other layers, tp. */
export const expertWays = (layout: ParallelLayout, purpose: Purpose): number =>
  purpose === 'training' ? layout.tp : mlpWays(layout) / layout.ep;

/**
 * [stage] layers. Spare layers go to the stages in the middle, nearest the end first: the first stage also holds the
 * embedding and the last one the LM head.
 */
export function stageLayers(layers: number, layout: Pick<ParallelLayout, 'pp' | 'stages'>): number[] {
  const { pp, stages } = layout;
  if (stages !== undefined) return [...stages];
  const least = Math.floor(layers / pp);
  const spare = layers - least * pp;
  const ends = pp > 1 ? [0, pp - 1] : [0];
  const middle = Array.from({ length: pp - ends.length }, (_, at) => pp - 2 - at);
  const order = [...middle, ...ends];
  const sizes = new Array<number>(pp).fill(least);
  for (const stage of order.slice(0, spare)) sizes[stage] = least + 1;
  return sizes;
}

type Path = readonly (string | number)[];

/** What a layout is checked against. */
export interface LayoutQuestion {
  readonly model: ModelEntry;
  readonly layout: ParallelLayout;
  readonly purpose: Purpose;
  /** accelerators there are; left out = as many as the layout takes */
  readonly accelerators?: number;
  /** chunks of layers of a stage, of an interleaved schedule */
  readonly chunks?: number;
  /** of the layout in what the user wrote */
  readonly path?: Path;
}

const wayNames = ['tp', 'pp', 'dp', 'ep', 'attentionDp', 'cp'] as const;
/** Largest world that is laid out. */
const largestWorld = 1_048_576;

/** Divisors of `value` up to `most`, for hints. */
function divisors(value: number, most: number): string {
  const found: number[] = [];
  for (let way = 1; way <= Math.min(value, most); way++) if (value % way === 0) found.push(way);
  return found.length > 12 ? `${found.slice(0, 12).join(', ')} …` : found.join(', ');
}

type Report = (key: string, found: string, hint: string) => void;

function checkNumbers(layout: ParallelLayout, report: Report): void {
  for (const name of wayNames) {
    const ways = layout[name];
    if (!Number.isSafeInteger(ways) || ways < 1) report(name, String(ways), 'A whole number of at least 1.');
  }
}

function checkWidths({ model, layout, purpose }: LayoutQuestion, report: Report): void {
  const { heads, kvHeads, ffn, hidden, kvLoraRank } = model;
  const { tp } = layout;
  if (heads % tp !== 0) {
    report('tp', `${heads} heads over ${tp}`, `tp must divide the heads: ${divisors(heads, 1024)}.`);
  }
  if (kvLoraRank === undefined && kvHeads % tp !== 0 && tp % kvHeads !== 0) {
    const hint = 'tp must divide the KV heads, or be a multiple of them, which then are held more than once.';
    report('tp', `${kvHeads} KV heads over ${tp}`, hint);
  }
  const ways = mlpWays(layout);
  const name = layout.attentionDp === 1 ? 'tp' : 'attentionDp';
  const hasDense = model.experts === undefined || (model.denseLayers ?? 0) > 0;
  if (hasDense && ffn % ways !== 0) {
    report(name, `MLP width ${ffn} over ${ways}`, `tp · attentionDp must divide it: ${divisors(ffn, 256)}.`);
  }
  if (layout.sequenceParallel && tp === 1) {
    report('sequenceParallel', 'true with tp 1', 'It splits over the tp ranks: take tp of at least 2, or false.');
  }
  if (hidden % tp !== 0) report('tp', `width ${hidden} over ${tp}`, 'tp must divide the width of the model.');
  if (purpose === 'training' && layout.attentionDp !== 1) {
    report('attentionDp', String(layout.attentionDp), 'Training splits its batch over dp: attentionDp is 1.');
  }
}

function checkExperts({ model, layout, purpose }: LayoutQuestion, report: Report): void {
  const { ep } = layout;
  const { experts } = model;
  if (experts === undefined) {
    if (ep !== 1) report('ep', String(ep), `${model.name} has no experts: ep is 1.`);
    return;
  }
  if (experts % ep !== 0) {
    report('ep', `${experts} experts over ${ep}`, `ep must divide the experts: ${divisors(experts, 1024)}.`);
  }
  const pool = purpose === 'training' ? layout.cp * layout.dp : mlpWays(layout);
  const from = purpose === 'training' ? 'cp · dp' : 'tp · attentionDp';
  if (pool % ep !== 0) {
    report('ep', `ep ${ep} of ${from} = ${pool}`, `Experts lie on those ranks: ep must divide ${pool}.`);
    return;
  }
  const width = model.moeFfn ?? model.ffn;
  const ways = expertWays(layout, purpose);
  if (width % ways !== 0) {
    report('ep', `expert width ${width} over ${ways}`, 'A larger ep leaves each expert on fewer ranks.');
  }
}

function checkStages({ model, layout, chunks = 1 }: LayoutQuestion, report: Report): void {
  const { pp, stages } = layout;
  const { layers } = model;
  if (stages === undefined) {
    // embedding and head stand in for a layer of the first and the last stage
    const slots = pp > 1 ? layers + 2 : layers;
    if (layers < pp || slots < pp * chunks) {
      const each = chunks > 1 ? ` of ${chunks} chunks` : '';
      report('pp', `${layers} layers in ${pp} stages${each}`, `At most ${Math.floor(layers / chunks)} stages.`);
    }
    return;
  }
  if (stages.length !== pp) report('stages', `${stages.length} sizes`, `One size a stage: pp is ${pp}.`);
  const sum = stages.reduce((total, size) => total + size, 0);
  if (sum !== layers) report('stages', `${sum} layers in all`, `The model has ${layers}.`);
  if (stages.some((size) => !Number.isSafeInteger(size) || size < 1)) {
    report('stages', stages.join(', '), 'Every stage has at least one layer.');
  }
}

function checkWorld({ layout, accelerators }: LayoutQuestion, report: Report): void {
  const world = worldSize(layout);
  const words = (['tp', 'cp', 'attentionDp', 'pp', 'dp'] as const).map((way) => `${way} ${layout[way]}`).join(' × ');
  if (accelerators !== undefined && world !== accelerators) {
    const copy = world / layout.dp;
    const hint =
      accelerators % copy === 0
        ? `With ${accelerators} accelerators dp is ${accelerators / copy}.`
        : `One copy takes ${copy}: their number must be a multiple of it.`;
    report('dp', `${words} = ${world} of ${accelerators}`, hint);
  }
  if (world > largestWorld) report('dp', `${world} accelerators`, `At most ${largestWorld}.`);
}

/** Everything that is wrong with a layout; empty when the model can be split so. */
export function layoutIssues(question: LayoutQuestion): Issue[] {
  const issues: Issue[] = [];
  const path = question.path ?? [];
  const report: Report = (key, found, hint) => issues.push({ code: 'BAD_VALUE', path: [...path, key], found, hint });
  checkNumbers(question.layout, report);
  if (issues.length > 0) return issues;
  checkWidths(question, report);
  checkExperts(question, report);
  checkStages(question, report);
  checkWorld(question, report);
  return issues;
}

/** Throws an InputError with every reason why a model cannot be split so. */
export function checkLayout(question: LayoutQuestion): void {
  const issues = layoutIssues(question);
  if (issues.length > 0) throw new InputError(issues);
}

/** What there is to say of a layout that is allowed and costs something. */
export function layoutNotes(model: ModelEntry, layout: ParallelLayout): string[] {
  const notes: string[] = [];
  const { tp, pp, attentionDp } = layout;
  if (model.kvLoraRank !== undefined && tp > 1) notes.push('the latent KV is held by every tp rank');
  else if (tp > model.kvHeads) notes.push(`each KV head is held by ${tp / model.kvHeads} tp ranks`);
  const sizes = stageLayers(model.layers, layout);
  const most = Math.max(...sizes);
  if (pp > 1 && Math.min(...sizes) < most) notes.push(`stages of ${Math.min(...sizes)} to ${most} layers`);
  if (attentionDp > 1) notes.push(`attention weights are held ${attentionDp} times`);
  return notes;
}

/** Weights of a model that multiply: the lookup of an embedding does not. */
export const multiplyingParameters = (model: ModelEntry): number =>
  activeDecoderCount(model) - (model.tiedEmbeddings ? 0 : model.vocab * model.hidden);
