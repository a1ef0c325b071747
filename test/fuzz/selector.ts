/**
 * Many planted bugs in one source text: every function with a bug in it is kept plain and once per bug, and a switch
 * on the global `planted` chooses which of them runs.
 *
 * Works by text, function by function: functions, functions of namespaces, methods and accessors of classes.
 */
import ts from 'typescript';

/** A text to replace in one file, and the value of `planted` that chooses it. */
export interface PlantedText {
  readonly selector: number;
  readonly name: string;
  /** occurs exactly once in the file; what differs from `replace` is inside the body of one function */
  readonly find: string;
  readonly replace: string;
}

type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration;

const isCallable = (node: ts.Node): node is Callable =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isGetAccessorDeclaration(node) ||
  ts.isSetAccessorDeclaration(node);

interface Place {
  readonly bug: PlantedText;
  /** where the text changes: from here, to there */
  readonly from: number;
  readonly to: number;
  readonly replace: string;
  readonly owner: Callable;
}

/** How many letters two texts begin with alike. */
function commonStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

/** Where the text of a bug is; an error unless that is one place inside the body of a function. */
function placeOf(path: string, tree: ts.SourceFile, bug: PlantedText): Place {
  const times = tree.text.split(bug.find).length - 1;
  if (times !== 1) throw new Error(`planted bug "${bug.name}": its text occurs ${times} times in ${path}, not once`);
  // what both texts begin with stays: the head of a function, say
  const kept = commonStart(bug.find, bug.replace);
  const from = tree.text.indexOf(bug.find) + kept;
  const to = from - kept + bug.find.length;
  let owner: Callable | undefined;
  const visit = (node: ts.Node): void => {
    if (owner !== undefined) return;
    if (isCallable(node) && node.body !== undefined && node.body.getStart() < from && to < node.body.end) owner = node;
    else ts.forEachChild(node, visit);
  };
  visit(tree);
  if (owner === undefined) throw new Error(`planted bug "${bug.name}": its text is in no function of ${path}`);
  return { bug, from, to, replace: bug.replace.slice(kept), owner };
}

const isStatic = (node: Callable): boolean =>
  node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;

/** What a copy is called through: nothing for a function, `this.` or the class for a method. */
function receiverOf(node: Callable): string {
  if (ts.isFunctionDeclaration(node)) return '';
  if (!isStatic(node)) return 'this.';
  return `${(node.parent as ts.ClassDeclaration).name?.text}.`;
}

/** `static` for a static method, `function` for a function: how a copy is declared. */
const declared = (node: Callable): string =>
  ts.isFunctionDeclaration(node) ? 'function ' : isStatic(node) ? 'static ' : '';

const textOf = (nodes: ts.NodeArray<ts.Node> | undefined): string =>
  nodes === undefined ? '' : nodes.map((node) => node.getText()).join(', ');

/** A function and its copies: the text that takes the place of its declaration. */
function withCopies(node: Callable, bugs: readonly Place[]): string {
  const { body } = node;
  if (body === undefined || node.name === undefined) throw new Error('a function without a body or a name');
  const text = node.getSourceFile().text;
  const [start, bodyStart] = [node.getStart(), body.getStart()];
  const types = textOf(node.typeParameters);
  const typed = types === '' ? '' : `<${types}>`;
  const typeNames = node.typeParameters?.map((one) => one.name.text).join(', ') ?? '';
  const parameters = textOf(node.parameters);
  const names = node.parameters.map((one) => one.name.getText()).join(', ');
  const answer = node.type?.getText() ?? 'void';
  // an accessor and its pair have one name
  const kind = ts.isGetAccessorDeclaration(node) ? 'get_' : ts.isSetAccessorDeclaration(node) ? 'set_' : '';
  const copyName = (label: string) => `${kind}${node.name?.getText()}__${label}`;
  const copy = (label: string, code: string) =>
    `${declared(node)}${copyName(label)}${typed}(${parameters}): ${answer} ${code}`;
  const call = (label: string) =>
    `${receiverOf(node)}${copyName(label)}${typeNames === '' ? '' : `<${typeNames}>`}(${names});`;
  const run = (label: string) => (answer === 'void' ? `{ ${call(label)} return; }` : `return ${call(label)}`);
  const changed = ({ from, to, replace }: Place) => text.slice(bodyStart, from) + replace + text.slice(to, body.end);
  const cases = bugs.map(({ bug }) => `if (planted == ${bug.selector}) ${run(`${bug.selector}`)}`);
  const wrapper = `${text.slice(start, bodyStart)}{\n${[...cases, run('plain')].join('\n')}\n}`;
  const copies = bugs.map((place) => copy(`${place.bug.selector}`, changed(place)));
  return [wrapper, copy('plain', text.slice(bodyStart, body.end)), ...copies].join('\n');
}

/** A file with all its bugs in it. `from` is the path of the module that exports `planted`. */
export function withPlanted(path: string, text: string, bugs: readonly PlantedText[], from: string): string {
  if (bugs.length === 0) return text;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  const places = bugs.map((bug) => placeOf(path, tree, bug));
  const owners = [...new Set(places.map((place) => place.owner))].sort((a, b) => b.pos - a.pos);
  let planted = text;
  for (const owner of owners) {
    const own = places.filter((place) => place.owner === owner);
    planted = planted.slice(0, owner.getStart()) + withCopies(owner, own) + planted.slice(owner.end);
  }
  return `import { planted } from '${from}';\n${planted}`;
}
