// Each coefficient of each kernel model moves some time, in the direction it should. The tables are read beside the
// enums of the core: a new coefficient, or a new enum of them, needs a row.

import { describe, expect, test } from 'vitest';
import * as layout from '../../src/core/layout.gen.ts';
import {
  collectiveChanges,
  collectivePlain,
  exchangeChanges,
  exchangePlain,
  linkChanges,
  linkPlain,
} from '../collective/changes.ts';
import { type Change, type Coefficients, rowOf } from '../support/coefficients.ts';
import { seconds } from '../support/kernels.ts';
import {
  attentionChanges,
  attentionPlain,
  elementwiseChanges,
  elementwisePlain,
  gemmChanges,
  gemmPlain,
  mlaChanges,
  mlaPlain,
  moeChanges,
  moePlain,
} from './changes.ts';

interface Model {
  readonly plain: Coefficients;
  readonly changes: Readonly<Record<string, readonly Change[]>>;
}

const models: Readonly<Record<string, Model>> = {
  GemmCoefficient: { plain: gemmPlain, changes: gemmChanges },
  AttentionCoefficient: { plain: attentionPlain, changes: attentionChanges },
  MlaCoefficient: { plain: mlaPlain, changes: mlaChanges },
  MoeCoefficient: { plain: moePlain, changes: moeChanges },
  CollectiveCoefficient: { plain: collectivePlain, changes: collectiveChanges },
  ExchangeCoefficient: { plain: exchangePlain, changes: exchangeChanges },
  ElementwiseCoefficient: { plain: elementwisePlain, changes: elementwiseChanges },
  LinkCoefficient: { plain: linkPlain, changes: linkChanges },
};
const enums = Object.entries(layout).filter(([name]) => name.endsWith('Coefficient')) as [string, Coefficients][];

test('every enum of coefficients has its table', () => {
  expect(enums.map(([name]) => name).sort()).toEqual(Object.keys(models).sort());
});

describe.each(enums)('%s', (name, names) => {
  const { plain, changes } = models[name] ?? { plain: {}, changes: {} };

  test('has a change for every coefficient, and for nothing else', () => {
    expect(Object.keys(changes)).toEqual(Object.keys(names));
    for (const list of Object.values(changes)) expect(list.length).toBeGreaterThan(0);
  });

  test.each(Object.keys(names))('%s moves the time in its direction', (coefficient) => {
    for (const { op, form, shape, beside, to, then } of changes[coefficient] ?? []) {
      const of = (more: Coefficients) => seconds(rowOf(op, names, { ...plain, ...beside, ...more }, form), ...shape);
      const [before, after] = [of({}), of({ [coefficient]: to })];
      expect(Number.isFinite(before) && before > 0 && Number.isFinite(after)).toBe(true);
      const found = after > before ? 'longer' : after < before ? 'shorter' : 'the same';
      expect(found, `${op} ${shape.join(' ')}: ${before} → ${after}`).toBe(then);
    }
  });
});
