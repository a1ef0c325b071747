// What is said to run runs; what is not is refused, with every missing word; what is incomplete can be completed.

import { describe, expect, test } from 'vitest';
import { accelerators, missingOfAccelerator, missingOfModel, modelRecords } from '../../src/catalog/index.ts';
import type { AcceleratorEntry, ModelRecord } from '../../src/catalog/types.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { list, show } from '../../src/scenario/list.ts';
import { clusterOf } from '../../src/topology/index.ts';

/** A model that any memory holds. */
const tiny = {
  layers: 2,
  hidden: 256,
  heads: 4,
  kvHeads: 2,
  headDim: 64,
  ffn: 512,
  gatedMlp: true,
  vocab: 1000,
  tiedEmbeddings: true,
};

const scenario = (model: unknown, accelerator: unknown, tp = 1) => ({
  model,
  engine: { base: 'vllm-v1', reserved: 0, kvBlocks: 100 },
  fleet: { pools: [{ accelerator, tp }] },
  workload: { arrivals: { process: 'poisson', rate: '100 /s' }, prompt: 40, output: 3, requests: 4 },
});

async function runs(model: unknown, accelerator: unknown, tp = 1): Promise<void> {
  const { requests } = await simulate(scenario(model, accelerator, tp) as Scenario);
  expect(requests).toMatchObject({ arrived: 4, finished: 4 });
}

function issuesOf(model: unknown, accelerator: unknown): readonly Issue[] {
  try {
    parseScenario(scenario(model, accelerator));
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The most ranks of 8 that share the model equally. */
const ranksFor = ({ heads, kvHeads, ffn, moeFfn = ffn ?? 0, precision }: ModelRecord): number => {
  const block = precision?.weights === 'fp8-block' ? 128 : 1;
  const fits = (tp: number): boolean =>
    heads % tp === 0 && (ffn ?? 0) % (tp * block) === 0 && moeFfn % (tp * block) === 0;
  return [8, 4, 2, 1].find((tp) => fits(tp) && (kvHeads % tp === 0 || tp % kvHeads === 0)) ?? 1;
};

const statuses = new Map([...list('accelerators'), ...list('models')].map(({ id, status }) => [id, status ?? '']));
const runsById = ({ id }: { readonly id: string }): boolean => statuses.get(id) === 'runs';

describe('accelerators that run', () => {
  const running = accelerators.filter(runsById);

  test('all of the table, H800, H20, and fourteen that users name', () => {
    expect(running).toHaveLength(52);
  });

  test.each(running.map((one): [string, AcceleratorEntry] => [one.id, one]))('%s', async (id) => {
    await runs(tiny, id);
  });
});

describe('models that run', () => {
  const running = modelRecords.filter(runsById);

  test('at least 35', () => {
    expect(running.length).toBeGreaterThanOrEqual(35);
  });

  test.each(running.map((one): [string, ModelRecord] => [one.id, one]))('%s', async (id, one) => {
    await runs(id, 'b300-sxm', ranksFor(one));
  });
});

describe('models that do not', () => {
  const refused = modelRecords.filter((one) => !runsById(one));

  test.each(refused.map((one): [string, ModelRecord] => [one.id, one]))('%s is refused, by every word', (id, one) => {
    for (const [written, at] of [
      [id, 'model'],
      [{ base: id }, 'model'],
    ] as const) {
      const issues = issuesOf(written, 'h100-sxm');
      const missing = issues.filter((issue) => issue.code === 'INCOMPLETE').map((issue) => issue.path.join('.'));
      expect(missing).toEqual(missingOfModel(one).map((field) => `${at}.${field}`));
      const notYet = issues.filter((issue) => issue.code === 'NOT_YET');
      expect(notYet).toHaveLength(one.needs.length > 0 ? 1 : 0);
      for (const word of one.needs) expect(notYet[0]?.hint).toContain(word);
      expect(issues.length).toBe(missing.length + notYet.length);
      expect(issues.length).toBeGreaterThan(0);
    }
    expect(statuses.get(id)).toMatch(/^(incomplete: \w+|needs )/);
  });
});

describe('completed in a scenario', () => {
  test('an accelerator of which bandwidth and peaks are unknown', async () => {
    expect(missingOfAccelerator(accelerators.find(({ id }) => id === 'arc-b60')!)).toEqual(['hbmBandwidth', 'peak']);
    const issues = issuesOf(tiny, 'b60');
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INCOMPLETE', 'fleet.pools.0.accelerator.hbmBandwidth'],
      ['INCOMPLETE', 'fleet.pools.0.accelerator.peak'],
    ]);
    expect(issues[0]?.hint).toContain('{ base: arc-b60, hbmBandwidth: …, peak: … }');
    const half = { base: 'b60', hbmBandwidth: '400 GB/s' };
    expect(issuesOf(tiny, half).map(({ path }) => path.at(-1))).toEqual(['peak']);
    await runs(tiny, { ...half, peak: { bf16: '90 TFLOP/s' } });
  });

  test('a complete accelerator of which the scenario takes every peak away', () => {
    const none = Object.fromEntries(
      ['fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'int8', 'int4', 'fp4'].map((id) => [id, 'none']),
    );
    expect(issuesOf(tiny, { base: 'h100-sxm', peak: none }).map(({ path }) => path.at(-1))).toEqual(['peak']);
  });

  test('a model of which it is unknown whether the head is tied', async () => {
    const [issue, ...more] = issuesOf('qwen3-vl-8b-instruct', 'h100-sxm');
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'INCOMPLETE', path: ['model', 'tiedEmbeddings'], found: 'nothing' });
    expect(issue?.hint).toContain('{ base: qwen3-vl-8b-instruct, tiedEmbeddings: … }');
    await runs({ base: 'qwen3-vl-8b-instruct', tiedEmbeddings: false }, 'h100-sxm');
  });

  test('a sliding window that no context outgrows needs nothing, one that a context outgrows does', async () => {
    expect(issuesOf({ base: 'mistral-7b-v0.1', layers: 8 }, 'h100-sxm')[0]?.hint).toContain('sliding-window');
    await runs({ base: 'mistral-7b-v0.1', maxContext: 4096 }, 'h100-sxm');
    expect(issuesOf({ base: 'mimo-7b-base', maxContext: 65_536 }, 'h100-sxm')[0]?.hint).toContain('sliding-window');
  });

  test('what else the core cannot time stays refused', () => {
    const codes = (model: unknown) => issuesOf(model, 'h100-sxm').map(({ code }) => code);
    const nemotron = 'llama-3-3-nemotron-super-49b-v1';
    expect(codes(nemotron)).toEqual(['INCOMPLETE', 'NOT_YET']);
    expect(codes({ base: nemotron, ffn: 28_672 })).toEqual(['NOT_YET']);
    expect(() => codes({ base: 'gemma-3-4b', maxContext: 1024 })).toThrow('not refused');
  });
});

