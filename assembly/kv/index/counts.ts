// KV index `counts` (0): blocks are only counted. Where nothing is shared the counts of README §2 say all there is.

import { Engine } from '../../layout/engine.gen';

export function open(_e: Engine, _blocks: i32): void {
  // counted by the cache
}

export function clear(_slot: i32): void {
  // counted by the cache
}

export function take(_e: Engine, _slot: i32, _count: i32): void {
  // counted by the cache
}

export function give(_e: Engine, _slot: i32, _expected: i32): void {
  // counted by the cache
}

export function join(_e: Engine, _phase: i32, _slot: i32): void {
  // counted by the cache
}

export function leave(_e: Engine, _phase: i32, _slot: i32): void {
  // counted by the cache
}

export function takeTurns(_e: Engine, _first: i32, _ticks: i32): void {
  // counted by the cache
}
