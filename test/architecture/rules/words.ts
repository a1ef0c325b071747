// Words that a reader from the field has to guess at; docs/words.md says what to write instead.

/** Of any text of ours: code with its comments and strings, or a layout file with its documentation. */
export interface Text {
  /** from the root, with `/` */
  readonly path: string;
  readonly text: string;
}

/** Whole words, in any case. "stand for", "stand in for" and "stand out" are plain English. */
const refused = [
  /\b(?:told|tells?|telling|teller)\b/i,
  /\bjudg(?:e[ds]?|ing)\b/i,
  /\bkin\b/i,
  /\bone's own\b/i,
  /\b(?:hungry|hungrier|hungriest)\b/i,
  /\bbreath(?:e|es|ing)?\b/i,
  /\bcrews?\b/i,
  /\bseats?\b/i,
  /\bstood\b/i,
  /\bstands? (?:at|on|behind|beside|by|where|there|in(?! for\b))\b/i,
  /\bexact for nothing\b/i,
];

/** Each refused word of a text, with its line. */
export const wordProblems = ({ path, text }: Text): string[] =>
  text
    .split('\n')
    .flatMap((line, at) =>
      refused.flatMap((word) => (word.test(line) ? [`${path}:${at + 1}: ${word.exec(line)?.[0]}`] : [])),
    );
