// Standard input line by line.

/** Longer lines are nobody's question or answer; what is kept of them is bounded. */
export const LONGEST_LINE = 1 << 16;

/**
 * Lines of a stream of text; a last one without an end is one too. Nothing beyond the longest line is kept. A byte
 * order mark before the first line is left out.
 */
export async function* lineBlocks(input: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  let isFirst = true;
  for await (const chunk of input) {
    let text = rest + decoder.decode(chunk, { stream: true });
    if (isFirst && text !== '') {
      text = text.replace(/^\ufeff/, '');
      isFirst = false;
    }
    const lines = text.split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1);
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
