// The lower half of the page: operators, memory, joules and dollars, and how far to trust all of it.

import type { Result } from '../result/types.ts';
import { capacityValue, memoryBar, operatorBars, provenanceBar, usedOperators } from './bars.ts';
import { gathered, namesOf } from './fleet-words.ts';
import { bytes, count, flop, joules, percent, seconds, three, traffic, unknown, usd, watts } from './format.ts';
import { goodCells } from './good-words.ts';
import { errorWords, kernelsOf, originWords } from './kernel-words.ts';
import type { Markup } from './markup.ts';
import { details, html, nothing, table } from './markup.ts';
import { boundWords, operatorName, powerWords } from './words.ts';

const operatorColumns = ['time', 'share', 'joules', 'FLOP', 'HBM traffic', 'link traffic'];

export function operatorSection(result: Result): Markup {
  const { engine } = result;
  const batch = engine.meanDecodeBatch;
  const lead = [
    `${count(engine.steps)} steps`,
    `a step in flight ${percent(engine.stepInFlightShare)} of the time`,
    batch === null ? 'no decodes.' : `${batch.toFixed(1)} sequences in a decode step on average.`,
  ].join('; ');
  const rows = usedOperators(result).map((line) => [
    operatorName(line.operator),
    line.bound === null ? unknown : boundWords[line.bound],
    seconds(line.timeS),
    percent(line.timeShare),
    joules(line.energyJ),
    flop(line.flop),
    traffic(line.hbmBytes),
    traffic(line.linkBytes),
  ]);
  const columns = [{ title: '' }, { title: 'bound by' }, ...operatorColumns.map((title) => ({ title, number: true }))];
  const numbers = rows.length === 0 ? nothing : details('Numbers by operator', table('Operators', columns, rows));
  return html`<section><h2>Where time and joules went</h2><p class="lead">${lead}</p>
    ${operatorBars(result)}${numbers}
  </section>`;
}

/** Groups of more than this many fold their tables. */
const mostOpenTables = 3;

/** Pools whose accelerators hold the same are reported once. */
function memoryGroups(result: Result) {
  const held = result.kinds.map((kind, index) => ({ kind, lines: result.capacity[index]?.lines ?? [] }));
  const groups = gathered(held, ({ kind, lines }) =>
    JSON.stringify([kind.accelerator, kind.weightBytesPerRank, kind.kvPoolBytesPerRank, lines]),
  );
  return groups.map(({ first: { kind, lines }, all }) => ({
    kind: { ...kind, pool: namesOf(all.map((one) => one.kind.pool)) },
    lines,
  }));
}

export function memorySection(result: Result): Markup {
  const groups = memoryGroups(result);
  const pools = groups.map(({ kind, lines }) => {
    const rows = lines.map((line) => [line.what, capacityValue(line), line.note]);
    const columns = [{ title: '' }, { title: '', number: true }, { title: 'how' }];
    const title = `KV capacity of ${kind.pool}`;
    const numbers = table(title, columns, rows);
    return html`${memoryBar(kind, lines, result)}${groups.length > mostOpenTables ? details(title, numbers) : numbers}`;
  });
  const { preemptions, recomputedTokens } = result.engine;
  const twice = `${count(preemptions)} preemptions, ${count(recomputedTokens)} tokens computed twice`;
  const lead = `Memory for ${count(result.kv.blocks)} KV blocks. ${twice}.`;
  return html`<section><h2>Memory</h2><p class="lead">${lead}</p>${pools}</section>`;
}

const twoColumns = [{ title: '' }, { title: '', number: true }];

export function moneySection(result: Result): Markup {
  const { energy, money } = result;
  const dollars = table('Dollars', twoColumns, [
    ['Accelerators', usd(money.acceleratorUsd)],
    ['Energy', usd(money.energyUsd)],
    ['A million good output tokens', goodCells(result)[1]],
    ['A thousand good requests', usd(money.usdPerGoodRequest === null ? null : money.usdPerGoodRequest * 1000)],
    ['A million output tokens, good or not', usd(money.usdPerMtokenOutput)],
    ['A million tokens, prompts included', usd(money.usdPerMtokenTotal)],
  ]);
  const rows = [
    ['A good output token', goodCells(result)[0]],
    ['An output token, good or not', joules(result.joulesPerOutputToken)],
    ['Static', joules(energy.staticJ)],
    ['Dynamic', joules(energy.dynamicJ)],
    ['Meter', joules(result.energyJ)],
    ['Mean power', watts(result.wattsMean)],
  ];
  if (energy.clippedJ > 0) rows.push(['Cut off by the power cap', joules(energy.clippedJ)]);
  const { wholeRun } = energy;
  const accounts = table('Joules of the whole run', twoColumns, [
    ['Finished requests', joules(wholeRun.finishedJ)],
    ['Requests still in flight', joules(wholeRun.runningJ)],
    ['Rounding remainder', joules(wholeRun.remainderJ)],
    ['Static', joules(wholeRun.staticJ)],
    ['Meter', joules(wholeRun.meterJ)],
  ]);
  return html`<section><h2>Joules and dollars</h2>
    <p class="lead">Of the measured interval, ${seconds(result.interval.lengthS)}. ${powerWords}</p>
    <div class="columns">
      <div><h3>Dollars</h3>${dollars}</div>
      <div>
        <h3>Joules</h3>${table('Joules', twoColumns, rows)}
        ${details('Whose joules, over the whole run', accounts)}
      </div>
    </div>
  </section>`;
}

