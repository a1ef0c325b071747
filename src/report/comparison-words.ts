// Measured beside simulated, as text and page show them.

import type { ComparedFigure, Comparison } from '../result/types.ts';
import * as format from './format.ts';

const names: Readonly<Record<ComparedFigure['figure'], string>> = {
  ttftS: 'TTFT',
  tpotS: 'TPOT',
  itlS: 'ITL',
  e2eS: 'E2E',
  requestsPerS: 'requests',
  outputTokensPerS: 'output tokens',
  totalTokensPerS: 'prompt and output tokens',
  durationS: 'duration',
  completed: 'requests completed',
};

function valueText(figure: ComparedFigure['figure'], value: number | null): string {
  if (figure === 'completed') return format.count(value);
  return figure.endsWith('PerS') ? format.rate(value) : format.seconds(value);
}

/** What was measured, where, under which load. */
export function comparisonLead({ file, number, format: tool, model, load }: Comparison): string {
  const of = model === null ? '' : ` of ${format.plain(model)}`;
  return `Measured: result ${number} of ${format.plain(file, 300)} (${tool})${of}; ${load}.`;
}

/** Figure, measured, simulated, simulated over measured. */
export const comparisonRows = ({ figures }: Comparison): string[][] =>
  figures.map(({ figure, rank, measured, simulated, ratio }) => [
    rank === null ? names[figure] : `${names[figure]} ${rank}`,
    valueText(figure, measured),
    valueText(figure, simulated),
    ratio === null ? format.unknown : format.three(ratio),
  ]);
