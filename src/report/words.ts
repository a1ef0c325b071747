// What the numbers say, in sentences: the verdict and what binds. Both reports speak these words.

import type { BoundName, KindResult, OperatorLine, Result } from '../result/types.ts';
import { count, percent, plain, rate, seconds, three, tidy, unknown } from './format.ts';

export interface Verdict {
  readonly tone: 'good' | 'bad' | 'open';
  readonly headline: string;
  readonly detail: string;
}

const operatorNames: Readonly<Record<string, string>> = {
  embedding: 'Embedding',
  qkv: 'QKV projection',
  output: 'Attention output',
  elementwise: 'Norms and elementwise',
  latent: 'Latents up',
  mlpUp: 'MLP up and gate',
  router: 'Router',
  moe: 'Experts',
  exchange: 'Exchange of tokens',
  pipe: 'Send to the next stage',
  overlapped: 'Hidden communication',
  mlpDown: 'MLP down',
  allReduce: 'All-reduce',
  head: 'LM head',
  sampling: 'Sampling',
  gather: 'Gather of logits',
  decodeAttention: 'Decode attention',
  prefillAttention: 'Prefill attention',
  host: 'Host',
};

export const operatorName = (operator: string): string => operatorNames[operator] ?? operator;

/** True when the interval says little of the run: an offline batch, whose figures are those of the whole run. */
export const isOffline = ({ warnings }: Result): boolean =>
  warnings.some(({ code }) => code === 'interval-brief' || code === 'interval-empty');

/** Where time and joules went: in the interval, or in the whole run where the interval says little. */
export const operatorsOf = (result: Result): readonly OperatorLine[] =>
  result.wholeRun.operators.length > 0 ? result.wholeRun.operators : result.operators;

/** The figures that come first: of the interval, or of the whole run where the interval says little. */
export function headFigures(result: Result) {
  const { wholeRun, throughput, joulesPerOutputToken, usdPerMtoken, good } = result;
  if (isOffline(result)) return { ...wholeRun, hbmUse: null, of: 'of the whole run' };
  const { requestsPerS, outputTokensPerS } = throughput;
  const { mfu, hbmUse } = result;
  return { requestsPerS, outputTokensPerS, joulesPerOutputToken, usdPerMtoken, good, mfu, hbmUse, of: null };
}

const hasSlo = (result: Result): boolean =>
  result.classes.some(({ slo }) => slo.ttftS !== null || slo.tpotS !== null || slo.e2eS !== null);

/** Whether the run meets what was wanted. */
export function verdictOf(result: Result): Verdict {
  const { share, wanted, met } = result.attainment;
  const served = `${result.goodputPerS === null ? unknown : three(result.goodputPerS)} good requests a second`;
  if (share === null) {
    return { tone: 'open', headline: 'Nothing was measured', detail: 'No request arrived in the measured interval.' };
  }
  if (!hasSlo(result)) {
    const all = `${percent(share)} of ${count(result.measured.arrived)}`;
    const detail = `No SLO is set, so every finished request counts as good: ${all}.`;
    return { tone: 'open', headline: `Serves ${rate(headFigures(result).requestsPerS)}`, detail };
  }
  const of = `${percent(share)} of ${count(result.measured.arrived)} requests met every SLO`;
  if (met === null) return { tone: 'open', headline: of, detail: `No attainment was asked for; ${served}.` };
  const asked = `${of}; ${tidy(percent(wanted))} was asked for`;
  return met
    ? { tone: 'good', headline: 'Meets its SLO', detail: `${asked}. ${served}.` }
    : { tone: 'bad', headline: 'Misses its SLO', detail: `${asked}. ${served}.` };
}

/** What watts and joules are of. */
export const powerWords =
  'Joules and watts are of the accelerators alone: hosts, networks, power conversion and cooling come on top.';

export const boundWords: Readonly<Record<BoundName, string>> = {
  compute: 'compute',
  memory: 'memory bandwidth',
  link: 'the link between ranks',
  latency: 'launch and host overheads',
};

