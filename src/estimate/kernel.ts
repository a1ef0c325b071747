// One kernel, priced: time, joules, what binds, and how far to trust it. A question in, an answer out.

import { measuredGroup } from '../calibration/samples.ts';
import type { MeasuredKernel } from '../calibration/types.ts';
import { activeWatts, pjPerFlop, pjPerHbmByte, pjPerLinkByte } from '../catalog/energy.ts';
import { accelerators, get } from '../catalog/index.ts';
import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import type { CoreModule } from '../core/host.ts';
import { loadCoreModule } from '../core/instance.ts';
import { type KernelAnswer, Lab } from '../core/lab.ts';
import { CollectiveShape, ExchangeShape } from '../core/layout.gen.ts';
import { InputError } from '../errors.ts';
import { createMaths, type Maths } from '../maths/maths.ts';
import { type CollectiveModel, collectiveSpread } from '../timing/collective.ts';
import { collectiveShape, domainIssues } from '../timing/collective-question.ts';
import { type ExchangeQuery, exchangeShape } from '../timing/exchange.ts';
import { kernelModel, precisionKey } from '../timing/models.ts';
import type { KernelChoice, KernelModel } from '../timing/types.ts';
import { J_PER_PJ, siOf } from '../units.ts';
import { checkLibrary } from './libraries.ts';
import { type ParsedQuery, parseQuery, type Values } from './query.ts';
import type { KernelQuestion } from './question.gen.ts';
import { openEstimate, type StepEstimate, type StepShape, type StepSystem } from './step.ts';

/**
 * Where an answer comes from; `guess` = asked of fitted models, and nothing like it was measured: the datasheet and
 * fractions of it answer.
 */
export type EstimateSource = 'calibrated' | 'table' | 'roofline' | 'guess';

/** On what the answer rests: this accelerator, its family, or nothing that was measured. */
export type EstimateTrust = 'measured' | 'family' | 'guess';

/** A priced kernel or step. */
export interface KernelEstimate {
  readonly seconds: number;
  /**
   * static and dynamic energy: of one accelerator for a kernel or collective, of all accelerators of the replica for a
   * `step`, as its seconds are of all of them together
   */
  readonly joules: number;
  readonly bound: 'compute' | 'memory' | 'latency' | 'network';
  readonly source: EstimateSource;
  /** outside what a table has measured, or nothing was */
  readonly extrapolated: boolean;
  /** nine in ten measurements lie between low and high, s */
  readonly low: number;
  readonly high: number;
  /** only where the question says `"detail": true` */
  readonly detail?: KernelDetail | StepEstimate;
}

/** What a kernel's price rests on; bytes and FLOP of one accelerator. */
export interface KernelDetail {
  readonly flop: number;
  readonly hbmBytes: number;
  readonly linkBytes: number;
  readonly algorithm: string;
  readonly protocol: string;
  /** fitted on this accelerator, on its family, or its datasheet alone */
  readonly origin: KernelModel['origin'];
  readonly trust: EstimateTrust;
  readonly medianError: number | null;
  readonly from: string;
  readonly notes: readonly string[];
}

/** Files that questions may draw on; all may be left out. */
export interface EstimatorOptions {
  /** user-supplied fitted entries, as `readKernelFile` reads them */
  readonly entries?: readonly KernelEntry[];
  /** measured kernels, which `"model": "table"` interpolates */
  readonly measured?: readonly MeasuredKernel[];
  /** reads a model's config.json for steps */
  readonly readText?: (path: string) => string;
}

/**
 * 90th percentile of |ln(predicted / measured)| where nothing was measured, and by how much it grows where the
 * coefficients are the family's or the datasheet's: MODELS_KERNELS §6 found 1.1 to 2 and 2 to 4 times. Kind: assumed.
 */
const UNMEASURED_P90 = 0.3;
const WIDER: Readonly<Record<KernelModel['origin'], number>> = { fitted: 1, family: 1.5, datasheet: 2.5 };

/** Systems kept at most: more of them than this in one stream are rare, and each is soon made again. */
const MOST_SYSTEMS = 512;
const MOST_STEPS = 32;

/** Everything of a question but its sizes, ready to be asked. */
interface Ready {
  readonly accelerator: AcceleratorEntry;
  readonly model: KernelModel;
  readonly lab: Lab;
  readonly source: EstimateSource;
  readonly pjPerFlop: number;
  readonly pjPerHbmByte: number;
  readonly pjPerLinkByte: number;
  readonly activeW: number;
  readonly tdpW: number;
}

