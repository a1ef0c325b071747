// The report for a terminal: at most 100 columns, tables by alignment, sparklines of the windows. No control characters
// of users.

import type { Latency, OperatorLine, Ranks, Result } from '../result/types.ts';
import { changedLine, type ReportAbout } from './about.ts';
import { usedOperators } from './bars.ts';
import { comparisonLead, comparisonRows } from './comparison-words.ts';
import { gathered, namesOf, systemLines } from './fleet-words.ts';
import * as format from './format.ts';
import { goodLine } from './good-words.ts';
import { kernelLines } from './kernel-words.ts';
import { loadSentence } from './load-words.ts';
import { controlSection, poolSection, replicaSection } from './text-fleet.ts';
import { heading, table, WIDTH, wrapped } from './text-form.ts';
import { aboutText, objectiveSection, workloadSection } from './text-load.ts';
import { timeLines } from './time-plots.ts';
import {
  bindingSentence,
  boundWords,
  headFigures,
  intervalLine,
  operatorName,
  powerWords,
  verdictOf,
} from './words.ts';
import { workloadText } from './workload-words.ts';

const SPARK = '▁▂▃▄▅▆▇█';
const SPARK_WIDTH = 48;

/**
 * Values as a row of blocks, neighbours averaged down to the width; a zero is the lowest block,
 * the highest what is largest, or `top`.
 */
