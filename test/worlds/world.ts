/**
 * Random worlds, each a pure function of its seed: small, crowded, and most of them with times that collide.
 *
 * Budgets, pools and queues are drawn so small that preemption, rejection and self-preemption are common.
 */
import { longestStepS } from '../../src/compile/magnitude.ts';
import type { KindRow, TwinArrival } from '../reference/outcome.ts';
import type { StepCost } from '../reference/step.ts';
import type { Clock } from './clocks.ts';
import { chunkStep, decodeStep, randomClock } from './clocks.ts';
import type { World, WorldRows } from './program.ts';
import { makeWorld } from './program.ts';
import { Random } from './random.ts';

const forever = 2n ** 63n - 1n;

type Lengths = Pick<TwinArrival, 'promptTokens' | 'outputTokens'>;

/** Prompts and outputs; long outputs come with fewer requests, so that the twin ends soon. */
function drawLengths(random: Random): Lengths[] {
  const output = random.pick([1, 3, 10, 30, 30, 80, 80, 200, 600]);
  const prompt = random.pick([1, 4, 12, 30, 30, 120, 600, 3000]);
  const crowd = random.chance(0.03) ? 5 : 1;
  const most = crowd * (output >= 200 ? random.pick([1, 3, 10]) : random.pick([6, 20, 40, 60]));
  const shortPrompts = random.pick([0.25, 0.6, 1]);
  return Array.from({ length: random.whole(1, most) }, () => {
    const long = random.chance(0.4);
    return {
      promptTokens: random.whole(1, long ? prompt : Math.ceil(prompt * shortPrompts)),
      outputTokens: random.chance(0.12) ? 1 : random.whole(1, long ? output : Math.ceil(output / 2)),
    };
  });
}

const largest = (lengths: readonly Lengths[], name: keyof Lengths): number =>
  lengths.reduce((most, length) => Math.max(most, length[name]), 1);

/** Several partials beside decodes that fill the pool: what preempts whom is decided in the middle of a pass. */
function drawCrowdedScheduler(random: Random, oneRequestBlocks: number, least: number) {
  const maxNumSeqs = random.whole(3, 8);
  const longPrefillTokenThreshold = Math.max(least, random.whole(1, 6));
  return {
    maxNumSeqs,
    maxNumBatchedTokens: maxNumSeqs + longPrefillTokenThreshold * random.whole(1, 3) + random.whole(0, 2),
    longPrefillTokenThreshold,
    watermarkBlocks: 0,
    kvBlocks: Math.max(1, Math.ceil(oneRequestBlocks * random.real(1, 2))),
  };
}

function drawEasyScheduler(random: Random, oneRequestBlocks: number, least: number) {
  const maxNumSeqs = random.pick([1, 2, 3, 4, 5, 8, 8, 16, 64]);
  const maxNumBatchedTokens = Math.max(maxNumSeqs, least) + random.pick([0, 0, 1, 3, 8, 30, 120, 512]);
  const crowd = random.pick([0.6, 1, 1, 1.01, 1.15, 1.15, 1.4, 1.4, 2, 3, 10]);
  const watermarkBlocks = random.chance(0.25) ? random.whole(0, Math.ceil(oneRequestBlocks / 4)) : 0;
  return {
    maxNumSeqs,
    maxNumBatchedTokens,
    longPrefillTokenThreshold: random.chance(0.35) ? Math.max(least, random.whole(1, maxNumBatchedTokens + 2)) : 0,
    watermarkBlocks,
    kvBlocks: Math.max(1, Math.ceil(oneRequestBlocks * crowd)) + watermarkBlocks,
  };
}

function drawScheduler(random: Random, lengths: readonly Lengths[]) {
  const blockTokens = random.pick([1, 2, 3, 7, 16, 16, 32]);
  const mostTokens = lengths.reduce((most, one) => Math.max(most, one.promptTokens + one.outputTokens - 1), 1);
  const oneRequestBlocks = Math.ceil(mostTokens / blockTokens);
  const least = Math.ceil(largest(lengths, 'promptTokens') / 40);
  const draw = random.chance(0.2) ? drawCrowdedScheduler : drawEasyScheduler;
  return {
    policy: random.whole(0, 1),
    queueLimit: random.pick([-1, -1, -1, -1, -1, 2, 5, 12, random.whole(0, 3)]),
    blockTokens,
    ...draw(random, oneRequestBlocks, least),
  };
}

/** Energies of a step stay far under 2^63 pJ: beyond it lies no device. */
const mostDrawnPj = 1e17;

