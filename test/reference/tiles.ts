/** Kernels in tiles and waves, assembly/kernel/README.md: each formula in the page's order of operations. */

/** [tile] bm, bn; the largest first. */
const menu: readonly (readonly [number, number])[] = [
  [256, 128],
  [128, 256],
  [128, 192],
  [128, 128],
  [128, 64],
  [64, 128],
  [64, 64],
  [32, 128],
  [32, 64],
  [16, 128],
  [16, 64],
];

/** How a library cuts a multiply, and what its units do. */
export interface Tiling {
  readonly units: number;
  readonly feedSide: number;
  readonly fillK: number;
  readonly leastM: number;
  readonly leastN: number;
  readonly waveShare: number;
  readonly fullDrawShare: number;
  /** FLOP/s of all units together that are sustained */
  readonly sustained: number;
}

const fourNorm = (a: number, b: number): number => {
  const [aa, bb] = [a * a, b * b];
  return Math.sqrt(Math.sqrt(aa * aa + bb * bb));
};

const feedOf = ([bm, bn]: readonly [number, number], feed: number): number => {
  const x = (feed * (bm + bn)) / (2 * bm * bn);
  return 1 + x * x;
};

/** FLOP of a tile a unit of k, slowed by its feed, over what a unit sustains. */
function sliceS(tiling: Tiling, tile: readonly [number, number]): number {
  const [bm, bn] = tile;
  const widest = feedOf(menu[0] as readonly [number, number], tiling.feedSide);
  return 2 * bm * bn * Math.sqrt(feedOf(tile, tiling.feedSide) / widest);
}

const waves = ({ waveShare }: Tiling, load: number): number =>
  Math.max(1, waveShare * Math.ceil(load) + (1 - waveShare) * load);

const draw = (tiling: Tiling, ctas: number, memoryS: number): number => {
  const full = tiling.fullDrawShare * tiling.units;
  return ctas < full ? memoryS * Math.sqrt(full / ctas) : memoryS;
};

const allowed = (tiling: Tiling) => menu.filter(([bm, bn]) => bm >= tiling.leastM && bn >= tiling.leastN);

/** The quickest tile and split of an m × n × k multiply, s. */
export function quickestS(
  tiling: Tiling,
  [m, n, k]: readonly [number, number, number],
  memoryS: number,
  split: { readonly largest: number; readonly eachS: number; readonly bytesPerS: number },
): number {
  const unitRate = tiling.sustained / tiling.units;
  let best = Number.POSITIVE_INFINITY;
  for (const tile of allowed(tiling)) {
    const [bm, bn] = tile;
    const tiles = Math.ceil(m / bm) * Math.ceil(n / bn);
    const rate = sliceS(tiling, tile) / unitRate;
    for (let s = 1; s <= split.largest; s *= 2) {
      if (s > 1 && (k < 64 * s || tiles * s > 4 * tiling.units)) break;
      const computeS = waves(tiling, (tiles * s) / tiling.units) * rate * (k / s + tiling.fillK);
      const reduceS = s > 1 ? split.eachS + s * ((8 * m * n) / (3 * split.bytesPerS)) : 0;
      best = Math.min(best, fourNorm(computeS, draw(tiling, tiles * s, memoryS)) + reduceS);
    }
  }
  return best;
}

/** The quickest tile of the grouped multiply of `experts` alike, each of `tokens`, s. */
export function groupedS(
  tiling: Tiling,
  group: { readonly experts: number; readonly tokens: number; readonly foreign: number },
  [n, k]: readonly [number, number],
  memoryS: number,
): number {
  const unitRate = tiling.sustained / tiling.units;
  let best = Number.POSITIVE_INFINITY;
  for (const tile of allowed(tiling)) {
    const [bm, bn] = tile;
    const ctas = (group.experts * Math.ceil(group.tokens / bm) + group.foreign / bm) * Math.ceil(n / bn);
    const computeS = (waves(tiling, ctas / tiling.units) * (k + tiling.fillK) * sliceS(tiling, tile)) / unitRate;
    best = Math.min(best, fourNorm(computeS, draw(tiling, ctas, memoryS)));
  }
  return best;
}
