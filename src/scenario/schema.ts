// The whole shape of a scenario, written once: it parses, it converts to SI, and it prints the JSON Schema.

import { z } from 'zod';
import { accelerators, engines, find, hintFor, modelRecords, precisions, workloads } from '../catalog/index.ts';
import { isStated } from '../catalog/status.ts';
import { unknownIn } from './entries.ts';
import { choice, either, flag, named, object, problem, quantity, quantityOr, text } from './fields.ts';
import { policySpecs } from './policies.ts';
import { collectiveAlgorithms, kernelForms, kernelLibraries, routePolicies, routeSignals } from './types.ts';

/** i32 columns of the core. */
const largestI32 = 2_147_483_647;
/** Longest time that i64 picoseconds hold with room to add: 104 days. */
const longestS = 9_000_000;
/** Tables of the core have a row a token of a step. */
const largestBatchedTokens = 1_048_576;
const largestSeqs = 65_536;
const longestRequest = 10_000_000;
const largestPools = 64;
/** Replicas of a pool, and of all pools together. */
export const largestFleet = 65_536;
/** Clock levels of the core. */
export const largestLevels = 16;

const positive = { positive: true } as const;
const time = (about: string) => quantity('time', about, { max: longestS });
/** Times that a step pays a layer, kernel or sequence: a second is thousands of times the largest known. */
const shortTime = (about: string, max = 1) => quantity('time', about, { max });
const positiveTime = (about: string) => quantity('time', about, { max: longestS, positive: true });
const count = (about: string, max = largestI32) => quantity('count', about, { min: 1, max });

const precision = (about: string) => named(precisions, `a precision (${about})`).transform((entry) => entry.id);

const precisionSpec = object(
  {
    weights: precision('weights of the linear layers').optional(),
    activations: precision('activations').optional(),
    kv: precision('KV cache').optional(),
    head: precision('embedding and LM head').optional(),
  },
  'how numbers are stored; bf16 unless told',
);

const slo = {
  ttft: positiveTime('longest good time to first token').optional(),
  tpot: positiveTime('longest good time per output token').optional(),
  e2e: positiveTime('longest good time from arrival to the last token').optional(),
};

const peak = object(
  Object.fromEntries(
    precisions.map(({ id }) => [id, quantityOr('none', 'flop/s', `dense ${id} peak`, positive).optional()]),
  ) as Record<(typeof precisions)[number]['id'], z.ZodOptional<ReturnType<typeof quantityOr<'flop/s'>>>>,
  'dense peaks by precision; "none" where it cannot multiply',
);

/** Watts of an accelerator: from a chip that needs no cooling to far beyond a wafer. */
const plausibleW = { min: 1, max: 1e6 } as const;

const fraction = (about: string) => quantity('share', about, positive);

export const acceleratorSpec = object(
  {
    base: named(accelerators, 'an accelerator').optional(),
    name: text('how reports call it').optional(),
    peak: peak.optional(),
    hbmCapacity: quantity('bytes', 'memory', positive).optional(),
    hbmBandwidth: quantity('bytes/s', 'memory bandwidth', positive).optional(),
    tdp: quantity('power', 'thermal design power', plausibleW).optional(),
    idlePower: quantity('power', 'deep idle').optional(),
    contextIdlePower: quantity('power', 'idle with the model loaded').optional(),
    power: object(
      {
        active: quantity('share', 'share of TDP while a step runs').optional(),
        hbm: quantity('factor', 'share of TDP at full memory bandwidth', { max: 2 }).optional(),
        compute: quantity('factor', 'share of TDP at full compute', { max: 2 }).optional(),
        link: quantity('factor', 'share of TDP at full link bandwidth', { max: 2 }).optional(),
      },
      'affine power model, shares of TDP',
    ).optional(),
    linkBandwidth: quantity('bytes/s', 'scale-up bandwidth, one way', positive).optional(),
    linkLatency: shortTime('alpha of an all-reduce').optional(),
    linkDomain: count('accelerators that the scale-up link joins').optional(),
    launch: shortTime('launch overhead of a kernel').optional(),
    efficiency: object(
      {
        compute: fraction('achieved fraction of the compute peak, every precision').optional(),
        attention: fraction('attention over GEMM').optional(),
        hbm: fraction('achieved fraction of memory bandwidth').optional(),
        link: fraction('achieved fraction of link bandwidth').optional(),
      },
      'achieved fractions of the peaks',
    ).optional(),
    price: quantity('$/s', 'rent of one accelerator').optional(),
  },
  'an accelerator written in place, or changes to the one named by base',
);

