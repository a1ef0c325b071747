// Generated from assembly/layout/*.json by `npm run layout`. What the host sees of the tables.

export const layoutHash = 1795308546;

export const CollectiveAlgorithm = { auto: 0, ring: 1, tree: 2, hierarchical: 3, nvls: 4, sharp: 5, oneShot: 6, twoShot: 7 } as const;
export const CollectiveProtocol = { auto: 0, ll: 1, ll128: 2, simple: 3 } as const;
export const CollectiveCoefficient = { llS: 0, llStepS: 1, llBytesPerS: 2, ll128S: 3, ll128StepS: 4, ll128BytesPerS: 5, simpleS: 6, simpleStepS: 7, simpleBytesPerS: 8, pairRanks: 9, hostRanks: 10, llHostShare: 11, simpleHostShare: 12, llSocketShare: 13, simpleSocketShare: 14, nvlsS: 15, nvlsBytesPerS: 16, nvlsRanks: 17, oneShotS: 18, oneShotRankS: 19, oneShotBytesPerS: 20, twoShotS: 21, twoShotRankS: 22, twoShotBytesPerS: 23, nicBytesPerS: 24, nicLlS: 25, nicSimpleS: 26, sharp: 27, launchS: 28, jitterS: 29 } as const;
export const ExchangeCoefficient = { lowS: 0, lowBytesPerS: 1, lowNicS: 2, nicBytesPerS: 3, nicRankShare: 4, bulkS: 5, bulkBytesPerS: 6, bulkSmBytesPerS: 7, bulkNicS: 8, bulkNicSmBytesPerS: 9 } as const;
export const EngineState = { idle: 0, pending: 1, inFlight: 2 } as const;
export const Scheduler = { vllmV1: 0 } as const;
export const Order = { fcfs: 0, priority: 1 } as const;
export const Admission = { chunk: 0, prompt: 1, whole: 2 } as const;
export const Victim = { lastInOrder: 0 } as const;
export const Exit = { Done: 0, Horizon: 1, Decision: 2, RecordFull: 3, ArrivalsLow: 4, Full: 5, Slice: 6 } as const;
export const Source = { control: 0, window: 1, completion: 2, landing: 3, timer: 4, refresh: 5, release: 6, arrival: 7, late: 8, user: 9, start: 10 } as const;
export const Bound = { none: 0, compute: 1, memory: 2, link: 3, latency: 4 } as const;
export const KernelForm = { roofline: 0, calibrated: 1, table: 2 } as const;
export const GemmCoefficient = { flopPerS: 0, bytesPerS: 1, launchS: 2, computeShare: 3, memoryShare: 4, weightBytes: 5, activationBytes: 6, outputBytes: 7, units: 8, feedSide: 9, fillK: 10, leastM: 11, leastN: 12, largestSplit: 13, waveShare: 14, fullDrawShare: 15, splitS: 16, quantisePasses: 17, quantiseS: 18, cacheBytes: 19, cacheBytesPerS: 20, channelBytes: 21, dequantWeights: 22, dequantActivations: 23 } as const;
export const AttentionCoefficient = { flopPerS: 0, bytesPerS: 1, processors: 2, kvBytes: 3, softmaxSize: 4, prefillLaunchS: 5, prefillEfficiency: 6, prefillExtraTokens: 7, prefillPasses: 8, prefillTail: 9, prefillBandwidth: 10, prefillCacheSpeed: 11, decodeLaunchS: 12, decodeItemS: 13, decodeTailS: 14, decodeTailTokens: 15, decodeBandwidth: 16, decodeSingleBandwidth: 17, decodeSpread: 18, decodeSingleSpread: 19, decodeEfficiency: 20, decodeTileRows: 21, decodeCacheSpeed: 22, cacheBytes: 23, prefillCacheWrites: 24 } as const;
export const MlaCoefficient = { flopPerS: 0, bytesPerS: 1, processors: 2, kvBytes: 3, latentSize: 4, ropeSize: 5, keySize: 6, valueSize: 7, prefillLaunchS: 8, prefillEfficiency: 9, prefillExtraTokens: 10, prefillLeastTokens: 11, prefillPasses: 12, prefillTail: 13, prefillBandwidth: 14, prefillCacheSpeed: 15, expandEfficiency: 16, decodeLaunchS: 17, decodeSequenceS: 18, decodePasses: 19, decodeTailS: 20, decodeTailTokens: 21, decodeBandwidth: 22, decodeSpread: 23, decodeEfficiency: 24, decodeCacheSpeed: 25, cacheBytes: 26 } as const;
export const MoeCoefficient = { flopPerS: 0, bytesPerS: 1, launchS: 2, computeShare: 3, memoryShare: 4, weightBytes: 5, activationBytes: 6, matrices: 7, units: 8, feedSide: 9, fillK: 10, leastM: 11, leastN: 12, waveShare: 13, fullDrawShare: 14, passes: 15, foreignShare: 16, cacheBytes: 17, cacheBytesPerS: 18 } as const;
export const ElementwiseCoefficient = { flopPerS: 0, bytesPerS: 1, launchS: 2 } as const;
export const LinkCoefficient = { latencyS: 0, bytesPerS: 1 } as const;
export const KernelOp = { gemm: 0, prefillAttention: 1, decodeAttention: 2, mlaPrefill: 3, mlaDecode: 4, moe: 5, elementwise: 6, link: 7, allReduce: 8, allGather: 9, reduceScatter: 10, allToAll: 11, broadcast: 12, sendRecv: 13, dispatch: 14, combine: 15, groupedGemm: 16 } as const;
export const KvIndex = { counts: 0, blocks: 1 } as const;
export const NodeKind = { accelerator: 0, switchPlane: 1, pcieSwitch: 2, rootComplex: 3, socket: 4, nic: 5, leaf: 6, spine: 7, coreSwitch: 8 } as const;
export const LinkKind = { scaleUp: 0, pcie: 1, socket: 2, network: 3 } as const;
export const PathClass = { self: 0, scaleUp: 1, pcie: 2, host: 3, crossSocket: 4, network: 5 } as const;
export const FlowState = { waiting: 0, active: 1, done: 2 } as const;
export const StepMode = { jump: 0, decodeJump: 1, step: 2 } as const;
export const Power = { off: 0, on: 1, starting: 2 } as const;
export const RequestState = { free: 0, held: 1, queued: 2, prefill: 3, decode: 4, transferring: 5, waiting: 6, done: 7 } as const;
export const Metric = { ttft: 0, tpot: 1, itl: 2, e2e: 3, queue: 4 } as const;
export const Signal = { requests: 0, tokens: 1, resident: 2, kv: 3 } as const;
export const Question = { none: 0, route: 1, refresh: 2, timer: 3, landing: 4 } as const;
export const Route = { roundRobin: 0, random: 1, least: 2, powerOfTwo: 3, session: 4, weighted: 5, scores: 6, external: 7 } as const;
export const Operator = { embedding: 0, qkv: 1, latent: 2, output: 3, elementwise: 4, mlpUp: 5, mlpDown: 6, router: 7, moe: 8, allReduce: 9, exchange: 10, pipe: 11, overlapped: 12, head: 13, sampling: 14, gather: 15, decodeAttention: 16, prefillAttention: 17 } as const;
export const Binding = { memory: 0, compute: 1, longest: 2 } as const;
export const Phase = { tokens: 0, sequences: 1 } as const;
export const GemmShape = { m: 0, n: 1, k: 2 } as const;
export const AttentionShape = { batch: 0, tokens: 1, context: 2, causal: 3, heads: 4, kvHeads: 5, headDim: 6, window: 7 } as const;
export const GroupedGemmShape = { m: 0, groups: 1, n: 2, k: 3, skew: 4 } as const;
export const MoeShape = { tokens: 0, experts: 1, topK: 2, hidden: 3, ffn: 4, tp: 5, ep: 6, skew: 7 } as const;
export const ElementwiseShape = { tokens: 0, flop: 1, bytes: 2, launches: 3 } as const;
export const LinkShape = { tokens: 0, bytes: 1 } as const;
export const CollectiveShape = { bytes: 0, ranks: 1, ranksPerNode: 2, algorithm: 3, protocol: 4 } as const;
export const ExchangeShape = { tokens: 0, ranks: 1, ranksPerNode: 2, mode: 3, hidden: 4, topK: 5, elementBytes: 6, sms: 7 } as const;

/** the collective being timed: its ranks, and the cheapest way found so far */
export interface GroupTable {
  /** row of model */
  readonly model: Int32Array;
  /** enum KernelOp */
  readonly op: Int32Array;
  /** buffer of one rank (B) */
  readonly bytes: Float64Array;
  /** ranks */
  readonly ranks: Float64Array;
  /** ranks of one node */
  readonly local: Float64Array;
  /** nodes */
  readonly nodes: Float64Array;
  /** cheapest time; below 0 = none yet (s) */
  readonly seconds: Float64Array;
  /** what the links take of it (s) */
  readonly linkS: Float64Array;
  /** what a rank sends (B) */
  readonly linkBytes: Float64Array;
  /** enum CollectiveAlgorithm of it */
  readonly algorithm: Int32Array;
  /** enum CollectiveProtocol of it */
  readonly protocol: Int32Array;
}

/** the state of one replica */
export interface EngineTable {
  /** row of replica */
  readonly row: (row: number) => number;
  /** row of kind */
  readonly kind: (row: number) => number;
  /** 1 from the start of a step until the replica falls idle */
  readonly busy: (row: number) => number;
  /** row of cost that the next pass uses */
  readonly cost: (row: number) => number;
  /** enum EngineState: nothing runs, a pass is pending, a segment is in flight */
  readonly state: (row: number) => number;
  /** partials */
  readonly joins: (row: number) => number;
  /** 1 = the last pass preempted */
  readonly preemptedNow: (row: number) => number;
  /** running requests */
  readonly running: (row: number) => number;
  /** waiting requests */
  readonly queued: (row: number) => number;
  /** first waiting (root of the heap under priority); -1 = none */
  readonly queueHead: (row: number) => number;
  /** last waiting under FCFS */
  readonly queueTail: (row: number) => number;
  /** oldest running; -1 = none */
  readonly runningHead: (row: number) => number;
  /** newest running; -1 = none */
  readonly runningTail: (row: number) => number;
  /** entries of the finish heap */
  readonly finishes: (row: number) => number;
  /** of its kind */
  readonly blockTokens: (row: number) => number;
  /** of its kind, or its batchLimit */
  readonly maxNumSeqs: (row: number) => number;
  /** of its kind */
  readonly scheduler: (row: number) => number;
  /** of its kind */
  readonly order: (row: number) => number;
  /** of its kind */
  readonly victim: (row: number) => number;
  /** of its kind */
  readonly admission: (row: number) => number;
  /** its pool times classes: row of measured and histogram */
  readonly group: (row: number) => number;
  /** enum Power */
  readonly power: (row: number) => number;
}

/** aggregates of what runs: what a step reads of it */
export interface BatchTable {
  /** S of the next uncommitted step */
  readonly contextSum: (row: number) => bigint;
  /** Q of the segment's first step */
  readonly pairs: (row: number) => bigint;
  /** and its slope */
  readonly pairsSlope: (row: number) => bigint;
  /** K of the segment's first step */
  readonly chunkKv: (row: number) => bigint;
  /** tokens that a decode which ran all along has emitted: what contexts, block phases and finishes are keyed on */
  readonly tokenClock: (row: number) => number;
  /** N */
  readonly decodes: (row: number) => number;
  /** T */
  readonly tokens: (row: number) => number;
  /** e */
  readonly emitting: (row: number) => number;
  /** C */
  readonly chunks: (row: number) => number;
  /** P */
  readonly chunkTokens: (row: number) => number;
  /** M' of the segment's first step */
  readonly chunkLongest: (row: number) => number;
  /** largest context less token clock of the decodes; README §7 */
  readonly longestKey: (row: number) => number;
  /** 1 = its holder has left: find it again */
  readonly longestStale: (row: number) => number;
  /** 1 = a lone partial goes on by whole chunks */
  readonly chunkJump: (row: number) => number;
}

/** the segment in flight: m steps of A + B*i ps */
export interface SegmentTable {
  /** start of the segment (ps) */
  readonly startPs: (row: number) => bigint;
  /** A: duration of its first step (ps) */
  readonly stepPs: (row: number) => bigint;
  /** B (ps) */
  readonly stepSlopePs: (row: number) => bigint;
  /** device part of A (ps) */
  readonly devicePs: (row: number) => bigint;
  /** device part of B (ps) */
  readonly deviceSlopePs: (row: number) => bigint;
  /** decode attention of the first step (ps) */
  readonly decodePs: (row: number) => bigint;
  /** and its slope (ps) */
  readonly decodeSlopePs: (row: number) => bigint;
  /** prefill attention of the first step (ps) */
  readonly prefillPs: (row: number) => bigint;
  /** and its slope (ps) */
  readonly prefillSlopePs: (row: number) => bigint;
  /** uncapped energy of the first step (pJ) */
  readonly stepPj: (row: number) => bigint;
  /** and its slope (pJ) */
  readonly stepSlopePj: (row: number) => bigint;
  /** fixed share a token (pJ) */
  readonly sharePj: (row: number) => bigint;
  /** a KV token read by a decode (pJ) */
  readonly rhoPj: (row: number) => bigint;
  /** a unit of pairs (pJ) */
  readonly rhoPairPj: (row: number) => bigint;
  /** a KV token read by a chunk (pJ) */
  readonly rhoKvPj: (row: number) => bigint;
  /** remainder a step (pJ) */
  readonly leftPj: (row: number) => bigint;
  /** X of the segment's first step */
  readonly decodeKvTokens: (row: number) => bigint;
  /** row of cost that the segment began with */
  readonly cost: (row: number) => number;
  /** m */
  readonly steps: (row: number) => number;
  /** steps of the segment committed */
  readonly committed: (row: number) => number;
  /** steps of the segment whose blocks are taken */
  readonly startedSteps: (row: number) => number;
  /** 1 = the segment's steps are capped */
  readonly capped: (row: number) => number;
  /** enum Binding: the piece that binds decode attention */
  readonly decodeBinding: (row: number) => number;
  /** 1 = compute binds prefill attention */
  readonly prefillComputeBound: (row: number) => number;
}

/** time and energy accounted so far, and values at the opening of the window */
export interface AccountTable {
  /** integral of sharePj over steps, wrapping (pJ) */
  readonly shareSum: (row: number) => bigint;
  /** integral of rhoPj, wrapping (pJ) */
  readonly rhoSum: (row: number) => bigint;
  /** integral of rhoPj * token clock, wrapping (pJ) */
  readonly rhoStepSum: (row: number) => bigint;
  /** busy and idle time recorded up to here (ps) */
  readonly accountedPs: (row: number) => bigint;
  /** start of the idle stretch (ps) */
  readonly idleSincePs: (row: number) => bigint;
  /** static energy in the open window (pJ) */
  readonly windowStaticPj: (row: number) => bigint;
  /** dynamic energy recorded in the open window (pJ) */
  readonly windowDynamicPj: (row: number) => bigint;
  /** dynamic energy since the decodes' own were settled: bounds their integrals (pJ) */
  readonly unsettledPj: (row: number) => bigint;
  /** output tokens of finished requests */
  readonly finishedTokens: (row: number) => bigint;
  /** peak power of the open window; -1 = no step yet (W) */
  readonly peakW: (row: number) => bigint;
  /** peak power since the last control(); -1 = no step yet (W) */
  readonly controlPeakW: (row: number) => bigint;
  /** busyPs at the opening of the window (ps) */
  readonly windowBusyPs: (row: number) => bigint;
  /** steps at the opening */
  readonly windowSteps: (row: number) => bigint;
  /** at the opening */
  readonly windowOutputTokens: (row: number) => bigint;
  /** at the opening */
  readonly windowPrefillTokens: (row: number) => bigint;
  /** at the opening */
  readonly windowArrived: (row: number) => number;
  /** at the opening */
  readonly windowRejected: (row: number) => number;
  /** at the opening */
  readonly windowFinished: (row: number) => number;
  /** at the opening */
  readonly windowPreempted: (row: number) => number;
}

