// The results of `vllm bench serve` and of SGLang's bench_serving, which began as one script: a flat table, latencies
// in ms under keys such as mean_ttft_ms, [request] lists under input_lens and output_lens where details were saved.
// Keys recalled, not checked against a file.
//
// TPOT is (E2E − TTFT) / (output tokens − 1) of a request, ITL each gap between two chunks of an answer: as ours.

import { failedNotes, known, limitOf, listedLengths, meanLengths, meanTokens, ranksOf } from './figures.ts';
import type { Keys } from './keys.ts';
import type { Figures, ListedLengths, Load, MeanLengths, Read } from './types.ts';

const secondsPerMs = 1e-3;

/** What the two scripts spell differently. */
interface Spelling {
  /** the word of E2E in keys of latencies */
  readonly e2e: string;
}

/** Lists of the requests, where they are all there. */
function listsOf(keys: Keys): ListedLengths | null {
  const [prompts, outputs, sentS] = [keys.list('input_lens'), keys.list('output_lens'), keys.list('start_times')];
  if (prompts === null || outputs === null) return null;
  if (prompts.length !== outputs.length) {
    return keys.bad(
      'output_lens',
      `${outputs.length} lengths`,
      `input_lens has ${prompts.length}; each is of one request.`,
    );
  }
  const lengths = listedLengths(prompts, outputs, sentS?.length === prompts.length ? sentS : null);
  return lengths.promptTokens.length === 0 ? null : lengths;
}

function meansOf(keys: Keys, completed: number): MeanLengths | null {
  const meanOf = (key: string) => {
    const total = keys.number(key);
    return meanTokens(keys, key, total === null ? null : total / completed);
  };
  return meanLengths(meanOf('total_input_tokens'), meanOf('total_output_tokens'));
}

/** Gaps are Gamma of the shape `burstiness`. */
function variationOf(keys: Keys): number {
  const shape = keys.number('burstiness') ?? 1;
  if (shape > 0) return 1 / Math.sqrt(shape);
  keys.bad('burstiness', shape, 'A burstiness is above 0; 1 is Poisson.');
  return 1;
}

function loadOf(keys: Keys, completed: number): Load | null {
  const lengths = listsOf(keys) ?? meansOf(keys, completed);
  const ratePerS = keys.rate('request_rate');
  const cv = variationOf(keys);
  const concurrency = keys.users('max_concurrency');
  const isKnown = lengths?.kind === 'listed' && lengths.sentS !== null && concurrency === null;
  const ramp = keys.text('ramp_up_strategy');
  if (ramp !== null && !isKnown) {
    keys.bad(
      'ramp_up_strategy',
      ramp,
      'A rate that rises is replayed from start_times: save them with --save-detailed.',
    );
  }
  if (lengths === null) return null;
  const requests = lengths.kind === 'listed' ? lengths.promptTokens.length : completed;
  return { requests, concurrency, ratePerS: limitOf(ratePerS), cv, lengths };
}

function figuresOf(keys: Keys, { e2e }: Spelling, completed: number): Figures {
  const of = (metric: string) => ranksOf(keys, secondsPerMs, (word) => `${word}_${metric}_ms`);
  return {
    latency: known({ ttftS: of('ttft'), tpotS: of('tpot'), itlS: of('itl'), e2eS: of(e2e) }),
    requestsPerS: keys.number('request_throughput'),
    outputTokensPerS: keys.number('output_throughput'),
    totalTokensPerS: keys.number('total_token_throughput', 'total_throughput'),
    durationS: keys.number('duration'),
    completed,
  };
}

export function readServing(keys: Keys, spelling: Spelling): Read {
  const completed = keys.count('completed');
  if (completed === null) return keys.missing('completed', 'It is the number of requests that completed.');
  if (completed === 0)
    return keys.bad('completed', completed, 'No request completed: there is nothing to compare with.');
  const load = loadOf(keys, completed);
  const figures = figuresOf(keys, spelling, completed);
  const sent = keys.count('num_prompts');
  if (load === null) return null;
  return { model: keys.text('model_id', 'model'), load, figures, notes: failedNotes(sent, load.requests) };
}
