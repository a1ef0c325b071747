// A debug core with a graph and routes, ready for transfers; random worlds and steps.

import fc from 'fast-check';
import { loadNetwork, type NetworkFlow, type NetworkGraph, type TrafficClass } from '../../src/core/network.ts';
import { type DebugInstance, debugModule } from '../core/debug.ts';
import { NEVER, type PlainRoute } from './plain-transfers.ts';

export interface TransferWorld {
  readonly graph: NetworkGraph;
  readonly routes: readonly NetworkFlow[];
  readonly classes: readonly TrafficClass[];
}

export interface TransferCore {
  readonly instance: DebugInstance;
  /** [route] as the core routed it */
  readonly routes: readonly PlainRoute[];
  /** [link] bytes a microsecond */
  readonly capacity: readonly bigint[];
}

export const ONE_CLASS: readonly TrafficClass[] = [{ priority: 0, weight: 1 }];

export function transferCore({ graph, routes, classes }: TransferWorld, rows: number): TransferCore {
  const jobs = [{ phases: [routes] }];
  const { instance } = loadNetwork(debugModule(), graph, jobs, classes, rows);
  const { exports, columns } = instance as DebugInstance;
  const { flow, hop, link } = columns;
  if (exports.routeFlows() >= 0) throw new Error('a route without a way');
  exports.clearTransfers();
  return {
    instance: instance as DebugInstance,
    routes: routes.map(({ traffic = 0, via, viaLast }, route) => {
      const first = flow.firstHop[rows + route]!;
      const links = [...hop.link.subarray(first, first + flow.hops[rows + route]!)];
      return {
        pools: links.map((row) => link.pool[row]!),
        latencyPs: links.reduce((sum, row) => sum + link.latencyPs[row]!, 0n),
        priority: classes[traffic]!.priority,
        weight: BigInt(classes[traffic]!.weight),
        isStaged: via !== undefined || viaLast !== undefined,
      };
    }),
    capacity: [...link.bytesPerUs],
  };
}

/** Rows of the transfers that send. */
export function sendingRows({ flow }: DebugInstance['columns'], rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => row).filter((row) => flow.state[row] === 1);
}

/** Every transfer that lands, in order: `[row, instant]`. */
export function drain({ instance }: TransferCore): [number, bigint][] {
  const landed: [number, bigint][] = [];
  for (let now = instance.exports.nextTransferPs(); now !== NEVER; now = instance.exports.nextTransferPs()) {
    for (let row = instance.exports.popLanded(now); row >= 0; row = instance.exports.popLanded(now)) {
      landed.push([row, now]);
    }
  }
  return landed;
}

/** A line of leaves; all routes of `spans`. */
export function line(
  sizes: readonly number[],
  spans: readonly (readonly [number, number])[],
  latencyPs = 0,
): TransferWorld {
  const links = sizes.map((bytesPerUs, at) => ({
    ...{ from: at, to: at + 1, kind: 'network' as const, bytesPerUs, latencyPs, cost: 1, pool: at },
  }));
  const kind = Array.from({ length: sizes.length + 1 }, () => 'leaf' as const);
  return {
    graph: { kind, forwards: kind.map(() => true), links },
    routes: spans.map(([source, target]) => ({ source, target, bytes: 0 })),
    classes: ONE_CLASS,
  };
}

/** Nodes, and the widest link: where all are narrow a byte decides, and links are full together. */
const extents = fc.record({ nodes: fc.integer({ min: 2, max: 7 }), widest: fc.constantFrom(6, 60, 2_000_000) });

/** A ring both ways with chords, some links half-duplex; routes between any nodes, some through a third. */
export const randomWorlds: fc.Arbitrary<TransferWorld> = extents.chain(({ nodes, widest }) => {
  const node = fc.nat(nodes - 1);
  const edge = fc.record({
    size: fc.integer({ min: 1, max: widest }),
    half: fc.boolean(),
    latencyPs: fc.oneof(fc.constant(0), fc.nat(5000)),
  });
  return fc
    .record({
      ring: fc.array(edge, { minLength: nodes, maxLength: nodes }),
      chords: fc.array(fc.tuple(node, node, edge), { maxLength: 4 }),
      classes: fc.array(fc.record({ priority: fc.nat(2), weight: fc.integer({ min: 1, max: 4 }) }), {
        ...{ minLength: 1, maxLength: 4 },
      }),
      routes: fc.array(fc.tuple(node, node, fc.option(node, { nil: undefined }), fc.nat(3)), {
        ...{ minLength: 1, maxLength: 8 },
      }),
    })
    .map(({ ring, chords, classes, routes }) => {
      const edges = [...ring.map((one, at) => [at, (at + 1) % nodes, one] as const), ...chords];
      const links = edges.flatMap(([from, to, { size, half, latencyPs }], at) => {
        const one = { kind: 'network', bytesPerUs: size, latencyPs, cost: 1 } as const;
        const back = { ...one, from: to, to: from, pool: half ? 2 * at : 2 * at + 1 };
        return [{ ...one, from, to, pool: 2 * at }, back];
      });
      const kind = Array.from({ length: nodes }, () => 'leaf' as const);
      return {
        graph: { kind, forwards: kind.map(() => true), links },
        classes,
        routes: routes.map(([source, target, via, traffic], label) => ({
          ...{ source, target, label, bytes: 0, traffic: traffic % classes.length },
          ...(via === undefined ? {} : { via }),
        })),
      };
    });
});

export type Step =
  | { readonly verb: 'add'; readonly route: number; readonly bytes: bigint }
  | { readonly verb: 'pop' }
  | { readonly verb: 'cancel'; readonly which: number };

/** A step, and how long the clock moves before it: not at all, by so much, or to the next event and so much past it. */
export interface TimedStep {
  readonly step: Step;
  readonly wait: { readonly toNext: boolean; readonly ps: number };
}

const bytesOf = fc.oneof(fc.nat(20), fc.nat(1_000_000), fc.constant(120), fc.constant(5_000_000_000_000));
const steps = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ verb: fc.constant('add' as const), route: fc.nat(), bytes: bytesOf.map(BigInt) }),
  },
  { weight: 4, arbitrary: fc.constant({ verb: 'pop' as const }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('cancel' as const), which: fc.nat() }) },
);
const waits = fc.oneof(
  fc.constant({ toNext: false, ps: 0 }),
  fc.constant({ toNext: true, ps: 0 }),
  fc.record({ toNext: fc.boolean(), ps: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.nat(30_000_000)) }),
);
export const timedSteps: fc.Arbitrary<TimedStep[]> = fc.array(fc.record({ step: steps, wait: waits }), {
  ...{ minLength: 1, maxLength: 40, size: 'max' },
});

/** The instant of a step: never before `now`, always on the clock. */
export function instantOf({ wait }: TimedStep, now: bigint, next: bigint): bigint {
  const at = (wait.toNext && next !== NEVER ? next : now) + BigInt(wait.ps);
  if (at < now) return now;
  return at < NEVER ? at : NEVER - 1n;
}
