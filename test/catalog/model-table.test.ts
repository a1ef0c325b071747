// Models against the tables of configs that they come from: every row, every column.

import { expect, test } from 'vitest';
import { find, modelRecords } from '../../src/catalog/index.ts';
import type { ModelRecord } from '../../src/catalog/types.ts';
import { describeWithData } from '../support/optional.ts';
import { type CsvRow, csvRows, numberIn } from './csv.ts';

/** [column] what the entry has of it; null and undefined are one: the table cannot tell unknown from absent */
const columns: Readonly<Record<string, (one: ModelRecord) => number | null | undefined>> = {
  layers: ({ layers }) => layers,
  hidden: ({ hidden }) => hidden,
  heads: ({ heads }) => heads,
  kv_heads: ({ kvHeads }) => kvHeads,
  head_dim: ({ headDim }) => headDim,
  ffn: ({ ffn }) => ffn,
  vocab: ({ vocab }) => vocab,
  experts: ({ experts }) => experts,
  top_k: ({ topK }) => topK,
  moe_ffn: ({ moeFfn }) => moeFfn,
  n_shared: ({ sharedExperts }) => sharedExperts,
  shared_ffn: ({ sharedFfn }) => sharedFfn,
  first_k_dense: ({ denseLayers }) => denseLayers,
  q_lora: ({ qLoraRank }) => qLoraRank,
  kv_lora: ({ kvLoraRank }) => kvLoraRank,
  qk_nope: ({ qkNopeHeadDim }) => qkNopeHeadDim,
  qk_rope: ({ qkRopeHeadDim }) => qkRopeHeadDim,
  v_head: ({ vHeadDim }) => vHeadDim,
  sliding_window: ({ slidingWindow }) => slidingWindow,
  max_pos: ({ maxContext }) => maxContext,
};

/** [row, column] cells that the entry does not repeat, and why. */
const apart: readonly (readonly [RegExp, string, string])[] = [
  [/qwen2\.5-7b-instruct/, 'sliding_window', 'use_sliding_window is false'],
  [/MiniMax-M2\.7-NVFP4/, 'max_pos', 'the repackaged config keeps the context of M2.5'],
  [/MiniMax-M3/, 'ffn', 'the width of its experts: the first layers are dense and wider'],
  [/Qwen3-Coder/, 'shared_ffn', 'a width of 0: there is no shared expert'],
];
const isApart = (name: string, column: string): boolean =>
  apart.some(([row, where]) => row.test(name) && where === column);

/** Repositories of one architecture share an entry: what one leaves out, another may state. */
function compare(row: CsvRow, one: ModelRecord): void {
  for (const [column, of] of Object.entries(columns)) {
    const stated = numberIn(row[column]);
    if (stated === null || isApart(row['name'] ?? '', column)) continue;
    // without a stated head size the table divides width by heads, which latent attention does not
    if (column === 'head_dim' && one.kvLoraRank !== undefined) continue;
    expect(of(one), column).toBe(stated);
  }
}

const named = (row: CsvRow): ModelRecord => {
  const entry = find(modelRecords, row['name'] ?? '');
  if (entry === null) throw new Error(`no model is called ${row['name']}`);
  return entry;
};

describeWithData('against model_architectures_from_configs.csv', (folder) => {
  const rows = csvRows(folder, 'model_architectures_from_configs.csv');

  test('every row finds an entry, every column is compared', () => {
    expect(rows.length).toBeGreaterThanOrEqual(108);
    const others = ['name', 'model_type', 'tied_emb', 'dtype', 'source'];
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([...Object.keys(columns), ...others].sort());
  });

  test.each(rows.map((row, at): [string, CsvRow] => [`${at} ${row['name']}`, row]))('%s', (_, row) => {
    const one = named(row);
    compare(row, one);
    const tied = row['tied_emb'];
    if (tied !== '') expect(String(one.tiedEmbeddings)).toBe(tied === 'True' ? 'true' : 'false');
    expect(one.gatedMlp).toBe(row['model_type'] !== 'nemotron_h');
  });

  test('what no row states, no entry of kind datasheet states', () => {
    for (const one of modelRecords.filter(({ kind }) => kind === 'datasheet')) {
      const own = rows.filter((row) => find(modelRecords, row['name'] ?? '') === one);
      expect(own.length, one.id).toBeGreaterThan(0);
      for (const [column, of] of Object.entries(columns)) {
        const told = own.some((row) => row[column] !== '');
        if (!told) expect(of(one) ?? null, `${one.id} ${column}`).toBeNull();
      }
      if (own.every((row) => row['tied_emb'] === '')) expect(one.tiedEmbeddings, one.id).toBeNull();
      const source = own.map((row) => row['source']?.split(':')[0] ?? '?');
      expect(
        source.some((repository) => one.source.includes(repository)),
        one.id,
      ).toBe(true);
    }
  });
});

describeWithData('against model_architectures_supplement.csv', (folder) => {
  const rows = csvRows(folder, 'model_architectures_supplement.csv');
  const plain = /falcon|opt|bloom|gpt-j|phi-2/;

  test('every row finds an entry', () => {
    expect(rows).toHaveLength(31);
  });

  test.each(rows.map((row): [string, CsvRow] => [row['name'] ?? '', row]))('%s', (name, row) => {
    const one = named(row);
    expect(one.kind).toBe('recalled');
    compare(row, one);
    if (/tied/.test(row['notes'] ?? '')) expect(one.tiedEmbeddings).toBe(true);
    if (/non-gated/.test(row['notes'] ?? '')) expect(one.gatedMlp).toBe(false);
    expect(one.gatedMlp).toBe(!plain.test(name));
  });
});
