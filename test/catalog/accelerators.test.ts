// Accelerators: physics, names, and what the tables that they come from say, cell by cell.

import { describe, expect, test } from 'vitest';
import { accelerators, find } from '../../src/catalog/index.ts';
import type { AcceleratorEntry, DataSheet, Sourced } from '../../src/catalog/types.ts';
import { siOf } from '../../src/units.ts';
import { describeWithData } from '../support/optional.ts';
import { type CsvRow, csvRows, numberIn } from './csv.ts';

const at = (number: Sourced): number => siOf(number) ?? 0;
const named = (name: string): AcceleratorEntry => {
  const entry = find(accelerators, name);
  if (entry === null) throw new Error(`no accelerator is called ${name}`);
  return entry;
};
const sheetOf = ({ id, sheet }: AcceleratorEntry): DataSheet => {
  if (sheet === undefined) throw new Error(`${id} has no data sheet`);
  return sheet;
};

test('36 of the table, H800 and H20', () => {
  expect(accelerators.length).toBeGreaterThanOrEqual(38);
  expect(new Set(accelerators.map((one) => one.vendor)).size).toBeGreaterThanOrEqual(7);
});

describe('physics', () => {
  test.each(accelerators.map((one): [string, AcceleratorEntry] => [one.id, one]))('%s', (_, one) => {
    const { peak, power, efficiency } = one;
    for (const [narrow, wide] of [
      ['fp8', 'bf16'],
      ['fp4', 'fp8'],
      ['bf16', 'tf32'],
      ['tf32', 'fp32'],
    ] as const) {
      if (peak[narrow].value !== null && peak[wide].value !== null) {
        expect(at(peak[narrow]), `${narrow} over ${wide}`).toBeGreaterThanOrEqual(at(peak[wide]));
      }
    }
    expect(peak.fp16).toMatchObject({ value: peak.bf16.value, kind: 'derived' });
    if (one.idlePower.value !== null) expect(at(one.idlePower)).toBeLessThan(at(one.tdp) / 3);
    if (one.contextIdlePower.value !== null) {
      expect(at(one.contextIdlePower)).toBeGreaterThan(at(one.idlePower));
      expect(at(one.contextIdlePower)).toBeLessThan(at(power.active) * at(one.tdp) + 1);
    }
    const fractions = [...Object.values(efficiency.compute), efficiency.attention, efficiency.hbm, efficiency.link];
    for (const fraction of fractions) {
      expect(fraction.value).toBeGreaterThan(0);
      expect(fraction.value).toBeLessThanOrEqual(1);
    }
    if (one.hbmBandwidth.value === null) return;
    // 35 (MI308X) to 1000 FLOP a byte, and far fewer where the memory is on the chip: a wrong unit would be far off
    const flopPerByte = at(peak.bf16) / at(one.hbmBandwidth);
    expect(flopPerByte).toBeGreaterThan(sheetOf(one).memory === 'SRAM' ? 0.5 : 35);
    expect(flopPerByte).toBeLessThan(1000);
    expect(at(one.linkBandwidth)).toBeLessThan(at(one.hbmBandwidth));
  });

  test('H800 is an H100 with less than half the link, H20 one with a seventh of the multiply', () => {
    const [h100, h800, h20] = ['h100', 'h800', 'h20'].map(named) as [
      AcceleratorEntry,
      AcceleratorEntry,
      AcceleratorEntry,
    ];
    expect(h800.peak.bf16.value).toBe(h100.peak.bf16.value);
    expect(h800.hbmBandwidth.value).toBe(h100.hbmBandwidth.value);
    expect(h800.linkBandwidth).toMatchObject({ value: 200, unit: 'GB/s', kind: 'recalled', source: 'recalled' });
    expect(h20.peak.bf16).toMatchObject({ value: 148, kind: 'recalled', source: 'recalled' });
    expect(h20.peak.fp8.value).toBe(296);
    expect([h20.hbmCapacity.value, h20.hbmBandwidth.value, h20.linkBandwidth.value]).toEqual([96, 4000, 450]);
  });
});

describe('names', () => {
  test.each([
    ['H100 SXM', 'h100-sxm'],
    ['h100_sxm', 'h100-sxm'],
    ['H100', 'h100-sxm'],
    ['A100', 'a100-sxm-80gb'],
    ['a100_sxm', 'a100-sxm-80gb'],
    ['h200_sxm', 'h200-sxm'],
    ['b200_sxm', 'b200-sxm'],
    ['b300_sxm', 'b300-sxm'],
    ['gb200', 'gb200'],
    ['gb300', 'gb300'],
    ['l40s', 'l40s'],
    ['rtx-pro-6000', 'rtx-pro-6000-blackwell-server'],
    ['rtx_pro_6000_server', 'rtx-pro-6000-blackwell-server'],
    ['b60', 'arc-b60'],
    ['GH200', 'gh200-144gb'],
    ['Trillium', 'tpu-v6e'],
  ])('%s is %s', (name, id) => {
    expect(named(name).id).toBe(id);
  });
});

/** Letters of the table's source column that credit a headline number to a document. */
const documented = /[SA]/;
const sources: Readonly<Record<string, string>> = {
  S: 'ml-engineering',
  A: 'aiconfigurator',
  H: 'huggingface.js',
  K: 'recalled',
};
const ranged = (row: CsvRow): number | null => {
  const [low, high] = [numberIn(row['usd_per_hr_low']), numberIn(row['usd_per_hr_high'])];
  return low === null || high === null ? null : (low + high) / 2;
};
const perByte = (bitsPerS: number | null): number | null => (bitsPerS === null ? null : bitsPerS / 8);

