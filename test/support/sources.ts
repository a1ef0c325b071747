// The project's own source files, read once and parsed with the TypeScript compiler.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The root of the checkout, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Source {
  /** from the root, with `/` */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Parses text as a file of that path: self-tests of the rules feed broken snippets. */
export function snippet(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS) };
}

/** Every file below a folder of the checkout that is ours, sorted; [] when there is no such folder. */
export function filesIn(folder: string): string[] {
  const skipped = new Set(['node_modules', 'dist', 'wasm', 'out', 'coverage', '.git']);
  const found: string[] = [];
  const walk = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(inside);
      } else if (entry.isFile()) found.push(inside);
    }
  };
  walk(folder);
  return found.sort();
}

const isSource = (path: string) => path.endsWith('.ts') && !path.endsWith('.d.ts');
const parsed = new Map<string, Source>();

/** One TypeScript or AssemblyScript file of the checkout. */
export function sourceAt(path: string): Source {
  const known = parsed.get(path) ?? snippet(path, readFileSync(join(root, path), 'utf8'));
  parsed.set(path, known);
  return known;
}

/** Every TypeScript or AssemblyScript file below these folders. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesIn(folder).filter(isSource).map(sourceAt));
}

/** Line of a node, from 1. */
export const lineOf = (source: Source, node: ts.Node) =>
  source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;

/** Calls `look` with every node of a file. */
export function everyNode(source: Source, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node) => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
}