/** running counters of a replica, written in place; energies of closed windows as whole joules and picojoules */
export interface TotalTable {
  /** steps completed */
  readonly steps: BigInt64Array;
  /** tokens emitted */
  readonly outputTokens: BigInt64Array;
  /** step time beyond the device's (ps) */
  readonly hostPs: BigInt64Array;
  /** steps with a decode */
  readonly decodeSteps: BigInt64Array;
  /** sum of N over finished steps */
  readonly decodeTokens: BigInt64Array;
  /** sum of X: KV tokens read by decodes */
  readonly decodeKvTokens: BigInt64Array;
  /** decode attention with launches (ps) */
  readonly decodeAttentionPs: BigInt64Array;
  /** steps recorded by segments of more than one step */
  readonly jumpedSteps: BigInt64Array;
  /** steps whose decode attention was compute bound */
  readonly decodeComputeBoundSteps: BigInt64Array;
  /** segments */
  readonly segments: BigInt64Array;
  /** rounding remainders of the attribution (pJ) */
  readonly remainderPj: BigInt64Array;
  /** recorded of the step in flight (pJ) */
  readonly inFlightPj: BigInt64Array;
  /** time with a step in flight (ps) */
  readonly busyPs: BigInt64Array;
  /** prompt tokens computed, recomputation included */
  readonly prefillTokens: BigInt64Array;
  /** of them computed before and lost to a preemption */
  readonly recomputedTokens: BigInt64Array;
  /** requests arrived, rejected included */
  readonly arrived: Int32Array;
  /** longer than the engine takes */
  readonly rejectedTooLong: Int32Array;
  /** could never fit */
  readonly rejectedNeverFits: Int32Array;
  /** queue at its limit */
  readonly rejectedQueueFull: Int32Array;
  /** requests finished */
  readonly finished: Int32Array;
  /** finished within every SLO */
  readonly good: Int32Array;
  /** output tokens of the good requests */
  readonly goodTokens: BigInt64Array;
  /** preemptions */
  readonly preempted: Int32Array;
  /** static energy, whole joules (J) */
  readonly staticJ: BigInt64Array;
  /** and the rest, under 1e12 (pJ) */
  readonly staticPj: BigInt64Array;
  /** dynamic energy recorded, whole joules (J) */
  readonly dynamicJ: BigInt64Array;
  /** and the rest, under 1e12 (pJ) */
  readonly dynamicPj: BigInt64Array;
  /** attributed to finished requests, whole joules (J) */
  readonly rowsJ: BigInt64Array;
  /** and the rest, under 1e12 (pJ) */
  readonly rowsPj: BigInt64Array;
  /** steps at the power cap */
  readonly cappedSteps: BigInt64Array;
  /** energy the cap cut off, whole joules (J) */
  readonly clippedJ: BigInt64Array;
  /** and the rest, under 1e12 (pJ) */
  readonly clippedPj: BigInt64Array;
  /** prefill attention with launches (ps) */
  readonly prefillAttentionPs: BigInt64Array;
  /** sum of Q */
  readonly prefillPairs: BigInt64Array;
  /** sum of K */
  readonly prefillKvTokens: BigInt64Array;
  /** steps whose prefill attention was compute bound */
  readonly prefillComputeBoundSteps: BigInt64Array;
  /** steps with a chunk */
  readonly prefillSteps: BigInt64Array;
  /** time off and drained (ps) */
  readonly offPs: BigInt64Array;
  /** now running */
  readonly running: Int32Array;
  /** now waiting */
  readonly queued: Int32Array;
  /** KV blocks held, with what the step in flight took */
  readonly kvUsedBlocks: Int32Array;
  /** prompt and emitted tokens of unfinished requests now */
  readonly residentTokens: BigInt64Array;
  /** peak power of a step since the last control(), with windows; -1 = no step (W) */
  readonly peakW: BigInt64Array;
}

/** partials of a replica, in the order of admission */
export interface JoinTable {
  /** row of slot */
  readonly slot: (row: number) => number;
  /** tokens in the step in flight */
  readonly chunk: (row: number) => number;
}

/** 4-ary heap of decodes by (token clock of the finish, id) */
export interface FinishTable {
  /** token clock before its last token << 32 | id */
  readonly key: (row: number) => bigint;
  /** row of slot */
  readonly slot: (row: number) => number;
}

/** measured decodes by class */
export interface DecodeClassTable {
  /** decodes */
  readonly count: Int32Array;
}

/** next event of a replica */
export interface EventTable {
  /** unsigned: instant times 2, plus 1 for a step start; all ones = none */
  readonly key: BigInt64Array;
}

/** winner tree of event.key; the root is node 1 */
export interface EventNodeTable {
  /** replica of the least key, lowest row first */
  readonly winner: Int32Array;
}

/** the event loop */
export interface ClockTable {
  /** all before this instant is done */
  readonly nowPs: BigInt64Array;
  /** horizon of this call (ps) */
  readonly untilPs: BigInt64Array;
  /** instant of the source that is next (ps) */
  readonly nextPs: BigInt64Array;
  /** earliest instant of any other source that keeps a run going (ps) */
  readonly followingPs: BigInt64Array;
  /** instant of the event handled last (ps) */
  readonly handledPs: BigInt64Array;
  /** 1 = sources are asked that most runs do not have */
  readonly rare: Int32Array;
  /** next window close; i64 max = none */
  readonly windowEndPs: BigInt64Array;
  /** opening of the open window */
  readonly windowStartPs: BigInt64Array;
  /** last completion or arrival so far */
  readonly endedPs: BigInt64Array;
  /** requests finished so far, at any moment */
  readonly finished: Int32Array;
  /** requests rejected so far, at any moment */
  readonly rejected: Int32Array;
  /** 1 when the run is Done and its last window flushed */
  readonly done: Int32Array;
}

/** coming requests: the ring, in trace order, then late ones, then those that users will send */
export interface ArrivalTable {
  /** arrival; of a closed loop, not sent before it (ps) */
  readonly timePs: BigInt64Array;
  /** of a closed loop: time from the user's last request to this one (ps) */
  readonly thinkPs: BigInt64Array;
  /** >= 1 */
  readonly promptTokens: Int32Array;
  /** >= 1 */
  readonly outputTokens: Int32Array;
  /** row of class */
  readonly class: Int32Array;
  /** smaller is served first */
  readonly priority: Int32Array;
  /** same for all requests of a conversation; -1 = none */
  readonly session: Int32Array;
}

/** positions in the ring; counts never wrap */
export interface ArrivalRingTable {
  /** requests taken so far = next id */
  readonly taken: Int32Array;
  /** requests written so far */
  readonly filled: Int32Array;
  /** 1 = no more will come */
  readonly closed: Int32Array;
}

/** users without a request, until they have taken their next */
export interface ClosedLoopTable {
  /** users that are free */
  readonly free: Int32Array;
  /** instant at which they became so (ps) */
  readonly freePs: BigInt64Array;
}

/** instants known only during a run: timers, then late arrivals, then users */
export interface AgendaTable {
  /** instant (ps) */
  readonly timePs: BigInt64Array;
  /** of the timer, or of the request */
  readonly id: Int32Array;
  /** rows of agenda: those that wait as a heap by (time, id), then the free ones */
  readonly heap: Int32Array;
}

/** the lists of the agenda: timers, late arrivals, users */
export interface AgendaListTable {
  /** first row of agenda */
  readonly first: Int32Array;
  /** rows of agenda */
  readonly size: Int32Array;
  /** rows that wait */
  readonly count: Int32Array;
}

/** closed windows, window-major then replica (the router first), until drained */
export interface WindowTable {
  /** opening (ps) */
  readonly startPs: BigInt64Array;
  /** close (ps) */
  readonly endPs: BigInt64Array;
  /** overlap with steps (ps) */
  readonly busyPs: BigInt64Array;
  /** static energy (pJ) */
  readonly staticPj: BigInt64Array;
  /** dynamic energy recorded (pJ) */
  readonly dynamicPj: BigInt64Array;
  /** tokens emitted */
  readonly outputTokens: BigInt64Array;
  /** prompt tokens computed, recomputation included */
  readonly prefillTokens: BigInt64Array;
  /** steps completed */
  readonly steps: BigInt64Array;
  /** requests arrived, rejected included */
  readonly arrived: Int32Array;
  /** requests rejected */
  readonly rejected: Int32Array;
  /** requests finished */
  readonly finished: Int32Array;
  /** preemptions */
  readonly preempted: Int32Array;
  /** at the close */
  readonly kvUsedBlocks: Int32Array;
  /** largest at the opening or after a step start */
  readonly kvPeakBlocks: Int32Array;
  /** at the close */
  readonly running: Int32Array;
  /** at the close */
  readonly queued: Int32Array;
  /** row of replica; -1 = the router */
  readonly replica: Int32Array;
  /** highest power of a step that ended in it or is in flight (W) */
  readonly peakW: BigInt64Array;
}

/** fill of the record rings; the host drains and zeroes */
export interface RingTable {
  /** rows filled */
  readonly rows: Int32Array;
  /** windows filled */
  readonly windows: Int32Array;
}

/** where an assertion failed */
export interface FaultTable {
  /** address of the file name, UTF-16 */
  readonly file: Int32Array;
  /** line */
  readonly line: Int32Array;
  /** column */
  readonly column: Int32Array;
}

/** kernel models: one operator of one accelerator, precision and library */
export interface ModelTable {
  /** enum KernelOp */
  readonly op: Int32Array;
  /** enum KernelForm */
  readonly form: Int32Array;
  /** first row of its samples */
  readonly firstSample: Int32Array;
  /** rows of its samples, rising by the last dimension, then the one before it, … the first; 0 but for KernelForm.table */
  readonly samples: Int32Array;
  /** 1 = logRatio and floorShare of its samples are computed */
  readonly ready: Int32Array;
  /** no table answers faster; 0 = unknown (FLOP/s) */
  readonly peakFlopPerS: Float64Array;
  /** no table answers faster; 0 = unknown (B/s) */
  readonly peakBytesPerS: Float64Array;
}

/** coefficients of a kernel model; row = model·32 + one of the enums named …Coefficient */
export interface CoefficientTable {
  /** in SI units */
  readonly value: Float64Array;
}

/** the kernel timed last */
export interface KernelTable {
  /** its time (s) */
  readonly seconds: Float64Array;
  /** its work */
  readonly flop: Float64Array;
  /** its least traffic (B) */
  readonly hbmBytes: Float64Array;
  /** clock over nominal that it is timed at */
  readonly clockFactor: Float64Array;
  /** what compute takes of it (s) */
  readonly computeS: Float64Array;
  /** what memory takes of it (s) */
  readonly memoryS: Float64Array;
  /** what the links take of it (s) */
  readonly linkS: Float64Array;
  /** what a rank sends over its links (B) */
  readonly linkBytes: Float64Array;
  /** enum CollectiveAlgorithm of a collective; 0 = none */
  readonly algorithm: Int32Array;
  /** enum CollectiveProtocol of a collective; 0 = none */
  readonly protocol: Int32Array;
  /** launch and all that no work explains (s) */
  readonly fixedS: Float64Array;
  /** 1 = outside the hull of the samples */
  readonly extrapolated: Int32Array;
}

/** experts hit on the busiest rank, in groups alike, made by spreadTokens */
export interface ExpertTable {
  /** experts of the group */
  readonly count: Float64Array;
  /** tokens that each of them takes */
  readonly tokens: Float64Array;
}

/** what the groups of experts add up to */
export interface SpreadTable {
  /** rows of expert in use */
  readonly groups: Int32Array;
  /** experts hit */
  readonly experts: Float64Array;
  /** pairs of a token and an expert */
  readonly rows: Float64Array;
}

/** attention of one layer as the affine pieces of README §4, made by attentionPieces */
export interface PieceTable {
  /** a step (s) */
  readonly decodeBaseS: Float64Array;
  /** a decode (s) */
  readonly decodeSequenceS: Float64Array;
  /** a token of the longest context, up to decodeTailTokens (s) */
  readonly decodeTailS: Float64Array;
  /** from here on the longest context costs nothing more */
  readonly decodeTailTokens: Float64Array;
  /** a KV token read, compute (s) */
  readonly decodeFlopS: Float64Array;
  /** a KV token read, memory (s) */
  readonly decodeKvS: Float64Array;
  /** a decode, memory (s) */
  readonly decodeTokenS: Float64Array;
  /** a token of the longest context, where one work item alone binds (s) */
  readonly decodeLongestS: Float64Array;
  /** a step with chunks (s) */
  readonly prefillBaseS: Float64Array;
  /** a unit of pairs Q (s) */
  readonly prefillPairS: Float64Array;
  /** a chunk token (s) */
  readonly prefillTokenS: Float64Array;
  /** a KV token read by a chunk (K) (s) */
  readonly prefillKvS: Float64Array;
  /** a token of the longest context + chunk (s) */
  readonly prefillLongestS: Float64Array;
  /** memory floor: a KV token read (s) */
  readonly prefillMemoryKvS: Float64Array;
  /** memory floor: a chunk token (s) */
  readonly prefillMemoryTokenS: Float64Array;
}

/** KV blocks of a replica */
export interface CacheTable {
  /** free KV blocks */
  readonly freeBlocks: (row: number) => number;
  /** row of phase that counts what the decodes need for the step being scheduled */
  readonly needRow: (row: number) => number;
  /** blocks that the running requests hold at their ends, where an admission promises them */
  readonly promisedBlocks: (row: number) => number;
  /** peak of the open window */
  readonly peakBlocks: (row: number) => number;
  /** first free block of the identity pool */
  readonly blockFreeHead: (row: number) => number;
}

/** decodes by the step number, modulo blockTokens, at which they need a block */
export interface PhaseTable {
  /** decodes */
  readonly count: Int32Array;
  /** first of them, identity pool only */
  readonly head: Int32Array;
}

/** blocks of a request in flight, identity pool only */
export interface IdentityTable {
  /** newest block; -1 = none */
  readonly blockHead: Int32Array;
  /** blocks */
  readonly blockCount: Int32Array;
  /** next decode of the same block phase */
  readonly phaseNext: Int32Array;
  /** previous decode of the same block phase */
  readonly phasePrevious: Int32Array;
}

/** KV blocks with identity */
export interface BlockTable {
  /** next of the same request, or next free; -1 ends */
  readonly next: Int32Array;
  /** slot that holds it; -1 = free */
  readonly owner: Int32Array;
}

/** nodes of a topology */
export interface NodeTable {
  /** enum NodeKind */
  readonly kind: Int32Array;
  /** 1 = traffic may pass through */
  readonly forwards: Int32Array;
  /** first of the links that come in, in the order of incoming */
  readonly firstLink: Int32Array;
  /** links that come in */
  readonly links: Int32Array;
  /** first of the links that leave: link rows are sorted by their source */
  readonly firstOut: Int32Array;
  /** links that leave */
  readonly outs: Int32Array;
  /** cost to the target routed to last; -1 = out of reach */
  readonly distance: Int32Array;
  /** 1 = is in the queue of the search */
  readonly queued: Int32Array;
  /** ring of the search: nodes to look at */
  readonly queue: Int32Array;
}

