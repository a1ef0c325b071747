// What a request is doing, and how it may go on. Only this file changes `slot.state`.
//
//   free ─▶ held ─▶ queued ─▶ prefill ─▶ decode ─▶ done ─▶ free
//             │       ▲ │        │  │       │ │
//             └─▶ free│ └─▶ free │  └─▶ done│ └─▶ transferring ─▶ waiting | decode | queued | done
//                     └──────────┴──────────┘ (preempted)            waiting ─▶ queued | done | free
//
// held: at the router. queued: at a replica, not running. prefill: running, its target is not computed. decode: emits a
// token in every step. transferring: its KV is on its way. waiting: for something outside, its turn or a tool.

import { RequestState, Slot } from '../layout/request.gen';

/** Bit set of the states that may follow `state`. */
function followers(state: i32): i32 {
  switch (state) {
    case RequestState.free:
      return (1 << RequestState.held) | (1 << RequestState.queued);
    case RequestState.held:
      return (1 << RequestState.queued) | (1 << RequestState.free);
    case RequestState.queued:
      return (1 << RequestState.prefill) | (1 << RequestState.free);
    case RequestState.prefill:
      return (
        (1 << RequestState.decode) |
        (1 << RequestState.queued) |
        (1 << RequestState.transferring) |
        (1 << RequestState.done)
      );
    case RequestState.decode:
      return (1 << RequestState.queued) | (1 << RequestState.transferring) | (1 << RequestState.done);
    case RequestState.transferring:
      return (
        (1 << RequestState.waiting) | (1 << RequestState.queued) | (1 << RequestState.decode) | (1 << RequestState.done)
      );
    case RequestState.waiting:
      return (1 << RequestState.queued) | (1 << RequestState.done) | (1 << RequestState.free);
    case RequestState.done:
      return 1 << RequestState.free;
  }
  return 0;
}

/** The request goes on to `state`; the debug build holds the transition against the picture above. */
export function become(record: Slot, state: i32): void {
  if (ASC_OPTIMIZE_LEVEL == 0) assert(((followers(record.state) >> state) & 1) == 1);
  record.state = state;
}
