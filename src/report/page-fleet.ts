// The page's sections of a fleet: pools side by side, replicas over time, and what policies commanded. A single
// replica has none of them.

import type { PoolResult, Result, TailOwners } from '../result/types.ts';
import { commandCells, controlOf, policyWords } from './control-words.ts';
import {
  builtOf,
  evenOwners,
  fleetLine,
  imbalanceRows,
  isFleet,
  noOwners,
  owners,
  routeSentence,
  shortName,
  tailNames,
  tailWords,
  timesOver,
} from './fleet-words.ts';
import { count, joules, percent, three, tidy, unknown, watts } from './format.ts';
import { goodCells } from './good-words.ts';
import { type HeatFrame, heatOrWords, meanOver, rowName } from './heat-plot.ts';
import type { Column, Markup } from './markup.ts';
import { details, html, nothing, table } from './markup.ts';
import { rankText } from './page-top.ts';
import { achievedSentences } from './policy-words.ts';
import { axisTo } from './scale.ts';

/** Commands shown unfolded. */
const mostOpen = 10;
/** Replicas or groups that the table of numbers lists at most. */
const mostListed = 512;

const numbers = (...titles: string[]): Column[] => titles.map((title) => ({ title, number: true }));
const width = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

/** A number with a bar of its part of the largest. */
function barCell(text: string, value: number | null, most: number, ink: string): Markup {
  const share = value === null || most <= 0 ? 0 : value / most;
  return html`<span class="barcell">${text}<i class="fill ${ink}" style="width:${width(share)}"></i></span>`;
}

const largest = (values: readonly (number | null)[]): number => Math.max(0, ...values.map((value) => value ?? 0));

/** What a pool's bar is drawn against: the longest of all pools. */
interface Most {
  readonly requests: number;
  readonly ttft: number;
  readonly tpot: number;
  readonly joules: number;
  readonly usd: number;
}

const p99Of = ({ latency }: PoolResult, metric: 'ttftS' | 'tpotS'): number | null =>
  latency[metric].p99 ?? latency[metric].atLeastS.p99;

function mostOf(pools: readonly PoolResult[]): Most {
  return {
    requests: largest(pools.map(({ measured }) => measured.arrived)),
    ttft: largest(pools.map((pool) => p99Of(pool, 'ttftS'))),
    tpot: largest(pools.map((pool) => p99Of(pool, 'tpotS'))),
    joules: largest(pools.map((pool) => pool.good.joulesPerToken)),
    usd: largest(pools.map((pool) => pool.good.usdPerMtoken)),
  };
}

function poolCells(pool: PoolResult, most: Most): (string | Markup)[] {
  const { latency, measured, attainment, kv } = pool;
  const [perToken, perMtoken] = goodCells(pool);
  const p99 = (metric: 'ttftS' | 'tpotS', against: number) =>
    barCell(rankText(latency[metric], 'p99'), p99Of(pool, metric), against, metric === 'ttftS' ? 'slow' : 'pace');
  return [
    html`${shortName(pool.name)}<span class="under">${builtOf(pool)}</span>`,
    barCell(count(measured.arrived), measured.arrived, most.requests, 'plainfill'),
    rankText(latency.ttftS, 'p50'),
    p99('ttftS', most.ttft),
    rankText(latency.tpotS, 'p50'),
    p99('tpotS', most.tpot),
    barCell(percent(attainment.share), attainment.share, 1, 'good'),
    barCell(percent(pool.utilisation.share), pool.utilisation.share, 1, 'memory'),
    barCell(percent(kv.peakShare), kv.peakShare, 1, 'link'),
    barCell(perToken, pool.good.joulesPerToken, most.joules, 'compute'),
    barCell(perMtoken, pool.good.usdPerMtoken, most.usd, 'latency'),
  ];
}

const poolColumns = [
  { title: 'pool' },
  ...numbers(
    'requests',
    'TTFT p50',
    'p99',
    'TPOT p50',
    'p99',
    'met SLO',
    'used',
    'KV peak',
    'J/good token',
    '$/M good',
  ),
];