describe('list and show', () => {
  test('statuses in words', () => {
    expect(statuses.get('h100-sxm')).toBe('runs');
    expect(statuses.get('arc-b60')).toBe('incomplete: hbmBandwidth, peak');
    expect(statuses.get('deepseek-v3')).toBe('runs');
    expect(statuses.get('nvidia-nemotron-3-ultra-550b-a55b')).toBe('incomplete: layers; needs state-space');
  });

  test('show tells status, words and sizes', () => {
    expect(show('deepseek-ai/DeepSeek-V3')).toMatchObject({
      kind: 'model',
      status: 'runs',
      sizes: { kvElementsPerToken: 61 * 576 },
      entry: { experts: 256, topK: 8 },
    });
    expect(show('b60')).toMatchObject({ kind: 'accelerator', id: 'arc-b60', status: 'incomplete: hbmBandwidth, peak' });
  });

  // Guards against entries that a TypeScript program has to cast: the compiler reads this test.
  test('the kind of what is shown types its entry', () => {
    const found = show('h100-sxm');
    if (found.kind !== 'accelerator') throw new Error(found.kind);
    const bandwidth: number | null = found.entry.hbmBandwidth.value;
    expect(bandwidth).toBeGreaterThan(0);
    expect(clusterOf(found.entry, { servers: 1 }).nodes.length).toBeGreaterThan(8);
    // @ts-expect-error an accelerator has no layers
    expect(found.entry.layers).toBeUndefined();
    const preset = show('chat-8b-h100');
    expect(preset.kind === 'preset' && preset.entry.scenario.model).toBe('llama-3.1-8b');
    const policy = show('power-limit');
    expect(policy.kind === 'policy' && Object.keys(policy.entry.parameters)).toContain('limit');
  });
});
