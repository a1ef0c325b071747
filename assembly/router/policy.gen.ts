// Generated from router/policy/ by `npm run layout`: which file answers for a word.

import { choose as roundRobinChoose, ranks as roundRobinRanks, scoreOf as roundRobinScoreOf, shareOf as roundRobinShareOf, question as roundRobinQuestion } from './policy/round-robin';
import { choose as randomChoose, ranks as randomRanks, scoreOf as randomScoreOf, shareOf as randomShareOf, question as randomQuestion } from './policy/random';
import { choose as leastChoose, ranks as leastRanks, scoreOf as leastScoreOf, shareOf as leastShareOf, question as leastQuestion } from './policy/least';
import { choose as powerOfTwoChoose, ranks as powerOfTwoRanks, scoreOf as powerOfTwoScoreOf, shareOf as powerOfTwoShareOf, question as powerOfTwoQuestion } from './policy/power-of-two';
import { choose as sessionChoose, ranks as sessionRanks, scoreOf as sessionScoreOf, shareOf as sessionShareOf, question as sessionQuestion } from './policy/session';
import { choose as weightedChoose, ranks as weightedRanks, scoreOf as weightedScoreOf, shareOf as weightedShareOf, question as weightedQuestion } from './policy/weighted';
import { choose as scoresChoose, ranks as scoresRanks, scoreOf as scoresScoreOf, shareOf as scoresShareOf, question as scoresQuestion } from './policy/scores';
import { choose as externalChoose, ranks as externalRanks, scoreOf as externalScoreOf, shareOf as externalShareOf, question as externalQuestion } from './policy/external';

// @ts-ignore: decorator
@inline
export function choose(word: i32, id: i32, session: i32, now: i64): i32 {
  if (word == 1) return randomChoose(id, session, now);
  if (word == 2) return leastChoose(id, session, now);
  if (word == 3) return powerOfTwoChoose(id, session, now);
  if (word == 4) return sessionChoose(id, session, now);
  if (word == 5) return weightedChoose(id, session, now);
  if (word == 6) return scoresChoose(id, session, now);
  if (word == 7) return externalChoose(id, session, now);
  return roundRobinChoose(id, session, now);
}

// @ts-ignore: decorator
@inline
export function ranks(word: i32): bool {
  if (word == 1) return randomRanks();
  if (word == 2) return leastRanks();
  if (word == 3) return powerOfTwoRanks();
  if (word == 4) return sessionRanks();
  if (word == 5) return weightedRanks();
  if (word == 6) return scoresRanks();
  if (word == 7) return externalRanks();
  return roundRobinRanks();
}

// @ts-ignore: decorator
@inline
export function scoreOf(word: i32, r: i32): i64 {
  if (word == 1) return randomScoreOf(r);
  if (word == 2) return leastScoreOf(r);
  if (word == 3) return powerOfTwoScoreOf(r);
  if (word == 4) return sessionScoreOf(r);
  if (word == 5) return weightedScoreOf(r);
  if (word == 6) return scoresScoreOf(r);
  if (word == 7) return externalScoreOf(r);
  return roundRobinScoreOf(r);
}

// @ts-ignore: decorator
@inline
export function shareOf(word: i32, r: i32): i64 {
  if (word == 1) return randomShareOf(r);
  if (word == 2) return leastShareOf(r);
  if (word == 3) return powerOfTwoShareOf(r);
  if (word == 4) return sessionShareOf(r);
  if (word == 5) return weightedShareOf(r);
  if (word == 6) return scoresShareOf(r);
  if (word == 7) return externalShareOf(r);
  return roundRobinShareOf(r);
}

// @ts-ignore: decorator
@inline
export function question(word: i32): i32 {
  if (word == 1) return randomQuestion();
  if (word == 2) return leastQuestion();
  if (word == 3) return powerOfTwoQuestion();
  if (word == 4) return sessionQuestion();
  if (word == 5) return weightedQuestion();
  if (word == 6) return scoresQuestion();
  if (word == 7) return externalQuestion();
  return roundRobinQuestion();
}
