// What a file reaches, and whether the arrows of the design allow it.

import { posix } from 'node:path';
import ts from 'typescript';
import { everyNode, lineOf, type Source } from '../../support/sources.ts';

export interface Reach {
  /** from the root, or a package's name */
  readonly target: string;
  readonly typesOnly: boolean;
  readonly line: number;
}

/** `import type`; an `import { type … }` still loads the module under verbatimModuleSyntax. */
const isTypesOnly = (clause: ts.ImportClause | undefined) => clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

/** The text of `new URL('…', import.meta.url)`, else null. */
function urlTarget(node: ts.Node): string | null {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return null;
  const [first, second] = node.arguments ?? [];
  if (first === undefined || !ts.isStringLiteralLike(first) || second?.getText() !== 'import.meta.url') return null;
  return first.text.startsWith('.') ? first.text : null;
}

function specifierOf(node: ts.Node): { text: string; typesOnly: boolean } | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, typesOnly: isTypesOnly(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, typesOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { text: node.argument.literal.text, typesOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const first = node.arguments[0];
    if (first !== undefined && ts.isStringLiteralLike(first)) return { text: first.text, typesOnly: false };
  }
  const url = urlTarget(node);
  return url === null ? null : { text: url, typesOnly: false };
}

/** Everything a file imports, re-exports, imports lazily or names by `new URL(…, import.meta.url)`. */
export function reachOf(source: Source): Reach[] {
  const found: Reach[] = [];
  everyNode(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier === null) return;
    const { text, typesOnly } = specifier;
    const target = text.startsWith('.') ? posix.join(posix.dirname(source.path), text) : text;
    found.push({ target, typesOnly, line: lineOf(source, node) });
  });
  return found;
}

/**
 * Which rooms a room may import: `room` (everything), `room:types` (types only), `room/file.ts` or both together.
 * `*` allows every room, `*-cli` every room but cli. A room may always import itself.
 */
export type Arrows = Readonly<Record<string, readonly string[]>>;

/** `src/core/cell.ts` → room `core`; `src/errors.ts` → room `errors`; null outside the folder. */
export function roomOf(folder: string, path: string): string | null {
  if (!path.startsWith(`${folder}/`)) return null;
  return path
    .slice(folder.length + 1)
    .split('/')[0]!
    .replace(/\.(ts|js|json)$/, '');
}

function allows(entry: string, folder: string, reach: Reach, room: string): boolean {
  if (entry === '*') return true;
  if (entry.startsWith('*-')) return room !== entry.slice(2);
  const [what = '', limit] = entry.split(':');
  if (limit === 'types' && !reach.typesOnly) return false;
  return what.includes('/') ? reach.target === `${folder}/${what}` : what === room;
}

/** Not a package, and not the wasm, which the binding names by its URL. */
const isOurs = /^(\.\.|src|assembly|test|bench|dist)\//;

/** Every import of a file below `folder` that the table does not allow. */
export function arrowProblems(folder: string, arrows: Arrows, source: Source): string[] {
  const from = roomOf(folder, source.path);
  if (from === null) return [];
  const allowed = arrows[from];
  if (allowed === undefined) return [`${source.path}: no row for room "${from}" in the table of arrows`];
  const problems: string[] = [];
  for (const reach of reachOf(source)) {
    if (!isOurs.test(reach.target)) continue;
    const to = roomOf(folder, reach.target);
    if (to === from) continue;
    const isAllowed = to !== null && allowed.some((entry) => allows(entry, folder, reach, to));
    if (!isAllowed) problems.push(`${source.path}:${reach.line}: ${from} may not import ${reach.target}`);
  }
  return problems;
}

/** Source files that no entry reaches, through imports of any kind. */
export function deadFiles(entries: readonly string[], sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const alive = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (alive.has(path)) continue;
    alive.add(path);
    const source = byPath.get(path);
    if (source !== undefined) open.push(...reachOf(source).map((reach) => reach.target));
  }
  return sources.map((source) => source.path).filter((path) => !alive.has(path));
}

/** Groups of files that import one another in a circle, types included: each group sorted, told by its paths. */
export function importCircles(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map((source) => source.path));
  const targets = new Map(
    sources.map((source) => [
      source.path,
      [...new Set(reachOf(source).map((reach) => reach.target))].filter((path) => paths.has(path)),
    ]),
  );
  const isReached = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const open = [...(targets.get(from) ?? [])];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (path === to) return true;
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...(targets.get(path) ?? []));
    }
    return false;
  };
  const inCircle = [...paths].filter((path) => isReached(path, path)).sort();
  const groups = new Map<string, string[]>();
  for (const path of inCircle) {
    const first =
      inCircle.find((other) => other === path || (isReached(path, other) && isReached(other, path))) ?? path;
    groups.set(first, [...(groups.get(first) ?? []), path]);
  }
  return [...groups.values()].map((group) => group.join(' <-> '));
}
