// How long files, functions and lines are.

import ts from 'typescript';
import { everyNode, lineOf, type Source } from '../../support/sources.ts';

export const LARGEST_FILE_LINES = 400;
export const LARGEST_FUNCTION_LINES = 70;
export const LARGEST_LINE_CHARACTERS = 120;

/** The callback of `describe(…)` is a list of tests, not a function that anyone reads as one. */
function isDescribeCallback(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe/.test(node.parent.expression.getText());
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node);

/** Every limit that a file breaks. */
export function sizeProblems(source: Source): string[] {
  const problems: string[] = [];
  const lines = source.text.replace(/\n$/, '').split('\n');
  if (lines.length > LARGEST_FILE_LINES) problems.push(`${source.path}: ${lines.length} lines`);
  for (const [i, line] of lines.entries()) {
    if ([...line].length > LARGEST_LINE_CHARACTERS)
      problems.push(`${source.path}:${i + 1}: ${[...line].length} characters`);
  }
  everyNode(source, (node) => {
    if (!isFunction(node) || isDescribeCallback(node)) return;
    const first = lineOf(source, node);
    const length = source.tree.getLineAndCharacterOfPosition(node.end).line + 2 - first;
    if (length > LARGEST_FUNCTION_LINES) problems.push(`${source.path}:${first}: a function of ${length} lines`);
  });
  return problems;
}