/** one-way links, sorted by source */
export interface LinkTable {
  /** row of node */
  readonly from: Int32Array;
  /** row of node */
  readonly to: Int32Array;
  /** enum LinkKind */
  readonly kind: Int32Array;
  /** what routing counts it as, at least 1 */
  readonly cost: Int32Array;
  /** row of the link whose capacity it draws on: its own, or its twin's where both ways share */
  readonly pool: Int32Array;
  /** capacity, whole bytes a microsecond */
  readonly bytesPerUs: BigInt64Array;
  /** time of the first byte (ps) */
  readonly latencyPs: BigInt64Array;
  /** link rows sorted by their target */
  readonly incoming: Int32Array;
  /** capacity not yet given out */
  readonly left: BigInt64Array;
  /** weights of its flows without a rate */
  readonly weight: BigInt64Array;
  /** key of its place in the heap: left over weight */
  readonly level: Float64Array;
  /** first row of use */
  readonly firstUse: Int32Array;
  /** rows of use */
  readonly uses: Int32Array;
  /** heap of links by (level, row) */
  readonly heap: Int32Array;
  /** first row of hop of the transfers that use it, by row of flow; -1 = none */
  readonly firstHop: Int32Array;
  /** 1 = is in the list of touched links */
  readonly isTouched: Int32Array;
  /** list: links whose transfers need new rates */
  readonly touched: Int32Array;
}

/** traffic classes */
export interface TrafficTable {
  /** smaller is served first, whole */
  readonly priority: Int32Array;
  /** share among flows of one priority, at least 1 */
  readonly weight: Int32Array;
}

/** bytes from a node to another: rows for transfers first, then what the host declares, by job and phase */
export interface FlowTable {
  /** row of node */
  readonly source: Int32Array;
  /** row of node */
  readonly target: Int32Array;
  /** node that it must pass after the source; -1 = none */
  readonly via: Int32Array;
  /** NIC that it must leave by; -1 = any */
  readonly exit: Int32Array;
  /** NIC that it must come in by; -1 = any */
  readonly entry: Int32Array;
  /** node that it must pass before the target; -1 = none */
  readonly viaLast: Int32Array;
  /** row of traffic */
  readonly traffic: Int32Array;
  /** row of job */
  readonly job: Int32Array;
  /** phase of its job */
  readonly phase: Int32Array;
  /** which of equal scale-up links; -1 = by hash as everywhere else */
  readonly stripe: Int32Array;
  /** what ECMP hashes */
  readonly label: BigInt64Array;
  /** to send (B) */
  readonly bytes: BigInt64Array;
  /** enum FlowState */
  readonly state: Int32Array;
  /** first row of hop */
  readonly firstHop: Int32Array;
  /** rows of hop; -1 = no way */
  readonly hops: Int32Array;
  /** enum PathClass */
  readonly pathClass: Int32Array;
  /** of its path (ps) */
  readonly latencyPs: BigInt64Array;
  /** not yet sent (B) */
  readonly remaining: BigInt64Array;
  /** bytes a microsecond */
  readonly ratePerUs: BigInt64Array;
  /** 1 = has its rate in this solve */
  readonly rated: Int32Array;
  /** when it has sent all, at its rate (ps) */
  readonly drainPs: BigInt64Array;
  /** when the last byte arrived (ps) */
  readonly endPs: BigInt64Array;
}

/** paths, and who uses a link: transferHops rows a transfer first, then the paths of the declared flows */
export interface HopTable {
  /** row of link */
  readonly link: Int32Array;
  /** row of flow: the flows of a link in this solve, by row */
  readonly use: Int32Array;
  /** row of the transfer whose path it is of */
  readonly flow: Int32Array;
  /** next row of hop of a transfer that uses the same link; -1 = none */
  readonly next: Int32Array;
}

/** phases of flows, one after the other */
export interface JobTable {
  /** first row of flow */
  readonly firstFlow: Int32Array;
  /** rows of flow */
  readonly flows: Int32Array;
  /** when its first phase may begin (ps) */
  readonly startPs: BigInt64Array;
  /** time before each phase that no link explains (ps) */
  readonly stepPs: BigInt64Array;
  /** next flow to start */
  readonly cursor: Int32Array;
  /** flows of the phase that have not arrived */
  readonly open: Int32Array;
  /** last arrival of the phase (ps) */
  readonly readyPs: BigInt64Array;
  /** start of the next phase; i64 max = waits or is over (ps) */
  readonly nextPs: BigInt64Array;
  /** when all had arrived (ps) */
  readonly endPs: BigInt64Array;
}

/** flows that begin and end while the clock runs: what the first rows of flow hold beside */
export interface TransferTable {
  /** not yet sent at sincePs (millionths of a byte) */
  readonly leftMillionths: BigInt64Array;
  /** instant from which its rate holds (ps) */
  readonly sincePs: BigInt64Array;
  /** active: when it has sent all, at its rate; done: when it lands; i64 max = never (ps) */
  readonly atPs: BigInt64Array;
  /** place in the heap that it is in */
  readonly place: Int32Array;
  /** heap of the active by (atPs, row) */
  readonly sends: Int32Array;
  /** heap of the done by (atPs, row) */
  readonly landings: Int32Array;
  /** 1 = is in reached */
  readonly isReached: Int32Array;
  /** list: transfers that get new rates in this solve */
  readonly reached: Int32Array;
  /** next free row; -1 = none */
  readonly next: Int32Array;
}

/** the transfers together */
export interface TransferPoolTable {
  /** instant of the last change (ps) */
  readonly nowPs: BigInt64Array;
  /** free row given back last; -1 = none */
  readonly freeHead: Int32Array;
  /** rows used at least once */
  readonly fresh: Int32Array;
  /** rows in the heap of the active */
  readonly sends: Int32Array;
  /** rows in the heap of the done */
  readonly landings: Int32Array;
  /** links in the list of touched links */
  readonly touched: Int32Array;
}

/** the run of flows */
export interface NetworkTable {
  /** time (ps) */
  readonly nowPs: BigInt64Array;
  /** node that distances are to; -1 = none */
  readonly target: Int32Array;
  /** rows of hop in use */
  readonly hops: Int32Array;
  /** links in the heap */
  readonly heap: Int32Array;
  /** times that rates were set */
  readonly solves: Int32Array;
}

/** capacities; written by the host before create(), fixed after */
export interface SizeTable {
  /** rows of kind */
  readonly kinds: Int32Array;
  /** clock levels a kind, 1 to 16 */
  readonly levels: Int32Array;
  /** rows of replica */
  readonly replicas: Int32Array;
  /** leaves of the winner trees: a power of two, at least replicas */
  readonly leaves: Int32Array;
  /** pools that replicas are reported by */
  readonly pools: Int32Array;
  /** pools plus 1, for requests that no replica has */
  readonly groups: Int32Array;
  /** rows of class */
  readonly classes: Int32Array;
  /** requests in flight (waiting or running) before Exit.Full */
  readonly slots: Int32Array;
  /** rows of the arrivals ring, a power of two */
  readonly arrivals: Int32Array;
  /** rows of arrival: arrivals, late and users */
  readonly arrivalRows: Int32Array;
  /** timers that may wait */
  readonly timers: Int32Array;
  /** late arrivals that may wait */
  readonly late: Int32Array;
  /** users of a closed loop; 0 = requests come at their times */
  readonly users: Int32Array;
  /** timers, late and users */
  readonly agenda: Int32Array;
  /** rows of finished requests between drains */
  readonly rows: Int32Array;
  /** window records between drains */
  readonly windows: Int32Array;
  /** largest maxNumBatchedTokens of any kind, plus 1 */
  readonly linear: Int32Array;
  /** largest maxNumSeqs of any kind, plus 1 */
  readonly sequences: Int32Array;
  /** largest blockTokens of any kind */
  readonly phases: Int32Array;
  /** rows of the identity pool a replica; 0 without one */
  readonly kvBlocks: Int32Array;
  /** rows of the kernel-cost batch API */
  readonly queries: Int32Array;
  /** rows of the drawn-arrivals buffer */
  readonly draws: Int32Array;
  /** points of the empirical length tables */
  readonly quantiles: Int32Array;
  /** rows of part */
  readonly parts: Int32Array;
  /** rows of model */
  readonly models: Int32Array;
  /** rows of sample */
  readonly samples: Int32Array;
  /** rows of shape, one more than the host asks at once */
  readonly shapes: Int32Array;
  /** rows of node */
  readonly nodes: Int32Array;
  /** rows of link */
  readonly links: Int32Array;
  /** rows of flow, those of transfers included */
  readonly flows: Int32Array;
  /** rows of hop: links of all paths, those of transfers included */
  readonly hops: Int32Array;
  /** rows of transfer: transfers under way at once; 0 = none */
  readonly transfers: Int32Array;
  /** rows of hop a transfer: links of the longest path that one may take */
  readonly transferHops: Int32Array;
  /** rows of job */
  readonly jobs: Int32Array;
  /** rows of traffic */
  readonly trafficClasses: Int32Array;
}

/** scalars of the Program */
export interface RunTable {
  /** length of a window; 0 = no windows */
  readonly windowPs: BigInt64Array;
  /** requests arriving from here on are measured */
  readonly warmUpPs: BigInt64Array;
  /** enum StepMode */
  readonly stepMode: Int32Array;
  /** enum KvIndex */
  readonly kvIndex: Int32Array;
  /** 64 bits that routing draws from */
  readonly routeSeed: BigInt64Array;
  /** signals are copied at its multiples; 0 = fresh (ps) */
  readonly stalePs: BigInt64Array;
  /** enum Route */
  readonly route: Int32Array;
  /** enum Signal: what least and powerOfTwo compare */
  readonly signal: Int32Array;
  /** requests that the router holds at most; -1 = unbounded */
  readonly holdLimit: Int32Array;
  /** 1 = each window has a row of the router, replica -1 */
  readonly routerWindows: Int32Array;
  /** users of a closed loop, requests unfinished at most; 0 = requests come at their times */
  readonly concurrency: Int32Array;
  /** the users of a closed loop send before it; i64 max = as long as there are requests (ps) */
  readonly sendUntilPs: BigInt64Array;
}

/** request classes */
export interface ClassTable {
  /** largest good TTFT; i64 max = none */
  readonly sloTtftPs: BigInt64Array;
  /** largest good TPOT; i64 max = none */
  readonly sloTpotPs: BigInt64Array;
  /** largest good E2E; i64 max = none */
  readonly sloE2ePs: BigInt64Array;
}

/** a kind of replica: model shape a rank, bytes, rates, energies, engine */
export interface KindTable {
  /** first row of its parts */
  readonly firstPart: Int32Array;
  /** rows of its parts */
  readonly parts: Int32Array;
  /** FLOP a KV token read by a decode; all layers and ranks, as the next */
  readonly decodeKvFlop: Float64Array;
  /** HBM bytes a KV token read (B) */
  readonly kvBytes: Float64Array;
  /** HBM bytes a token of queries, outputs and written KV (B) */
  readonly tokenBytes: Float64Array;
  /** FLOP a unit of pairs */
  readonly pairFlop: Float64Array;
  /** FLOP a KV token read by a chunk */
  readonly prefillKvFlop: Float64Array;
  /** energy of an attention FLOP (pJ/FLOP) */
  readonly attentionPjPerFlop: Float64Array;
  /** energy of an HBM byte (pJ/B) */
  readonly hbmPjPerByte: Float64Array;
  /** energy of a link byte (pJ/B) */
  readonly linkPjPerByte: Float64Array;
  /** static power of the replica while a step is in flight (W) */
  readonly activeW: BigInt64Array;
  /** power of the idle replica, model loaded (W) */
  readonly contextIdleW: BigInt64Array;
  /** power of the replica in deep idle (W) */
  readonly idleW: BigInt64Array;
  /** power of the replica that is off and has drained (W) */
  readonly offW: BigInt64Array;
  /** TDP of the replica less activeW (W) */
  readonly dynamicCapW: BigInt64Array;
  /** idle time until deep idle; i64 max = never (ps) */
  readonly deepIdleAfterPs: BigInt64Array;
  /** host time of a step (ps) */
  readonly hostStepPs: BigInt64Array;
  /** host time a sequence in a step (ps) */
  readonly hostSequencePs: BigInt64Array;
  /** delivery time added to TTFT and E2E (ps) */
  readonly outputPs: BigInt64Array;
  /** 1 = host work overlaps the device */
  readonly asyncScheduling: Int32Array;
  /** enum Scheduler */
  readonly scheduler: Int32Array;
  /** enum Order */
  readonly order: Int32Array;
  /** enum Victim */
  readonly victim: Int32Array;
  /** enum Admission: what must fit before the head of the queue is admitted */
  readonly admission: Int32Array;
  /** prompt and output at most, more is refused; 0 = no limit (tokens) */
  readonly maxModelLen: Int32Array;
  /** token budget of a step */
  readonly maxNumBatchedTokens: Int32Array;
  /** running requests at most */
  readonly maxNumSeqs: Int32Array;
  /** prefill chunk at most; 0 = off */
  readonly longPrefillTokenThreshold: Int32Array;
  /** waiting requests at most; -1 = unbounded */
  readonly queueLimit: Int32Array;
  /** tokens a KV block */
  readonly blockTokens: Int32Array;
  /** KV blocks of the replica */
  readonly kvBlocks: Int32Array;
  /** blocks kept free at admission */
  readonly watermarkBlocks: Int32Array;
}

/** clock levels, row = kind·levels + level */
export interface LevelTable {
  /** clock over nominal; scales compute rates */
  readonly clockFactor: Float64Array;
  /** energy of a FLOP over that at nominal clock */
  readonly energyFactor: Float64Array;
  /** attention: a step (s) */
  readonly decodeBaseS: Float64Array;
  /** attention: a decode (s) */
  readonly decodeSequenceS: Float64Array;
  /** attention: a token of the longest context, up to decodeTailTokens (s) */
  readonly decodeTailS: Float64Array;
  /** attention: a KV token read, compute (s) */
  readonly decodeFlopS: Float64Array;
  /** attention: a KV token read, memory (s) */
  readonly decodeKvS: Float64Array;
  /** attention: a decode, memory (s) */
  readonly decodeTokenS: Float64Array;
  /** attention: a token of the longest context, alone (s) */
  readonly decodeLongestS: Float64Array;
  /** attention: a step with chunks (s) */
  readonly prefillBaseS: Float64Array;
  /** attention: a unit of pairs (s) */
  readonly prefillPairS: Float64Array;
  /** attention: a chunk token (s) */
  readonly prefillTokenS: Float64Array;
  /** attention: a KV token read by a chunk (s) */
  readonly prefillKvS: Float64Array;
  /** attention: a token of the longest context and chunk (s) */
  readonly prefillLongestS: Float64Array;
  /** attention: memory alone: a KV token read (s) */
  readonly prefillMemoryKvS: Float64Array;
  /** attention: memory alone: a chunk token (s) */
  readonly prefillMemoryTokenS: Float64Array;
  /** attention: from here on the longest context costs nothing more */
  readonly decodeTailTokens: BigInt64Array;
}

/** what the host sets of a replica; all but kind and pool may change at a horizon, announced by control() */
export interface ReplicaTable {
  /** row of kind */
  readonly kind: Int32Array;
  /** pool that it is reported by */
  readonly pool: Int32Array;
  /** clock level */
  readonly level: Int32Array;
  /** routing weight, thousandths; 0 = no new requests; at most 1e6 */
  readonly weight: Int32Array;
  /** unfinished requests sent to it at most; -1 = none */
  readonly admissionLimit: Int32Array;
  /** running requests at most, beside the kind's; -1 = none */
  readonly batchLimit: Int32Array;
  /** enum Power */
  readonly power: Int32Array;
}