/** Static energy of a run stays under 2^63 pJ too, even when it lasts some times longer than thought. */
const mostStaticPj = 2e18;

/** The longest steps: the whole budget behind the longest prompt, and everyone decoding at the greatest context. */
function longestSteps(kind: KindRow, clockFactor: number, longest: Lengths): StepCost[] {
  const { promptTokens, outputTokens } = longest;
  return [
    chunkStep(kind, clockFactor, kind.maxNumBatchedTokens, promptTokens),
    decodeStep(kind, clockFactor, kind.maxNumSeqs, promptTokens + outputTokens),
  ];
}

/** Draws energies of which a usual step takes some hundred watts, and no step too many joules. */
function withEnergies(random: Random, kind: KindRow, clockFactor: number, longest: Lengths): KindRow {
  const energies = (scale: number, shares: readonly number[]) => {
    const pJ = (index: number) => scale * (shares[index] ?? 1);
    return {
      ...kind,
      linearPjPerFlop: pJ(0),
      headPjPerFlop: pJ(1),
      attentionPjPerFlop: pJ(2),
      vectorPjPerFlop: pJ(3),
      hbmPjPerByte: pJ(4),
      linkPjPerByte: pJ(5),
    };
  };
  const shares = Array.from({ length: 6 }, () => random.pick([0.01, 0.3, 1, 1, 3]));
  shares[2] = (shares[2] ?? 1) * random.pick([1, 10, 100]);
  const usual = decodeStep(energies(1e6, shares), clockFactor, Math.min(3, kind.maxNumSeqs), 20);
  const scale = (1e6 * random.real(100, 1500)) / (Number(usual.uncappedPj) / Number(usual.durationPs));
  const longestPj = longestSteps(energies(scale, shares), clockFactor, longest).map((step) => Number(step.uncappedPj));
  return energies(scale * Math.min(1, mostDrawnPj / Math.max(...longestPj)), shares);
}

/** Draws a cap by what decodes would draw when they are short and when they are long. */
function drawCapW(random: Random, kind: KindRow, clockFactor: number, longest: Lengths): bigint {
  const powerW = (context: number): number => {
    const { uncappedPj, durationPs } = decodeStep(kind, clockFactor, Math.min(3, kind.maxNumSeqs), context);
    return Number(uncappedPj) / Number(durationPs);
  };
  const shortW = powerW(5);
  const longW = powerW(5 + longest.outputTokens);
  const middleW = (shortW + longW) / 2;
  const capW = random.pick([20_000, 20_000, shortW * 0.1, shortW, longW, middleW, middleW, middleW, 0]);
  return BigInt(Math.min(20_000, Math.floor(capW)));
}

/** Whole multiples of the quantum near a time. */
const onLattice = (clock: Clock, timePs: number): bigint => {
  return BigInt(Math.max(0, Math.round(timePs / Number(clock.quantumPs)))) * clock.quantumPs;
};

function drawArrivals(
  random: Random,
  clock: Clock,
  lengths: readonly Lengths[],
  stepPs: number,
  classes: number,
): TwinArrival[] {
  const gapSteps = random.pick([0, 0.3, 0.3, 1, 3, 3, 10, 40, 300]);
  const gapsAreWholeSteps = random.chance(0.3);
  let timePs = random.chance(0.5) ? 0n : onLattice(clock, random.real(0, 20) * stepPs);
  return lengths.map((length) => {
    const gap = random.real(0, 2 * gapSteps);
    if (random.chance(0.75)) timePs += onLattice(clock, (gapsAreWholeSteps ? Math.floor(gap) : gap) * stepPs);
    return { timePs, ...length, class: random.whole(0, classes - 1), priority: random.whole(-1, 2) };
  });
}

/** About how long a world takes when nothing is preempted and every request is alone: an upper estimate. */
function spanOf(kind: KindRow, clockFactor: number, arrivals: readonly TwinArrival[], longest: Lengths): number {
  const spare = Math.max(1, kind.maxNumBatchedTokens - kind.maxNumSeqs);
  const chunk = kind.longPrefillTokenThreshold > 0 ? Math.min(spare, kind.longPrefillTokenThreshold) : spare;
  const decode = decodeStep(kind, clockFactor, Math.min(3, kind.maxNumSeqs), longest.promptTokens);
  const prefill = chunkStep(kind, clockFactor, chunk, Math.ceil(longest.promptTokens / 2));
  let spanPs = Number(arrivals.at(-1)?.timePs ?? 0n);
  for (const { promptTokens, outputTokens } of arrivals) {
    spanPs += outputTokens * Number(decode.durationPs);
    spanPs += Math.ceil(promptTokens / chunk) * Number(prefill.durationPs);
  }
  return spanPs;
}

