// Generated from engine/admission/ by `npm run layout`: which file answers for a word.

import { Engine } from '../layout/engine.gen';
import { admits as chunkAdmits, admitted as chunkAdmitted, left as chunkLeft } from './admission/chunk';
import { admits as promptAdmits, admitted as promptAdmitted, left as promptLeft } from './admission/prompt';
import { admits as wholeAdmits, admitted as wholeAdmitted, left as wholeLeft } from './admission/whole';

// @ts-ignore: decorator
@inline
export function admits(word: i32, e: Engine, slot: i32, spare: i32): bool {
  if (word == 1) return promptAdmits(e, slot, spare);
  if (word == 2) return wholeAdmits(e, slot, spare);
  return chunkAdmits(e, slot, spare);
}

// @ts-ignore: decorator
@inline
export function admitted(word: i32, e: Engine, slot: i32): void {
  if (word == 1) {
    promptAdmitted(e, slot);
    return;
  }
  if (word == 2) {
    wholeAdmitted(e, slot);
    return;
  }
  chunkAdmitted(e, slot);
}

// @ts-ignore: decorator
@inline
export function left(word: i32, e: Engine, slot: i32): void {
  if (word == 1) {
    promptLeft(e, slot);
    return;
  }
  if (word == 2) {
    wholeLeft(e, slot);
    return;
  }
  chunkLeft(e, slot);
}