/** what drawArrivals() draws from */
export interface DrawTable {
  /** 64 random bits */
  readonly seed: BigInt64Array;
  /** shape of the Gamma gaps; 1 = Poisson */
  readonly arrivalShape: Float64Array;
  /** mean gap between arrivals (s) */
  readonly meanGapS: Float64Array;
  /** 0 fixed, 1 log-normal, 2 empirical */
  readonly promptKind: Int32Array;
  /** fixed tokens, or mu of the log-normal */
  readonly promptA: Float64Array;
  /** sigma of the log-normal */
  readonly promptB: Float64Array;
  /** smallest */
  readonly promptMin: Int32Array;
  /** largest */
  readonly promptMax: Int32Array;
  /** 0 fixed, 1 log-normal, 2 empirical */
  readonly outputKind: Int32Array;
  /** fixed tokens, or mu of the log-normal */
  readonly outputA: Float64Array;
  /** sigma of the log-normal */
  readonly outputB: Float64Array;
  /** smallest */
  readonly outputMin: Int32Array;
  /** largest */
  readonly outputMax: Int32Array;
  /** points used of quantile.prompt* */
  readonly promptPoints: Int32Array;
  /** points used of quantile.output* */
  readonly outputPoints: Int32Array;
  /** classes used of classShare */
  readonly classes: Int32Array;
  /** of the normals behind prompt and output */
  readonly correlation: Float64Array;
  /** states used of drawState; 0 = the rate is not Markov-modulated */
  readonly states: Int32Array;
  /** relative amplitude of the diurnal cosine; 0 = none */
  readonly swing: Float64Array;
  /** period of the cosine (ps) */
  readonly periodPs: BigInt64Array;
  /** where it peaks (ps) */
  readonly peakPs: BigInt64Array;
  /** the rate is multiplied by it during a burst */
  readonly burstFactor: Float64Array;
  /** start of the first burst (ps) */
  readonly burstAtPs: BigInt64Array;
  /** 0 = no burst (ps) */
  readonly burstLengthPs: BigInt64Array;
  /** bursts come again so much later; 0 = once (ps) */
  readonly burstEveryPs: BigInt64Array;
  /** arrivals wait for the next multiple of it; 0 = they do not (ps) */
  readonly tickPs: BigInt64Array;
  /** share of requests that begin a session; 0 = no sessions */
  readonly sessionShare: Float64Array;
  /** sessions open at a time */
  readonly sessionLanes: Int32Array;
  /** arrival of the last request drawn, before it waits for a tick (ps) */
  readonly lastPs: BigInt64Array;
  /** until when the modulating chain stays in its state (ps) */
  readonly visitEndPs: BigInt64Array;
  /** which visit of a state this is; -1 = before the first */
  readonly visit: Int32Array;
  /** row of drawState */
  readonly state: Int32Array;
  /** id of the next request drawn */
  readonly nextId: Int32Array;
}

/** empirical lengths: piecewise linear quantile function */
export interface QuantileTable {
  /** probability, rising from 0 to 1 */
  readonly promptAt: Float64Array;
  /** tokens there */
  readonly promptTokens: Float64Array;
  /** probability, rising from 0 to 1 */
  readonly outputAt: Float64Array;
  /** tokens there */
  readonly outputTokens: Float64Array;
}

/** states of the chain that modulates the rate */
export interface DrawStateTable {
  /** the rate is multiplied by it */
  readonly factor: Float64Array;
  /** mean time in the state (s) */
  readonly dwellS: Float64Array;
}

/** classes of drawn requests */
export interface ClassShareTable {
  /** cumulative share; the last is 1 */
  readonly upTo: Float64Array;
  /** priority of its requests */
  readonly priority: Int32Array;
}

/** arrivals drawn by drawArrivals() */
export interface DrawnTable {
  /** arrival (ps) */
  readonly timePs: BigInt64Array;
  /** >= 1 */
  readonly promptTokens: Int32Array;
  /** >= 1 */
  readonly outputTokens: Int32Array;
  /** row of class */
  readonly class: Int32Array;
  /** of its class */
  readonly priority: Int32Array;
  /** id of the request that began its session; -1 = none */
  readonly session: Int32Array;
}

/** a request in flight */
export interface SlotTable {
  /** arrival (ps) */
  readonly arrivalPs: (row: number) => bigint;
  /** first admission; -1 before (ps) */
  readonly startPs: (row: number) => bigint;
  /** first token; -1 before (ps) */
  readonly firstTokenPs: (row: number) => bigint;
  /** last token before a preemption (ps) */
  readonly lastTokenPs: (row: number) => bigint;
  /** attributed so far, the current decode apart (pJ) */
  readonly energyPj: (row: number) => bigint;
  /** and whole joules (J) */
  readonly energyJ: (row: number) => number;
  /** engine.share integral at the join (pJ) */
  readonly shareMark: (row: number) => bigint;
  /** engine.rho integral at the join (pJ) */
  readonly rhoMark: (row: number) => bigint;
  /** engine.rhoStep integral at the join (pJ) */
  readonly rhoStepMark: (row: number) => bigint;
  /** request id */
  readonly id: (row: number) => number;
  /** row of class */
  readonly class: (row: number) => number;
  /** smaller is served first */
  readonly priority: (row: number) => number;
  /** prompt */
  readonly promptTokens: (row: number) => number;
  /** output */
  readonly outputTokens: (row: number) => number;
  /** prefill tokens computed */
  readonly computed: (row: number) => number;
  /** tokens emitted; of a decode, at its join */
  readonly emitted: (row: number) => number;
  /** enum RequestState; request/state.ts has the transitions */
  readonly state: (row: number) => number;
  /** context when it became a decode */
  readonly joinContext: (row: number) => number;
  /** token clock at which it became a decode */
  readonly joinClock: (row: number) => number;
  /** greatest context it ever had */
  readonly reached: (row: number) => number;
  /** times preempted */
  readonly preemptions: (row: number) => number;
  /** of its conversation; -1 = none */
  readonly session: (row: number) => number;
  /** next in queue, running list, free list or among siblings; -1 ends */
  readonly next: (row: number) => number;
  /** first child in a priority queue, -1 = none; previous in the running list, -1 starts */
  readonly childOrPrevious: (row: number) => number;
}

/** free request slots */
export interface SlotPoolTable {
  /** first returned slot; -1 = none */
  readonly freeHead: Int32Array;
  /** slots never used begin here */
  readonly fresh: Int32Array;
}

/** finished requests, in order, until drained */
export interface RowTable {
  /** request id */
  readonly id: Int32Array;
  /** row of class */
  readonly class: Int32Array;
  /** prompt */
  readonly promptTokens: Int32Array;
  /** output */
  readonly outputTokens: Int32Array;
  /** times preempted */
  readonly preemptions: Int32Array;
  /** row of replica */
  readonly replica: Int32Array;
  /** of its conversation; -1 = none */
  readonly session: Int32Array;
  /** arrival (ps) */
  readonly arrivalPs: BigInt64Array;
  /** first admission (ps) */
  readonly startPs: BigInt64Array;
  /** first token, engine time (ps) */
  readonly firstTokenPs: BigInt64Array;
  /** last token, engine time (ps) */
  readonly finishPs: BigInt64Array;
  /** dynamic energy attributed, whole joules (J) */
  readonly energyJ: BigInt64Array;
  /** and the rest, under 1e12 (pJ) */
  readonly energyPj: BigInt64Array;
}

/** requests that arrived at or after warm-up; row = pool·classes + class, those not routed last */
export interface MeasuredTable {
  /** all, rejected included */
  readonly arrived: Int32Array;
  /** rejected */
  readonly rejected: Int32Array;
  /** requests with a first token */
  readonly firstTokens: Int32Array;
  /** finished */
  readonly finished: Int32Array;
  /** finished and met every SLO */
  readonly good: Int32Array;
}

/** row = ((pool·classes + class)·5 + metric)·3712 + bin */
export interface HistogramTable {
  /** values in the bin */
  readonly count: BigInt64Array;
}

/** requests of a replica by class, all run long */
export interface ClassCountTable {
  /** sent to it, refused ones included */
  readonly arrived: Int32Array;
  /** refused */
  readonly rejected: Int32Array;
  /** finished */
  readonly finished: Int32Array;
  /** finished within every SLO */
  readonly good: Int32Array;
}

/** measured latencies of a replica in sixteenths of the histogram's resolution: bin / 16 */
export interface TailTable {
  /** first tokens */
  readonly ttft: Int32Array;
  /** finished requests */
  readonly e2e: Int32Array;
}

/** the router: what it holds, asks and counts */
export interface RouterTable {
  /** instant at which held requests are tried again; i64 max = none (ps) */
  readonly releasePs: BigInt64Array;
  /** last refresh of the signals (ps) */
  readonly refreshedPs: BigInt64Array;
  /** replica that round robin chose last */
  readonly cursor: Int32Array;
  /** requests held */
  readonly held: Int32Array;
  /** root of the heap of held requests; -1 = none */
  readonly heldHead: Int32Array;
  /** enum Question: what the host is asked */
  readonly question: Int32Array;
  /** id of the request to route */
  readonly askedId: Int32Array;
  /** its class */
  readonly askedClass: Int32Array;
  /** its priority */
  readonly askedPriority: Int32Array;
  /** its prompt */
  readonly askedPromptTokens: Int32Array;
  /** its session; -1 = none */
  readonly askedSession: Int32Array;
  /** the host's answer: row of replica; -1 = reject */
  readonly choice: Int32Array;
  /** requests that came */
  readonly arrived: Int32Array;
  /** requests for which no replica was open and no place was left */
  readonly rejected: Int32Array;
  /** arrived at the opening of the window */
  readonly windowArrived: Int32Array;
  /** rejected at the opening */
  readonly windowRejected: Int32Array;
  /** held requests that were sent on */
  readonly releases: Int32Array;
}

/** what a router may know of a replica; refreshed for scores and external, exact where said */
export interface SignalTable {
  /** prompt tokens sent and unfinished, exact at any moment */
  readonly tokens: BigInt64Array;
  /** prompt and emitted tokens of unfinished requests, at the last refresh */
  readonly residentTokens: BigInt64Array;
  /** requests sent and unfinished, exact at any moment */
  readonly requests: Int32Array;
  /** KV blocks in use, 2^-20 of all, at the last refresh */
  readonly kvShare: Int32Array;
  /** written by the host under Route.scores; the least is chosen */
  readonly score: BigInt64Array;
  /** added to the score by each request sent since */
  readonly sendScore: BigInt64Array;
}

/** what the router sorts replicas by */
export interface RouteTable {
  /** load times scale; i64 max = closed to new requests */
  readonly score: BigInt64Array;
  /** copy of the signal and what was sent since */
  readonly load: BigInt64Array;
  /** 1e9 / weight */
  readonly scale: BigInt64Array;
  /** 1 = may be sent requests */
  readonly open: Int32Array;
}

/** winner tree of route.score, and sums of the shares of open replicas; the root is node 1 */
export interface RouteNodeTable {
  /** share of the replicas below */
  readonly sum: BigInt64Array;
  /** open replica of the least score, lowest row first */
  readonly winner: Int32Array;
}

/** what a step runs beside attention, in order: one kernel each, README §4 */
export interface PartTable {
  /** enum Operator: what it is reported under */
  readonly operator: Int32Array;
  /** enum Phase: runs over the tokens of a step, or over its emitting sequences */
  readonly phase: Int32Array;
  /** row of model */
  readonly model: Int32Array;
  /** dimensions as in shape, but for the first, which is the count */
  readonly x: Float64Array;
  /** first dimension = ceil(count / divisor)*unit: micro-batches, ranks that share the tokens */
  readonly divisor: Float64Array;
  /** bytes a token of a collective; 1 of the rest */
  readonly unit: Float64Array;
  /** times that it runs one after the other in a step */
  readonly passes: Float64Array;
  /** times that it runs on all ranks together: what energy and work count */
  readonly copies: Float64Array;
  /** energy of its FLOP (pJ/FLOP) */
  readonly pjPerFlop: Float64Array;
  /** share of a communication that may hide under computation */
  readonly overlap: Float64Array;
}

/** integer coefficients of README §4, made once */
export interface CostTable {
  /** decode attention of a step */
  readonly decodeBasePs: BigInt64Array;
  /** per decode */
  readonly decodeSequencePs: BigInt64Array;
  /** per token of the longest context, up to level.decodeTailTokens */
  readonly decodeTailPs: BigInt64Array;
  /** per KV token read, compute */
  readonly decodeFlopPs: BigInt64Array;
  /** per KV token read, memory */
  readonly decodeKvPs: BigInt64Array;
  /** per decode, memory */
  readonly decodeTokenPs: BigInt64Array;
  /** per token of the longest context, alone */
  readonly decodeLongestPs: BigInt64Array;
  /** prefill attention of a step with chunks */
  readonly prefillBasePs: BigInt64Array;
  /** per unit of pairs */
  readonly prefillPairPs: BigInt64Array;
  /** per chunk token */
  readonly prefillTokenPs: BigInt64Array;
  /** per KV token read by a chunk */
  readonly prefillKvPs: BigInt64Array;
  /** per token of the longest context and chunk */
  readonly prefillLongestPs: BigInt64Array;
  /** memory alone: per KV token read by a chunk */
  readonly prefillMemoryKvPs: BigInt64Array;
  /** memory alone: per chunk token */
  readonly prefillMemoryTokenPs: BigInt64Array;
  /** per KV token read by a decode */
  readonly decodeKvPj: BigInt64Array;
  /** per decode or chunk token */
  readonly tokenPj: BigInt64Array;
  /** per unit of pairs */
  readonly prefillPairPj: BigInt64Array;
  /** per KV token read by a chunk */
  readonly prefillKvPj: BigInt64Array;
  /** worst |rounded - exact| / exact of a binding attention coefficient */
  readonly roundingShare: Float64Array;
}

/** the parts of a phase summed last */
export interface SummedTable {
  /** time (ps) */
  readonly timePs: BigInt64Array;
  /** communication hidden under computation (ps) */
  readonly hiddenPs: BigInt64Array;
  /** dynamic energy (pJ) */
  readonly energyPj: BigInt64Array;
}

/** LIN by tokens, filled lazily; row = (kind·levels + level)·linear + T */
export interface LinearTable {
  /** 0 = not made yet */
  readonly timePs: BigInt64Array;
  /** dynamic energy */
  readonly energyPj: BigInt64Array;
}

/** HEAD by emitting sequences, filled lazily */
export interface HeadCostTable {
  /** 0 = not made yet */
  readonly timePs: BigInt64Array;
  /** dynamic energy */
  readonly energyPj: BigInt64Array;
}

/** finished steps by tokens, as linear */
export interface LinearUseTable {
  /** steps with T tokens */
  readonly steps: BigInt64Array;
}

/** finished steps by emitting sequences, as headCost */
export interface HeadUseTable {
  /** steps with e emitting sequences */
  readonly steps: BigInt64Array;
}

/** the batch API: operators in, costs out */
export interface QueryTable {
  /** row of level */
  readonly level: Int32Array;
  /** enum Operator */
  readonly operator: Int32Array;
  /** T; e of head, sampling, gather; N of decodeAttention; P of prefillAttention */
  readonly tokens: Int32Array;
  /** S of decodeAttention; K of prefillAttention */
  readonly contextTokens: BigInt64Array;
  /** Q of prefillAttention */
  readonly pairs: BigInt64Array;
  /** M of decodeAttention, M' of prefillAttention */
  readonly longestTokens: BigInt64Array;
  /** of the replica, all ranks and layers (FLOP) */
  readonly flop: Float64Array;
  /** of the replica, all ranks and layers (B) */
  readonly hbmBytes: Float64Array;
  /** of the replica, all ranks and layers (B) */
  readonly linkBytes: Float64Array;
  /** rounded as README §4 says (ps) */
  readonly timePs: BigInt64Array;
  /** of it launch overhead or link latency (ps) */
  readonly launchPs: BigInt64Array;
  /** dynamic, uncapped (pJ) */
  readonly energyPj: BigInt64Array;
  /** enum Bound */
  readonly bound: Int32Array;
}

/** single kernels to time: what timeShapes() reads and answers; the last row is the core's own */
export interface ShapeTable {
  /** row of model */
  readonly model: Int32Array;
  /** dimensions, in the order of the enum …Shape of its kernel */
  readonly x: Float64Array;
  /** answer (s) */
  readonly seconds: Float64Array;
  /** answer: work, not what padding adds */
  readonly flop: Float64Array;
  /** answer: least traffic (B) */
  readonly hbmBytes: Float64Array;
  /** answer: enum Bound */
  readonly bound: Int32Array;
  /** answer: 1 = outside the hull of the samples */
  readonly extrapolated: Int32Array;
  /** answer: what a rank sends over its links (B) */
  readonly linkBytes: Float64Array;
  /** answer: enum CollectiveAlgorithm that a collective runs */
  readonly algorithm: Int32Array;
  /** answer: enum CollectiveProtocol that a collective runs */
  readonly protocol: Int32Array;
}

