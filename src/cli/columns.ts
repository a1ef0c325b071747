// Small tables for a terminal.

/** Lines of a table under its titles; columns from `numbers` on are aligned right, up to `words`. */
export function columns(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: number,
  words = titles.length,
): string[] {
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at < numbers || at >= words ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(titles), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

/** 0.0423 → 4.2 % */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;
