// Text to plain data: YAML or JSON, guarded against what would hurt, before anything looks at its meaning.

import { Composer, CST, type Document, isAlias, isMap, isScalar, LineCounter, Parser, visit, type YAMLMap } from 'yaml';
import { InputError, type Issue, shown } from '../errors.ts';

type Path = readonly (string | number)[];

/** Largest scenario in characters: thirty times the longest preset, and read in less than a second. */
export const largestText = 65_536;
const deepest = 32;
const mostNodes = 100_000;
const mostAliases = 100;
/** One slip in YAML is often followed by hundreds of complaints. */
const mostIssues = 10;
/** Keys that reach into an object's prototype. */
const hostileKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const isHostileKey = (key: string): boolean => hostileKeys.has(key);

const refuse = (path: Path, found: string, hint: string): never => {
  throw new InputError([{ code: 'BAD_FILE', path, found, hint }]);
};

function yamlIssue(
  error: { readonly message: string; readonly pos: readonly [number, number] },
  file: string,
  lines: LineCounter,
): Issue {
  const { line } = lines.linePos(error.pos[0]);
  const [said = 'not YAML'] = error.message.split(/ at line |\n/);
  return { code: 'BAD_FILE', path: [file, `line ${line}`], found: shown(said), hint: 'Write YAML or JSON.' };
}

/**
 * Parts of a document as they are parsed, none deeper than a scenario: what composes them recurses, and a stack that
 * ends there can take the process along.
 */
function* shallow(tokens: Iterable<CST.Token>, file: string): Generator<CST.Token> {
  for (const token of tokens) {
    const left: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { token: one, depth } = next;
      if (depth > deepest) refuse([file], `more than ${deepest} levels`, 'A scenario is shallower.');
      if (one.type === 'document' && one.value !== undefined) left.push({ token: one.value, depth });
      if (!CST.isCollection(one)) continue;
      for (const { key, value } of one.items) {
        if (key !== undefined && key !== null) left.push({ token: key, depth: depth + 1 });
        if (value !== undefined) left.push({ token: value, depth: depth + 1 });
      }
    }
    yield token;
  }
}

/** Cost in proportion to the text: the library's own check of keys and its excerpts in errors take its square. */
const options = { schema: 'core', logLevel: 'error', uniqueKeys: false, prettyErrors: false } as const;

/** The one document of a text. */
function parsed(body: string, file: string, lines: LineCounter): Document.Parsed {
  const tokens = shallow(new Parser(lines.addNewLine).parse(body), file);
  const [document, second] = new Composer({ ...options, lineCounter: lines }).compose(tokens, true, body.length);
  if (document === undefined) return refuse([file], 'no document', 'Write YAML or JSON.');
  if (second !== undefined) {
    const { line } = lines.linePos(second.range[0]);
    refuse([file, `line ${line}`], 'more than one document', 'Write YAML or JSON, one document a file.');
  }
  return document as Document.Parsed;
}

/** The keys of a table that are there before. */
function repeatedKeys({ items }: YAMLMap, file: string, lines: LineCounter): Issue[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }): Issue[] => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const { line } = lines.linePos(key.range?.[0] ?? 0);
    const found = `the key ${shown(name)} twice`;
    return [{ code: 'BAD_FILE', path: [file, `line ${line}`], found, hint: 'Write each key of a table once.' }];
  });
}

/** What is wrong with a document that could be parsed. */
function documentIssues(document: Document.Parsed, file: string, lines: LineCounter): Issue[] {
  const issues: Issue[] = [];
  let aliases = 0;
  visit(document, (_, node) => {
    if (isAlias(node)) aliases += 1;
    if (isMap(node) && issues.length < mostIssues) issues.push(...repeatedKeys(node, file, lines).slice(0, mostIssues));
  });
  if (aliases > mostAliases) refuse([file], `${aliases} aliases`, `At most ${mostAliases} are followed.`);
  return issues;
}

/** Reads one YAML (or JSON) document into plain data; `file` names it in errors. */
export function readYaml(text: string, file: string): unknown {
  if (text.length > largestText) {
    refuse([file], `${text.length} characters`, `At most ${largestText} (64 KiB) are read.`);
  }
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.includes('\0')) refuse([file], 'a NUL character', 'This is not a text file.');
  const lines = new LineCounter();
  const document = parsed(body, file, lines);
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) throw new InputError(wrong.slice(0, mostIssues).map((error) => yamlIssue(error, file, lines)));
  try {
    const issues = documentIssues(document, file, lines);
    if (issues.length > 0) throw new InputError(issues);
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuse([file], shown(error instanceof Error ? error.message : error), 'The document cannot be followed.');
  }
}

/**
 * Plain tables, lists and scalars only, no deeper and no larger than a scenario can be, no hostile key. `at` begins the
 * paths that are reported.
 */
export function guard(root: unknown, file: string, at: Path = []): void {
  const issues: Issue[] = [];
  let nodes = 0;
  const walk = (value: unknown, path: Path): void => {
    nodes += 1;
    if (nodes > mostNodes) refuse([file], `more than ${mostNodes} values`, 'A scenario is smaller.');
    if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
      issues.push({ code: 'BAD_VALUE', path, found: typeof value, hint: 'Write a text, number, list or table.' });
    }
    if (typeof value !== 'object' || value === null) return;
    if (path.length >= deepest) refuse(path.slice(0, 4), `more than ${deepest} levels`, 'A scenario is shallower.');
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
      issues.push({ code: 'BAD_VALUE', path, found: 'an object of a class', hint: 'Write a plain table.' });
      return;
    }
    for (const key of Object.keys(value)) {
      if (isHostileKey(key)) {
        issues.push({ code: 'UNKNOWN_KEY', path: [...path, key], found: shown(key), hint: 'This key is never taken.' });
        continue;
      }
      walk((value as Record<string, unknown>)[key], [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(root, at);
  if (issues.length > 0) throw new InputError(issues);
}
