/** A power cap near what decodes draw, so that it binds now and then. */
import { drawCapW, withinStep } from '../energies.ts';
import { eachKind, type Feature } from './feature.ts';

export const cap: Feature = {
  name: 'cap',
  draw: (random, rows) => {
    const longest = {
      promptTokens: Math.max(...rows.arrivals.map((one) => one.promptTokens)),
      outputTokens: Math.max(...rows.arrivals.map((one) => one.outputTokens)),
    };
    return eachKind(rows, (kind) => ({ dynamicCapW: drawCapW(random, kind, rows.levels, longest) }));
  },
  describe: (rows) =>
    rows.kinds.some((kind) => kind.dynamicCapW !== withinStep(20_000n, kind, rows.levels))
      ? `cap ${rows.kinds.map((kind) => kind.dynamicCapW)} W`
      : '',
  without: (rows) => eachKind(rows, (kind) => ({ dynamicCapW: withinStep(20_000n, kind, rows.levels) })),
};