function moreOfPools(pools: readonly PoolResult[]): Markup {
  const rows = pools.map((pool) => [
    shortName(pool.name),
    pool.model,
    `${count(pool.accelerators)} × ${pool.accelerator}`,
    pool.weight.toFixed(2),
    percent(pool.clock),
    count(pool.throughput.outputTokensPerS),
    percent(pool.mfu),
    percent(pool.hbmUse),
    watts(pool.wattsMean),
    count(pool.requests.rejected),
    count(pool.requests.waiting + pool.requests.running),
    count(pool.engineUse.preemptions),
  ]);
  const columns = [
    ...['pool', 'model', 'accelerators'].map((title) => ({ title })),
    ...numbers('weight', 'clock', 'tokens/s', 'MFU', 'HBM use', 'power', 'rejected', 'unfinished', 'preemptions'),
  ];
  return details('More of each pool', table('More of each pool', columns, rows));
}

export function poolSection(result: Result): Markup {
  if (!isFleet(result)) return nothing;
  const { pools } = result;
  const most = mostOf(pools);
  const rows = pools.map((pool) => poolCells(pool, most));
  const lead = `${fleetLine(result)}. ${routeSentence(result)}`;
  return html`<section><h2>Pools</h2><p class="lead">${lead}</p>
    <div class="pools">${table('Pools compared', poolColumns, rows)}</div>
    <p class="note">Joules and dollars are of a good output token and a million: those of requests that met every
      SLO. A bar is read against the longest of its column, shares against 100 %.</p>
    ${moreOfPools(pools)}
  </section>`;
}

function ownersTable(result: Result, name: string, tail: TailOwners): Markup {
  const none = noOwners(name, tail);
  if (none !== null) return html`<div><h3>By ${name}</h3><p class="note">${none}</p></div>`;
  const found = owners(result, tail, 5);
  const rows = found.map((owner) => [
    shortName(owner.name),
    barCell(percent(owner.share), owner.share, 1, 'slow'),
    barCell(percent(owner.requestShare), owner.requestShare, 1, 'latency'),
    timesOver(owner),
  ]);
  if (tail.requests === 0) return nothing;
  const isEven = !found.some((owner) => tail.replicas.includes(owner));
  const even = isEven ? html`<p class="note">${evenOwners(name)}</p>` : nothing;
  const columns = [{ title: '' }, ...numbers('of the slowest', 'of all', '')];
  const title = `Owners of ${tailWords(name, tail)}`;
  return html`<div><h3>By ${name}</h3><p class="note">Of ${tailWords(name, tail)}</p>
    ${rows.length === 0 ? nothing : table(title, columns, rows)}${even}</div>`;
}

function tailMarkup(result: Result): Markup {
  const tables = tailNames.map(([metric, name]) => ownersTable(result, name, result.tail[metric]));
  if (tables.every((one) => one === nothing)) return nothing;
  return html`<h3 class="sub">Who owns the slowest requests</h3><div class="columns">${tables}</div>`;
}

const waiting = (value: number | null): string => (value === null ? unknown : tidy(three(value)));

function heatMarkup(result: Result): Markup {
  const { heatMap: map, interval } = result;
  if (map === null) return html`<p class="empty">No windows were recorded (run.window is off).</p>`;
  const frame: HeatFrame = { map, fromS: interval.fromS, toS: interval.toS };
  // a share has no more than all of it
  const kvMost = map.kvShare.reduce((most, row) => Math.max(most, ...row), 0);
  return html`${[
    heatOrWords({ title: 'Utilisation', hue: 'used', values: map.utilisation, write: percent, most: 1 }, frame),
    heatOrWords({ title: 'Requests waiting', hue: 'queue', values: map.queued, write: waiting, most: null }, frame),
    heatOrWords(
      {
        title: 'KV memory held',
        hue: 'kv',
        values: map.kvShare,
        write: percent,
        most: Math.min(1, axisTo(kvMost).top),
      },
      frame,
    ),
    heatOrWords({ title: 'Power of a replica', hue: 'power', values: map.powerW, write: watts, most: null }, frame),
  ]}`;
}