/** Windows of whole quanta, some hundreds in a run of about `spanPs`. */
function drawWindowPs(random: Random, clock: Clock, stepPs: number, spanPs: number): bigint {
  if (random.chance(0.2)) return 0n;
  const wantedPs = random.pick([stepPs, 2 * stepPs, stepPs / 3, 10 * stepPs, 50e6, 1e9, 1e12, spanPs / 7]);
  const ps = onLattice(clock, Math.max(wantedPs, spanPs / 400));
  return ps > 0n ? ps : clock.quantumPs;
}

function drawClasses(random: Random, clock: Clock, stepPs: number) {
  const limit = (steps: number) => (random.chance(0.4) ? forever : onLattice(clock, steps * stepPs));
  return Array.from({ length: random.whole(1, 3) }, () => ({
    sloTtftPs: limit(random.real(1, 30)),
    sloTpotPs: limit(random.real(0.9, 2)),
    sloE2ePs: limit(random.real(5, 300)),
  }));
}

/** Most picojoules of a step at its cap: `compile` refuses more than 2e6 J, since the core's i64 holds 9.2e6 J. */
const mostCapPj = 2e18;

/** A cap that the longest step of the kind can run at. */
function withinStep(capW: bigint, kind: KindRow): bigint {
  const mostW = BigInt(Math.floor(mostCapPj / Math.max(1, longestStepS({ ...kind }) * 1e12)));
  return capW < mostW ? capW : mostW;
}

/** The rows of a world. */
export function randomRows(seed: number): WorldRows {
  const random = new Random(seed);
  const clock = randomClock(random);
  const lengths = drawLengths(random);
  const clockFactor = clock.quantumPs === 1n ? random.pick([1, 1, 0.7]) : 1;
  const longest: Lengths = {
    promptTokens: largest(lengths, 'promptTokens'),
    outputTokens: largest(lengths, 'outputTokens'),
  };
  const scheduler = drawScheduler(random, lengths);
  const bare: KindRow = { ...clock.device, ...scheduler };
  const stepPs = Number(decodeStep(bare, clockFactor, Math.min(3, bare.maxNumSeqs), 20).durationPs);
  const exact = clock.exactCapW !== undefined;
  const powered = exact ? bare : withEnergies(random, bare, clockFactor, longest);
  const classes = drawClasses(random, clock, stepPs);
  const arrivals = drawArrivals(random, clock, lengths, stepPs, classes.length);
  const lastPs = Number(arrivals.at(-1)?.timePs ?? 0n);
  const spanPs = spanOf(bare, clockFactor, arrivals, longest);
  const activeW = BigInt(random.whole(0, Math.min(800, Math.floor(mostStaticPj / spanPs))));
  const kind: KindRow = {
    ...powered,
    dynamicCapW: clock.exactCapW ?? withinStep(drawCapW(random, powered, clockFactor, longest), powered),
    activeW,
    contextIdleW: activeW / 2n,
    idleW: activeW / BigInt(random.whole(3, 9)),
    deepIdleAfterPs: random.pick([forever, 0n, onLattice(clock, stepPs), onLattice(clock, 7.3 * stepPs)]),
    outputPs: random.chance(0.3) ? onLattice(clock, random.real(0, 3) * stepPs) : 0n,
  };
  const windowPs = drawWindowPs(random, clock, stepPs, spanPs);
  const warmUpPs = random.chance(0.3) ? onLattice(clock, random.real(0, 0.8) * lastPs) : 0n;
  const description = [
    `seed ${seed}, ${clock.name} clock, quantum ${clock.quantumPs} ps, ${arrivals.length} requests`,
    `prompts ≤ ${longest.promptTokens}, outputs ≤ ${longest.outputTokens}`,
    `${kind.maxNumSeqs} seqs, ${kind.maxNumBatchedTokens} tokens`,
    `${kind.kvBlocks} blocks of ${kind.blockTokens}, policy ${kind.policy}, window ${windowPs} ps`,
  ].join('; ');
  return { description, run: { windowPs, warmUpPs }, classes, kind, clockFactor, arrivals };
}

export const randomWorld = (seed: number): World => makeWorld(randomRows(seed));
