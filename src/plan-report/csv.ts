// Rows of a plan as CSV: plain numbers in SI units, for tables and scripts.

type Cell = string | number | null | undefined;

const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  // a cell that a spreadsheet would take for a formula is text
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[header, ...rows].map((row) => row.map(cellText).join(',')).join('\n')}\n`;
}