/** measured points of the table models */
export interface SampleTable {
  /** dimensions as in shape */
  readonly x: Float64Array;
  /** measured (s) */
  readonly seconds: Float64Array;
  /** ln(measured / calibrated) */
  readonly logRatio: Float64Array;
  /** measured over what the peaks allow, at most 1 */
  readonly floorShare: Float64Array;
}

/** samples around the shape in question: the corners of one dimension, then those of the next */
export interface CornerTable {
  /** first row of sample */
  readonly first: Int32Array;
  /** behind the last */
  readonly end: Int32Array;
  /** of its logRatio; all together 1 */
  readonly weight: Float64Array;
}

/** Columns of total that the host makes from others. */
export type DerivedTotal = 'running' | 'queued' | 'kvUsedBlocks' | 'residentTokens' | 'peakW';

/** Every table. Scalars are columns of length 1. */
export interface Columns {
  readonly group: GroupTable;
  readonly engine: EngineTable;
  readonly batch: BatchTable;
  readonly segment: SegmentTable;
  readonly account: AccountTable;
  readonly total: TotalTable;
  readonly join: JoinTable;
  readonly finish: FinishTable;
  readonly decodeClass: DecodeClassTable;
  readonly event: EventTable;
  readonly eventNode: EventNodeTable;
  readonly clock: ClockTable;
  readonly arrival: ArrivalTable;
  readonly arrivalRing: ArrivalRingTable;
  readonly closedLoop: ClosedLoopTable;
  readonly agenda: AgendaTable;
  readonly agendaList: AgendaListTable;
  readonly window: WindowTable;
  readonly ring: RingTable;
  readonly fault: FaultTable;
  readonly model: ModelTable;
  readonly coefficient: CoefficientTable;
  readonly kernel: KernelTable;
  readonly expert: ExpertTable;
  readonly spread: SpreadTable;
  readonly piece: PieceTable;
  readonly cache: CacheTable;
  readonly phase: PhaseTable;
  readonly identity: IdentityTable;
  readonly block: BlockTable;
  readonly node: NodeTable;
  readonly link: LinkTable;
  readonly traffic: TrafficTable;
  readonly flow: FlowTable;
  readonly hop: HopTable;
  readonly job: JobTable;
  readonly transfer: TransferTable;
  readonly transferPool: TransferPoolTable;
  readonly network: NetworkTable;
  readonly size: SizeTable;
  readonly run: RunTable;
  readonly class: ClassTable;
  readonly kind: KindTable;
  readonly level: LevelTable;
  readonly replica: ReplicaTable;
  readonly draw: DrawTable;
  readonly quantile: QuantileTable;
  readonly drawState: DrawStateTable;
  readonly classShare: ClassShareTable;
  readonly drawn: DrawnTable;
  readonly slot: SlotTable;
  readonly slotPool: SlotPoolTable;
  readonly row: RowTable;
  readonly measured: MeasuredTable;
  readonly histogram: HistogramTable;
  readonly classCount: ClassCountTable;
  readonly tail: TailTable;
  readonly router: RouterTable;
  readonly signal: SignalTable;
  readonly route: RouteTable;
  readonly routeNode: RouteNodeTable;
  readonly part: PartTable;
  readonly cost: CostTable;
  readonly summed: SummedTable;
  readonly linear: LinearTable;
  readonly headCost: HeadCostTable;
  readonly linearUse: LinearUseTable;
  readonly headUse: HeadUseTable;
  readonly query: QueryTable;
  readonly shape: ShapeTable;
  readonly sample: SampleTable;
  readonly corner: CornerTable;
}

/** The tables that a Program fills. */
export interface ProgramTables {
  readonly model: ModelTable;
  readonly coefficient: CoefficientTable;
  readonly run: RunTable;
  readonly class: ClassTable;
  readonly kind: KindTable;
  readonly level: LevelTable;
  readonly replica: ReplicaTable;
  readonly part: PartTable;
  readonly sample: SampleTable;
}

/** Columns of several values a row. */
export type WideColumn = 'x';

export type SizeName = keyof SizeTable;

export interface ColumnPlace {
  readonly type: "i32" | "i64" | "f64";
  readonly address: number; readonly offset: number;
  /** values a row */
  readonly width: number;
}
export interface TablePlace {
  readonly form: "scalar" | "columns" | "records"; readonly program: boolean; readonly stride: number;
  /** the table whose rows hold these columns: itself, or the one that it is within */
  readonly owner: string;
  readonly rows: readonly (SizeName | number)[]; readonly columns: Readonly<Record<string, ColumnPlace>>;
}

