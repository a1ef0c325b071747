// Blocks that prompts of a trace share: how many leading ones of a row were named by rows before it.

const open = 91;
const comma = 44;
const space = 32;
const zero = 48;

/** Ids that are remembered at most: from then on new ones are not, and what is shared is a lower bound. */
const mostBlocks = 4_000_000;

export class SharedBlocks {
  readonly #seen = new Set<number>();

  /** Of a list of whole numbers in JSON; lists of anything else share nothing. */
  leading(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== open) return 0;
    let count = 0;
    let isLeading = true;
    let id = -1;
    for (let at = start + 1; at < end; at++) {
      const digit = bytes[at]! - zero;
      if (digit >= 0 && digit <= 9) id = Math.max(0, id) * 10 + digit;
      else if (bytes[at] === comma || at === end - 1) {
        if (id < 0) return count;
        isLeading &&= this.#seen.has(id);
        if (isLeading) count++;
        else if (this.#seen.size < mostBlocks) this.#seen.add(id);
        id = -1;
      } else if (bytes[at] !== space) return count;
    }
    return count;
  }
}