export function sparkline(values: readonly number[], width: number = SPARK_WIDTH, top = 0): string {
  if (values.length === 0) return '';
  const columns = Math.min(width, values.length);
  const means = Array.from({ length: columns }, (_, column) => {
    const part = values.slice(
      Math.floor((column * values.length) / columns),
      Math.floor(((column + 1) * values.length) / columns),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const most = Math.max(top, ...means);
  return means
    .map((mean) => SPARK[most > 0 ? Math.min(SPARK.length - 1, Math.floor((mean / most) * SPARK.length)) : 0])
    .join('');
}

const ranks: readonly (keyof Ranks)[] = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'];

function latencyRow(name: string, latency: Latency): string[] {
  const cells = ranks.map((rank) => {
    const value = latency[rank];
    if (value !== null) return format.seconds(value);
    const bound = latency.atLeastS[rank];
    return bound === null ? format.unknown : `≥ ${format.seconds(bound)}`;
  });
  return [name, ...cells, format.count(latency.count), format.count(latency.unfinished)];
}

function latencySection(result: Result): string {
  const { ttftS, tpotS, itlS, e2eS, queueS } = result.latency;
  const rows = [
    latencyRow('TTFT', ttftS),
    latencyRow('TPOT', tpotS),
    latencyRow('ITL', itlS),
    latencyRow('E2E', e2eS),
    latencyRow('queue', queueS),
  ];
  return [heading('Latency'), table(['', ...ranks, 'seen', 'unfinished'], rows)].join('\n');
}

/** "1.20 s / 500 ms": what is at p99 and what is allowed. */
function against(latency: Latency, limit: number | null): string {
  const value = latency.p99 === null ? `≥ ${format.seconds(latency.atLeastS.p99)}` : format.seconds(latency.p99);
  const reached = latency.count + latency.unfinished === 0 ? format.unknown : value;
  return `${reached} / ${limit === null ? format.unknown : format.tidy(format.seconds(limit))}`;
}

function classSection(result: Result): string {
  if (result.classes.length < 2) return '';
  const rows = result.classes.map(({ name, measured, attainment, latency, slo }) => [
    format.plain(name, 20),
    format.count(measured.arrived),
    format.percent(attainment.share),
    against(latency.ttftS, slo.ttftS),
    against(latency.tpotS, slo.tpotS),
    against(latency.e2eS, slo.e2eS),
  ]);
  const header = ['', 'requests', 'met', 'TTFT p99 / SLO', 'TPOT p99 / SLO', 'E2E p99 / SLO'];
  return [heading('Classes'), table(header, rows)].join('\n');
}

/** Where the interval says little: what the whole run came to. */
function wholeRunLine(result: Result): [string, string][] {
  const { requestsPerS, outputTokensPerS, joulesPerOutputToken, usdPerMtoken, mfu, of } = headFigures(result);
  if (of === null) return [];
  const parts = [
    `${format.rate(requestsPerS)} requests`,
    `${format.rate(outputTokensPerS)} output tokens`,
    `${format.joules(joulesPerOutputToken)} an output token`,
    `${format.usd(usdPerMtoken)} a million output tokens`,
    `MFU ${format.percent(mfu)}`,
  ];
  return [['whole run', parts.join(', ')]];
}

function servingSection(result: Result): string {
  const { requests, throughput, engine, kv } = result;
  const rejected = requests.rejected > 0 ? `, ${format.count(requests.rejected)} rejected` : '';
  const left =
    requests.running + requests.waiting > 0
      ? `, ${format.count(requests.running)} running, ${format.count(requests.waiting)} waiting`
      : '';
  const lines: [string, string][] = [
    [
      'requests',
      `${format.count(requests.arrived)} arrived, ${format.count(requests.finished)} finished${rejected}${left}`,
    ],
    ['goodput', `${format.rate(result.goodputPerS)}, attainment ${format.percent(result.attainment.share)}`],
    [
      'throughput',
      [
        `${format.rate(throughput.requestsPerS)} requests`,
        `${format.rate(throughput.outputTokensPerS)} output tokens`,
        `${format.rate(throughput.promptTokensPerS)} prompt tokens`,
      ].join(', '),
    ],
    ...wholeRunLine(result),
    [
      'use',
      [
        `utilisation ${format.percent(result.utilisation.share)}`,
        `a step in flight ${format.percent(engine.stepInFlightShare)} of the time`,
        `MFU ${format.percent(result.mfu)}`,
        `HBM bandwidth ${format.percent(result.hbmUse)}`,
        `mean decode batch ${engine.meanDecodeBatch === null ? format.unknown : format.three(engine.meanDecodeBatch)}`,
      ].join(', '),
    ],
    [
      'KV',
      [
        `mean ${format.percent(kv.meanShare)}`,
        `peak ${format.percent(kv.peakShare)} of ${format.count(kv.blocks)} blocks`,
        `${format.count(engine.preemptions)} preemptions`,
        `${format.count(engine.recomputedTokens)} tokens recomputed`,
      ].join(', '),
    ],
    ['steps', `${format.count(engine.steps)} finished`],
  ];
  return [
    heading('Serving'),
    ...lines.map(([name, text]) => `  ${format.padRight(name, 12)}${wrapped(text, ' '.repeat(14))}`),
  ].join('\n');
}

/** The curves of the page's plots, against the same axes: power against the TDP. */
function timeSection(result: Result): string {
  const lines = timeLines(result);
  if (lines.length === 0) return '';
  const rows = lines.map(({ name, values, top, mean, most }) => {
    const title = format.padRight(shortTitles[name] ?? name, 15);
    return `  ${title}${sparkline(values, SPARK_WIDTH, top)}  mean ${mean}, max ${most}`;
  });
  return [heading(`Over time (0 to ${format.seconds(result.interval.endS)})`), ...rows].join('\n');
}

const shortTitles: Readonly<Record<string, string>> = {
  'Output tokens a second': 'output tokens/s',
  'KV memory held': 'KV held',
  'Power of the accelerators': 'power',
};

function operatorRow(line: OperatorLine): string[] {
  const bound = line.bound === null ? format.unknown : boundWords[line.bound];
  return [
    format.plain(operatorName(line.operator), 24),
    format.seconds(line.timeS),
    format.percent(line.timeShare),
    format.joules(line.energyJ),
    format.percent(line.energyShare),
    bound,
  ];
}

function operatorSection(result: Result): string {
  const rows = [...usedOperators(result)].sort((a, b) => b.timeS - a.timeS).map(operatorRow);
  if (rows.length === 0) return '';
  return [heading('Where time and joules went'), table(['operator', 'time', '', 'energy', '', 'bound by'], rows)].join(
    '\n',
  );
}

function capacityLine({ what, value, unit, note }: Result['capacity'][number]['lines'][number]): string[] {
  const shown = { B: format.bytes, '1': format.percent, x: format.times, blocks: format.count, tokens: format.count };
  return [format.plain(what, 40), shown[unit](value), note];
}

/** What is the same of several pools is written once, under their names; of a lone pool without. */
const byPool = <T extends { readonly pool: string }>(items: readonly T[], textOf: (item: T) => string): string[] =>
  gathered(items, textOf).flatMap(({ key, all }, _, groups) => {
    const names = namesOf(all.map(({ pool }) => pool));
    return [...(groups.length > 1 ? [`  ${wrapped(names, '  ')}`] : []), key];
  });

function capacityText({ lines }: Result['capacity'][number]): string {
  const rows = lines.map(capacityLine);
  const wide = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      ([what = '', value = '', note = '']) =>
        `  ${format.padRight(what, wide[0] ?? 0)}  ${format.padLeft(value, wide[1] ?? 0)}  ${format.plain(note)}`,
    )
    .join('\n');
}

const pathText = (path: Result['precision'][number]['paths'][number]): string =>
  `  ${format.padRight(format.plain(path.where, 10), 10)} ${wrapped(path.note, ' '.repeat(13))}`;

function capacitySection(result: Result): string {
  return [
    heading('KV capacity of a rank, as the engine computes it'),
    ...byPool(result.capacity, capacityText),
    heading('Precision'),
    ...byPool(result.precision, ({ paths }) => paths.map(pathText).join('\n')),
  ].join('\n');
}

function moneySection(result: Result): string {
  const { energy, money } = result;
  const lines: [string, string][] = [
    ['good tokens', goodLine(result)],
    [
      'energy',
      [
        format.joules(result.energyJ),
        `mean ${format.watts(result.wattsMean)}`,
        `${format.joules(result.joulesPerOutputToken)} an output token`,
      ].join(', '),
    ],
    [
      'of it',
      [
        `static ${format.joules(energy.staticJ)}`,
        `dynamic ${format.joules(energy.dynamicJ)}`,
        `cut off by the power cap ${format.joules(energy.clippedJ)}`,
      ].join(', '),
    ],
    [
      'money',
      [
        `${format.usd(money.totalUsd)} in the interval`,
        `${format.usd(result.usdPerMtoken)} a million output tokens`,
        `${format.usd(money.usdPerMtokenTotal)} a million tokens`,
      ].join(', '),
    ],
  ];
  return [
    heading('Energy and money'),
    `  ${wrapped(powerWords, '  ')}`,
    ...lines.map(([name, text]) => `  ${format.padRight(name, 12)}${wrapped(text, ' '.repeat(14))}`),
  ].join('\n');
}

function trustSection(result: Result): string {
  const counts = Object.entries(result.provenance.counts).filter(([, count]) => count > 0);
  const unchecked = result.provenance.numbers.filter(({ kind }) => kind === 'recalled' || kind === 'assumed');
  const named = unchecked
    .map(({ what, value, unit, kind }) => `${what} ${value}${unit === '1' || unit === '' ? '' : ` ${unit}`} (${kind})`)
    .join('; ');
  return [
    heading('How far to trust it'),
    `  numbers it rests on: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
    ...kernelLines(result).map((line) => `  ${wrapped(line, '    ')}`),
    ...(unchecked.length > 0 ? [`  ${wrapped(`unchecked: ${named}`, '    ')}`] : []),
    ...result.warnings.map(({ text }) => `  ! ${wrapped(text, '    ')}`),
  ].join('\n');
}

function comparisonSection({ comparison }: Result): string {
  if (comparison === undefined) return '';
  return [
    heading('Measured and simulated'),
    `  ${wrapped(comparisonLead(comparison), '  ')}`,
    table(['', 'measured', 'simulated', 'ratio'], comparisonRows(comparison)),
    ...comparison.notes.map((note) => `  · ${wrapped(note, '    ')}`),
  ].join('\n');
}

/**
 * The report as text for a terminal, without colours.
 *
 * @example `console.log(textReport(await simulate('chat-8b-h100')))`
 */
export function textReport(result: Result, about: ReportAbout = {}): string {
  const changed = changedLine(about);
  const verdict = verdictOf(result);
  const top = [
    format.plain(result.name),
    ...systemLines(result).map((line) => wrapped(line, '')),
    wrapped(`${workloadText(result)}; seed ${result.seed}; ${intervalLine(result)}`, ''),
    ...(changed === null ? [] : [wrapped(changed, '  ')]),
    '',
    wrapped(`${verdict.headline}. ${verdict.detail}`, ''),
    wrapped(`${bindingSentence(result)} ${loadSentence(result)}`.trim(), ''),
  ];
  const sections = [
    workloadSection,
    latencySection,
    classSection,
    objectiveSection,
    poolSection,
    replicaSection,
    servingSection,
    timeSection,
    operatorSection,
    capacitySection,
    controlSection,
    moneySection,
    trustSection,
    comparisonSection,
  ];
  const parts = [...sections.map((section) => section(result)), aboutText(about)];
  const text = [...top, ...parts.filter((part) => part.length > 0)].join('\n');
  const lines = text.split('\n').map((line) => format.clip(line, WIDTH).trimEnd());
  return `${lines.join('\n')}\n`;
}
