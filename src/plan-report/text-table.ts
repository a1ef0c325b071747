// Tables and sentences of the text forms: at most 100 columns.

/** Columns of a terminal line. */
export const TEXT_WIDTH = 100;

/** Rows of cells as a table: the columns of `left` begin together, the others end together. */
export function tableText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[],
): string {
  const widths = header.map((title, column) => {
    return Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length));
  });
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return left.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Sentences in lines of at most 100 columns, of which the first begins `taken` columns in. */
export function wrapped(text: string, indent = '', taken = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const before = lines.length === 0 ? taken : 0;
    if (line !== '' && before + line.length + 1 + word.length > TEXT_WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
