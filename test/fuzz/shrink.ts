/** Makes a broken world smaller: drops arrivals, then shortens them, as long as it stays broken. */
import type { Arrival, Control } from '../../src/testing/outcome.ts';
import type { World } from '../worlds/program.ts';

type Arrivals = readonly Arrival[];

/** Without `count` items from `from`. */
const without = <Item>(items: readonly Item[], from: number, count: number): readonly Item[] => [
  ...items.slice(0, from),
  ...items.slice(from + count),
];

function dropItems<Item>(
  items: readonly Item[],
  least: number,
  broken: (those: readonly Item[]) => boolean,
): readonly Item[] {
  let left = items;
  for (let count = Math.ceil(left.length / 2); count >= 1; count = count === 1 ? 0 : Math.ceil(count / 2)) {
    for (let from = left.length - count; from >= 0; from -= count) {
      const fewer = without(left, from, count);
      if (fewer.length >= least && fewer.length < left.length && broken(fewer)) left = fewer;
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

/** Controls that change as little as they must. */
function trimControls(controls: readonly Control[], broken: (those: readonly Control[]) => boolean) {
  let left = controls;
  for (const name of ['level', 'weight', 'admissionLimit', 'batchLimit', 'power'] as const) {
    for (let index = 0; index < left.length; index++) {
      const trimmed = left.map((control, at) => {
        const { [name]: _, ...rest } = control;
        return at === index ? rest : control;
      });
      if (left[index]?.[name] !== undefined && broken(trimmed)) left = trimmed;
    }
  }
  return left;
}

/** The smallest world found that `isBroken` still calls broken. */
export function shrinkWorld(world: World, isBroken: (world: World) => boolean): World {
  let small = world;
  const withArrivals = (arrivals: Arrivals) => isBroken({ ...small, arrivals });
  const withControls = (controls: readonly Control[]) => isBroken({ ...small, controls });
  small = { ...small, controls: dropItems(small.controls, 0, withControls) };
  small = { ...small, arrivals: dropItems(small.arrivals, 1, withArrivals) };
  small = { ...small, arrivals: shortenArrivals(small.arrivals, withArrivals) };
  small = { ...small, controls: dropItems(small.controls, 0, withControls) };
  return { ...small, controls: trimControls(small.controls, withControls) };
}
