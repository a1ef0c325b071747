// TEST DATA. Requests of an invented replica: one prefill server, decodes that slow each other down. Nothing here is
// simulated by the core; it only has to look like a run and to obey the ledgers.

export interface ToyRequest {
  readonly class: number;
  readonly arrivalS: number;
  readonly startS: number;
  readonly firstS: number;
  readonly finishS: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly energyPj: bigint;
  readonly rejected: boolean;
}

export interface ToyOptions {
  readonly seed: number;
  readonly durationS: number;
  readonly ratePerS: number;
  /** rate at the end over rate at the start */
  readonly rampFactor: number;
  readonly meanPromptTokens: number;
  readonly meanOutputTokens: number;
  readonly oneTokenShare: number;
  readonly rejectedShare: number;
  readonly classes: number;
}

/** A small generator for test data (Park and Miller, 1988): uniform in (0, 1). */
export function uniforms(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  for (let warm = 0; warm < 8; warm++) state = (state * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Mean 1, skewed, at most 3: enough for a picture, and free of logarithms. */
const skewed = (next: () => number): number => {
  const u = next();
  return 3 * u * u;
};

const roundPs = (seconds: number): number => Math.round(seconds * 1e12) / 1e12;

export function toyRequests(options: ToyOptions): ToyRequest[] {
  const next = uniforms(options.seed);
  const requests: ToyRequest[] = [];
  let arrivalS = 0;
  let freeS = 0;
  while (arrivalS < options.durationS) {
    const progress = arrivalS / options.durationS;
    const ratePerS = options.ratePerS * (1 + (options.rampFactor - 1) * progress);
    arrivalS = roundPs(arrivalS + skewed(next) / ratePerS);
    if (arrivalS >= options.durationS) break;
    const promptTokens = 16 + Math.floor(skewed(next) * options.meanPromptTokens);
    const outputTokens = next() < options.oneTokenShare ? 1 : 2 + Math.floor(skewed(next) * options.meanOutputTokens);
    const rejected = next() < options.rejectedShare;
    const startS = roundPs(Math.max(arrivalS + next() * 0.009, freeS));
    const prefillS = 0.006 + promptTokens / 16_000;
    if (!rejected) freeS = startS + prefillS;
    const firstS = roundPs(startS + prefillS + 0.004 + next() * 0.012);
    const tpotS = 0.0075 + options.ratePerS * 0.0006 + next() * next() * 0.012;
    const finishS = roundPs(firstS + (outputTokens - 1) * tpotS);
    const energyPj = BigInt(Math.floor((promptTokens * 0.011 + outputTokens * 0.16) * 1e12));
    const row = requests.length % options.classes;
    requests.push({
      class: row,
      arrivalS,
      startS,
      firstS,
      finishS,
      promptTokens,
      outputTokens,
      energyPj,
      rejected,
    });
  }
  return requests;
}

/** Output tokens emitted by an instant. */
export function emittedBy(request: ToyRequest, timeS: number): number {
  if (request.rejected || timeS < request.firstS) return 0;
  if (timeS >= request.finishS) return request.outputTokens;
  const gaps = request.outputTokens - 1;
  return 1 + Math.floor((gaps * (timeS - request.firstS)) / (request.finishS - request.firstS));
}

/** Joules attributed by an instant, whole pJ. */
export function accruedPj(request: ToyRequest, timeS: number): bigint {
  if (request.rejected || timeS < request.startS) return 0n;
  if (timeS >= request.finishS) return request.energyPj;
  const share = (timeS - request.startS) / (request.finishS - request.startS);
  return BigInt(Math.floor(Number(request.energyPj) * share));
}
