// Generated from timing/kernel/ by `npm run layout`: which file answers for a word.

import { time as gemmTime, isKind as gemmIsKind } from './kernel/gemm';
import { time as prefillAttentionTime, isKind as prefillAttentionIsKind } from './kernel/prefill-attention';
import { time as decodeAttentionTime, isKind as decodeAttentionIsKind } from './kernel/decode-attention';
import { time as mlaPrefillTime, isKind as mlaPrefillIsKind } from './kernel/mla-prefill';
import { time as mlaDecodeTime, isKind as mlaDecodeIsKind } from './kernel/mla-decode';
import { time as moeTime, isKind as moeIsKind } from './kernel/moe';
import { time as elementwiseTime, isKind as elementwiseIsKind } from './kernel/elementwise';
import { time as linkTime, isKind as linkIsKind } from './kernel/link';
import { time as allReduceTime, isKind as allReduceIsKind } from './kernel/all-reduce';
import { time as allGatherTime, isKind as allGatherIsKind } from './kernel/all-gather';
import { time as reduceScatterTime, isKind as reduceScatterIsKind } from './kernel/reduce-scatter';
import { time as allToAllTime, isKind as allToAllIsKind } from './kernel/all-to-all';
import { time as broadcastTime, isKind as broadcastIsKind } from './kernel/broadcast';
import { time as sendRecvTime, isKind as sendRecvIsKind } from './kernel/send-recv';
import { time as dispatchTime, isKind as dispatchIsKind } from './kernel/dispatch';
import { time as combineTime, isKind as combineIsKind } from './kernel/combine';
import { time as groupedGemmTime, isKind as groupedGemmIsKind } from './kernel/grouped-gemm';

// @ts-ignore: decorator
@inline
export function time(word: i32, model: i32, at: i32): void {
  if (word == 1) {
    prefillAttentionTime(model, at);
    return;
  }
  if (word == 2) {
    decodeAttentionTime(model, at);
    return;
  }
  if (word == 3) {
    mlaPrefillTime(model, at);
    return;
  }
  if (word == 4) {
    mlaDecodeTime(model, at);
    return;
  }
  if (word == 5) {
    moeTime(model, at);
    return;
  }
  if (word == 6) {
    elementwiseTime(model, at);
    return;
  }
  if (word == 7) {
    linkTime(model, at);
    return;
  }
  if (word == 8) {
    allReduceTime(model, at);
    return;
  }
  if (word == 9) {
    allGatherTime(model, at);
    return;
  }
  if (word == 10) {
    reduceScatterTime(model, at);
    return;
  }
  if (word == 11) {
    allToAllTime(model, at);
    return;
  }
  if (word == 12) {
    broadcastTime(model, at);
    return;
  }
  if (word == 13) {
    sendRecvTime(model, at);
    return;
  }
  if (word == 14) {
    dispatchTime(model, at);
    return;
  }
  if (word == 15) {
    combineTime(model, at);
    return;
  }
  if (word == 16) {
    groupedGemmTime(model, at);
    return;
  }
  gemmTime(model, at);
}

// @ts-ignore: decorator
@inline
export function isKind(word: i32, dimension: i32): bool {
  if (word == 1) return prefillAttentionIsKind(dimension);
  if (word == 2) return decodeAttentionIsKind(dimension);
  if (word == 3) return mlaPrefillIsKind(dimension);
  if (word == 4) return mlaDecodeIsKind(dimension);
  if (word == 5) return moeIsKind(dimension);
  if (word == 6) return elementwiseIsKind(dimension);
  if (word == 7) return linkIsKind(dimension);
  if (word == 8) return allReduceIsKind(dimension);
  if (word == 9) return allGatherIsKind(dimension);
  if (word == 10) return reduceScatterIsKind(dimension);
  if (word == 11) return allToAllIsKind(dimension);
  if (word == 12) return broadcastIsKind(dimension);
  if (word == 13) return sendRecvIsKind(dimension);
  if (word == 14) return dispatchIsKind(dimension);
  if (word == 15) return combineIsKind(dimension);
  if (word == 16) return groupedGemmIsKind(dimension);
  return gemmIsKind(dimension);
}
