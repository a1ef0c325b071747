// Portable elementary functions and drawn arrivals: thin over the core's exports, the same bits in every engine.

import type { CoreModule } from '../core/host.ts';
import { readFault } from '../core/instance.ts';
import { keptCore } from '../core/kept.ts';
import type { Columns } from '../core/layout.gen.ts';
import { PS_PER_S } from '../units.ts';

/** How long prompts or outputs are, as the core draws them. Lengths are rounded to tokens and clamped to at least 1. */
export type LengthLaw =
  | { readonly kind: 'fixed'; readonly tokens: number }
  | {
      readonly kind: 'logNormal';
      readonly mu: number;
      readonly sigma: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'quantiles';
      /** rising from 0 to 1, at most `maxQuantilePoints` */
      readonly shares: readonly number[];
      /** [share] tokens */
      readonly tokens: readonly number[];
    };

/** How the rate changes as time goes by; what is left out does not change it. The factors multiply. */
export interface Modulation {
  /** of a Markov chain, at most `maxStates`: any other state is as likely to come next; one factor at least is > 0 */
  readonly states?: readonly { readonly factor: number; readonly dwellS: number }[];
  /** 1 + swing·cos(2π(t − peak)/period), swing from 0 to 1 */
  readonly diurnal?: { readonly swing: number; readonly periodS: number; readonly peakS: number };
  /** everyS null = once */
  readonly burst?: {
    readonly atS: number;
    readonly lengthS: number;
    readonly factor: number;
    readonly everyS: number | null;
  };
}

export interface DrawSpec {
  /** a whole number */
  readonly seed: number;
  /** shape of the Gamma gaps, 1 / cv²: 1 = Poisson, Infinity = even gaps */
  readonly arrivalShape: number;
  /** 0 = all at once */
  readonly meanGapS: number;
  readonly modulation?: Modulation;
  /** arrivals wait for the next multiple of it; 0 = they do not */
  readonly tickS?: number;
  readonly prompt: LengthLaw;
  readonly output: LengthLaw;
  /** of the two normals behind prompt and output, −1 to 1 */
  readonly correlation?: number;
  /** at least one; shares sum to 1 */
  readonly classes: readonly { readonly share: number; readonly priority: number }[];
  /** mean requests a session, and sessions open at a time */
  readonly sessions?: { readonly turns: number; readonly open: number } | undefined;
}

/** Position of a stream of draws; `drawArrivals` moves it on. */
export interface DrawCursor {
  nextId: number;
  lastPs: bigint;
  /** state of the chain of a modulated rate; left out = before its first state */
  chain?: { readonly visit: number; readonly state: number; readonly endPs: bigint };
}

/** [row] columns to draw into. */
export interface DrawnColumns {
  readonly timePs: BigInt64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly class: Int32Array;
  readonly priority: Int32Array;
  readonly session?: Int32Array;
}

export interface Maths {
  exp(x: number): number;
  log(x: number): number;
  pow(x: number, y: number): number;
  sin(x: number): number;
  cos(x: number): number;
  /** Draws `count` requests from the cursor on into rows [0, count). Times past the end of i64 stay at its end. */
  drawArrivals(spec: DrawSpec, cursor: DrawCursor, into: DrawnColumns, count: number): void;
}

export const maxQuantilePoints = 4096;
export const maxClasses = 256;
export const maxStates = 16;
/** A prompt and an output of this length still add up to an i32. */
export const maxLengthTokens = 2 ** 30 - 1;

const drawRows = 4096;
const kinds = { fixed: 0, logNormal: 1, quantiles: 2 } as const;

const sizes = { draws: drawRows, quantiles: maxQuantilePoints, classes: maxClasses };

/** The functions of `module`. All callers share one core, which holds the spec that was drawn from last. */
export function createMaths(module: CoreModule): Maths {
  const core = keptCore(module, 'maths', sizes);
  const { exports, columns } = core.instance;
  const { exp, log, pow, sin, cos } = exports;
  return {
    ...{ exp, log, pow, sin, cos },
    drawArrivals(spec, cursor, into, count) {
      if (core.user !== spec) {
        core.user = null;
        load(columns, spec);
        core.user = spec;
      }
      const { draw, drawn } = columns;
      draw.nextId[0] = cursor.nextId;
      draw.lastPs[0] = cursor.lastPs;
      draw.visit[0] = cursor.chain?.visit ?? -1;
      draw.state[0] = cursor.chain?.state ?? 0;
      draw.visitEndPs[0] = cursor.chain?.endPs ?? 0n;
      for (let from = 0; from < count; from += drawRows) {
        const rows = Math.min(drawRows, count - from);
        try {
          exports.drawArrivals(rows);
        } catch {
          core.user = null;
          throw readFault(core.instance);
        }
        into.timePs.set(drawn.timePs.subarray(0, rows), from);
        into.promptTokens.set(drawn.promptTokens.subarray(0, rows), from);
        into.outputTokens.set(drawn.outputTokens.subarray(0, rows), from);
        into.class.set(drawn.class.subarray(0, rows), from);
        into.priority.set(drawn.priority.subarray(0, rows), from);
        into.session?.set(drawn.session.subarray(0, rows), from);
      }
      cursor.nextId = draw.nextId[0]!;
      cursor.lastPs = draw.lastPs[0]!;
      cursor.chain = { visit: draw.visit[0]!, state: draw.state[0]!, endPs: draw.visitEndPs[0]! };
    },
  };
}

