// What is advised where a model does not fit: each way that is named does fit, and the one before it does not.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { estimate } from '../../src/index.ts';

const refusalOf = async (model: string, accelerator: string, tp: number, more: object = {}): Promise<string> => {
  try {
    await estimate({ model, accelerator, tp, ...more }, { decode: 1, context: 100, prefillTokens: 0 });
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
};

describe('a model that does not fit', () => {
  test('is told the smallest tp, where one fits', async () => {
    const hint = await refusalOf('llama-3.1-70b', 'h100-sxm', 1);
    const tp = Number(/smallest tp that fits is (\d+)/.exec(hint)?.[1]);
    expect(await refusalOf('llama-3.1-70b', 'h100-sxm', tp)).toBe('');
    expect(await refusalOf('llama-3.1-70b', 'h100-sxm', tp / 2)).toContain('smallest tp');
  });

  test('else precision, stages, nodes and accelerators that do', async () => {
    const hint = await refusalOf('llama-3.1-405b', 'h100-sxm', 8);
    expect(hint).toContain('It fits no tp up to 8');
    const [, weights = '', tp = ''] = /precision\.weights=(\w+) at tp (\d+)/.exec(hint) ?? [];
    const precision = { weights, activations: weights };
    expect(await refusalOf('llama-3.1-405b', 'h100-sxm', Number(tp), { precision })).toBe('');
    const [, pp, stageTp] = /pp (\d+) with tp (\d+)/.exec(hint) ?? [];
    const fabric = 'nvlink-8 + ib-400';
    const pool = { pp: Number(pp), fabric };
    expect(await refusalOf('llama-3.1-405b', 'h100-sxm', Number(stageTp), { pool })).toBe('');
    expect(hint).toMatch(/tp 16 over a fabric/);
    const [, other = '', otherTp] = /(gaudi-3|b200-sxm|mi300x) at tp (\d+)/.exec(hint) ?? [];
    expect(await refusalOf('llama-3.1-405b', other, Number(otherTp))).toBe('');
  });
});
