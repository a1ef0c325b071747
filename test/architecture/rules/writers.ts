// Who writes a column: assignments in the core, table by table, held against the writers that the layout names.

import ts from 'typescript';
import { coreName, type Layout, storedColumns, type Table } from '../../../assembly/layout/generator/declaration.ts';
import { everyNode, lineOf, type Source } from '../../support/sources.ts';

export interface Write {
  readonly table: string;
  /** as the core spells it */
  readonly column: string;
  readonly room: string;
  readonly place: string;
}

/** Records by the way that the core speaks of them: functions that find one, and names that hold one. */
const records: readonly { readonly table: string; readonly spelling: RegExp }[] = [
  { table: 'slot', spelling: /^(slotAt\(.*\)|record)$/s },
  { table: 'join', spelling: /^(joinAt\(.*\)|partial)$/s },
  { table: 'finish', spelling: /^finishAt\(.*\)$/s },
  { table: 'engine', spelling: /^(engineAt\(.*\)|e)$/s },
];

const assigns = (kind: ts.SyntaxKind) => kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** What an expression changes, or null. */
function targetOf(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) return assigns(node.operatorToken.kind) ? node.left : null;
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return null;
  const changes = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  return changes ? node.operand : null;
}

function tableOf(owner: string, byHandle: ReadonlyMap<string, string>, parts: ReadonlySet<string>): string | null {
  const handle = byHandle.get(owner);
  if (handle !== undefined) return handle;
  const [, record = owner, part = ''] = /^(.*)\.(\w+)$/s.exec(owner) ?? [];
  const found = records.find(({ spelling }) => spelling.test(parts.has(part) ? record : owner));
  if (found === undefined) return null;
  return parts.has(part) ? part : found.table;
}

/** Every assignment to a column in a file of the core; one whose table is not recognised is told apart. */
export function writesOf(source: Source, layout: Layout): { writes: Write[]; unknown: string[] } {
  const byHandle = new Map(Object.entries(layout.tables).map(([name, table]) => [table.handle, name]));
  const parts = new Set(Object.entries(layout.tables).flatMap(([name, { within }]) => (within ? [name] : [])));
  const room = source.path.split('/')[1] ?? '';
  const found: { writes: Write[]; unknown: string[] } = { writes: [], unknown: [] };
  everyNode(source, (node) => {
    let target = targetOf(node);
    if (target !== null && ts.isElementAccessExpression(target)) target = target.expression;
    if (target === null || !ts.isPropertyAccessExpression(target)) return;
    const place = `${source.path}:${lineOf(source, node)}`;
    const table = tableOf(target.expression.getText(source.tree), byHandle, parts);
    if (table === null)
      found.unknown.push(`${place}: ${target.getText(source.tree)} is no column that this rule knows`);
    else found.writes.push({ table, column: target.name.text, room: room.replace(/\.ts$/, ''), place });
  });
  return found;
}

/** Rooms that may write a column: its own, or its table's. */
export const writersOf = (table: Table, column: string): readonly string[] =>
  (table.columns[column]?.writer ?? table.writer ?? '').split(' ').filter(Boolean);

/** Writes that the layout does not allow, and writers that it names for nothing. */
export function writerProblems(writes: readonly Write[], layout: Layout): string[] {
  const problems: string[] = [];
  for (const [name, table] of Object.entries(layout.tables)) {
    for (const [column] of storedColumns(table)) {
      const writers = writersOf(table, column);
      const here = writes.filter((write) => write.table === name && write.column === coreName(column));
      if (writers.length === 0) problems.push(`${name}.${column} names no writer`);
      const strangers = here.filter(({ room }) => !writers.includes(room));
      problems.push(...strangers.map(({ room, place }) => `${place}: ${room} may not write ${name}.${column}`));
      const idle = writers.filter((writer) => writer !== 'host' && !here.some(({ room }) => room === writer));
      problems.push(...idle.map((writer) => `${name}.${column} names ${writer}, which does not write it`));
    }
  }
  return problems;
}