const text = (values: Values, key: string): string | undefined => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const given = <K extends string>(values: Values, key: K): { [P in K]?: string } => {
  const value = text(values, key);
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
};

/** Parts that a question may leave out; a table's points were measured with them. */
const parts = ['quantise', 'cacheWrite', 'captured'] as const;

/** Words of a question that choose a model. */
const systemWords = ['accelerator', 'library', 'model', 'weights', 'activations', 'kv', 'fabric', ...parts] as const;

function partsOf(values: Values, form: string): Pick<KernelChoice, (typeof parts)[number]> {
  const without = parts.filter((part) => values[part] === false);
  if (form === 'table' && without.length > 0) {
    const hint = 'Measured kernels have this part: ask the calibrated model, or leave it out.';
    throw new InputError(without.map((part) => ({ code: 'BAD_VALUE', path: [part], found: 'false', hint })));
  }
  return Object.fromEntries(without.map((part) => [part, false]));
}

const boundOf = (bound: KernelAnswer['bound']): KernelEstimate['bound'] => {
  if (bound === 'link') return 'network';
  return bound === 'compute' || bound === 'memory' ? bound : 'latency';
};

const trustOf: Readonly<Record<KernelModel['origin'], EstimateTrust>> = {
  fitted: 'measured',
  family: 'family',
  datasheet: 'guess',
};

/** Keeps the newest; when it is full it begins anew. */
function remember<T>(cache: Map<string, T>, most: number, key: string, value: T): T {
  if (cache.size >= most) cache.clear();
  cache.set(key, value);
  return value;
}

/**
 * Answers questions; models and steps are kept, so that repeated systems cost little.
 *
 * @example
 * ```ts
 * const estimator = await KernelEstimator.open();
 * const { seconds } = await estimator.answer({ op: 'gemm', accelerator: 'h100-sxm', m: 64, n: 8192, k: 8192 });
 * ```
 */
export class KernelEstimator {
  readonly #module: CoreModule;
  readonly #maths: Maths;
  readonly #options: EstimatorOptions;
  readonly #ready = new Map<string, Ready>();
  readonly #steps = new Map<string, Promise<(shape: StepShape) => StepEstimate>>();

  private constructor(module: CoreModule, options: EstimatorOptions) {
    this.#module = module;
    this.#maths = createMaths(module);
    this.#options = options;
  }

  static async open(options: EstimatorOptions = {}): Promise<KernelEstimator> {
    return new KernelEstimator(await loadCoreModule(), options);
  }

  /** Throws, or rejects with, an InputError that names the fields. Only steps answer later. */
  answer(query: KernelQuestion): KernelEstimate | Promise<KernelEstimate> {
    const parsed = parseQuery(query);
    return parsed.ask.op === null ? this.#step(parsed) : this.#kernel(parsed);
  }

