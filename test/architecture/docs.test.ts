// Every public name says what it is; every public function shows how it is called.

import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type Source, snippet, sourcesIn } from '../support/sources.ts';
import { reachOf } from './rules/imports.ts';

interface PublicName {
  readonly name: string;
  /** of the module that declares it, or hands it on */
  readonly path: string;
}

/** Names that an index exports one by one; namespaces are documented by their own indexes. */
function exportsOf(index: Source): PublicName[] {
  return index.tree.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) return [];
    if (!ts.isNamedExports(statement.exportClause)) return [];
    const text = (statement.moduleSpecifier as ts.StringLiteral | undefined)?.text ?? '';
    const path = reachOf(index).find((reach) => reach.target.endsWith(text.replace(/^[./]+/, '')))?.target ?? text;
    return statement.exportClause.elements.map((one) => ({ name: (one.propertyName ?? one.name).text, path }));
  });
}

const isNamed = (statement: ts.Statement, name: string): boolean =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.some((one) => one.name.getText() === name)
    : ((statement as ts.Statement & { readonly name?: ts.Identifier }).name?.text ?? '') === name;

/** A function, a class, or a constant that is a function. */
const isCalled = (statement: ts.Statement): boolean =>
  ts.isFunctionDeclaration(statement) ||
  ts.isClassDeclaration(statement) ||
  (ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some((one) => one.initializer && ts.isArrowFunction(one.initializer)));

/** What the public names of an index lack. Generated files document themselves; errors are thrown, not called. */
function docProblems(index: Source, sources: readonly Source[]): string[] {
  return exportsOf(index).flatMap(({ name, path }) => {
    const source = sources.find((one) => one.path === path);
    if (source === undefined) return [`${name}: no file ${path}`];
    if (path.endsWith('.gen.ts')) return [];
    const statement = source.tree.statements.find((one) => isNamed(one, name));
    if (statement === undefined) return docProblems(source, sources).filter((one) => one.startsWith(`${name}:`));
    const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
    const text = docs.map((doc) => doc.getText()).join('\n');
    if (text === '') return [`${name}: no comment in ${path}`];
    const isShown = !isCalled(statement) || path === 'src/errors.ts' || text.includes('@example');
    return isShown ? [] : [`${name}: no @example in ${path}`];
  });
}

/** Properties of a file's interfaces that no comment explains; those of a table on one line share its comment. */
function bareFields({ path, tree }: Source): string[] {
  const bare: string[] = [];
  const visit = (node: ts.Node): void => {
    const isListed = ts.isPropertySignature(node) && node.parent.getText().includes('\n');
    if (isListed && ts.getJSDocCommentsAndTags(node).length === 0) bare.push(`${path}: ${node.name.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return bare;
}

describe('public names', () => {
  // Guards against a result whose keys say neither unit nor meaning in an editor.
  test('every key of a result is explained', () => {
    const names = ['types', 'part-types', 'fleet-types', 'workload-types'].map((name) => `src/result/${name}.ts`);
    const files = sourcesIn('src').filter(({ path }) => names.includes(path));
    expect(files).toHaveLength(names.length);
    expect(files.flatMap(bareFields)).toEqual([]);
    const table = snippet('src/x.ts', 'interface A {\n  /** s */\n  readonly a: { b: 1; c: 2 };\n  d: 3;\n}\n');
    expect(bareFields(table)).toEqual(['src/x.ts: d']);
  });

  // Guards against an API that can only be learned from its source.
  test('are documented, and functions show how they are called', () => {
    const sources = sourcesIn('src');
    const index = sources.find(({ path }) => path === 'src/index.ts');
    expect(index === undefined ? [] : exportsOf(index).length).toBeGreaterThan(30);
    expect(index && docProblems(index, sources)).toEqual([]);
  });

  test('the rule sees what lacks', () => {
    const index = snippet('src/index.ts', "export { a, type B, c } from './x.ts';\n");
    const x = snippet(
      'src/x.ts',
      'export function a() {}\nexport interface B {}\n/** c. */\nexport const c = () => 1;\n',
    );
    expect(docProblems(index, [index, x])).toEqual([
      'a: no comment in src/x.ts',
      'B: no comment in src/x.ts',
      'c: no @example in src/x.ts',
    ]);
    const whole = snippet(
      'src/x.ts',
      '/** a. @example `a()` */\nexport function a() {}\n/** B. */\nexport interface B {}\n' +
        '/** c. @example `c()` */\nexport const c = () => 1;\n',
    );
    expect(docProblems(index, [index, whole])).toEqual([]);
  });
});