/** Where everything is: fixed addresses of scalars, addresses of the base pointers of the rest. */
export const places: Readonly<Record<keyof Columns, TablePlace>> = {
  group: { form: 'scalar', program: false, stride: 0, owner: 'group',
    rows: [1], columns: {
    model: { type: 'i32', address: 1080, offset: 0, width: 1 },
    op: { type: 'i32', address: 1084, offset: 0, width: 1 },
    bytes: { type: 'f64', address: 1024, offset: 0, width: 1 },
    ranks: { type: 'f64', address: 1032, offset: 0, width: 1 },
    local: { type: 'f64', address: 1040, offset: 0, width: 1 },
    nodes: { type: 'f64', address: 1048, offset: 0, width: 1 },
    seconds: { type: 'f64', address: 1056, offset: 0, width: 1 },
    linkS: { type: 'f64', address: 1064, offset: 0, width: 1 },
    linkBytes: { type: 'f64', address: 1072, offset: 0, width: 1 },
    algorithm: { type: 'i32', address: 1088, offset: 0, width: 1 },
    protocol: { type: 'i32', address: 1092, offset: 0, width: 1 },
  } },
  engine: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    row: { type: 'i32', address: 2056, offset: 0, width: 1 },
    kind: { type: 'i32', address: 2056, offset: 4, width: 1 },
    busy: { type: 'i32', address: 2056, offset: 8, width: 1 },
    cost: { type: 'i32', address: 2056, offset: 12, width: 1 },
    state: { type: 'i32', address: 2056, offset: 16, width: 1 },
    joins: { type: 'i32', address: 2056, offset: 20, width: 1 },
    preemptedNow: { type: 'i32', address: 2056, offset: 24, width: 1 },
    running: { type: 'i32', address: 2056, offset: 28, width: 1 },
    queued: { type: 'i32', address: 2056, offset: 32, width: 1 },
    queueHead: { type: 'i32', address: 2056, offset: 36, width: 1 },
    queueTail: { type: 'i32', address: 2056, offset: 40, width: 1 },
    runningHead: { type: 'i32', address: 2056, offset: 44, width: 1 },
    runningTail: { type: 'i32', address: 2056, offset: 48, width: 1 },
    finishes: { type: 'i32', address: 2056, offset: 52, width: 1 },
    blockTokens: { type: 'i32', address: 2056, offset: 56, width: 1 },
    maxNumSeqs: { type: 'i32', address: 2056, offset: 60, width: 1 },
    scheduler: { type: 'i32', address: 2056, offset: 64, width: 1 },
    order: { type: 'i32', address: 2056, offset: 68, width: 1 },
    victim: { type: 'i32', address: 2056, offset: 72, width: 1 },
    admission: { type: 'i32', address: 2056, offset: 76, width: 1 },
    group: { type: 'i32', address: 2056, offset: 80, width: 1 },
    power: { type: 'i32', address: 2056, offset: 84, width: 1 },
  } },
  batch: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    contextSum: { type: 'i64', address: 2056, offset: 88, width: 1 },
    pairs: { type: 'i64', address: 2056, offset: 96, width: 1 },
    pairsSlope: { type: 'i64', address: 2056, offset: 104, width: 1 },
    chunkKv: { type: 'i64', address: 2056, offset: 112, width: 1 },
    tokenClock: { type: 'i32', address: 2056, offset: 120, width: 1 },
    decodes: { type: 'i32', address: 2056, offset: 124, width: 1 },
    tokens: { type: 'i32', address: 2056, offset: 128, width: 1 },
    emitting: { type: 'i32', address: 2056, offset: 132, width: 1 },
    chunks: { type: 'i32', address: 2056, offset: 136, width: 1 },
    chunkTokens: { type: 'i32', address: 2056, offset: 140, width: 1 },
    chunkLongest: { type: 'i32', address: 2056, offset: 144, width: 1 },
    longestKey: { type: 'i32', address: 2056, offset: 148, width: 1 },
    longestStale: { type: 'i32', address: 2056, offset: 152, width: 1 },
    chunkJump: { type: 'i32', address: 2056, offset: 156, width: 1 },
  } },
  segment: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    startPs: { type: 'i64', address: 2056, offset: 160, width: 1 },
    stepPs: { type: 'i64', address: 2056, offset: 168, width: 1 },
    stepSlopePs: { type: 'i64', address: 2056, offset: 176, width: 1 },
    devicePs: { type: 'i64', address: 2056, offset: 184, width: 1 },
    deviceSlopePs: { type: 'i64', address: 2056, offset: 192, width: 1 },
    decodePs: { type: 'i64', address: 2056, offset: 200, width: 1 },
    decodeSlopePs: { type: 'i64', address: 2056, offset: 208, width: 1 },
    prefillPs: { type: 'i64', address: 2056, offset: 216, width: 1 },
    prefillSlopePs: { type: 'i64', address: 2056, offset: 224, width: 1 },
    stepPj: { type: 'i64', address: 2056, offset: 232, width: 1 },
    stepSlopePj: { type: 'i64', address: 2056, offset: 240, width: 1 },
    sharePj: { type: 'i64', address: 2056, offset: 248, width: 1 },
    rhoPj: { type: 'i64', address: 2056, offset: 256, width: 1 },
    rhoPairPj: { type: 'i64', address: 2056, offset: 264, width: 1 },
    rhoKvPj: { type: 'i64', address: 2056, offset: 272, width: 1 },
    leftPj: { type: 'i64', address: 2056, offset: 280, width: 1 },
    decodeKvTokens: { type: 'i64', address: 2056, offset: 288, width: 1 },
    cost: { type: 'i32', address: 2056, offset: 296, width: 1 },
    steps: { type: 'i32', address: 2056, offset: 300, width: 1 },
    committed: { type: 'i32', address: 2056, offset: 304, width: 1 },
    startedSteps: { type: 'i32', address: 2056, offset: 308, width: 1 },
    capped: { type: 'i32', address: 2056, offset: 312, width: 1 },
    decodeBinding: { type: 'i32', address: 2056, offset: 316, width: 1 },
    prefillComputeBound: { type: 'i32', address: 2056, offset: 320, width: 1 },
  } },
  account: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    shareSum: { type: 'i64', address: 2056, offset: 328, width: 1 },
    rhoSum: { type: 'i64', address: 2056, offset: 336, width: 1 },
    rhoStepSum: { type: 'i64', address: 2056, offset: 344, width: 1 },
    accountedPs: { type: 'i64', address: 2056, offset: 352, width: 1 },
    idleSincePs: { type: 'i64', address: 2056, offset: 360, width: 1 },
    windowStaticPj: { type: 'i64', address: 2056, offset: 368, width: 1 },
    windowDynamicPj: { type: 'i64', address: 2056, offset: 376, width: 1 },
    unsettledPj: { type: 'i64', address: 2056, offset: 384, width: 1 },
    finishedTokens: { type: 'i64', address: 2056, offset: 392, width: 1 },
    peakW: { type: 'i64', address: 2056, offset: 400, width: 1 },
    controlPeakW: { type: 'i64', address: 2056, offset: 408, width: 1 },
    windowBusyPs: { type: 'i64', address: 2056, offset: 416, width: 1 },
    windowSteps: { type: 'i64', address: 2056, offset: 424, width: 1 },
    windowOutputTokens: { type: 'i64', address: 2056, offset: 432, width: 1 },
    windowPrefillTokens: { type: 'i64', address: 2056, offset: 440, width: 1 },
    windowArrived: { type: 'i32', address: 2056, offset: 448, width: 1 },
    windowRejected: { type: 'i32', address: 2056, offset: 452, width: 1 },
    windowFinished: { type: 'i32', address: 2056, offset: 456, width: 1 },
    windowPreempted: { type: 'i32', address: 2056, offset: 460, width: 1 },
  } },
  total: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    steps: { type: 'i64', address: 2056, offset: 464, width: 1 },
    outputTokens: { type: 'i64', address: 2056, offset: 472, width: 1 },
    hostPs: { type: 'i64', address: 2056, offset: 480, width: 1 },
    decodeSteps: { type: 'i64', address: 2056, offset: 488, width: 1 },
    decodeTokens: { type: 'i64', address: 2056, offset: 496, width: 1 },
    decodeKvTokens: { type: 'i64', address: 2056, offset: 504, width: 1 },
    decodeAttentionPs: { type: 'i64', address: 2056, offset: 512, width: 1 },
    jumpedSteps: { type: 'i64', address: 2056, offset: 520, width: 1 },
    decodeComputeBoundSteps: { type: 'i64', address: 2056, offset: 528, width: 1 },
    segments: { type: 'i64', address: 2056, offset: 536, width: 1 },
    remainderPj: { type: 'i64', address: 2056, offset: 544, width: 1 },
    inFlightPj: { type: 'i64', address: 2056, offset: 552, width: 1 },
    busyPs: { type: 'i64', address: 2056, offset: 560, width: 1 },
    prefillTokens: { type: 'i64', address: 2056, offset: 568, width: 1 },
    recomputedTokens: { type: 'i64', address: 2056, offset: 576, width: 1 },
    arrived: { type: 'i32', address: 2056, offset: 712, width: 1 },
    rejectedTooLong: { type: 'i32', address: 2056, offset: 716, width: 1 },
    rejectedNeverFits: { type: 'i32', address: 2056, offset: 720, width: 1 },
    rejectedQueueFull: { type: 'i32', address: 2056, offset: 724, width: 1 },
    finished: { type: 'i32', address: 2056, offset: 728, width: 1 },
    good: { type: 'i32', address: 2056, offset: 732, width: 1 },
    goodTokens: { type: 'i64', address: 2056, offset: 584, width: 1 },
    preempted: { type: 'i32', address: 2056, offset: 736, width: 1 },
    staticJ: { type: 'i64', address: 2056, offset: 592, width: 1 },
    staticPj: { type: 'i64', address: 2056, offset: 600, width: 1 },
    dynamicJ: { type: 'i64', address: 2056, offset: 608, width: 1 },
    dynamicPj: { type: 'i64', address: 2056, offset: 616, width: 1 },
    rowsJ: { type: 'i64', address: 2056, offset: 624, width: 1 },
    rowsPj: { type: 'i64', address: 2056, offset: 632, width: 1 },
    cappedSteps: { type: 'i64', address: 2056, offset: 640, width: 1 },
    clippedJ: { type: 'i64', address: 2056, offset: 648, width: 1 },
    clippedPj: { type: 'i64', address: 2056, offset: 656, width: 1 },
    prefillAttentionPs: { type: 'i64', address: 2056, offset: 664, width: 1 },
    prefillPairs: { type: 'i64', address: 2056, offset: 672, width: 1 },
    prefillKvTokens: { type: 'i64', address: 2056, offset: 680, width: 1 },
    prefillComputeBoundSteps: { type: 'i64', address: 2056, offset: 688, width: 1 },
    prefillSteps: { type: 'i64', address: 2056, offset: 696, width: 1 },
    offPs: { type: 'i64', address: 2056, offset: 704, width: 1 },
  } },
  join: { form: 'records', program: false, stride: 8, owner: 'join',
    rows: ['replicas', 'sequences'], columns: {
    slot: { type: 'i32', address: 2060, offset: 0, width: 1 },
    chunk: { type: 'i32', address: 2060, offset: 4, width: 1 },
  } },
  finish: { form: 'records', program: false, stride: 16, owner: 'finish',
    rows: ['replicas', 'sequences'], columns: {
    key: { type: 'i64', address: 2064, offset: 0, width: 1 },
    slot: { type: 'i32', address: 2064, offset: 8, width: 1 },
  } },
  decodeClass: { form: 'columns', program: false, stride: 0, owner: 'decodeClass',
    rows: ['replicas', 'classes'], columns: {
    count: { type: 'i32', address: 2068, offset: 0, width: 1 },
  } },
  event: { form: 'columns', program: false, stride: 0, owner: 'event',
    rows: ['leaves'], columns: {
    key: { type: 'i64', address: 2072, offset: 0, width: 1 },
  } },
  eventNode: { form: 'columns', program: false, stride: 0, owner: 'eventNode',
    rows: ['leaves', 2], columns: {
    winner: { type: 'i32', address: 2076, offset: 0, width: 1 },
  } },
  clock: { form: 'scalar', program: false, stride: 0, owner: 'clock',
    rows: [1], columns: {
    nowPs: { type: 'i64', address: 1096, offset: 0, width: 1 },
    untilPs: { type: 'i64', address: 1104, offset: 0, width: 1 },
    nextPs: { type: 'i64', address: 1112, offset: 0, width: 1 },
    followingPs: { type: 'i64', address: 1120, offset: 0, width: 1 },
    handledPs: { type: 'i64', address: 1128, offset: 0, width: 1 },
    rare: { type: 'i32', address: 1160, offset: 0, width: 1 },
    windowEndPs: { type: 'i64', address: 1136, offset: 0, width: 1 },
    windowStartPs: { type: 'i64', address: 1144, offset: 0, width: 1 },
    endedPs: { type: 'i64', address: 1152, offset: 0, width: 1 },
    finished: { type: 'i32', address: 1164, offset: 0, width: 1 },
    rejected: { type: 'i32', address: 1168, offset: 0, width: 1 },
    done: { type: 'i32', address: 1172, offset: 0, width: 1 },
  } },
  arrival: { form: 'columns', program: false, stride: 0, owner: 'arrival',
    rows: ['arrivalRows'], columns: {
    timePs: { type: 'i64', address: 2080, offset: 0, width: 1 },
    thinkPs: { type: 'i64', address: 2084, offset: 0, width: 1 },
    promptTokens: { type: 'i32', address: 2088, offset: 0, width: 1 },
    outputTokens: { type: 'i32', address: 2092, offset: 0, width: 1 },
    class: { type: 'i32', address: 2096, offset: 0, width: 1 },
    priority: { type: 'i32', address: 2100, offset: 0, width: 1 },
    session: { type: 'i32', address: 2104, offset: 0, width: 1 },
  } },
  arrivalRing: { form: 'scalar', program: false, stride: 0, owner: 'arrivalRing',
    rows: [1], columns: {
    taken: { type: 'i32', address: 1176, offset: 0, width: 1 },
    filled: { type: 'i32', address: 1180, offset: 0, width: 1 },
    closed: { type: 'i32', address: 1184, offset: 0, width: 1 },
  } },
  closedLoop: { form: 'scalar', program: false, stride: 0, owner: 'closedLoop',
    rows: [1], columns: {
    free: { type: 'i32', address: 1200, offset: 0, width: 1 },
    freePs: { type: 'i64', address: 1192, offset: 0, width: 1 },
  } },
  agenda: { form: 'columns', program: false, stride: 0, owner: 'agenda',
    rows: ['agenda'], columns: {
    timePs: { type: 'i64', address: 2108, offset: 0, width: 1 },
    id: { type: 'i32', address: 2112, offset: 0, width: 1 },
    heap: { type: 'i32', address: 2116, offset: 0, width: 1 },
  } },
  agendaList: { form: 'columns', program: false, stride: 0, owner: 'agendaList',
    rows: [3], columns: {
    first: { type: 'i32', address: 2120, offset: 0, width: 1 },
    size: { type: 'i32', address: 2124, offset: 0, width: 1 },
    count: { type: 'i32', address: 2128, offset: 0, width: 1 },
  } },
  window: { form: 'columns', program: false, stride: 0, owner: 'window',
    rows: ['windows'], columns: {
    startPs: { type: 'i64', address: 2132, offset: 0, width: 1 },
    endPs: { type: 'i64', address: 2136, offset: 0, width: 1 },
    busyPs: { type: 'i64', address: 2140, offset: 0, width: 1 },
    staticPj: { type: 'i64', address: 2144, offset: 0, width: 1 },
    dynamicPj: { type: 'i64', address: 2148, offset: 0, width: 1 },
    outputTokens: { type: 'i64', address: 2152, offset: 0, width: 1 },
    prefillTokens: { type: 'i64', address: 2156, offset: 0, width: 1 },
    steps: { type: 'i64', address: 2160, offset: 0, width: 1 },
    arrived: { type: 'i32', address: 2164, offset: 0, width: 1 },
    rejected: { type: 'i32', address: 2168, offset: 0, width: 1 },
    finished: { type: 'i32', address: 2172, offset: 0, width: 1 },
    preempted: { type: 'i32', address: 2176, offset: 0, width: 1 },
    kvUsedBlocks: { type: 'i32', address: 2180, offset: 0, width: 1 },
    kvPeakBlocks: { type: 'i32', address: 2184, offset: 0, width: 1 },
    running: { type: 'i32', address: 2188, offset: 0, width: 1 },
    queued: { type: 'i32', address: 2192, offset: 0, width: 1 },
    replica: { type: 'i32', address: 2196, offset: 0, width: 1 },
    peakW: { type: 'i64', address: 2200, offset: 0, width: 1 },
  } },
  ring: { form: 'scalar', program: false, stride: 0, owner: 'ring',
    rows: [1], columns: {
    rows: { type: 'i32', address: 1208, offset: 0, width: 1 },
    windows: { type: 'i32', address: 1212, offset: 0, width: 1 },
  } },
  fault: { form: 'scalar', program: false, stride: 0, owner: 'fault',
    rows: [1], columns: {
    file: { type: 'i32', address: 1216, offset: 0, width: 1 },
    line: { type: 'i32', address: 1220, offset: 0, width: 1 },
    column: { type: 'i32', address: 1224, offset: 0, width: 1 },
  } },
  model: { form: 'columns', program: true, stride: 0, owner: 'model',
    rows: ['models'], columns: {
    op: { type: 'i32', address: 2204, offset: 0, width: 1 },
    form: { type: 'i32', address: 2208, offset: 0, width: 1 },
    firstSample: { type: 'i32', address: 2212, offset: 0, width: 1 },
    samples: { type: 'i32', address: 2216, offset: 0, width: 1 },
    ready: { type: 'i32', address: 2220, offset: 0, width: 1 },
    peakFlopPerS: { type: 'f64', address: 2224, offset: 0, width: 1 },
    peakBytesPerS: { type: 'f64', address: 2228, offset: 0, width: 1 },
  } },
  coefficient: { form: 'columns', program: true, stride: 0, owner: 'coefficient',
    rows: ['models', 32], columns: {
    value: { type: 'f64', address: 2232, offset: 0, width: 1 },
  } },
  kernel: { form: 'scalar', program: false, stride: 0, owner: 'kernel',
    rows: [1], columns: {
    seconds: { type: 'f64', address: 1232, offset: 0, width: 1 },
    flop: { type: 'f64', address: 1240, offset: 0, width: 1 },
    hbmBytes: { type: 'f64', address: 1248, offset: 0, width: 1 },
    clockFactor: { type: 'f64', address: 1256, offset: 0, width: 1 },
    computeS: { type: 'f64', address: 1264, offset: 0, width: 1 },
    memoryS: { type: 'f64', address: 1272, offset: 0, width: 1 },
    linkS: { type: 'f64', address: 1280, offset: 0, width: 1 },
    linkBytes: { type: 'f64', address: 1288, offset: 0, width: 1 },
    algorithm: { type: 'i32', address: 1304, offset: 0, width: 1 },
    protocol: { type: 'i32', address: 1308, offset: 0, width: 1 },
    fixedS: { type: 'f64', address: 1296, offset: 0, width: 1 },
    extrapolated: { type: 'i32', address: 1312, offset: 0, width: 1 },
  } },
  expert: { form: 'columns', program: false, stride: 0, owner: 'expert',
    rows: [64], columns: {
    count: { type: 'f64', address: 2236, offset: 0, width: 1 },
    tokens: { type: 'f64', address: 2240, offset: 0, width: 1 },
  } },
  spread: { form: 'scalar', program: false, stride: 0, owner: 'spread',
    rows: [1], columns: {
    groups: { type: 'i32', address: 1336, offset: 0, width: 1 },
    experts: { type: 'f64', address: 1320, offset: 0, width: 1 },
    rows: { type: 'f64', address: 1328, offset: 0, width: 1 },
  } },
  piece: { form: 'scalar', program: false, stride: 0, owner: 'piece',
    rows: [1], columns: {
    decodeBaseS: { type: 'f64', address: 1344, offset: 0, width: 1 },
    decodeSequenceS: { type: 'f64', address: 1352, offset: 0, width: 1 },
    decodeTailS: { type: 'f64', address: 1360, offset: 0, width: 1 },
    decodeTailTokens: { type: 'f64', address: 1368, offset: 0, width: 1 },
    decodeFlopS: { type: 'f64', address: 1376, offset: 0, width: 1 },
    decodeKvS: { type: 'f64', address: 1384, offset: 0, width: 1 },
    decodeTokenS: { type: 'f64', address: 1392, offset: 0, width: 1 },
    decodeLongestS: { type: 'f64', address: 1400, offset: 0, width: 1 },
    prefillBaseS: { type: 'f64', address: 1408, offset: 0, width: 1 },
    prefillPairS: { type: 'f64', address: 1416, offset: 0, width: 1 },
    prefillTokenS: { type: 'f64', address: 1424, offset: 0, width: 1 },
    prefillKvS: { type: 'f64', address: 1432, offset: 0, width: 1 },
    prefillLongestS: { type: 'f64', address: 1440, offset: 0, width: 1 },
    prefillMemoryKvS: { type: 'f64', address: 1448, offset: 0, width: 1 },
    prefillMemoryTokenS: { type: 'f64', address: 1456, offset: 0, width: 1 },
  } },
  cache: { form: 'records', program: false, stride: 768, owner: 'engine',
    rows: ['replicas'], columns: {
    freeBlocks: { type: 'i32', address: 2056, offset: 744, width: 1 },
    needRow: { type: 'i32', address: 2056, offset: 748, width: 1 },
    promisedBlocks: { type: 'i32', address: 2056, offset: 752, width: 1 },
    peakBlocks: { type: 'i32', address: 2056, offset: 756, width: 1 },
    blockFreeHead: { type: 'i32', address: 2056, offset: 760, width: 1 },
  } },
  phase: { form: 'columns', program: false, stride: 0, owner: 'phase',
    rows: ['replicas', 'phases'], columns: {
    count: { type: 'i32', address: 2244, offset: 0, width: 1 },
    head: { type: 'i32', address: 2248, offset: 0, width: 1 },
  } },
  identity: { form: 'columns', program: false, stride: 0, owner: 'identity',
    rows: ['slots'], columns: {
    blockHead: { type: 'i32', address: 2252, offset: 0, width: 1 },
    blockCount: { type: 'i32', address: 2256, offset: 0, width: 1 },
    phaseNext: { type: 'i32', address: 2260, offset: 0, width: 1 },
    phasePrevious: { type: 'i32', address: 2264, offset: 0, width: 1 },
  } },
  block: { form: 'columns', program: false, stride: 0, owner: 'block',
    rows: ['replicas', 'kvBlocks'], columns: {
    next: { type: 'i32', address: 2268, offset: 0, width: 1 },
    owner: { type: 'i32', address: 2272, offset: 0, width: 1 },
  } },
  node: { form: 'columns', program: false, stride: 0, owner: 'node',
    rows: ['nodes'], columns: {
    kind: { type: 'i32', address: 2276, offset: 0, width: 1 },
    forwards: { type: 'i32', address: 2280, offset: 0, width: 1 },
    firstLink: { type: 'i32', address: 2284, offset: 0, width: 1 },
    links: { type: 'i32', address: 2288, offset: 0, width: 1 },
    firstOut: { type: 'i32', address: 2292, offset: 0, width: 1 },
    outs: { type: 'i32', address: 2296, offset: 0, width: 1 },
    distance: { type: 'i32', address: 2300, offset: 0, width: 1 },
    queued: { type: 'i32', address: 2304, offset: 0, width: 1 },
    queue: { type: 'i32', address: 2308, offset: 0, width: 1 },
  } },
  link: { form: 'columns', program: false, stride: 0, owner: 'link',
    rows: ['links'], columns: {
    from: { type: 'i32', address: 2312, offset: 0, width: 1 },
    to: { type: 'i32', address: 2316, offset: 0, width: 1 },
    kind: { type: 'i32', address: 2320, offset: 0, width: 1 },
    cost: { type: 'i32', address: 2324, offset: 0, width: 1 },
    pool: { type: 'i32', address: 2328, offset: 0, width: 1 },
    bytesPerUs: { type: 'i64', address: 2332, offset: 0, width: 1 },
    latencyPs: { type: 'i64', address: 2336, offset: 0, width: 1 },
    incoming: { type: 'i32', address: 2340, offset: 0, width: 1 },
    left: { type: 'i64', address: 2344, offset: 0, width: 1 },
    weight: { type: 'i64', address: 2348, offset: 0, width: 1 },
    level: { type: 'f64', address: 2352, offset: 0, width: 1 },
    firstUse: { type: 'i32', address: 2356, offset: 0, width: 1 },
    uses: { type: 'i32', address: 2360, offset: 0, width: 1 },
    heap: { type: 'i32', address: 2364, offset: 0, width: 1 },
    firstHop: { type: 'i32', address: 2368, offset: 0, width: 1 },
    isTouched: { type: 'i32', address: 2372, offset: 0, width: 1 },
    touched: { type: 'i32', address: 2376, offset: 0, width: 1 },
  } },
  traffic: { form: 'columns', program: false, stride: 0, owner: 'traffic',
    rows: ['trafficClasses'], columns: {
    priority: { type: 'i32', address: 2380, offset: 0, width: 1 },
    weight: { type: 'i32', address: 2384, offset: 0, width: 1 },
  } },
  flow: { form: 'columns', program: false, stride: 0, owner: 'flow',
    rows: ['flows'], columns: {
    source: { type: 'i32', address: 2388, offset: 0, width: 1 },
    target: { type: 'i32', address: 2392, offset: 0, width: 1 },
    via: { type: 'i32', address: 2396, offset: 0, width: 1 },
    exit: { type: 'i32', address: 2400, offset: 0, width: 1 },
    entry: { type: 'i32', address: 2404, offset: 0, width: 1 },
    viaLast: { type: 'i32', address: 2408, offset: 0, width: 1 },
    traffic: { type: 'i32', address: 2412, offset: 0, width: 1 },
    job: { type: 'i32', address: 2416, offset: 0, width: 1 },
    phase: { type: 'i32', address: 2420, offset: 0, width: 1 },
    stripe: { type: 'i32', address: 2424, offset: 0, width: 1 },
    label: { type: 'i64', address: 2428, offset: 0, width: 1 },
    bytes: { type: 'i64', address: 2432, offset: 0, width: 1 },
    state: { type: 'i32', address: 2436, offset: 0, width: 1 },
    firstHop: { type: 'i32', address: 2440, offset: 0, width: 1 },
    hops: { type: 'i32', address: 2444, offset: 0, width: 1 },
    pathClass: { type: 'i32', address: 2448, offset: 0, width: 1 },
    latencyPs: { type: 'i64', address: 2452, offset: 0, width: 1 },
    remaining: { type: 'i64', address: 2456, offset: 0, width: 1 },
    ratePerUs: { type: 'i64', address: 2460, offset: 0, width: 1 },
    rated: { type: 'i32', address: 2464, offset: 0, width: 1 },
    drainPs: { type: 'i64', address: 2468, offset: 0, width: 1 },
    endPs: { type: 'i64', address: 2472, offset: 0, width: 1 },
  } },
  hop: { form: 'columns', program: false, stride: 0, owner: 'hop',
    rows: ['hops'], columns: {
    link: { type: 'i32', address: 2476, offset: 0, width: 1 },
    use: { type: 'i32', address: 2480, offset: 0, width: 1 },
    flow: { type: 'i32', address: 2484, offset: 0, width: 1 },
    next: { type: 'i32', address: 2488, offset: 0, width: 1 },
  } },
  job: { form: 'columns', program: false, stride: 0, owner: 'job',
    rows: ['jobs'], columns: {
    firstFlow: { type: 'i32', address: 2492, offset: 0, width: 1 },
    flows: { type: 'i32', address: 2496, offset: 0, width: 1 },
    startPs: { type: 'i64', address: 2500, offset: 0, width: 1 },
    stepPs: { type: 'i64', address: 2504, offset: 0, width: 1 },
    cursor: { type: 'i32', address: 2508, offset: 0, width: 1 },
    open: { type: 'i32', address: 2512, offset: 0, width: 1 },
    readyPs: { type: 'i64', address: 2516, offset: 0, width: 1 },
    nextPs: { type: 'i64', address: 2520, offset: 0, width: 1 },
    endPs: { type: 'i64', address: 2524, offset: 0, width: 1 },
  } },
  transfer: { form: 'columns', program: false, stride: 0, owner: 'transfer',
    rows: ['transfers'], columns: {
    leftMillionths: { type: 'i64', address: 2528, offset: 0, width: 1 },
    sincePs: { type: 'i64', address: 2532, offset: 0, width: 1 },
    atPs: { type: 'i64', address: 2536, offset: 0, width: 1 },
    place: { type: 'i32', address: 2540, offset: 0, width: 1 },
    sends: { type: 'i32', address: 2544, offset: 0, width: 1 },
    landings: { type: 'i32', address: 2548, offset: 0, width: 1 },
    isReached: { type: 'i32', address: 2552, offset: 0, width: 1 },
    reached: { type: 'i32', address: 2556, offset: 0, width: 1 },
    next: { type: 'i32', address: 2560, offset: 0, width: 1 },
  } },
  transferPool: { form: 'scalar', program: false, stride: 0, owner: 'transferPool',
    rows: [1], columns: {
    nowPs: { type: 'i64', address: 1464, offset: 0, width: 1 },
    freeHead: { type: 'i32', address: 1472, offset: 0, width: 1 },
    fresh: { type: 'i32', address: 1476, offset: 0, width: 1 },
    sends: { type: 'i32', address: 1480, offset: 0, width: 1 },
    landings: { type: 'i32', address: 1484, offset: 0, width: 1 },
    touched: { type: 'i32', address: 1488, offset: 0, width: 1 },
  } },
  network: { form: 'scalar', program: false, stride: 0, owner: 'network',
    rows: [1], columns: {
    nowPs: { type: 'i64', address: 1496, offset: 0, width: 1 },
    target: { type: 'i32', address: 1504, offset: 0, width: 1 },
    hops: { type: 'i32', address: 1508, offset: 0, width: 1 },
    heap: { type: 'i32', address: 1512, offset: 0, width: 1 },
    solves: { type: 'i32', address: 1516, offset: 0, width: 1 },
  } },
  size: { form: 'scalar', program: false, stride: 0, owner: 'size',
    rows: [1], columns: {
    kinds: { type: 'i32', address: 1520, offset: 0, width: 1 },
    levels: { type: 'i32', address: 1524, offset: 0, width: 1 },
    replicas: { type: 'i32', address: 1528, offset: 0, width: 1 },
    leaves: { type: 'i32', address: 1532, offset: 0, width: 1 },
    pools: { type: 'i32', address: 1536, offset: 0, width: 1 },
    groups: { type: 'i32', address: 1540, offset: 0, width: 1 },
    classes: { type: 'i32', address: 1544, offset: 0, width: 1 },
    slots: { type: 'i32', address: 1548, offset: 0, width: 1 },
    arrivals: { type: 'i32', address: 1552, offset: 0, width: 1 },
    arrivalRows: { type: 'i32', address: 1556, offset: 0, width: 1 },
    timers: { type: 'i32', address: 1560, offset: 0, width: 1 },
    late: { type: 'i32', address: 1564, offset: 0, width: 1 },
    users: { type: 'i32', address: 1568, offset: 0, width: 1 },
    agenda: { type: 'i32', address: 1572, offset: 0, width: 1 },
    rows: { type: 'i32', address: 1576, offset: 0, width: 1 },
    windows: { type: 'i32', address: 1580, offset: 0, width: 1 },
    linear: { type: 'i32', address: 1584, offset: 0, width: 1 },
    sequences: { type: 'i32', address: 1588, offset: 0, width: 1 },
    phases: { type: 'i32', address: 1592, offset: 0, width: 1 },
    kvBlocks: { type: 'i32', address: 1596, offset: 0, width: 1 },
    queries: { type: 'i32', address: 1600, offset: 0, width: 1 },
    draws: { type: 'i32', address: 1604, offset: 0, width: 1 },
    quantiles: { type: 'i32', address: 1608, offset: 0, width: 1 },
    parts: { type: 'i32', address: 1612, offset: 0, width: 1 },
    models: { type: 'i32', address: 1616, offset: 0, width: 1 },
    samples: { type: 'i32', address: 1620, offset: 0, width: 1 },
    shapes: { type: 'i32', address: 1624, offset: 0, width: 1 },
    nodes: { type: 'i32', address: 1628, offset: 0, width: 1 },
    links: { type: 'i32', address: 1632, offset: 0, width: 1 },
    flows: { type: 'i32', address: 1636, offset: 0, width: 1 },
    hops: { type: 'i32', address: 1640, offset: 0, width: 1 },
    transfers: { type: 'i32', address: 1644, offset: 0, width: 1 },
    transferHops: { type: 'i32', address: 1648, offset: 0, width: 1 },
    jobs: { type: 'i32', address: 1652, offset: 0, width: 1 },
    trafficClasses: { type: 'i32', address: 1656, offset: 0, width: 1 },
  } },
  run: { form: 'scalar', program: true, stride: 0, owner: 'run',
    rows: [1], columns: {
    windowPs: { type: 'i64', address: 1664, offset: 0, width: 1 },
    warmUpPs: { type: 'i64', address: 1672, offset: 0, width: 1 },
    stepMode: { type: 'i32', address: 1704, offset: 0, width: 1 },
    kvIndex: { type: 'i32', address: 1708, offset: 0, width: 1 },
    routeSeed: { type: 'i64', address: 1680, offset: 0, width: 1 },
    stalePs: { type: 'i64', address: 1688, offset: 0, width: 1 },
    route: { type: 'i32', address: 1712, offset: 0, width: 1 },
    signal: { type: 'i32', address: 1716, offset: 0, width: 1 },
    holdLimit: { type: 'i32', address: 1720, offset: 0, width: 1 },
    routerWindows: { type: 'i32', address: 1724, offset: 0, width: 1 },
    concurrency: { type: 'i32', address: 1728, offset: 0, width: 1 },
    sendUntilPs: { type: 'i64', address: 1696, offset: 0, width: 1 },
  } },
  class: { form: 'columns', program: true, stride: 0, owner: 'class',
    rows: ['classes'], columns: {
    sloTtftPs: { type: 'i64', address: 2564, offset: 0, width: 1 },
    sloTpotPs: { type: 'i64', address: 2568, offset: 0, width: 1 },
    sloE2ePs: { type: 'i64', address: 2572, offset: 0, width: 1 },
  } },
  kind: { form: 'columns', program: true, stride: 0, owner: 'kind',
    rows: ['kinds'], columns: {
    firstPart: { type: 'i32', address: 2576, offset: 0, width: 1 },
    parts: { type: 'i32', address: 2580, offset: 0, width: 1 },
    decodeKvFlop: { type: 'f64', address: 2584, offset: 0, width: 1 },
    kvBytes: { type: 'f64', address: 2588, offset: 0, width: 1 },
    tokenBytes: { type: 'f64', address: 2592, offset: 0, width: 1 },
    pairFlop: { type: 'f64', address: 2596, offset: 0, width: 1 },
    prefillKvFlop: { type: 'f64', address: 2600, offset: 0, width: 1 },
    attentionPjPerFlop: { type: 'f64', address: 2604, offset: 0, width: 1 },
    hbmPjPerByte: { type: 'f64', address: 2608, offset: 0, width: 1 },
    linkPjPerByte: { type: 'f64', address: 2612, offset: 0, width: 1 },
    activeW: { type: 'i64', address: 2616, offset: 0, width: 1 },
    contextIdleW: { type: 'i64', address: 2620, offset: 0, width: 1 },
    idleW: { type: 'i64', address: 2624, offset: 0, width: 1 },
    offW: { type: 'i64', address: 2628, offset: 0, width: 1 },
    dynamicCapW: { type: 'i64', address: 2632, offset: 0, width: 1 },
    deepIdleAfterPs: { type: 'i64', address: 2636, offset: 0, width: 1 },
    hostStepPs: { type: 'i64', address: 2640, offset: 0, width: 1 },
    hostSequencePs: { type: 'i64', address: 2644, offset: 0, width: 1 },
    outputPs: { type: 'i64', address: 2648, offset: 0, width: 1 },
    asyncScheduling: { type: 'i32', address: 2652, offset: 0, width: 1 },
    scheduler: { type: 'i32', address: 2656, offset: 0, width: 1 },
    order: { type: 'i32', address: 2660, offset: 0, width: 1 },
    victim: { type: 'i32', address: 2664, offset: 0, width: 1 },
    admission: { type: 'i32', address: 2668, offset: 0, width: 1 },
    maxModelLen: { type: 'i32', address: 2672, offset: 0, width: 1 },
    maxNumBatchedTokens: { type: 'i32', address: 2676, offset: 0, width: 1 },
    maxNumSeqs: { type: 'i32', address: 2680, offset: 0, width: 1 },
    longPrefillTokenThreshold: { type: 'i32', address: 2684, offset: 0, width: 1 },
    queueLimit: { type: 'i32', address: 2688, offset: 0, width: 1 },
    blockTokens: { type: 'i32', address: 2692, offset: 0, width: 1 },
    kvBlocks: { type: 'i32', address: 2696, offset: 0, width: 1 },
    watermarkBlocks: { type: 'i32', address: 2700, offset: 0, width: 1 },
  } },
  level: { form: 'columns', program: true, stride: 0, owner: 'level',
    rows: ['kinds', 'levels'], columns: {
    clockFactor: { type: 'f64', address: 2704, offset: 0, width: 1 },
    energyFactor: { type: 'f64', address: 2708, offset: 0, width: 1 },
    decodeBaseS: { type: 'f64', address: 2712, offset: 0, width: 1 },
    decodeSequenceS: { type: 'f64', address: 2716, offset: 0, width: 1 },
    decodeTailS: { type: 'f64', address: 2720, offset: 0, width: 1 },
    decodeFlopS: { type: 'f64', address: 2724, offset: 0, width: 1 },
    decodeKvS: { type: 'f64', address: 2728, offset: 0, width: 1 },
    decodeTokenS: { type: 'f64', address: 2732, offset: 0, width: 1 },
    decodeLongestS: { type: 'f64', address: 2736, offset: 0, width: 1 },
    prefillBaseS: { type: 'f64', address: 2740, offset: 0, width: 1 },
    prefillPairS: { type: 'f64', address: 2744, offset: 0, width: 1 },
    prefillTokenS: { type: 'f64', address: 2748, offset: 0, width: 1 },
    prefillKvS: { type: 'f64', address: 2752, offset: 0, width: 1 },
    prefillLongestS: { type: 'f64', address: 2756, offset: 0, width: 1 },
    prefillMemoryKvS: { type: 'f64', address: 2760, offset: 0, width: 1 },
    prefillMemoryTokenS: { type: 'f64', address: 2764, offset: 0, width: 1 },
    decodeTailTokens: { type: 'i64', address: 2768, offset: 0, width: 1 },
  } },
  replica: { form: 'columns', program: true, stride: 0, owner: 'replica',
    rows: ['replicas'], columns: {
    kind: { type: 'i32', address: 2772, offset: 0, width: 1 },
    pool: { type: 'i32', address: 2776, offset: 0, width: 1 },
    level: { type: 'i32', address: 2780, offset: 0, width: 1 },
    weight: { type: 'i32', address: 2784, offset: 0, width: 1 },
    admissionLimit: { type: 'i32', address: 2788, offset: 0, width: 1 },
    batchLimit: { type: 'i32', address: 2792, offset: 0, width: 1 },
    power: { type: 'i32', address: 2796, offset: 0, width: 1 },
  } },
  draw: { form: 'scalar', program: false, stride: 0, owner: 'draw',
    rows: [1], columns: {
    seed: { type: 'i64', address: 1736, offset: 0, width: 1 },
    arrivalShape: { type: 'f64', address: 1744, offset: 0, width: 1 },
    meanGapS: { type: 'f64', address: 1752, offset: 0, width: 1 },
    promptKind: { type: 'i32', address: 1888, offset: 0, width: 1 },
    promptA: { type: 'f64', address: 1760, offset: 0, width: 1 },
    promptB: { type: 'f64', address: 1768, offset: 0, width: 1 },
    promptMin: { type: 'i32', address: 1892, offset: 0, width: 1 },
    promptMax: { type: 'i32', address: 1896, offset: 0, width: 1 },
    outputKind: { type: 'i32', address: 1900, offset: 0, width: 1 },
    outputA: { type: 'f64', address: 1776, offset: 0, width: 1 },
    outputB: { type: 'f64', address: 1784, offset: 0, width: 1 },
    outputMin: { type: 'i32', address: 1904, offset: 0, width: 1 },
    outputMax: { type: 'i32', address: 1908, offset: 0, width: 1 },
    promptPoints: { type: 'i32', address: 1912, offset: 0, width: 1 },
    outputPoints: { type: 'i32', address: 1916, offset: 0, width: 1 },
    classes: { type: 'i32', address: 1920, offset: 0, width: 1 },
    correlation: { type: 'f64', address: 1792, offset: 0, width: 1 },
    states: { type: 'i32', address: 1924, offset: 0, width: 1 },
    swing: { type: 'f64', address: 1800, offset: 0, width: 1 },
    periodPs: { type: 'i64', address: 1808, offset: 0, width: 1 },
    peakPs: { type: 'i64', address: 1816, offset: 0, width: 1 },
    burstFactor: { type: 'f64', address: 1824, offset: 0, width: 1 },
    burstAtPs: { type: 'i64', address: 1832, offset: 0, width: 1 },
    burstLengthPs: { type: 'i64', address: 1840, offset: 0, width: 1 },
    burstEveryPs: { type: 'i64', address: 1848, offset: 0, width: 1 },
    tickPs: { type: 'i64', address: 1856, offset: 0, width: 1 },
    sessionShare: { type: 'f64', address: 1864, offset: 0, width: 1 },
    sessionLanes: { type: 'i32', address: 1928, offset: 0, width: 1 },
    lastPs: { type: 'i64', address: 1872, offset: 0, width: 1 },
    visitEndPs: { type: 'i64', address: 1880, offset: 0, width: 1 },
    visit: { type: 'i32', address: 1932, offset: 0, width: 1 },
    state: { type: 'i32', address: 1936, offset: 0, width: 1 },
    nextId: { type: 'i32', address: 1940, offset: 0, width: 1 },
  } },
  quantile: { form: 'columns', program: false, stride: 0, owner: 'quantile',
    rows: ['quantiles'], columns: {
    promptAt: { type: 'f64', address: 2800, offset: 0, width: 1 },
    promptTokens: { type: 'f64', address: 2804, offset: 0, width: 1 },
    outputAt: { type: 'f64', address: 2808, offset: 0, width: 1 },
    outputTokens: { type: 'f64', address: 2812, offset: 0, width: 1 },
  } },
  drawState: { form: 'columns', program: false, stride: 0, owner: 'drawState',
    rows: [16], columns: {
    factor: { type: 'f64', address: 2816, offset: 0, width: 1 },
    dwellS: { type: 'f64', address: 2820, offset: 0, width: 1 },
  } },
  classShare: { form: 'columns', program: false, stride: 0, owner: 'classShare',
    rows: ['classes'], columns: {
    upTo: { type: 'f64', address: 2824, offset: 0, width: 1 },
    priority: { type: 'i32', address: 2828, offset: 0, width: 1 },
  } },
  drawn: { form: 'columns', program: false, stride: 0, owner: 'drawn',
    rows: ['draws'], columns: {
    timePs: { type: 'i64', address: 2832, offset: 0, width: 1 },
    promptTokens: { type: 'i32', address: 2836, offset: 0, width: 1 },
    outputTokens: { type: 'i32', address: 2840, offset: 0, width: 1 },
    class: { type: 'i32', address: 2844, offset: 0, width: 1 },
    priority: { type: 'i32', address: 2848, offset: 0, width: 1 },
    session: { type: 'i32', address: 2852, offset: 0, width: 1 },
  } },
  slot: { form: 'records', program: false, stride: 128, owner: 'slot',
    rows: ['slots'], columns: {
    arrivalPs: { type: 'i64', address: 2856, offset: 0, width: 1 },
    startPs: { type: 'i64', address: 2856, offset: 8, width: 1 },
    firstTokenPs: { type: 'i64', address: 2856, offset: 16, width: 1 },
    lastTokenPs: { type: 'i64', address: 2856, offset: 24, width: 1 },
    energyPj: { type: 'i64', address: 2856, offset: 32, width: 1 },
    energyJ: { type: 'i32', address: 2856, offset: 64, width: 1 },
    shareMark: { type: 'i64', address: 2856, offset: 40, width: 1 },
    rhoMark: { type: 'i64', address: 2856, offset: 48, width: 1 },
    rhoStepMark: { type: 'i64', address: 2856, offset: 56, width: 1 },
    id: { type: 'i32', address: 2856, offset: 68, width: 1 },
    class: { type: 'i32', address: 2856, offset: 72, width: 1 },
    priority: { type: 'i32', address: 2856, offset: 76, width: 1 },
    promptTokens: { type: 'i32', address: 2856, offset: 80, width: 1 },
    outputTokens: { type: 'i32', address: 2856, offset: 84, width: 1 },
    computed: { type: 'i32', address: 2856, offset: 88, width: 1 },
    emitted: { type: 'i32', address: 2856, offset: 92, width: 1 },
    state: { type: 'i32', address: 2856, offset: 96, width: 1 },
    joinContext: { type: 'i32', address: 2856, offset: 100, width: 1 },
    joinClock: { type: 'i32', address: 2856, offset: 104, width: 1 },
    reached: { type: 'i32', address: 2856, offset: 108, width: 1 },
    preemptions: { type: 'i32', address: 2856, offset: 112, width: 1 },
    session: { type: 'i32', address: 2856, offset: 116, width: 1 },
    next: { type: 'i32', address: 2856, offset: 120, width: 1 },
    childOrPrevious: { type: 'i32', address: 2856, offset: 124, width: 1 },
  } },
  slotPool: { form: 'scalar', program: false, stride: 0, owner: 'slotPool',
    rows: [1], columns: {
    freeHead: { type: 'i32', address: 1944, offset: 0, width: 1 },
    fresh: { type: 'i32', address: 1948, offset: 0, width: 1 },
  } },
  row: { form: 'columns', program: false, stride: 0, owner: 'row',
    rows: ['rows'], columns: {
    id: { type: 'i32', address: 2860, offset: 0, width: 1 },
    class: { type: 'i32', address: 2864, offset: 0, width: 1 },
    promptTokens: { type: 'i32', address: 2868, offset: 0, width: 1 },
    outputTokens: { type: 'i32', address: 2872, offset: 0, width: 1 },
    preemptions: { type: 'i32', address: 2876, offset: 0, width: 1 },
    replica: { type: 'i32', address: 2880, offset: 0, width: 1 },
    session: { type: 'i32', address: 2884, offset: 0, width: 1 },
    arrivalPs: { type: 'i64', address: 2888, offset: 0, width: 1 },
    startPs: { type: 'i64', address: 2892, offset: 0, width: 1 },
    firstTokenPs: { type: 'i64', address: 2896, offset: 0, width: 1 },
    finishPs: { type: 'i64', address: 2900, offset: 0, width: 1 },
    energyJ: { type: 'i64', address: 2904, offset: 0, width: 1 },
    energyPj: { type: 'i64', address: 2908, offset: 0, width: 1 },
  } },
  measured: { form: 'columns', program: false, stride: 0, owner: 'measured',
    rows: ['groups', 'classes'], columns: {
    arrived: { type: 'i32', address: 2912, offset: 0, width: 1 },
    rejected: { type: 'i32', address: 2916, offset: 0, width: 1 },
    firstTokens: { type: 'i32', address: 2920, offset: 0, width: 1 },
    finished: { type: 'i32', address: 2924, offset: 0, width: 1 },
    good: { type: 'i32', address: 2928, offset: 0, width: 1 },
  } },
  histogram: { form: 'columns', program: false, stride: 0, owner: 'histogram',
    rows: ['pools', 'classes', 18560], columns: {
    count: { type: 'i64', address: 2932, offset: 0, width: 1 },
  } },
  classCount: { form: 'columns', program: false, stride: 0, owner: 'classCount',
    rows: ['replicas', 'classes'], columns: {
    arrived: { type: 'i32', address: 2936, offset: 0, width: 1 },
    rejected: { type: 'i32', address: 2940, offset: 0, width: 1 },
    finished: { type: 'i32', address: 2944, offset: 0, width: 1 },
    good: { type: 'i32', address: 2948, offset: 0, width: 1 },
  } },
  tail: { form: 'columns', program: false, stride: 0, owner: 'tail',
    rows: ['replicas', 232], columns: {
    ttft: { type: 'i32', address: 2952, offset: 0, width: 1 },
    e2e: { type: 'i32', address: 2956, offset: 0, width: 1 },
  } },
  router: { form: 'scalar', program: false, stride: 0, owner: 'router',
    rows: [1], columns: {
    releasePs: { type: 'i64', address: 1952, offset: 0, width: 1 },
    refreshedPs: { type: 'i64', address: 1960, offset: 0, width: 1 },
    cursor: { type: 'i32', address: 1968, offset: 0, width: 1 },
    held: { type: 'i32', address: 1972, offset: 0, width: 1 },
    heldHead: { type: 'i32', address: 1976, offset: 0, width: 1 },
    question: { type: 'i32', address: 1980, offset: 0, width: 1 },
    askedId: { type: 'i32', address: 1984, offset: 0, width: 1 },
    askedClass: { type: 'i32', address: 1988, offset: 0, width: 1 },
    askedPriority: { type: 'i32', address: 1992, offset: 0, width: 1 },
    askedPromptTokens: { type: 'i32', address: 1996, offset: 0, width: 1 },
    askedSession: { type: 'i32', address: 2000, offset: 0, width: 1 },
    choice: { type: 'i32', address: 2004, offset: 0, width: 1 },
    arrived: { type: 'i32', address: 2008, offset: 0, width: 1 },
    rejected: { type: 'i32', address: 2012, offset: 0, width: 1 },
    windowArrived: { type: 'i32', address: 2016, offset: 0, width: 1 },
    windowRejected: { type: 'i32', address: 2020, offset: 0, width: 1 },
    releases: { type: 'i32', address: 2024, offset: 0, width: 1 },
  } },
  signal: { form: 'columns', program: false, stride: 0, owner: 'signal',
    rows: ['replicas'], columns: {
    tokens: { type: 'i64', address: 2960, offset: 0, width: 1 },
    residentTokens: { type: 'i64', address: 2964, offset: 0, width: 1 },
    requests: { type: 'i32', address: 2968, offset: 0, width: 1 },
    kvShare: { type: 'i32', address: 2972, offset: 0, width: 1 },
    score: { type: 'i64', address: 2976, offset: 0, width: 1 },
    sendScore: { type: 'i64', address: 2980, offset: 0, width: 1 },
  } },
  route: { form: 'columns', program: false, stride: 0, owner: 'route',
    rows: ['leaves'], columns: {
    score: { type: 'i64', address: 2984, offset: 0, width: 1 },
    load: { type: 'i64', address: 2988, offset: 0, width: 1 },
    scale: { type: 'i64', address: 2992, offset: 0, width: 1 },
    open: { type: 'i32', address: 2996, offset: 0, width: 1 },
  } },
  routeNode: { form: 'columns', program: false, stride: 0, owner: 'routeNode',
    rows: ['leaves', 2], columns: {
    sum: { type: 'i64', address: 3000, offset: 0, width: 1 },
    winner: { type: 'i32', address: 3004, offset: 0, width: 1 },
  } },
  part: { form: 'columns', program: true, stride: 0, owner: 'part',
    rows: ['parts'], columns: {
    operator: { type: 'i32', address: 3008, offset: 0, width: 1 },
    phase: { type: 'i32', address: 3012, offset: 0, width: 1 },
    model: { type: 'i32', address: 3016, offset: 0, width: 1 },
    x: { type: 'f64', address: 3020, offset: 0, width: 8 },
    divisor: { type: 'f64', address: 3024, offset: 0, width: 1 },
    unit: { type: 'f64', address: 3028, offset: 0, width: 1 },
    passes: { type: 'f64', address: 3032, offset: 0, width: 1 },
    copies: { type: 'f64', address: 3036, offset: 0, width: 1 },
    pjPerFlop: { type: 'f64', address: 3040, offset: 0, width: 1 },
    overlap: { type: 'f64', address: 3044, offset: 0, width: 1 },
  } },
  cost: { form: 'columns', program: false, stride: 0, owner: 'cost',
    rows: ['kinds', 'levels'], columns: {
    decodeBasePs: { type: 'i64', address: 3048, offset: 0, width: 1 },
    decodeSequencePs: { type: 'i64', address: 3052, offset: 0, width: 1 },
    decodeTailPs: { type: 'i64', address: 3056, offset: 0, width: 1 },
    decodeFlopPs: { type: 'i64', address: 3060, offset: 0, width: 1 },
    decodeKvPs: { type: 'i64', address: 3064, offset: 0, width: 1 },
    decodeTokenPs: { type: 'i64', address: 3068, offset: 0, width: 1 },
    decodeLongestPs: { type: 'i64', address: 3072, offset: 0, width: 1 },
    prefillBasePs: { type: 'i64', address: 3076, offset: 0, width: 1 },
    prefillPairPs: { type: 'i64', address: 3080, offset: 0, width: 1 },
    prefillTokenPs: { type: 'i64', address: 3084, offset: 0, width: 1 },
    prefillKvPs: { type: 'i64', address: 3088, offset: 0, width: 1 },
    prefillLongestPs: { type: 'i64', address: 3092, offset: 0, width: 1 },
    prefillMemoryKvPs: { type: 'i64', address: 3096, offset: 0, width: 1 },
    prefillMemoryTokenPs: { type: 'i64', address: 3100, offset: 0, width: 1 },
    decodeKvPj: { type: 'i64', address: 3104, offset: 0, width: 1 },
    tokenPj: { type: 'i64', address: 3108, offset: 0, width: 1 },
    prefillPairPj: { type: 'i64', address: 3112, offset: 0, width: 1 },
    prefillKvPj: { type: 'i64', address: 3116, offset: 0, width: 1 },
    roundingShare: { type: 'f64', address: 3120, offset: 0, width: 1 },
  } },
  summed: { form: 'scalar', program: false, stride: 0, owner: 'summed',
    rows: [1], columns: {
    timePs: { type: 'i64', address: 2032, offset: 0, width: 1 },
    hiddenPs: { type: 'i64', address: 2040, offset: 0, width: 1 },
    energyPj: { type: 'i64', address: 2048, offset: 0, width: 1 },
  } },
  linear: { form: 'columns', program: false, stride: 0, owner: 'linear',
    rows: ['kinds', 'levels', 'linear'], columns: {
    timePs: { type: 'i64', address: 3124, offset: 0, width: 1 },
    energyPj: { type: 'i64', address: 3128, offset: 0, width: 1 },
  } },
  headCost: { form: 'columns', program: false, stride: 0, owner: 'headCost',
    rows: ['kinds', 'levels', 'sequences'], columns: {
    timePs: { type: 'i64', address: 3132, offset: 0, width: 1 },
    energyPj: { type: 'i64', address: 3136, offset: 0, width: 1 },
  } },
  linearUse: { form: 'columns', program: false, stride: 0, owner: 'linearUse',
    rows: ['kinds', 'levels', 'linear'], columns: {
    steps: { type: 'i64', address: 3140, offset: 0, width: 1 },
  } },
  headUse: { form: 'columns', program: false, stride: 0, owner: 'headUse',
    rows: ['kinds', 'levels', 'sequences'], columns: {
    steps: { type: 'i64', address: 3144, offset: 0, width: 1 },
  } },
  query: { form: 'columns', program: false, stride: 0, owner: 'query',
    rows: ['queries'], columns: {
    level: { type: 'i32', address: 3148, offset: 0, width: 1 },
    operator: { type: 'i32', address: 3152, offset: 0, width: 1 },
    tokens: { type: 'i32', address: 3156, offset: 0, width: 1 },
    contextTokens: { type: 'i64', address: 3160, offset: 0, width: 1 },
    pairs: { type: 'i64', address: 3164, offset: 0, width: 1 },
    longestTokens: { type: 'i64', address: 3168, offset: 0, width: 1 },
    flop: { type: 'f64', address: 3172, offset: 0, width: 1 },
    hbmBytes: { type: 'f64', address: 3176, offset: 0, width: 1 },
    linkBytes: { type: 'f64', address: 3180, offset: 0, width: 1 },
    timePs: { type: 'i64', address: 3184, offset: 0, width: 1 },
    launchPs: { type: 'i64', address: 3188, offset: 0, width: 1 },
    energyPj: { type: 'i64', address: 3192, offset: 0, width: 1 },
    bound: { type: 'i32', address: 3196, offset: 0, width: 1 },
  } },
  shape: { form: 'columns', program: false, stride: 0, owner: 'shape',
    rows: ['shapes'], columns: {
    model: { type: 'i32', address: 3200, offset: 0, width: 1 },
    x: { type: 'f64', address: 3204, offset: 0, width: 8 },
    seconds: { type: 'f64', address: 3208, offset: 0, width: 1 },
    flop: { type: 'f64', address: 3212, offset: 0, width: 1 },
    hbmBytes: { type: 'f64', address: 3216, offset: 0, width: 1 },
    bound: { type: 'i32', address: 3220, offset: 0, width: 1 },
    extrapolated: { type: 'i32', address: 3224, offset: 0, width: 1 },
    linkBytes: { type: 'f64', address: 3228, offset: 0, width: 1 },
    algorithm: { type: 'i32', address: 3232, offset: 0, width: 1 },
    protocol: { type: 'i32', address: 3236, offset: 0, width: 1 },
  } },
  sample: { form: 'columns', program: true, stride: 0, owner: 'sample',
    rows: ['samples'], columns: {
    x: { type: 'f64', address: 3240, offset: 0, width: 8 },
    seconds: { type: 'f64', address: 3244, offset: 0, width: 1 },
    logRatio: { type: 'f64', address: 3248, offset: 0, width: 1 },
    floorShare: { type: 'f64', address: 3252, offset: 0, width: 1 },
  } },
  corner: { form: 'columns', program: false, stride: 0, owner: 'corner',
    rows: [512], columns: {
    first: { type: 'i32', address: 3256, offset: 0, width: 1 },
    end: { type: 'i32', address: 3260, offset: 0, width: 1 },
    weight: { type: 'f64', address: 3264, offset: 0, width: 1 },
  } },
};