/** The numbers of one replica; of a group only what the heat map shows. */
function replicaCells({ replicas }: Result, at: number | null): string[] {
  const { columns } = replicas;
  const cell = (column: readonly (number | null)[] | undefined, write: (value: number | null) => string) =>
    at === null || column === undefined ? unknown : write(column[at] ?? null);
  return [
    cell(columns?.arrived, count),
    cell(columns?.good, count),
    cell(columns?.outputTokens, count),
    cell(columns?.utilisation, percent),
    cell(columns?.kvPeakShare, percent),
    cell(columns?.energyJ, joules),
  ];
}

const replicaTitles = ['requests', 'good', 'output tokens', 'used', 'KV peak', 'energy'];

/** A row of numbers for each row of the heat map. */
function numbersOf(result: Result): Markup {
  const { heatMap: map, replicas } = result;
  if (map === null) {
    const names = replicas.columns?.name.slice(0, mostListed) ?? [];
    if (names.length === 0) return nothing;
    const rows = names.map((name, at) => [name, ...replicaCells(result, at)]);
    const summary =
      names.length < replicas.count ? `Numbers of the first ${names.length} replicas` : 'Numbers by replica';
    return details(summary, table(summary, [{ title: 'replica' }, ...numbers(...replicaTitles)], rows));
  }
  let replica = 0;
  const rows = map.pool.map((_, row) => {
    const at = map.replicas[row] === 1 ? replica : null;
    replica += map.replicas[row] ?? 1;
    const mean = (values: readonly (readonly number[])[]) => meanOver(values[row] ?? [], map);
    const own = replicaCells(result, at);
    return [shortName(rowName(map, row)), ...own, percent(mean(map.kvShare)), watts(mean(map.powerW))];
  });
  const columns = [{ title: 'replica' }, ...numbers(...replicaTitles, 'mean KV', 'mean power')];
  return details('Numbers by replica', table('Replicas', columns, rows));
}

export function replicaSection(result: Result): Markup {
  if (!isFleet(result)) return nothing;
  const lead = result.heatMap === null ? '' : 'A row is a replica, time runs to the right; dashes bound the interval.';
  const groups = result.heatMap?.replicas.some((one) => one > 1) === true ? ' Rows are groups of neighbours.' : '';
  const rows = imbalanceRows(result).map(([name, words]) => [name, words]);
  return html`<section><h2>Replicas</h2><p class="lead">${lead}${groups}</p>
    ${heatMarkup(result)}${numbersOf(result)}
    <h3 class="sub">How evenly they were used</h3>${table('Imbalance', [{ title: '' }, { title: '' }], rows)}
    ${tailMarkup(result)}
  </section>`;
}

export function controlSection(result: Result): Markup {
  const control = controlOf(result);
  if (control === null) return nothing;
  const rows = control.commands.map(commandCells);
  const columns = [
    ...['replica', 'lever'].map((title) => ({ title })),
    ...numbers('value', 'given at', 'in effect at'),
    { title: 'by policy' },
  ];
  const achieved = achievedSentences(result).map((sentence) => html`<li>${sentence}</li>`);
  const points = achieved.length === 0 ? nothing : html`<ul class="points">${achieved}</ul>`;
  const first = rows.slice(0, mostOpen);
  const open = first.length === 0 ? nothing : table('The first commands', columns, first);
  const shown = rows.length < control.commandCount ? `The first ${count(rows.length)} commands` : 'All commands';
  const list = rows.length === first.length ? nothing : details(shown, table(shown, columns, rows));
  return html`<section><h2>Policies</h2><p class="lead">${policyWords(control)}</p>${points}${open}${list}</section>`;
}
