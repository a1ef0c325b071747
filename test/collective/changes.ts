// For each coefficient of the communications a shape whose time it moves, and the direction.

import type { KernelOpName } from '../../src/core/lab.ts';
import {
  CollectiveAlgorithm,
  type CollectiveCoefficient,
  CollectiveProtocol,
  type ExchangeCoefficient,
  type LinkCoefficient,
} from '../../src/core/layout.gen.ts';
import type { Change, Coefficients } from '../support/coefficients.ts';

type Changes<Names> = Readonly<Record<keyof Names, readonly Change[]>>;

const change =
  (op: KernelOpName, shape: readonly number[]) =>
  (to: number, then: Change['then'], beside: Coefficients = {}): Change => ({ op, to, then, shape, beside });

/** An all-reduce of 16 MB over eight ranks of a node, or over 32 in nodes of eight. */
const reduce = (
  algorithm: keyof typeof CollectiveAlgorithm,
  protocol: keyof typeof CollectiveProtocol = 'auto',
  ranks = 8,
) => change('allReduce', [16e6, ranks, 8, CollectiveAlgorithm[algorithm], CollectiveProtocol[protocol]]);

export const collectivePlain = {
  llS: 5e-6,
  llStepS: 5e-7,
  llBytesPerS: 5e10,
  ll128S: 7e-6,
  ll128StepS: 7e-7,
  ll128BytesPerS: 9e10,
  simpleS: 1e-5,
  simpleStepS: 1e-6,
  simpleBytesPerS: 1e11,
  nvlsS: 2e-5,
  nvlsBytesPerS: 4e11,
  nvlsRanks: 8,
  oneShotS: 1e-6,
  oneShotRankS: 1e-7,
  oneShotBytesPerS: 1.1e11,
  twoShotS: 2e-6,
  twoShotRankS: 2e-7,
  twoShotBytesPerS: 1.2e11,
  nicBytesPerS: 1e10,
  nicLlS: 5e-6,
  nicSimpleS: 1e-5,
  launchS: 1e-6,
  jitterS: 1e-6,
};
/** Two ranks a PCIe pair, four a host, the eight over two sockets. */
const host = { pairRanks: 2, hostRanks: 8, llHostShare: 0.5, simpleHostShare: 0.5 };
const socket = { pairRanks: 2, hostRanks: 4, llSocketShare: 0.4, simpleSocketShare: 0.4 };

