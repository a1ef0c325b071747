// Fields that need one another: experts and how many a token takes, latents and the sizes of their heads.

import type { Reader } from './reader.ts';
import type { Extra, Extras } from './spellings.ts';

/** Sizes without which latent attention has no shape. */
const ofLatents = ['qkNopeHeadDim', 'qkRopeHeadDim', 'vHeadDim'] as const;

export class Together {
  readonly #reader: Reader;
  readonly #extras: Extras;
  /** fields that are stated, rightly or wrongly: 0 states nothing */
  readonly #stated: ReadonlySet<Extra>;
  constructor(reader: Reader, extras: Extras, stated: ReadonlySet<Extra>) {
    this.#reader = reader;
    this.#extras = extras;
    this.#stated = stated;
  }

  /** As the file spells it, or as it is spelt first. */
  #keyOf(field: Extra): string {
    return this.#reader.stated(this.#reader.keysOf(field)) ?? this.#reader.keysOf(field)[0] ?? field;
  }

  /** What the file must state because it states `because`. */
  #demand(field: Extra, because: Extra): void {
    if (this.#stated.has(field)) return;
    const value = this.#reader.stated(this.#reader.keysOf(field)) === null ? 'nothing' : '0';
    const hint = `The config.json must state it beside ${this.#keyOf(because)}.`;
    this.#reader.add(value === '0' ? 'BAD_VALUE' : 'MISSING', this.#keyOf(field), value, hint);
  }

  check(): void {
    const { experts, topK } = this.#extras;
    if (experts !== undefined && experts > 1) {
      this.#demand('topK', 'experts');
      if (topK !== undefined && topK > experts) {
        const hint = `A token can take at most as many as there are, ${experts}.`;
        this.#reader.add('BAD_VALUE', this.#keyOf('topK'), String(topK), hint);
      }
    }
    // one expert is none; of a token that takes several there must be more
    const zero = this.#reader.stated(this.#reader.keysOf('experts')) !== null;
    if (!zero && topK !== undefined && topK > 1) this.#demand('experts', 'topK');
    if (this.#stated.has('kvLoraRank')) for (const field of ofLatents) this.#demand(field, 'kvLoraRank');
    else {
      const latent = (['qLoraRank', 'qkNopeHeadDim', 'qkRopeHeadDim'] as const).find((one) => this.#stated.has(one));
      if (latent !== undefined) this.#demand('kvLoraRank', latent);
    }
  }
}