function precisionTable(result: Result): Markup {
  const groups = gathered(result.precision, ({ paths }) => JSON.stringify(paths));
  const rows = groups.flatMap(({ first: { paths }, all }) =>
    paths.map((path) => [
      groups.length > 1 ? `${namesOf(all.map(({ pool }) => pool))}: ${path.where}` : path.where,
      path.weights,
      path.activations,
      path.multiply,
      path.dequantises.length === 0 ? 'nothing' : path.dequantises.join(', '),
      path.note,
    ]),
  );
  if (rows.length === 0) return nothing;
  const columns = ['', 'weights', 'activations', 'multiplies in', 'dequantises', ''].map((title) => ({ title }));
  return html`<h3>Precision paths</h3>${table('Precision paths', columns, rows)}`;
}

/** A number of the catalog or the scenario with its unit. */
function quantity(value: number | string, unit: string): string {
  if (typeof value === 'string') return value;
  const text = String(Number(value.toPrecision(6)));
  return unit === '1' || unit === '' ? text : `${text} ${unit}`;
}

function kernelTable(result: Result): Markup {
  const rows = kernelsOf(result).map(({ accelerator, kernel }) => [
    kernel.what,
    accelerator,
    originWords(kernel),
    errorWords(kernel),
    kernel.notes.join('; '),
  ]);
  if (rows.length === 0) return nothing;
  const columns = ['kernels', 'accelerator', 'model', 'where it was not fitted', 'notes'].map((title) => ({ title }));
  return html`<h3>Kernel models</h3>${table('Kernel models', columns, rows)}`;
}

export function trustSection(result: Result): Markup {
  const numbers = result.provenance.numbers.map((number) => [
    number.what,
    quantity(number.value, number.unit),
    number.kind,
    number.source,
  ]);
  const columns = [{ title: 'number' }, { title: 'value', number: true }, { title: 'kind' }, { title: 'source' }];
  const ledgers = result.ledgers.map((ledger) => {
    const total = ledger.name === 'joules' ? joules(ledger.left) : count(ledger.left);
    return html`<li>${ledger.name}: ${ledger.says} (${total})</li>`;
  });
  const kinds = result.kinds.map((kind) => [
    kind.pool,
    `${kind.parameters === 0 ? unknown : (kind.parameters / 1e9).toFixed(2)} G`,
    bytes(kind.weightBytesPerRank),
    `${flop(kind.peakFlopPerS)}/s`,
    `${traffic(kind.hbmBytesPerS)}/s`,
    watts(kind.tdpW),
  ]);
  const kindColumns = [
    { title: 'pool' },
    ...['parameters', 'weights a rank', 'peak', 'memory bandwidth', 'TDP'].map((title) => ({ title, number: true })),
  ];
  const inputs =
    numbers.length === 0
      ? nothing
      : details('All numbers with their source', table('Numbers and their source', columns, numbers));
  const rounding = three(result.roundingShare * 100);
  return html`<section><h2>How far to trust it</h2>
    <p class="lead">The answer rests on ${numbers.length} numbers; this is where they come from.</p>
    ${provenanceBar(result)}${inputs}${kernelTable(result)}${precisionTable(result)}
    <h3>Accelerators</h3>${table('Accelerators', kindColumns, kinds)}
    <h3>Ledgers that balance</h3><ul class="note">${ledgers}</ul>
    <p class="note">Costs rounded to whole picoseconds: off by at most ${rounding} %. MFU counts the
      multiply-adds of linear layers, LM head and attention that the answer needs, over the datasheet peak and all of
      the interval.</p>
  </section>`;
}
