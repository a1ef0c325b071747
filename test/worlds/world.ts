/** Random worlds, each a pure function of its seed: small, crowded, and most of them with times that collide. */
import type { Arrival } from '../../src/testing/outcome.ts';
import { policies } from '../reference/router/words.ts';
import { runTwin } from '../reference/twin.ts';
import type { Clock } from './clocks.ts';
import { chunkStep, decodeStep, drawSplit, fellowClock, randomClock } from './clocks.ts';
import type { WorldKind, WorldLevel } from './device.ts';
import { drawCapW, nominal, withEnergies, worstOf } from './energies.ts';
import type { Shape } from './fleet.ts';
import { drawControls, drawReplicas, drawRouting, drawShape } from './fleet.ts';
import { hostOf } from './host.ts';
import type { World, WorldRows } from './program.ts';
import { makeWorld, plainRun } from './program.ts';
import { Random } from './random.ts';
import type { Lengths } from './scheduler.ts';
import { drawLengths, drawScheduler, drawUnlike, largest } from './scheduler.ts';

const forever = 2n ** 63n - 1n;

/** Static energy of a run stays under 2^63 pJ too, even when it lasts some times longer than thought. */
export const mostStaticPj = 2e18;

/** A kind without its static power, and how its clock goes. */
export interface Engine {
  readonly clock: Clock;
  readonly bare: WorldKind;
  readonly levels: readonly WorldLevel[];
}

/** Levels of which every time stays on the lattice. */
function drawLevels(random: Random, clock: Clock, count: number): WorldLevel[] {
  const clockFactors = clock.quantumPs === 1n ? [1, 1, 0.7, 0.43] : [1, 1, 0.5, 0.25];
  return Array.from({ length: count }, () => ({
    clockFactor: random.pick(clockFactors),
    energyFactor: random.pick([1, 1, 0.37, 0.81, 1.3]),
  }));
}

function drawEngine(random: Random, clock: Clock, lengths: readonly Lengths[], levels: number): Engine {
  const split = drawSplit(random, clock);
  const bare: WorldKind = { ...clock.device, ...drawScheduler(random, lengths), ...split };
  return { clock, bare, levels: drawLevels(random, clock, levels) };
}

/** Room for all at once, and a longest context that weighs as a few sequences do: what binds changes in a jump. */
function roomy(random: Random, engine: Engine): Engine {
  const { bare } = engine;
  const { kvHeads, headDim, kvBytes, hbmBytesPerS, layers } = bare;
  const kvS = ((2 * kvHeads * headDim * kvBytes) / hbmBytesPerS) * layers;
  const extra = { ...bare.extra, decodeLongestS: kvS * random.pick([2, 2, 3, 4]) };
  const room = { maxNumSeqs: 16, maxNumBatchedTokens: 512, kvBlocks: 10_000, longPrefillTokenThreshold: 0 };
  return { ...engine, bare: { ...bare, ...room, extra } };
}

/** Kinds of one fleet: their times collide, their schedulers differ. */
function drawEngines(random: Random, lengths: readonly Lengths[], shape: Shape): Engine[] {
  const clock = randomClock(random);
  return Array.from({ length: shape.kinds }, (_, index) => {
    const its = index === 0 || random.chance(0.5) ? clock : fellowClock(random, clock);
    return drawEngine(random, its, lengths, shape.levels);
  });
}

/** Whole multiples of the quantum near a time. */
export const onLattice = (clock: Clock, timePs: number): bigint => {
  return BigInt(Math.max(0, Math.round(timePs / Number(clock.quantumPs)))) * clock.quantumPs;
};

interface Pace {
  readonly near: (timePs: number) => bigint;
  readonly stepPs: number;
}

