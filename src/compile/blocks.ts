// Blocks of FP8 scales, which a rank must hold whole: engines refuse a split that cuts one.

import { InputError, type Issue } from '../errors.ts';
import { expertWays, mlpWays, sharedWays } from '../parallel/layout.ts';
import { expertWidth, headsOfRank, sharedWidth } from '../parallel/shares.ts';
import { layoutOf } from './layout.ts';
import { formatsOf, type WeightModule } from './modules.ts';
import type { System } from './system.ts';

/** Rows and columns of a block that share a scale. */
const BLOCK = 128;

interface Width {
  readonly what: string;
  readonly module: WeightModule;
  readonly whole: number;
  readonly ways: number;
}

/** Throws an InputError for widths of block-scaled weights that the layout cuts inside a block. */
export function checkBlocks(system: System): void {
  const { model, path, precision, accelerator } = system;
  const formats = formatsOf(precision);
  const layout = layoutOf(system);
  const { heads, keyDim, valueDim } = headsOfRank(model, layout.tp);
  const { experts, denseLayers = 0 } = model;
  const hasDense = experts === undefined || denseLayers > 0;
  const widths: readonly Width[] = [
    { what: 'query width', module: 'attention', whole: heads * layout.tp * keyDim, ways: layout.tp },
    { what: 'value width', module: 'attention', whole: heads * layout.tp * valueDim, ways: layout.tp },
    ...(hasDense ? [{ what: 'MLP width', module: 'denseMlp' as const, whole: model.ffn, ways: mlpWays(layout) }] : []),
    ...(experts === undefined
      ? []
      : [
          {
            what: 'expert width',
            module: 'routedExperts' as const,
            whole: expertWidth(model),
            ways: expertWays(layout, 'serving'),
          },
          {
            what: 'shared expert width',
            module: 'sharedExperts' as const,
            whole: sharedWidth(model),
            ways: sharedWays(layout),
          },
        ]),
  ];
  const issues = widths.flatMap(({ what, module, whole, ways }): Issue[] => {
    if (formats[module] !== 'fp8-block' || whole === 0 || ways === 1 || (whole / ways) % BLOCK === 0) return [];
    const found = `${what} ${whole} over ${ways} is ${whole / ways}, no multiple of the block of ${BLOCK}`;
    const spread = module === 'routedExperts' ? ', or spread whole experts with ep' : '';
    const hint = `An FP8 checkpoint in blocks of ${BLOCK} cannot be split so: use a smaller tp${spread}.`;
    return [
      { code: 'MISMATCH', path: [...path, 'tp'], found: `${found} (${model.name} on ${accelerator.name})`, hint },
    ];
  });
  if (issues.length > 0) throw new InputError(issues);
}