/** Share of the operators' time that each resource binds, the largest first. */
export function boundShares(result: Result): readonly (readonly [BoundName, number])[] {
  const names: readonly BoundName[] = ['compute', 'memory', 'link', 'latency'];
  const times = names.map((name) => operatorsOf(result).reduce((sum, line) => sum + line.boundS[name], 0));
  const total = times.reduce((sum, time) => sum + time, 0);
  if (total <= 0) return [];
  const shares = names.map((name, index) => [name, times[index]! / total] as const);
  return shares.sort((a, b) => b[1] - a[1]);
}

const batchCap = (kinds: readonly KindResult[]): number =>
  kinds.reduce((sum, kind) => sum + kind.maxNumSeqs * kind.replicas, 0);

/** What holds the system back as a whole: load, KV memory, the batch cap, or the speed of a step. */
function systemSentence(result: Result): string {
  const { preemptions } = result.engine;
  const offlinePeak = Math.max(0, ...result.windows.kvPeakBlocks) / Math.max(1, result.kv.blocks);
  const peakShare = isOffline(result) ? offlinePeak : result.kv.peakShare;
  const peak = percent(peakShare);
  const queued = Math.max(0, ...result.windows.queued);
  const running = Math.max(0, ...result.windows.running);
  if (preemptions > 0 || (peakShare ?? 0) > 0.98) {
    return `KV memory runs out (peak ${peak}, ${count(preemptions)} preemptions), which limits the batch.`;
  }
  if (running >= batchCap(result.kinds) && running > 0) {
    return `The batch is at its cap of ${count(batchCap(result.kinds))} sequences; KV memory peaks at ${peak}.`;
  }
  const waiting = queued === 0 ? 'hardly anybody waits' : `at most ${count(queued)} wait at the end of a window`;
  return `KV memory is ${percent(result.kv.meanShare)} full on average and ${waiting}.`;
}

/** One or two sentences: what binds a step, and what binds the system. */
export function bindingSentence(result: Result): string {
  const [first, second] = boundShares(result);
  if (first === undefined) return 'No step finished in the measured interval, so nothing binds.';
  const longest = operatorsOf(result).find((line) => line.bound === first[0]);
  const where = longest === undefined ? '' : `, longest in ${plain(operatorName(longest.operator))}`;
  const then =
    second !== undefined && second[1] >= 0.1 ? `; then ${boundWords[second[0]]} (${percent(second[1])})` : '';
  const step = `Step time is bound by ${boundWords[first[0]]} for ${percent(first[1])} of it${where}${then}`;
  return `${step}. ${systemSentence(result)}`;
}

/** "bf16", or what each part is stored in. */
export function precisionWords({ precision }: KindResult): string {
  const { weights, activations, kv } = precision;
  return weights === activations && activations === kv
    ? weights
    : `${weights} weights, ${activations} activations, ${kv} KV`;
}

/** "llama-3.1-8b on 1 × h100-sxm" */
export function systemLine(kind: KindResult): string {
  const ranks = kind.layout === 'one rank' ? '' : `, ${kind.replicas} × ${kind.layout}`;
  return plain(
    `${kind.model} on ${kind.accelerators} × ${kind.accelerator}${ranks} · ${kind.engine} · ${precisionWords(kind)}`,
    200,
  );
}

/** What the model was read as: once, where pools share it. */
export const readLines = (kinds: readonly KindResult[]): string[] => [
  ...new Set(kinds.map(({ readAs }) => plain(readAs, 300))),
];

/** What the numbers are of. */
export function intervalLine(result: Result): string {
  const { fromS, toS, endS, cut } = result.interval;
  const end = cut
    ? `cut at ${seconds(endS)} with ${count(result.requests.running + result.requests.waiting)} unfinished`
    : `drained at ${seconds(endS)}`;
  return `measured from ${tidy(seconds(fromS))} to ${tidy(seconds(toS))}, ${end}`;
}