export function drawArrivals(
  random: Random,
  { near, stepPs }: Pace,
  lengths: readonly Lengths[],
  classes: number,
  shape: Shape,
): Arrival[] {
  const gapSteps = random.pick([0, 0.3, 0.3, 1, 3, 3, 10, 40, 300]) / random.pick([1, shape.replicas]);
  const gapsAreWholeSteps = random.chance(0.3);
  const talkers = random.pick([0, 0, 1, 3, lengths.length]);
  let timePs = random.chance(0.5) ? 0n : near(random.real(0, 20) * stepPs);
  return lengths.map((length, id) => {
    const gap = random.real(0, 2 * gapSteps);
    if (random.chance(0.75)) timePs += near((gapsAreWholeSteps ? Math.floor(gap) : gap) * stepPs);
    const session = talkers > 0 && random.chance(0.7) ? random.whole(0, Math.min(id, talkers)) : -1;
    return { timePs, ...length, class: random.whole(0, classes - 1), priority: random.whole(-1, 2), session };
  });
}

/** About how long a world takes when nothing is preempted and every request is alone: an upper estimate. */
export function spanOf({ bare, levels }: Engine, arrivals: readonly Arrival[], longest: Lengths): number {
  const spare = Math.max(1, bare.maxNumBatchedTokens - bare.maxNumSeqs);
  const chunk = bare.longPrefillTokenThreshold > 0 ? Math.min(spare, bare.longPrefillTokenThreshold) : spare;
  const level = worstOf(levels);
  const decode = decodeStep(bare, level, Math.min(3, bare.maxNumSeqs), longest.promptTokens);
  const prefill = chunkStep(bare, level, chunk, Math.ceil(longest.promptTokens / 2));
  let spanPs = Number(arrivals.at(-1)?.timePs ?? 0n);
  for (const { promptTokens, outputTokens } of arrivals) {
    spanPs += outputTokens * Number(decode.durationPs);
    spanPs += Math.ceil(promptTokens / chunk) * Number(prefill.durationPs);
  }
  return spanPs;
}

/** Windows of whole quanta, some hundreds in a run of about `spanPs`; fewer for a fleet, which has more rows each. */
function drawWindowPs(random: Random, clock: Clock, stepPs: number, spanPs: number, replicas: number): bigint {
  if (random.chance(0.2)) return 0n;
  const wantedPs = random.pick([stepPs, 2 * stepPs, stepPs / 3, 10 * stepPs, 50e6, 1e9, 1e12, spanPs / 7]);
  const ps = onLattice(clock, Math.max(wantedPs, (spanPs / 400) * Math.sqrt(replicas)));
  return ps > 0n ? ps : clock.quantumPs;
}

function drawClasses(random: Random, { near, stepPs }: Pace) {
  const limit = (steps: number) => (random.chance(0.4) ? forever : near(steps * stepPs));
  return Array.from({ length: random.whole(1, 3) }, () => ({
    sloTtftPs: limit(random.real(1, 30)),
    sloTpotPs: limit(random.real(0.9, 2)),
    sloE2ePs: limit(random.real(5, 300)),
  }));
}

/** A kind with its energies, its powers and its delays. */
function drawKind(random: Random, engine: Engine, pace: Pace, longest: Lengths, spanPs: number): WorldKind {
  const { clock, bare, levels } = engine;
  const powered = clock.exactCapW === undefined ? withEnergies(random, bare, levels, longest) : bare;
  const activeW = BigInt(random.whole(0, Math.min(800, Math.floor(mostStaticPj / spanPs))));
  const { near, stepPs } = pace;
  return {
    ...powered,
    dynamicCapW: clock.exactCapW ?? drawCapW(random, powered, levels, longest),
    activeW,
    contextIdleW: activeW / 2n,
    idleW: activeW / BigInt(random.whole(3, 9)),
    offW: activeW / BigInt(random.whole(5, 30)),
    deepIdleAfterPs: random.pick([forever, 0n, near(stepPs), near(7.3 * stepPs)]),
    outputPs: random.chance(0.3) ? near(random.real(0, 3) * stepPs) : 0n,
  };
}