  #kernel(parsed: ParsedQuery): KernelEstimate {
    const { values } = parsed;
    const ready = this.#find(parsed);
    const shape = shapeOf(parsed, ready);
    const [answer] = ready.lab.time([{ model: 0, shape }]);
    if (answer === undefined || !(answer.seconds > 0) || !Number.isFinite(answer.seconds)) {
      const hint = 'The sizes are too large for this model.';
      throw new InputError([{ code: 'BAD_VALUE', path: ['op'], found: `${answer?.seconds} s`, hint }]);
    }
    const { seconds } = answer;
    const spread = this.#maths.exp(spreadOf(ready, shape));
    return {
      seconds,
      joules: joulesOf(ready, answer),
      bound: boundOf(answer.bound),
      source: ready.source === 'calibrated' && ready.model.origin === 'datasheet' ? 'guess' : ready.source,
      extrapolated: answer.extrapolated || (ready.source === 'calibrated' && ready.model.origin === 'datasheet'),
      low: seconds / spread,
      high: seconds * spread,
      ...(values['detail'] === true && { detail: detailOf(ready.model, answer) }),
    };
  }

  #find(parsed: ParsedQuery): Ready {
    const { values, name } = parsed;
    const key = [name, ...systemWords.map((word) => values[word] ?? '')].join('\n');
    return this.#ready.get(key) ?? remember(this.#ready, MOST_SYSTEMS, key, this.#make(parsed));
  }

  #make({ ask, values, name }: ParsedQuery): Ready {
    const { entries = [], measured = [] } = this.#options;
    checkLibrary(values['library'], [...entries, ...measured]);
    const accelerator = get(accelerators, text(values, 'accelerator') ?? '', ['accelerator']);
    const form = (text(values, 'model') ?? 'calibrated') as Exclude<EstimateSource, 'guess'>;
    const choice: KernelChoice = {
      accelerator: accelerator.id,
      form,
      ...given(values, 'library'),
      ...given(values, 'weights'),
      ...given(values, 'activations'),
      ...given(values, 'kv'),
      ...given(values, 'fabric'),
      ...partsOf(values, form),
    };
    const op = ask.op;
    if (op === null) throw new RangeError('a step is no kernel');
    const precision = precisionKey(op, accelerator, choice);
    const samples = form === 'table' ? measuredGroup(measured, op, accelerator.id, precision, choice.library) : [];
    if (form === 'table' && samples.length === 0) {
      const found = `no measurement of ${name} ${precision} on ${accelerator.id}`;
      throw new InputError([{ code: 'MISSING', path: ['model'], found, hint: 'Give measured kernels (--measured).' }]);
    }
    const model = kernelModel(op, accelerator, choice, { entries, precision, samples });
    if (model === null) {
      throw new InputError([{ code: 'NOT_YET', path: ['op'], found: name, hint: 'No model of it is shipped yet.' }]);
    }
    return {
      accelerator,
      model,
      lab: Lab.create(this.#module, [model.row]),
      source: form,
      pjPerFlop: model.multiply === null ? 0 : pjPerFlop(accelerator, model.multiply),
      pjPerHbmByte: pjPerHbmByte(accelerator),
      pjPerLinkByte: pjPerLinkByte(accelerator),
      activeW: activeWatts(accelerator),
      tdpW: siOf(accelerator.tdp) ?? Number.POSITIVE_INFINITY,
    };
  }

  async #step({ values }: ParsedQuery): Promise<KernelEstimate> {
    const { decode: _decode, context: _context, prefillTokens: _tokens, detail: _detail, ...system } = values;
    const key = JSON.stringify(system);
    const opened = this.#steps.get(key) ?? remember(this.#steps, MOST_STEPS, key, this.#openStep(values));
    const number = (name: string) => Number(values[name] ?? 0);
    const shape = { decode: number('decode'), context: number('context'), prefillTokens: number('prefillTokens') };
    const step = (await opened)(shape);
    return stepAnswer(step, this.#maths, values['detail'] === true);
  }

  #openStep(values: Values): Promise<(shape: StepShape) => StepEstimate> {
    const precision = { ...given(values, 'weights'), ...given(values, 'activations'), ...given(values, 'kv') };
    const system: StepSystem = {
      model: text(values, 'model') ?? '',
      accelerator: text(values, 'accelerator') ?? '',
      tp: Number(values['tp'] ?? 1),
      ...(Object.keys(precision).length > 0 && { precision }),
      ...given(values, 'engine'),
      pool: {
        ...{ pp: Number(values['pp'] ?? 1), ep: Number(values['ep'] ?? 1), cp: Number(values['cp'] ?? 1) },
        ...{ attentionDp: Number(values['attentionDp'] ?? 1), kernels: String(values['kernels'] ?? 'calibrated') },
        ...{ ...given(values, 'library'), ...given(values, 'fabric') },
      },
    };
    const { readText } = this.#options;
    return openEstimate(system, readText === undefined ? {} : { readText });
  }
}

function exchanged(op: 'dispatch' | 'combine', values: Values, model: CollectiveModel): number[] {
  const ranks = Number(values['ranks']);
  const gpusPerNode = Number(values['gpusPerNode'] ?? 0) || Math.min(ranks, model.fabric.domain);
  const issues = domainIssues({ ranks, gpusPerNode }, model);
  if (issues.length > 0) throw new InputError(issues);
  return exchangeShape(op, {
    ...{ tokensPerRank: Number(values['tokens']), ranks, gpusPerNode, hidden: Number(values['hidden']) },
    ...{ topK: Number(values['topK']), mode: text(values, 'mode') as ExchangeQuery['mode'] },
    ...{ sms: Number(values['sms'] ?? 0), ...(given(values, 'activations') as Pick<ExchangeQuery, 'activations'>) },
  });
}