export const modelSpec = object(
  {
    base: named(modelRecords, 'a model').optional(),
    name: text('how reports call it').optional(),
    layers: count('decoder layers', 10_000).optional(),
    hidden: count('width').optional(),
    heads: count('query heads').optional(),
    kvHeads: count('KV heads').optional(),
    headDim: count('head size').optional(),
    ffn: count('MLP width').optional(),
    gatedMlp: flag('two up projections (SwiGLU) instead of one').optional(),
    vocab: count('vocabulary').optional(),
    tiedEmbeddings: flag('the LM head shares the embedding').optional(),
    maxContext: count('longest context').optional(),
  },
  'a model written in place, or changes to the one named by base',
);

const engineSpec = object(
  {
    base: named(engines, 'an engine').optional(),
    policy: choice(['fcfs', 'priority'], 'queue order').optional(),
    asyncScheduling: flag('host work overlaps the device').optional(),
    maxNumBatchedTokens: count('token budget of a step', largestBatchedTokens).optional(),
    maxNumSeqs: count('running requests at most', largestSeqs).optional(),
    longPrefillTokenThreshold: quantityOr('off', 'count', 'prefill chunk at most', {
      min: 1,
      max: largestI32,
    }).optional(),
    queueLimit: quantityOr('unbounded', 'count', 'waiting requests at most', { min: 1, max: largestI32 }).optional(),
    blockTokens: count('tokens a KV block', 4096).optional(),
    memoryFraction: quantity('share', 'share of memory that the engine may use', positive).optional(),
    watermark: quantity('share', 'share of KV blocks kept free at admission', { max: 0.99 }).optional(),
    reserved: quantity('bytes', 'graphs, workspace and activations together, a rank').optional(),
    graphs: quantity('bytes', 'captured graphs a rank; with workspace and activations it replaces reserved').optional(),
    workspace: quantity('bytes', 'workspace a rank; 0 where graphs or activations are given without it').optional(),
    activations: quantity('bytes', 'peak of the profile run, a rank; 0 where graphs or workspace are given').optional(),
    layerOverhead: shortTime('what a step pays a layer beyond its kernels').optional(),
    hostStep: shortTime('host time of a step', 60).optional(),
    hostSequence: shortTime('host time a sequence in a step').optional(),
    output: shortTime('delivery of a token', 3600).optional(),
    deepIdleAfter: quantityOr('never', 'time', 'idle time until deep idle', { max: longestS }).optional(),
    kvBlocks: count('KV blocks, instead of what memory holds').optional(),
    kvTokens: count('KV tokens, instead of what memory holds', Number.MAX_SAFE_INTEGER).optional(),
  },
  'an engine entry with changes',
);

const engine = either([named(engines, 'an engine'), engineSpec], 'Write the id of an engine, or a table.');

/** Far beyond the clocks that accelerators run at, so that powers of it stay small. */
const largestClock = 1.5;
const clock = (about: string) => quantity('factor', about, { positive: true, max: largestClock });

const pool = object(
  {
    name: text('how reports call it').optional(),
    role: choice(['mixed'], 'what its replicas do', ['prefill', 'decode']).optional(),
    accelerator: either(
      [named(accelerators, 'an accelerator'), acceleratorSpec],
      'Write the id of an accelerator, or a table with base and changes.',
    ),
    replicas: count('engines of this pool', largestFleet).optional(),
    tp: count('tensor-parallel accelerators a replica', 65_536).optional(),
    pp: count('pipeline stages a replica', 4096).optional(),
    ep: count('ways that experts are split, over the ranks of tp and attentionDp', 4096).optional(),
    attentionDp: count('ways that the sequences of a step are split for attention', 4096).optional(),
    cp: count('ways that a sequence is split', 4096).optional(),
    sequenceParallel: flag('norms and residuals are split over tp').optional(),
    microBatches: count('parts that a step is cut into, to fill the stages', 4096).optional(),
    overlap: quantityOr('two-batch', 'share', 'of communication that may hide under computation', {
      max: 1,
    }).optional(),
    kernels: choice(kernelForms, 'what times kernels: fitted models, datasheets alone, or measured tables').optional(),
    fitted: text('file of fitted kernels that `calibrate` wrote').optional(),
    measured: text('CSV file of measured kernels, for kernels: table').optional(),
    library: choice(kernelLibraries, "whose kernels run; the engine's unless told").optional(),
    fabric: text('links of a replica: a fabric, or two joined by +').optional(),
    algorithm: choice(collectiveAlgorithms, 'how collectives run').optional(),
    precision: precisionSpec.optional(),
    engine: engine.optional(),
    weight: quantity('factor', 'requests are sent in proportion to it; 0 = none', { max: 1000 }).optional(),
    clock: clock('clock over nominal').optional(),
    admissionLimit: quantityOr('none', 'count', 'unfinished requests of a replica at most', {
      min: 1,
      max: largestI32,
    }).optional(),
    offPower: quantity('power', 'of one accelerator while its replica is off').optional(),
  },
  'replicas of one kind',
);