/** Writes a spec into the tables that the core draws from. */
function load(columns: Columns, spec: DrawSpec): void {
  const { draw, quantile, classShare } = columns;
  const { classes } = spec;
  if (classes.length < 1 || classes.length > maxClasses) throw new RangeError(`${classes.length} classes`);
  draw.seed[0] = BigInt(spec.seed);
  draw.arrivalShape[0] = spec.arrivalShape;
  draw.meanGapS[0] = spec.meanGapS;
  loadModulation(columns, spec.modulation ?? {});
  draw.tickPs[0] = psOf(spec.tickS ?? 0);
  draw.correlation[0] = spec.correlation ?? 0;
  draw.sessionShare[0] = spec.sessions === undefined ? 0 : 1 / spec.sessions.turns;
  draw.sessionLanes[0] = spec.sessions?.open ?? 1;
  const prompt = law(spec.prompt, quantile.promptAt, quantile.promptTokens);
  draw.promptKind[0] = prompt.kind;
  draw.promptA[0] = prompt.a;
  draw.promptB[0] = prompt.b;
  draw.promptMin[0] = prompt.min;
  draw.promptMax[0] = prompt.max;
  draw.promptPoints[0] = prompt.points;
  const output = law(spec.output, quantile.outputAt, quantile.outputTokens);
  draw.outputKind[0] = output.kind;
  draw.outputA[0] = output.a;
  draw.outputB[0] = output.b;
  draw.outputMin[0] = output.min;
  draw.outputMax[0] = output.max;
  draw.outputPoints[0] = output.points;
  draw.classes[0] = classes.length;
  let upTo = 0;
  for (const [row, { share, priority }] of classes.entries()) {
    upTo += share;
    classShare.upTo[row] = upTo;
    classShare.priority[row] = priority;
  }
}

const psOf = (timeS: number) => BigInt(Math.floor(timeS * PS_PER_S + 0.5));

function loadModulation({ draw, drawState }: Columns, { states = [], diurnal, burst }: Modulation): void {
  if (states.length > maxStates) throw new RangeError(`${states.length} states`);
  draw.states[0] = states.length;
  for (const [row, { factor, dwellS }] of states.entries()) {
    drawState.factor[row] = factor;
    drawState.dwellS[row] = dwellS;
  }
  draw.swing[0] = diurnal?.swing ?? 0;
  draw.periodPs[0] = psOf(diurnal?.periodS ?? 1);
  draw.peakPs[0] = psOf(diurnal?.peakS ?? 0);
  draw.burstFactor[0] = burst?.factor ?? 1;
  draw.burstAtPs[0] = psOf(burst?.atS ?? 0);
  draw.burstLengthPs[0] = psOf(burst?.lengthS ?? 0);
  draw.burstEveryPs[0] = psOf(burst?.everyS ?? 0);
}

interface LawScalars {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly min: number;
  readonly max: number;
  readonly points: number;
}

/** A law as the scalars of `draw`; its points, if it has any, go into two columns of `quantile`. */
function law(length: LengthLaw, at: Float64Array, tokens: Float64Array): LawScalars {
  const kind = kinds[length.kind];
  const free = { kind, a: 0, b: 0, min: 1, max: maxLengthTokens, points: 0 };
  if (length.kind === 'fixed') return { ...free, a: length.tokens };
  if (length.kind === 'logNormal') {
    const max = Math.min(maxLengthTokens, Math.floor(length.max));
    const min = Math.min(max, Math.max(1, Math.ceil(length.min)));
    return { ...free, a: length.mu, b: length.sigma, min, max };
  }
  const points = length.shares.length;
  if (points < 1 || points > maxQuantilePoints || points !== length.tokens.length) {
    throw new RangeError(`${points} quantile points`);
  }
  at.set(length.shares);
  tokens.set(length.tokens);
  return { ...free, points };
}
