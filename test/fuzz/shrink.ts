/** Makes a broken world smaller: drops arrivals, then shortens them, as long as it stays broken. */
import type { TwinArrival } from '../reference/outcome.ts';
import type { World } from '../worlds/program.ts';

type Arrivals = readonly TwinArrival[];

/** Without `count` arrivals from `from`. */
const without = (arrivals: Arrivals, from: number, count: number): Arrivals => [
  ...arrivals.slice(0, from),
  ...arrivals.slice(from + count),
];

function dropArrivals(arrivals: Arrivals, broken: (those: Arrivals) => boolean): Arrivals {
  let left = arrivals;
  for (let count = Math.ceil(left.length / 2); count >= 1; count = count === 1 ? 0 : Math.ceil(count / 2)) {
    for (let from = left.length - count; from >= 0; from -= count) {
      const fewer = without(left, from, count);
      if (fewer.length > 0 && broken(fewer)) left = fewer;
    }
  }
  return left;
}

function shortenArrivals(arrivals: Arrivals, broken: (those: Arrivals) => boolean): Arrivals {
  let left = arrivals;
  for (const name of ['outputTokens', 'promptTokens'] as const) {
    for (let index = 0; index < left.length; index++) {
      const tokens = left[index]?.[name] ?? 1;
      for (const fewer of [1, Math.ceil(tokens / 2), tokens - 1]) {
        const shorter = left.map((arrival, at) => (at === index ? { ...arrival, [name]: fewer } : arrival));
        if (fewer >= 1 && fewer < tokens && broken(shorter)) {
          left = shorter;
          break;
        }
      }
    }
  }
  return left;
}

/** The smallest world found that `isBroken` still calls broken. */
export function shrinkWorld(world: World, isBroken: (world: World) => boolean): World {
  const broken = (arrivals: Arrivals) => isBroken({ ...world, arrivals });
  return { ...world, arrivals: shortenArrivals(dropArrivals(world.arrivals, broken), broken) };
}