const route = object(
  {
    policy: choice(routePolicies, 'which replica a request is sent to').optional(),
    signal: choice(routeSignals, 'what power-of-two compares').optional(),
    staleness: time('signals are copied so often; 0 = always fresh').optional(),
    hold: quantityOr('unbounded', 'count', 'requests held at most while no replica is open', {
      max: largestI32,
    }).optional(),
  },
  'how requests find a replica',
);

const fleet = object(
  {
    pools: z
      .array(pool, { error: 'Write a list of pools.' })
      .min(1, { error: 'At least one pool is needed.' })
      .max(largestPools, { error: `At most ${largestPools} pools.` }),
    route: route.optional(),
    clocks: z
      .array(clock('a clock level over nominal'), { error: 'Write a list of factors like [1, 0.8].' })
      .max(largestLevels, { error: `At most ${largestLevels} clock levels.` })
      .optional(),
  },
  'what serves',
);

const tokens = (about: string) => quantity('count', about, { min: 1, max: longestRequest });

const length = either(
  [
    tokens('tokens'),
    object(
      {
        fixed: tokens('always so many').optional(),
        logNormal: object(
          {
            median: quantity('factor', 'median tokens', { positive: true, max: longestRequest }),
            sigma: quantity('factor', 'sigma of the logarithm', { max: 10 }),
          },
          'log-normal law, rounded and clamped to [min, max]',
        ).optional(),
        min: tokens('fewest tokens of a log-normal law').optional(),
        max: tokens('most tokens of a log-normal law').optional(),
        quantiles: z
          .array(z.tuple([quantity('share', 'share'), tokens('tokens')], { error: 'Write [share, tokens].' }), {
            error: 'Write points like [[0, 10], [0.5, 128], [1, 4096]].',
          })
          .min(2, { error: 'At least two points.' })
          .max(1024, { error: 'At most 1024 points.' })
          .optional(),
      },
      'a law of lengths',
    ),
  ],
  'Write a number of tokens, or a table with fixed, logNormal or quantiles.',
);

const requestClass = object(
  {
    name: text('as the trace names it'),
    share: quantity('share', 'share of requests that name no class').optional(),
    priority: quantity('count', 'smaller is served first', { min: -largestI32, max: largestI32 }).optional(),
    slo: object(slo, 'objectives of the class').optional(),
  },
  'a class of requests',
);

const arrivals = object(
  {
    process: choice(['poisson', 'gamma', 'mmpp'], 'law of the gaps').optional(),
    rate: quantity('rate', 'arrivals a second in the mean', positive).optional(),
    cv: quantity('factor', 'coefficient of variation of the gaps', { positive: true, max: 100 }).optional(),
    states: z
      .array(
        object(
          {
            factor: quantity('factor', 'rate of the state over any common one', { max: 1e6 }),
            dwell: positiveTime('mean stay in the state'),
          },
          'a state of a Markov-modulated process',
        ),
        { error: 'Write a list of states, each with factor and dwell.' },
      )
      .min(2, { error: 'At least two states.' })
      .max(16, { error: 'At most 16 states.' })
      .optional(),
    diurnal: object(
      {
        amplitude: quantity('share', 'how far the rate swings around its mean, over the mean'),
        period: positiveTime('from peak to peak; "24 h" when left out').optional(),
        peak: time('of the first peak; 0 when left out').optional(),
      },
      'the rate swings like a cosine',
    ).optional(),
    burst: object(
      {
        at: time('start'),
        length: positiveTime('length'),
        factor: quantity('factor', 'the rate is multiplied by it', { max: 1e6 }),
        every: positiveTime('it comes again so much later; once when left out').optional(),
      },
      'a time of another rate',
    ).optional(),
    tick: positiveTime('arrivals wait for the next multiple of it').optional(),
  },
  'when requests come',
);

