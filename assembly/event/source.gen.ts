// Generated from event/source/ by `npm run layout`: the sources of events in their order at one instant.

import { NEVER, nextKey } from '../engine/calendar';
import { Clock } from '../layout/event.gen';
import { handle as controlHandle, nextPs as controlNext } from './source/control';
import { handle as windowHandle, nextPs as windowNext } from './source/window';
import { handle as completionHandle, nextPs as completionNext } from './source/completion';
import { handle as landingHandle, nextPs as landingNext } from './source/landing';
import { handle as timerHandle, nextPs as timerNext } from './source/timer';
import { handle as refreshHandle, nextPs as refreshNext } from './source/refresh';
import { handle as releaseHandle, nextPs as releaseNext } from './source/release';
import { handle as arrivalHandle, nextPs as arrivalNext } from './source/arrival';
import { handle as lateHandle, nextPs as lateNext } from './source/late';
import { handle as userHandle, nextPs as userNext } from './source/user';
import { handle as startHandle, nextPs as startNext } from './source/start';

export { Source } from '../layout/event.gen';

/** Instant and following instant of `source`, and the rare ones beside it. */
function withRare(from: i32): i32 {
  let source = from;
  let least = Clock.nextPs;
  let following = Clock.followingPs;
  let at: i64;
  at = landingNext();
  if (at < least || (at == least && 3 < source)) {
    following = least;
    least = at;
    source = 3;
  } else if (at < following) following = at;
  at = timerNext();
  if (at < least || (at == least && 4 < source)) {
    following = least;
    least = at;
    source = 4;
  } else if (at < following) following = at;
  at = refreshNext();
  if (at < least || (at == least && 5 < source)) {
    following = least;
    least = at;
    source = 5;
  } else if (at < following) following = at;
  at = lateNext();
  if (at < least || (at == least && 8 < source)) {
    following = least;
    least = at;
    source = 8;
  } else if (at < following) following = at;
  at = userNext();
  if (at < least || (at == least && 9 < source)) {
    following = least;
    least = at;
    source = 9;
  } else if (at < following) following = at;
  Clock.nextPs = least;
  Clock.followingPs = following;
  return source;
}

/** Source that is next of those that keep a run going; its instant and the next of the others in `clock`. */
export function nextActive(): i32 {
  // the calendar has one event that is next: its sources share the key
  const key = nextKey();
  let least = NEVER;
  let following = NEVER;
  let source = 2;
  let at: i64;
  at = completionNext(key);
  if (at < least) {
    following = least;
    least = at;
    source = 2;
  } else if (at < following) following = at;
  at = releaseNext();
  if (at < least) {
    following = least;
    least = at;
    source = 6;
  } else if (at < following) following = at;
  at = arrivalNext();
  if (at < least) {
    following = least;
    least = at;
    source = 7;
  } else if (at < following) following = at;
  at = startNext(key);
  if (at < least) {
    following = least;
    least = at;
    source = 10;
  } else if (at < following) following = at;
  Clock.nextPs = least;
  Clock.followingPs = following;
  // a run that has none of the rare ones does not ask them
  return Clock.rare != 0 ? withRare(source) : source;
}

/** Source that is next, when `active` is of those that keep a run going. */
export function nextPassive(active: i32): i32 {
  let source = active;
  let at: i64;
  at = windowNext();
  if (at <= Clock.nextPs) {
    Clock.nextPs = at;
    source = 1;
  }
  at = controlNext();
  if (at <= Clock.nextPs) {
    Clock.nextPs = at;
    source = 0;
  }
  return source;
}

/** Handles what is due of a source; an Exit, or GO. */
export function handle(source: i32, now: i64): i32 {
  switch (source) {
    case 0:
      return controlHandle(now);
    case 1:
      return windowHandle(now);
    case 2:
      return completionHandle(now);
    case 3:
      return landingHandle(now);
    case 4:
      return timerHandle(now);
    case 5:
      return refreshHandle(now);
    case 6:
      return releaseHandle(now);
    case 7:
      return arrivalHandle(now);
    case 8:
      return lateHandle(now);
    case 9:
      return userHandle(now);
    case 10:
      return startHandle(now);
  }
  assert(false);
  return 0;
}
