// Dispatch and combine of expert parallelism. Both modes are lines in the bytes that leave a rank.
//   low latency: every chosen expert gets a copy; t = fixed + bytes / rate within a node; across nodes the share that
//     crosses the NIC binds, (nodes − 1)/nodes, or (ranks − 1)/ranks in versions that send local copies that way too.
//   high throughput: one copy a destination; expected distinct destinations of topK draws among R ranks (of one node)
//     or nodes: R(1 − (1 − 1/R)^topK); the rate grows with the SMs that the kernel may use, up to the links'. Across
//     nodes one copy a node crosses its NIC, and the SMs forward what comes.
// Source: forms of DeepEP (deepseek-ai/DeepEP), fitted.

import { answerLink, coefficient } from '../kernel/answer';
import { ExchangeCoefficient } from '../layout/collective.gen';

/** Expected distinct among `among` of `draws` uniform ones. */
function distinct(among: f64, draws: f64): f64 {
  return among * (1 - NativeMath.pow(1 - 1 / among, draws));
}

function lowLatency(model: i32, bytes: f64, ranks: f64, nodes: f64): void {
  let fixed = coefficient(model, ExchangeCoefficient.lowS);
  let link = bytes / coefficient(model, ExchangeCoefficient.lowBytesPerS);
  if (nodes > 1) {
    fixed += coefficient(model, ExchangeCoefficient.lowNicS);
    const all = coefficient(model, ExchangeCoefficient.nicRankShare) > 0;
    const share = all ? (ranks - 1) / ranks : (nodes - 1) / nodes;
    link = Math.max(link, (bytes * share) / coefficient(model, ExchangeCoefficient.nicBytesPerS));
  }
  answerLink(fixed + link, link, fixed, bytes, 0, 0);
}

function highThroughput(model: i32, copyBytes: f64, topK: f64, ranks: f64, nodes: f64, sms: f64): void {
  let fixed = coefficient(model, ExchangeCoefficient.bulkS);
  const kernel = coefficient(model, ExchangeCoefficient.bulkSmBytesPerS) * sms;
  let rate = coefficient(model, ExchangeCoefficient.bulkBytesPerS);
  if (kernel > 0) rate = Math.min(rate, kernel);
  let bytes = distinct(ranks / nodes, topK) * copyBytes;
  let link = bytes / rate;
  if (nodes > 1) {
    fixed += coefficient(model, ExchangeCoefficient.bulkNicS);
    const copies = distinct(nodes, topK) * copyBytes;
    bytes = (copies * (nodes - 1)) / nodes;
    link = Math.max(link, bytes / coefficient(model, ExchangeCoefficient.nicBytesPerS));
    const forwarded = coefficient(model, ExchangeCoefficient.bulkNicSmBytesPerS) * sms;
    if (forwarded > 0) link = Math.max(link, copies / forwarded);
  }
  answerLink(fixed + link, link, fixed, bytes, 0, 0);
}

/**
 * Times a dispatch or combine of `tokens` tokens a rank, `hidden` elements of `elementBytes` each, to `topK` experts;
 * `mode` 0 = low latency, 1 = high throughput with `sms` SMs (0 = as many as it wants). Answers in `kernel`.
 */
export function exchangeKernel(
  model: i32,
  tokens: f64,
  ranks: f64,
  perNode: f64,
  mode: i32,
  hidden: f64,
  topK: f64,
  elementBytes: f64,
  sms: f64,
): void {
  const nodes = perNode > 0 ? Math.ceil(ranks / perNode) : 1.0;
  const copyBytes = tokens * hidden * elementBytes;
  if (mode == 0) lowLatency(model, copyBytes * topK, ranks, nodes);
  else highThroughput(model, copyBytes, topK, ranks, nodes, sms);
}
