// Generated from kv/index/ by `npm run layout`: which file answers for a word.

import { Engine } from '../layout/engine.gen';
import { open as countsOpen, clear as countsClear, take as countsTake, give as countsGive, join as countsJoin, leave as countsLeave, takeTurns as countsTakeTurns } from './index/counts';
import { open as blocksOpen, clear as blocksClear, take as blocksTake, give as blocksGive, join as blocksJoin, leave as blocksLeave, takeTurns as blocksTakeTurns } from './index/blocks';

// @ts-ignore: decorator
@inline
export function open(word: i32, e: Engine, blocks: i32): void {
  if (word == 1) {
    blocksOpen(e, blocks);
    return;
  }
  countsOpen(e, blocks);
}

// @ts-ignore: decorator
@inline
export function clear(word: i32, slot: i32): void {
  if (word == 1) {
    blocksClear(slot);
    return;
  }
  countsClear(slot);
}

// @ts-ignore: decorator
@inline
export function take(word: i32, e: Engine, slot: i32, count: i32): void {
  if (word == 1) {
    blocksTake(e, slot, count);
    return;
  }
  countsTake(e, slot, count);
}

// @ts-ignore: decorator
@inline
export function give(word: i32, e: Engine, slot: i32, expected: i32): void {
  if (word == 1) {
    blocksGive(e, slot, expected);
    return;
  }
  countsGive(e, slot, expected);
}

// @ts-ignore: decorator
@inline
export function join(word: i32, e: Engine, phase: i32, slot: i32): void {
  if (word == 1) {
    blocksJoin(e, phase, slot);
    return;
  }
  countsJoin(e, phase, slot);
}

// @ts-ignore: decorator
@inline
export function leave(word: i32, e: Engine, phase: i32, slot: i32): void {
  if (word == 1) {
    blocksLeave(e, phase, slot);
    return;
  }
  countsLeave(e, phase, slot);
}

// @ts-ignore: decorator
@inline
export function takeTurns(word: i32, e: Engine, first: i32, ticks: i32): void {
  if (word == 1) {
    blocksTakeTurns(e, first, ticks);
    return;
  }
  countsTakeTurns(e, first, ticks);
}
