// The form of the text report: its width, headings, tables by alignment, broken lines.

import { padLeft, padRight, plain } from './format.ts';

export const WIDTH = 100;

export const heading = (title: string): string => `\n${title}\n${'─'.repeat(title.length)}`;

/** Rows under a header; the first column to the left, the rest to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? padRight(cell, widths[column] ?? 0) : padLeft(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return all.map((row) => `  ${line(row)}`).join('\n');
}

/** Text broken at spaces, every line indented. */
export function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text, 2000).split(' ')) {
    if (line.length > 0 && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line.length > 0 ? `${line} ${word}` : word;
  }
  lines.push(line);
  return lines.map((one, at) => (at === 0 ? one : indent + one)).join('\n');
}