/** Idle power that other documents tell better than the table's estimate. */
const idleMeasured = new Set(['h100-sxm', 'a100-sxm-80gb', 'l40s']);

/** [column of the table] what the entry has of it */
const numberColumns: Readonly<Record<string, (one: AcceleratorEntry) => Sourced>> = {
  fp64: (one) => sheetOf(one).fp64,
  fp32: ({ peak }) => peak.fp32,
  tf32: ({ peak }) => peak.tf32,
  bf16: ({ peak }) => peak.bf16,
  fp8: ({ peak }) => peak.fp8,
  int8: ({ peak }) => peak.int8,
  fp6: (one) => sheetOf(one).fp6,
  fp4: ({ peak }) => peak.fp4,
  int4: ({ peak }) => peak.int4,
  mem_gb: ({ hbmCapacity }) => hbmCapacity,
  mem_bw_gbs: ({ hbmBandwidth }) => hbmBandwidth,
  llc_mb: (one) => sheetOf(one).lastLevelCache,
  cores: (one) => sheetOf(one).cores,
  boost_mhz: (one) => sheetOf(one).boostClock,
  tdp_w: ({ tdp }) => tdp,
  scaleup_uni_gbs: ({ linkBandwidth }) => linkBandwidth,
  scaleup_domain: ({ linkDomain }) => linkDomain,
  pcie: (one) => sheetOf(one).pcieGeneration,
  list_price_usd_est: (one) => sheetOf(one).listPrice,
};
/** Those that the table's documents state; the others were added to it by heart. */
const headline = ['bf16', 'fp8', 'int8', 'fp4', 'mem_gb', 'mem_bw_gbs', 'tdp_w'];
/** Columns that are looked at one by one below. */
const others =
  'name vendor arch year mem_type idle_w_est scaleup scaleout_gbps_per_acc usd_per_hr_low usd_per_hr_high src'.split(
    ' ',
  );

describeWithData('against hardware_specs.csv', (folder) => {
  const rows = csvRows(folder, 'hardware_specs.csv');

  test('every row is an entry, every column is compared', () => {
    expect(rows).toHaveLength(36);
    expect(new Set(rows.map((row) => named(row['name'] ?? '').id)).size).toBe(36);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([...Object.keys(numberColumns), ...others].sort());
  });

  test.each(rows.map((row): [string, CsvRow] => [row['name'] ?? '', row]))('%s', (name, row) => {
    const one = named(name);
    for (const [column, of] of Object.entries(numberColumns)) {
      expect(of(one).value, column).toBe(numberIn(row[column]));
    }
    const sheet = sheetOf(one);
    expect([one.vendor, one.architecture, String(one.year)]).toEqual([row['vendor'], row['arch'], row['year']]);
    expect([sheet.memory ?? '', sheet.link ?? '']).toEqual([row['mem_type'], row['scaleup']]);
    expect(sheet.scaleOut.value).toBe(perByte(numberIn(row['scaleout_gbps_per_acc'])));
    if (!idleMeasured.has(one.id)) expect(one.idlePower.value).toBe(numberIn(row['idle_w_est']));
    const price = ranged(row);
    if (price === null) expect(one.price.value).toBeNull();
    else expect(one.price.value).toBeCloseTo(price, 10);
    const range = `middle of ${numberIn(row['usd_per_hr_low'])} to ${numberIn(row['usd_per_hr_high'])}`;
    if (price !== null) expect(one.price.note).toBe(range);
  });

  test.each(rows.map((row): [string, CsvRow] => [row['name'] ?? '', row]))('%s credits its sources', (name, row) => {
    const one = named(name);
    const letters = row['src'] ?? '';
    for (const [column, of] of Object.entries(numberColumns)) {
      const number = of(one);
      if (number.value === null || column === 'list_price_usd_est') continue;
      // huggingface.js is credited for power alone
      const told = documented.test(letters) || (column === 'tdp_w' && letters !== 'K');
      const checked = told && (headline.includes(column) || !letters.includes('K'));
      expect(number.kind, column).toBe(checked ? 'datasheet' : 'recalled');
      const all = [...letters].map((letter) => sources[letter]).join(' + ');
      expect(number.source, column).toBe(told ? all : 'recalled');
    }
    const estimates = [one.price, sheetOf(one).listPrice, ...(idleMeasured.has(one.id) ? [] : [one.idlePower])];
    for (const estimate of estimates) expect(estimate.kind).toBe('assumed');
  });

  test('every system that was measured is known', () => {
    const files = ['collectives', 'context_attention', 'deepep', 'gemm', 'generation_attention', 'mla', 'moe'];
    const tables = [...files.map((file) => `kernel_${file}_aiconfigurator.csv`), 'e2e_inferencex_silicon_sample.csv'];
    const systems = new Set(tables.flatMap((file) => csvRows(folder, file).map((row) => row['system'] ?? '')));
    expect(systems.size).toBeGreaterThanOrEqual(10);
    expect([...systems].filter((system) => find(accelerators, system) === null)).toEqual([]);
    for (const file of ['e2e_vllm_inference_sim_training.csv', 'power_mlenergy_h100.csv']) {
      for (const row of csvRows(folder, file)) expect(find(accelerators, row['gpu'] ?? '')?.id).toBe('h100-sxm');
    }
  });
});
