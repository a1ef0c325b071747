// Calls that a deterministic, silent library must not make.

import ts from 'typescript';
import { everyNode, lineOf, type Source } from '../../support/sources.ts';

/** The functions whose last bit differs between engines; `sqrt`, `abs`, `floor` and similar do not. */
const unportable = new Set([
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
]);

function memberOf(node: ts.Node): { object: string; name: string } | null {
  if (ts.isPropertyAccessExpression(node)) return { object: node.expression.getText(), name: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return { object: node.expression.getText(), name: node.argumentExpression.text };
  }
  return null;
}

function eachProblem(source: Source, problemOf: (node: ts.Node) => string | null): string[] {
  const problems: string[] = [];
  everyNode(source, (node) => {
    const problem = problemOf(node);
    if (problem !== null) problems.push(`${source.path}:${lineOf(source, node)}: ${problem}`);
  });
  return problems;
}

/** `Math.random` and wall clocks. */
export const chanceAndClockProblems = (source: Source) =>
  eachProblem(source, (node) => {
    const member = memberOf(node);
    if (member !== null) {
      const { object, name } = member;
      const isClock =
        (object === 'Date' && name === 'now') ||
        (object.endsWith('performance') && name === 'now') ||
        name === 'hrtime';
      if (isClock || (object === 'Math' && name === 'random')) return `${object}.${name}`;
    }
    const isNow =
      ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
    return isNow ? 'new Date()' : null;
  });

const isWholeLiteral = (node: ts.Expression) =>
  ts.isBigIntLiteral(node) || (ts.isNumericLiteral(node) && Number.isInteger(Number(node.text)));

/** The host's transcendental functions, and `**` with anything but a whole literal. */
export const unportableMathsProblems = (source: Source) =>
  eachProblem(source, (node) => {
    const member = memberOf(node);
    if (member?.object === 'Math' && unportable.has(member.name)) return `Math.${member.name}`;
    if (!ts.isBinaryExpression(node)) return null;
    const operator = node.operatorToken.kind;
    const isPower =
      operator === ts.SyntaxKind.AsteriskAsteriskToken || operator === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
    return isPower && !isWholeLiteral(node.right) ? `** ${node.right.getText()}` : null;
  });

/** The powers of ten between ps and s, pJ and J. */
const picos = new Set([1e12, 1e-12]);
const scaling = new Set([ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.SlashToken]);

/** Products and quotients with a power of ten between ps and s, which only `units.ts` writes. */
export const handScaledProblems = (source: Source) =>
  eachProblem(source, (node) => {
    if (!ts.isBinaryExpression(node) || !scaling.has(node.operatorToken.kind)) return null;
    const isPico = (side: ts.Expression) => ts.isNumericLiteral(side) && picos.has(Number(side.text));
    return isPico(node.left) || isPico(node.right) ? node.getText() : null;
  });

/** Printing and exiting, which only the command line does. */
export const voiceProblems = (source: Source) =>
  eachProblem(source, (node) => {
    const member = memberOf(node);
    if (member === null) return null;
    const { object, name } = member;
    if (object === 'console') return `console.${name}`;
    const isProcess = object === 'process' && ['exit', 'exitCode', 'stdout', 'stderr', 'abort'].includes(name);
    return isProcess ? `process.${name}` : null;
  });

/** Module-level `let` and `var`: state outside the layout's columns. */
export function moduleStateProblems(source: Source): string[] {
  const look = (statements: readonly ts.Statement[]): string[] =>
    statements.flatMap((statement) => {
      if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
        return look(statement.body.statements);
      }
      if (!ts.isVariableStatement(statement)) return [];
      const isConstant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      return isConstant ? [] : [`${source.path}:${lineOf(source, statement)}: module-level ${statement.getText()}`];
    });
  return look(source.tree.statements);
}

/** A file begins with a comment that says what it is. */
export const headingProblems = (source: Source) =>
  /^(#!.*\n)?(\/\/ \S|\/\*\*)/.test(source.text) ? [] : [`${source.path}: does not begin by saying what it is`];
