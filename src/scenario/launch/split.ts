// A command line to words, as a shell does: quotes, backslashes, lines that go on.

/** A word that ends the command, or sends its output elsewhere. */
const ends = /^(?:[|&;]+|\d?>.*|<.*)$/;

/** Words up to the end of the first command; null = a quote is left open. */
export function wordsOf(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && quote !== "'") {
      at++;
      const next = text[at] ?? '';
      // a line that goes on
      if (next === '\n' || (next === '\r' && text[at + 1] === '\n')) at += next === '\r' ? 1 : 0;
      else word = (word ?? '') + next;
    } else if (quote !== '') {
      if (letter === quote) quote = '';
      else word = (word ?? '') + letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + letter;
  }
  if (quote !== '') return null;
  if (word !== null) words.push(word);
  const end = words.findIndex((one) => ends.test(one));
  return end < 0 ? words : words.slice(0, end);
}