function shapeOf({ ask, values }: ParsedQuery, { model }: Ready): number[] {
  const { op } = ask;
  if (op === 'dispatch' || op === 'combine') return exchanged(op, values, model as CollectiveModel);
  if (!('fabric' in model)) return ask.shape(values);
  const perNode = Number(values['gpusPerNode'] ?? 0);
  return collectiveShape(model as CollectiveModel, {
    bytes: Number(values['bytes']),
    ranks: Number(values['ranks']),
    ...(perNode > 0 && { gpusPerNode: perNode }),
    ...given(values, 'algorithm'),
    ...given(values, 'protocol'),
  });
}

/** Half the width of the interval, as a logarithm. Errors in the catalog are those of calibrated models. */
function spreadOf({ model, source }: Ready, shape: readonly number[]): number {
  if (source === 'roofline') return UNMEASURED_P90 * WIDER.datasheet;
  const places = model.row.op === 'dispatch' || model.row.op === 'combine' ? ExchangeShape : CollectiveShape;
  const { [places.ranks]: ranks, [places.ranksPerNode]: ranksPerNode } = shape;
  if ('fabric' in model) return collectiveSpread(model as CollectiveModel, ranks ?? 1, ranksPerNode ?? 1);
  return (model.p90Error ?? UNMEASURED_P90) * WIDER[model.origin];
}

/** Static and dynamic energy of one accelerator; its power stops at TDP. */
function joulesOf(ready: Ready, { flop, hbmBytes, linkBytes, seconds }: KernelAnswer): number {
  const picojoules = flop * ready.pjPerFlop + hbmBytes * ready.pjPerHbmByte + linkBytes * ready.pjPerLinkByte;
  return Math.min(picojoules * J_PER_PJ + ready.activeW * seconds, Math.max(ready.tdpW, ready.activeW) * seconds);
}

function detailOf(model: KernelModel, answer: KernelAnswer): KernelDetail {
  const { flop, hbmBytes, linkBytes, algorithm, protocol } = answer;
  const { origin, medianError, source, notes } = model;
  return {
    flop,
    hbmBytes,
    linkBytes,
    algorithm,
    protocol,
    origin,
    trust: trustOf[origin],
    medianError,
    from: source,
    notes,
  };
}

/** What binds most of the step's time. */
function stepBound(step: StepEstimate): KernelEstimate['bound'] {
  const time = { compute: 0, memory: 0, latency: step.hostS, network: 0 };
  for (const { bound, timeS } of step.operators) {
    if (bound === 'compute' || bound === 'memory') time[bound] += timeS;
    else if (bound === 'link') time.network += timeS;
    else time.latency += timeS;
  }
  const bounds = ['compute', 'memory', 'latency', 'network'] as const;
  return bounds.reduce((most, bound) => (time[bound] > time[most] ? bound : most));
}

/** A step is no better measured than its kernels: guessed where all are, measured where all are. */
function stepTrust(kernels: readonly { readonly origin: KernelModel['origin'] }[]): EstimateTrust {
  if (kernels.every(({ origin }) => origin === 'datasheet')) return 'guess';
  return kernels.every(({ origin }) => origin === 'fitted') ? 'measured' : 'family';
}

/** Steps are not scored as kernels are: their interval is that of the unmeasured. */
function stepAnswer(step: StepEstimate, maths: Maths, detail: boolean): KernelEstimate {
  const fitted = step.facts.kernels.filter(({ form }) => form === 'calibrated');
  const calibrated = fitted.length > 0;
  const trust = stepTrust(fitted);
  const spread = maths.exp(UNMEASURED_P90 * (calibrated ? 1 : WIDER.family));
  return {
    seconds: step.timeS,
    joules: step.energyJ,
    bound: stepBound(step),
    source: calibrated ? (trust === 'guess' ? 'guess' : 'calibrated') : 'roofline',
    extrapolated: calibrated && trust === 'guess',
    low: step.timeS / spread,
    high: step.timeS * spread,
    ...(detail && { detail: step }),
  };
}

/**
 * Prices one kernel or step. The question is that of a line of `tokenworks estimate --jsonl`:
 * `{ op: 'gemm', accelerator: 'h100-sxm', m: 4096, n: 8192, k: 8192 }`. For many, open a KernelEstimator.
 *
 * @throws InputError with every problem of the question
 * @example `(await estimateKernel({ op: 'gemm', accelerator: 'h100-sxm', m: 64, n: 8192, k: 8192 })).seconds`
 */
export async function estimateKernel(query: KernelQuestion, options: EstimatorOptions = {}): Promise<KernelEstimate> {
  return (await KernelEstimator.open(options)).answer(query);
}
