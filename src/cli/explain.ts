// `tokenworks explain FIELD`: what a field of a scenario means, what may be written, what it is when it is left out.

import { type Explained, type ExplainedKey, explain } from '../scenario/explain.ts';
import type { Io } from './io.ts';
import { wrapped } from './plan.ts';
import { print } from './say.ts';

/** Words that a line lists. */
const mostWords = 16;

const leftOut = ({ required, whenLeftOut }: Pick<Explained, 'required' | 'whenLeftOut'>): string => {
  if (whenLeftOut !== null) return `when left out: ${String(whenLeftOut)}`;
  return required ? 'has to be written' : 'may be left out';
};

function keyLine({ key, about, required, whenLeftOut }: ExplainedKey, width: number): string {
  const state = whenLeftOut === null ? (required ? ' (has to be written)' : '') : ` (${String(whenLeftOut)})`;
  return `  ${key.padEnd(width)}  ${wrapped(`${about}${state}`, ' '.repeat(width + 4), width + 4)}`;
}

function wordsLine(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const some = words.slice(0, mostWords).join(', ');
  return [`  ${wrapped(`one of: ${some}${words.length > mostWords ? `, … ${words.length} in all` : ''}`, '    ')}`];
}

function fieldText(field: Explained): string {
  const { path, about, forms, words, keys } = field;
  const width = Math.max(0, ...keys.map(({ key }) => key.length));
  return [
    path,
    `  ${wrapped(about, '  ')}`,
    `  ${forms.join(' or ')}; ${leftOut(field)}`,
    ...wordsLine(words),
    ...(keys.length > 0 ? ['', ...keys.map((key) => keyLine(key, width))] : []),
  ].join('\n');
}

export function explainCommand(io: Io, name: string, { json }: { readonly json?: boolean }): void {
  const found = explain(name);
  print(io, json === true ? `${JSON.stringify(found, null, 2)}\n` : `${found.map(fieldText).join('\n\n')}\n`);
}
