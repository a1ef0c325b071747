/** Planted bugs behind a selector, by text: functions, namespaces and methods are kept plain and once per bug. */
import { expect, test } from 'vitest';
import { type PlantedText, withPlanted } from './selector.ts';

const bug = (selector: number, find: string, replace: string): PlantedText => ({
  selector,
  name: `bug ${selector}`,
  find,
  replace,
});

/** Runs a planted text as JavaScript: what `answer()` of it gives under each selector. */
function answers(text: string, bugs: readonly PlantedText[], selectors: readonly number[]): unknown[] {
  const planted = withPlanted('x.ts', text, bugs, './planted').replace(/^import .*\n/, '');
  const plain = planted
    .replace(/\bexport /g, '')
    .replace(/<T>/g, '')
    .replace(/\b(?:private|readonly) /g, '')
    .replace(/: (?:i32|void|T|X)\b/g, '');
  return selectors.map((selector) => new Function('planted', `${plain}\nreturn answer();`)(selector));
}

test('a function answers as its bug does when it is chosen, else as it was', () => {
  const text = 'export function answer(): i32 {\n  const a = 1;\n  const b = 2;\n  return a + b;\n}\n';
  const bugs = [bug(1, 'a + b', 'a - b'), bug(2, 'const b = 2', 'const b = 5')];
  expect(answers(text, bugs, [0, 1, 2, 3])).toEqual([3, -1, 6, 3]);
});

test('a function without a result, and a generic one', () => {
  const text = [
    'const seen = [];',
    'function see(x: i32): void { seen.push(x); }',
    'function same<T>(x: T): T { return x; }',
    'export function answer(): i32 { see(same(7)); return seen[0]; }',
  ].join('\n');
  const bugs = [bug(1, 'seen.push(x)', 'seen.push(x + 1)'), bug(2, 'return x', 'return x * 2')];
  expect(answers(text, bugs, [0, 1, 2])).toEqual([7, 8, 14]);
});

test('methods and accessors of a class', () => {
  const text = [
    'class X {',
    '  steps = 2;',
    '  twice(): i32 { return this.steps * 2; }',
    '  get next(): i32 { return this.steps + 1; }',
    '  set next(value: i32) { this.steps = value; }',
    '  static make(): X { return new X(); }',
    '}',
    'function answer(): i32 { const x = X.make(); x.next = x.next + 1; return x.twice(); }',
  ].join('\n');
  const bugs = [
    bug(1, 'this.steps * 2', 'this.steps * 3'),
    bug(2, 'this.steps + 1', 'this.steps'),
    bug(3, 'this.steps = value', 'this.steps = value + 10'),
    bug(4, 'return new X()', 'const x = new X(); x.steps = 0; return x'),
  ];
  expect(answers(text, bugs, [0, 1, 2, 3, 4])).toEqual([8, 12, 6, 28, 4]);
});

test('a function of a namespace has its copies beside it', () => {
  const text = 'export namespace Pool {\n  export function free(e: i32): i32 {\n    return e;\n  }\n}\n';
  const planted = withPlanted('x.ts', text, [bug(9, 'return e', 'return e + 1')], '../planted');
  expect(planted).toContain("import { planted } from '../planted';");
  expect(planted).toContain('export function free(e: i32): i32 {\nif (planted == 9) return free__9(e);');
  expect(planted).toMatch(/function free__9\(e: i32\): i32 \{\s*return e \+ 1;/);
  expect(planted).toMatch(/function free__plain\(e: i32\): i32 \{\s*return e;/);
});

test('a text that is missing, twice there or in no function is an error', () => {
  const text = 'const a = 1;\nfunction f(): i32 { return 5 + 5; }\n';
  const plant = (find: string) => () => withPlanted('x.ts', text, [bug(1, find, '')], './planted');
  expect(plant('return 3')).toThrow('its text occurs 0 times in x.ts');
  expect(plant('5')).toThrow('its text occurs 2 times in x.ts');
  expect(plant('a = 1')).toThrow('its text is in no function of x.ts');
});

test('a bug may name the head of its function, which stays', () => {
  const head = 'export function answer(): i32 {\n';
  const text = `${head}  return 1;\n}\n`;
  expect(answers(text, [bug(1, head, `${head}  if (true) return 2;\n`)], [0, 1])).toEqual([1, 2]);
});

test('a file without bugs stays as it is', () => {
  expect(withPlanted('x.ts', 'const a = 1;\n', [], './planted')).toBe('const a = 1;\n');
});