function describe(seed: number, clock: Clock, rows: Omit<WorldRows, 'description'>): string {
  const { run, kinds, replicas, arrivals, controls } = rows;
  const sizes = kinds.map((kind) => {
    const { maxNumSeqs, maxNumBatchedTokens, kvBlocks, blockTokens, order } = kind;
    return `${maxNumSeqs} seqs, ${maxNumBatchedTokens} tokens, ${kvBlocks} blocks of ${blockTokens}, policy ${order}`;
  });
  return [
    `seed ${seed}, ${clock.name} clock, quantum ${clock.quantumPs} ps, ${arrivals.length} requests`,
    `${replicas.length} replicas, route ${run.route}, signal ${run.signal}, stale ${run.stalePs} ps`,
    `${controls.length} controls`,
    ...sizes,
    `window ${run.windowPs} ps`,
  ].join('; ');
}

/** Instants at which steps completed, as a run without control has them. */
function endsOf(rows: WorldRows): bigint[] {
  const world = makeWorld(rows);
  const outcome = runTwin(world.program, world.arrivals, { host: hostOf(world) });
  return outcome.rows.flatMap((row) => [row.firstTokenPs, row.finishPs]);
}

/** The rows of a world. */
export function randomRows(seed: number): WorldRows {
  const random = new Random(seed);
  const shape = drawShape(random);
  const isUnlike = random.chance(0.03);
  const lengths = isUnlike ? drawUnlike(random) : drawLengths(random, shape.replicas > 1 ? random.pick([1, 1, 2]) : 1);
  const longest = {
    promptTokens: largest(lengths, 'promptTokens'),
    outputTokens: largest(lengths, 'outputTokens'),
  };
  const drawn = drawEngines(random, lengths, shape);
  const engines = isUnlike ? drawn.map((engine) => roomy(random, engine)) : drawn;
  const first = engines[0];
  if (first === undefined) throw new Error('a world has a kind');
  const { clock, bare } = first;
  const near = (timePs: number) => onLattice(clock, timePs);
  const stepPs = Number(decodeStep(bare, nominal, Math.min(3, bare.maxNumSeqs), 20).durationPs);
  const pace = { near, stepPs };
  const classes = drawClasses(random, pace);
  const spread = drawArrivals(random, pace, lengths, classes.length, shape);
  const arrivals = isUnlike ? spread.map((one) => ({ ...one, timePs: 0n })) : spread;
  const lastPs = Number(arrivals.at(-1)?.timePs ?? 0n);
  const spanPs = Math.max(...engines.map((engine) => spanOf(engine, arrivals, longest)));
  const kinds = engines.map((engine) => drawKind(random, engine, pace, longest, spanPs));
  const windowPs = drawWindowPs(random, clock, stepPs, spanPs, shape.replicas);
  const warmUpPs = random.chance(0.3) ? near(random.real(0, 0.8) * lastPs) : 0n;
  const times = { ...pace, windowPs, spanPs };
  const routing = drawRouting(random, shape, times);
  const rows = {
    run: { ...plainRun, windowPs, warmUpPs, ...routing },
    classes,
    kinds,
    levels: engines.flatMap((engine) => engine.levels),
    replicas: drawReplicas(random, shape),
    arrivals,
    controls: [],
    hostSeed: random.next(),
  };
  if (shape.isPlain || random.chance(0.4)) return { description: describe(seed, clock, rows), ...rows };
  const ends = endsOf({ description: '', ...rows });
  const controls = drawControls(random, shape, arrivals, { ...times, ends }, routing.stalePs);
  return { description: describe(seed, clock, { ...rows, controls }), ...rows, controls };
}

export const randomWorld = (seed: number): World => makeWorld(randomRows(seed));

/** A world whose host is neither asked nor acts: for those who drive a core by hand. */
export function quietWorld(seed: number): World {
  const rows = randomRows(seed);
  const route = rows.run.route >= policies.scores ? policies.least : rows.run.route;
  return makeWorld({ ...rows, run: { ...rows.run, route }, controls: [] });
}