export const collectiveChanges: Changes<typeof CollectiveCoefficient> = {
  llS: [reduce('ring', 'll')(6e-6, 'longer')],
  llStepS: [reduce('ring', 'll')(6e-7, 'longer')],
  llBytesPerS: [reduce('ring', 'll')(6e10, 'shorter')],
  ll128S: [reduce('ring', 'll128')(8e-6, 'longer')],
  ll128StepS: [reduce('ring', 'll128')(8e-7, 'longer')],
  ll128BytesPerS: [reduce('ring', 'll128')(1e11, 'shorter')],
  simpleS: [reduce('ring', 'simple')(2e-5, 'longer')],
  simpleStepS: [reduce('ring', 'simple')(2e-6, 'longer')],
  simpleBytesPerS: [reduce('ring', 'simple')(2e11, 'shorter')],
  // eight ranks lie within a group of eight, and beyond one of four
  pairRanks: [reduce('ring', 'simple')(8, 'shorter', host), reduce('ring', 'll')(8, 'shorter', host)],
  hostRanks: [reduce('ring', 'simple')(4, 'longer', { ...host, ...socket, hostRanks: 8 })],
  llHostShare: [reduce('ring', 'll')(0.25, 'longer', host)],
  simpleHostShare: [reduce('ring', 'simple')(0.25, 'longer', host)],
  llSocketShare: [reduce('ring', 'll')(0.25, 'longer', socket)],
  simpleSocketShare: [reduce('ring', 'simple')(0.25, 'longer', socket)],
  nvlsS: [reduce('nvls')(3e-5, 'longer'), reduce('sharp', 'auto', 32)(3e-5, 'longer')],
  nvlsBytesPerS: [reduce('nvls')(5e11, 'shorter')],
  // with more ranks than a node has, auto may not let the switch add
  nvlsRanks: [reduce('auto')(16, 'longer', { oneShotBytesPerS: 0, twoShotBytesPerS: 0 })],
  oneShotS: [reduce('oneShot')(2e-6, 'longer')],
  oneShotRankS: [reduce('oneShot')(2e-7, 'longer')],
  oneShotBytesPerS: [reduce('oneShot')(2e11, 'shorter')],
  twoShotS: [reduce('twoShot')(3e-6, 'longer')],
  twoShotRankS: [reduce('twoShot')(3e-7, 'longer')],
  twoShotBytesPerS: [reduce('twoShot')(2e11, 'shorter')],
  nicBytesPerS: [
    reduce('ring', 'simple', 32)(2e10, 'shorter', { simpleBytesPerS: 1e12 }),
    reduce('tree', 'll', 32)(2e9, 'longer'),
    reduce('hierarchical', 'simple', 32)(2e10, 'shorter'),
    reduce('sharp', 'auto', 32)(1e9, 'longer'),
  ],
  nicLlS: [reduce('ring', 'll', 32)(6e-6, 'longer')],
  nicSimpleS: [reduce('ring', 'simple', 32)(2e-5, 'longer'), reduce('nvls', 'auto', 32)(2e-5, 'longer')],
  // auto may let the switches of the fabric add
  sharp: [reduce('auto', 'auto', 32)(1, 'shorter', { nicBytesPerS: 1e9 })],
  launchS: [reduce('ring')(2e-6, 'longer')],
  jitterS: [reduce('ring')(2e-6, 'longer')],
};

export const exchangePlain = {
  lowS: 1e-5,
  lowBytesPerS: 2e11,
  lowNicS: 2e-5,
  nicBytesPerS: 5e10,
  nicRankShare: 0,
  bulkS: 3e-5,
  bulkBytesPerS: 3e11,
  bulkSmBytesPerS: 1e10,
  bulkNicS: 4e-5,
  bulkNicSmBytesPerS: 1e10,
};
/** Tokens, ranks, ranks a node, mode, hidden, topK, bytes an element, SMs. */
const exchange = (mode: 'low' | 'bulk', ranks: number, sms = 20) =>
  change('dispatch', [128, ranks, 8, mode === 'low' ? 0 : 1, 7168, 8, 1, sms]);

export const exchangeChanges: Changes<typeof ExchangeCoefficient> = {
  lowS: [exchange('low', 8)(2e-5, 'longer')],
  lowBytesPerS: [exchange('low', 8)(3e11, 'shorter')],
  lowNicS: [exchange('low', 32)(3e-5, 'longer')],
  nicBytesPerS: [exchange('low', 32)(6e10, 'shorter'), exchange('bulk', 32, 0)(1e10, 'longer')],
  // 31/32 of the copies cross the NIC in place of 3/4
  nicRankShare: [exchange('low', 32)(1, 'longer')],
  bulkS: [exchange('bulk', 8)(4e-5, 'longer')],
  bulkBytesPerS: [exchange('bulk', 8, 0)(4e11, 'shorter')],
  bulkSmBytesPerS: [exchange('bulk', 8)(1.2e10, 'shorter')],
  bulkNicS: [exchange('bulk', 32)(5e-5, 'longer')],
  bulkNicSmBytesPerS: [exchange('bulk', 32, 2)(5e9, 'longer', { bulkSmBytesPerS: 0 })],
};

export const linkPlain = { latencyS: 5e-6, bytesPerS: 1e11 };
/** Tokens, bytes a token. */
const link = change('link', [1000, 8192]);
export const linkChanges: Changes<typeof LinkCoefficient> = {
  latencyS: [link(6e-6, 'longer')],
  bytesPerS: [link(2e11, 'shorter')],
};
