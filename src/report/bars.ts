// Bars: where time and joules went, what fills an accelerator's memory, where the numbers come from.

import type { CapacityLine } from '../compile/compiled.ts';
import type { BoundName, KindResult, OperatorLine, ProvenanceKind, Result } from '../result/types.ts';
import { bytes, count, joules, percent, plain, seconds, times } from './format.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';
import { boundWords, operatorName, operatorsOf } from './words.ts';

const bounds: readonly BoundName[] = ['compute', 'memory', 'link', 'latency'];
const width = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

/** Operators that took time or joules, and what ran under others, whose time is negative. */
export const usedOperators = (result: Result): readonly OperatorLine[] =>
  operatorsOf(result).filter((line) => line.timeS !== 0 || line.energyJ > 0);

function operatorRow(line: OperatorLine, mostTime: number, mostEnergy: number): Markup {
  const name = operatorName(line.operator);
  const segments = bounds.map((bound) => {
    const share = mostTime > 0 ? line.boundS[bound] / mostTime : 0;
    if (share <= 0) return nothing;
    const title = `${name}: ${seconds(line.boundS[bound])} bound by ${boundWords[bound]}`;
    return html`<i class="fill ${bound}" style="width:${width(share)}" title="${title}"></i>`;
  });
  const energy = mostEnergy > 0 ? line.energyJ / mostEnergy : 0;
  const title = `${name}: ${joules(line.energyJ)}`;
  const energyBar = html`<i class="fill energy" style="width:${width(energy)}" title="${title}"></i>`;
  return html`<div class="row">
    <span class="name">${name}</span>
    <div class="bar">${segments}<em>${percent(line.timeShare)}</em></div>
    <div class="bar">${energyBar}<em>${percent(line.energyShare)}</em></div>
  </div>`;
}

export function operatorBars(result: Result): Markup {
  const lines = usedOperators(result);
  if (lines.length === 0) return html`<p class="empty">No step finished in the interval.</p>`;
  // The longest bar leaves room for its own label.
  const mostTime = Math.max(...lines.map((line) => line.timeS)) * 1.25;
  const mostEnergy = Math.max(...lines.map((line) => line.energyJ)) * 1.25;
  const used = bounds.filter((bound) => lines.some((line) => line.boundS[bound] > 0));
  const legend = used.map((bound) => html`<span class="key"><i class="fill ${bound}"></i>${boundWords[bound]}</span>`);
  const rows = lines.map((line) => operatorRow(line, mostTime, mostEnergy));
  const says = 'Time and joules by operator; the table below holds the same numbers';
  return html`<p class="legend">Time bound by ${legend}</p>
    <div class="operators" role="group" aria-label="${says}">
      <div class="row head"><span class="name"></span><span>Time</span><span>Joules, dynamic</span></div>
      ${rows}
    </div>`;
}

export interface MemorySplit {
  readonly totalB: number;
  readonly parts: readonly { readonly name: string; readonly ink: string; readonly sizeB: number }[];
}

const isReserved = (line: CapacityLine): boolean =>
  line.unit === 'B' && /reserv|graph|workspace|activation/i.test(`${line.what}`) && !/weight|kv/i.test(line.what);

/**
 * What fills one rank's memory. The first line of the capacity in bytes is the memory itself; weights and the KV pool
 * are facts of the kind; what the engine reserves is named so; the rest is out of its reach (memory fraction,
 * rounding). Null when it does not add up.
 */
export function memorySplit(kind: KindResult, lines: readonly CapacityLine[]): MemorySplit | null {
  const totalB = lines.find((line) => line.unit === 'B')?.value ?? 0;
  const reserved = lines.filter(isReserved).reduce((sum, line) => sum + Math.abs(line.value), 0);
  const parts = [
    { name: 'weights', ink: 'memory', sizeB: kind.weightBytesPerRank },
    { name: 'reserved', ink: 'latency', sizeB: reserved },
    { name: 'KV cache', ink: 'link', sizeB: kind.kvPoolBytesPerRank },
  ];
  const leftB = totalB - parts.reduce((sum, part) => sum + part.sizeB, 0);
  if (totalB <= 0 || leftB < 0) return null;
  return {
    totalB,
    parts: [...parts, { name: 'not used', ink: 'unused', sizeB: leftB }].filter((part) => part.sizeB > 0),
  };
}

export function memoryBar(kind: KindResult, lines: readonly CapacityLine[], result: Result): Markup {
  const split = memorySplit(kind, lines);
  if (split === null) return nothing;
  const single = result.kinds.length === 1;
  const segments = split.parts.map((part) => {
    const share = part.sizeB / split.totalB;
    const held = part.name === 'KV cache' && single ? result.kv.meanShare : null;
    const inner = held === null ? nothing : html`<u style="width:${width(held)}" title="held on average"></u>`;
    const flex = `${(share * 1000).toFixed(1)} 1 0`;
    const title = `${part.name}: ${bytes(part.sizeB)}`;
    return html`<div class="part ${part.ink}" style="flex:${flex}" title="${title}">${inner}</div>`;
  });
  const keys = split.parts.map(
    (part) => html`<span class="key"><i class="fill ${part.ink}"></i>${part.name} <b>${bytes(part.sizeB)}</b></span>`,
  );
  const says = split.parts.map((part) => `${part.name} ${bytes(part.sizeB)}`).join(', ');
  const use =
    single && result.kv.meanShare !== null
      ? html`<p class="note">Of the KV cache ${percent(result.kv.meanShare)} was held on average (dark),
          at most ${percent(result.kv.peakShare)}.</p>`
      : nothing;
  return html`<h3>${kind.pool}: one ${kind.accelerator}, ${bytes(split.totalB)}</h3>
    <div class="memory" role="img" aria-label="Memory of one ${kind.accelerator}: ${says}">${segments}</div>
    <p class="legend">${keys}</p>${use}`;
}

/** Checked numbers first; what nobody checked stands out. */
const provenanceInk: readonly (readonly [ProvenanceKind, string])[] = [
  ['user', 'plainfill'],
  ['measured', 'good'],
  ['datasheet', 'memory'],
  ['fitted', 'link'],
  ['derived', 'latency'],
  ['recalled', 'compute'],
  ['assumed', 'bad'],
];

export function provenanceBar(result: Result): Markup {
  const { counts, numbers } = result.provenance;
  if (numbers.length === 0) return html`<p class="empty">No number was recorded with its origin.</p>`;
  const present = provenanceInk.filter(([kind]) => counts[kind] > 0);
  const segments = present.map(
    ([kind, ink]) =>
      html`<div class="part ${ink}" style="flex:${counts[kind]} 1 0" title="${kind}: ${count(counts[kind])}"></div>`,
  );
  const keys = present.map(
    ([kind, ink]) => html`<span class="key"><i class="fill ${ink}"></i>${kind} <b>${counts[kind]}</b></span>`,
  );
  const says = present.map(([kind]) => `${counts[kind]} ${kind}`).join(', ');
  return html`<div class="memory thin" role="img" aria-label="Origin of the numbers: ${says}">${segments}</div>
    <p class="legend">${keys}</p>`;
}

/** A capacity line for a table: value with its unit. */
export function capacityValue(line: CapacityLine): string {
  if (line.unit === 'B') return `${line.value < 0 ? '−' : ''}${bytes(Math.abs(line.value))}`;
  if (line.unit === 'x') return times(line.value);
  if (line.unit === '1') return plain(String(Number(line.value.toPrecision(6))));
  return `${count(line.value)} ${line.unit}`;
}