const workload = object(
  {
    trace: text('file of requests').optional(),
    format: choice(['azure', 'burstgpt', 'csv', 'jsonl', 'mooncake', 'sharegpt'], 'of the trace').optional(),
    bytesPerToken: quantity('factor', 'bytes of UTF-8 a token, for a trace of texts; 4 when left out', {
      min: 0.25,
      max: 64,
    }).optional(),
    speed: quantity('factor', 'arrival times are divided by it', { positive: true, max: 1e9 }).optional(),
    limit: count('requests of the trace at most').optional(),
    preset: named(workloads, 'a workload').optional(),
    rate: quantity('rate', 'arrivals a second', positive).optional(),
    arrivals: arrivals.optional(),
    prompt: length.optional(),
    output: length.optional(),
    correlation: quantity('factor', 'rank correlation of prompt and output, -1 to 1', { min: -1, max: 1 }).optional(),
    sessions: object(
      {
        turns: quantity('factor', 'mean requests a session', { min: 1, max: 1000 }),
        open: count('sessions open at a time; 100 when left out', 1_000_000).optional(),
      },
      'conversations that requests are dealt to',
    ).optional(),
    requests: count('requests in all').optional(),
    duration: positiveTime('arrivals come until then').optional(),
    classes: z
      .array(requestClass, { error: 'Write a list of classes.' })
      .min(1, { error: 'The list is empty.' })
      .max(256)
      .optional(),
  },
  'a trace, or laws that requests are drawn from',
);

export const modelName = text('id of a model, or path of a Hugging Face config.json').superRefine((name, context) => {
  if (/\.json$/i.test(name)) return;
  const model = find(modelRecords, name);
  if (model === null) return problem(context, 'UNKNOWN_NAME', hintFor(modelRecords, name));
  if (isStated(model)) return;
  for (const { code, hint, path } of unknownIn(model)) problem(context, code, hint, [...path]);
});

export const scenarioSchema = object(
  {
    $schema: z.string().optional(),
    tokenworks: z.literal(1, { error: 'This version reads schema version 1.' }).optional(),
    name: text('how reports call it').optional(),
    model: either([modelName, modelSpec], 'Write the id of a model, the path of a config.json, or a table.'),
    precision: precisionSpec.optional(),
    engine: engine.optional(),
    fleet,
    workload,
    policies: policySpecs.optional(),
    slo: object(
      { ...slo, attainment: fraction('share of requests that must meet it').optional() },
      'objectives',
    ).optional(),
    price: object(
      {
        accelerator: quantity('$/s', 'rent of one accelerator').optional(),
        energy: quantity('$/J', 'electricity').optional(),
      },
      'what it costs',
    ).optional(),
    run: object(
      {
        seed: quantity('count', 'of every draw', { max: Number.MAX_SAFE_INTEGER }).optional(),
        warmUp: time('requests that arrive before it are not measured').optional(),
        window: quantity('time', 'length of a window; 0 = none', { max: longestS }).optional(),
        until: positiveTime('the run ends then, drained or not').optional(),
        stepMode: choice(['jump', 'decodeJump', 'step'], 'the same result; jump is the fastest').optional(),
      },
      'how it is simulated',
    ).optional(),
  },
  'a Tokenworks scenario',
);

export type RawScenario = z.output<typeof scenarioSchema>;
export type RawAccelerator = z.output<typeof acceleratorSpec>;
export type RawModel = z.output<typeof modelSpec>;
export type RawEngine = z.output<typeof engineSpec>;
export type RawFleet = z.output<typeof fleet>;
export type RawPool = z.output<typeof pool>;
export type RawWorkload = z.output<typeof workload>;
export type RawLength = z.output<typeof length>;
export type RawArrivals = z.output<typeof arrivals>;

/** The JSON Schema of a scenario, for editors. */
export const jsonSchema = (): object => z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' });
