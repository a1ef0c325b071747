// Writes the accessors of both sides of the boundary from layout.json: `npm run layout`.
// Scalars stand at fixed addresses; columns and records at bases that create() writes into a fixed base table.

import { readFileSync, writeFileSync } from 'node:fs';

type ColumnType = 'i32' | 'i64' | 'f64';
interface Column {
  readonly type: ColumnType;
  readonly unit?: string;
  readonly doc: string;
}
interface Table {
  readonly form: 'scalar' | 'columns' | 'records';
  readonly program?: boolean;
  readonly rows?: string;
  readonly doc: string;
  readonly columns: Readonly<Record<string, Column>>;
}
interface Layout {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Table>>;
}

const FIRST_ADDRESS = 1024;
const CACHE_LINE_BYTES = 64;
/** Records larger than this begin on a cache line: two of them never share one. */
const LARGE_RECORD_BYTES = 512;
const bytesOf: Record<ColumnType, number> = { i32: 4, i64: 8, f64: 8 };
const arrayOf: Record<ColumnType, string> = { i32: 'Int32Array', i64: 'BigInt64Array', f64: 'Float64Array' };
const scalarOf: Record<ColumnType, string> = { i32: 'number', i64: 'bigint', f64: 'number' };
const upper = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** FNV-1a over the declaration: both halves carry it, a mismatch refuses to start. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Places the columns of one row, widest first so that nothing needs padding. */
function place(columns: Readonly<Record<string, Column>>): { offsets: Map<string, number>; stride: number } {
  const offsets = new Map<string, number>();
  let at = 0;
  for (const wide of [8, 4]) {
    for (const [name, column] of Object.entries(columns)) {
      if (bytesOf[column.type] !== wide) continue;
      offsets.set(name, at);
      at += wide;
    }
  }
  const unit = at > LARGE_RECORD_BYTES ? CACHE_LINE_BYTES : 8;
  return { offsets, stride: Math.ceil(at / unit) * unit };
}

interface Placed {
  readonly layout: Layout;
  readonly scalars: Map<string, number>;
  readonly bases: Map<string, number>;
  readonly staticEnd: number;
}

function placeAll(layout: Layout): Placed {
  const scalars = new Map<string, number>();
  const bases = new Map<string, number>();
  let at = FIRST_ADDRESS;
  for (const [name, table] of Object.entries(layout.tables)) {
    if (table.form !== 'scalar') continue;
    const { offsets, stride } = place(table.columns);
    for (const [column, offset] of offsets) scalars.set(`${name}.${column}`, at + offset);
    at += stride;
  }
  for (const [name, table] of Object.entries(layout.tables)) {
    if (table.form === 'scalar') continue;
    const keys = table.form === 'records' ? [name] : Object.keys(table.columns).map((column) => `${name}.${column}`);
    for (const key of keys) {
      bases.set(key, at);
      at += 4;
    }
  }
  return { layout, scalars, bases, staticEnd: Math.ceil(at / 16) * 16 };
}

/** A small function that the compiler is told to inline. */
const inlined = (rest: string): string => `// @ts-ignore: decorator\n@inline\nexport function ${rest}`;

const shift: Record<ColumnType, number> = { i32: 2, i64: 3, f64: 3 };

function assemblyTable(name: string, table: Table, placed: Placed): string[] {
  const out: string[] = [`// ${name}: ${table.doc}`];
  const { offsets, stride } = place(table.columns);
  if (table.form === 'records') {
    out.push(`export const ${name.toUpperCase()}_BYTES: usize = ${stride};`);
    const base = `<usize>load<u32>(${placed.bases.get(name)})`;
    out.push(inlined(`${name}At(row: i32): usize { return ${base} + <usize>row * ${stride}; }`));
  }
  for (const [columnName, column] of Object.entries(table.columns)) {
    const get = `${name}${upper(columnName)}`;
    const set = `set${upper(get)}`;
    const type = column.type;
    let read: string;
    let write: string;
    let args: string;
    if (table.form === 'scalar') {
      const address = placed.scalars.get(`${name}.${columnName}`);
      args = '';
      read = `load<${type}>(${address})`;
      write = `store<${type}>(${address}, value)`;
    } else if (table.form === 'records') {
      args = 'record: usize';
      read = `load<${type}>(record, ${offsets.get(columnName)})`;
      write = `store<${type}>(record, value, ${offsets.get(columnName)})`;
    } else {
      const at = `<usize>load<u32>(${placed.bases.get(`${name}.${columnName}`)}) + (<usize>row << ${shift[type]})`;
      args = 'row: i32';
      read = `load<${type}>(${at})`;
      write = `store<${type}>(${at}, value)`;
    }
    out.push(inlined(`${get}(${args}): ${type} { return ${read}; }`));
    out.push(inlined(`${set}(${args}${args ? ', ' : ''}value: ${type}): void { ${write}; }`));
    if (table.form === 'columns') {
      const base = placed.bases.get(`${name}.${columnName}`);
      out.push(inlined(`${get}Base(): usize { return <usize>load<u32>(${base}); }`));
    }
  }
  return out;
}

/** `kinds*levels*linear` in terms of the size table. */
function rowsExpression(rows: string, sizeOf: (name: string) => string): string {
  return rows.replace(/[a-z]+[A-Z]?[a-zA-Z]*/g, sizeOf);
}

function assemblySource(placed: Placed, hash: number): string {
  const { layout } = placed;
  const out = [
    '// Generated from layout.json by `npm run layout`. Accessors of every table.',
    '',
    `export const LAYOUT_HASH: i32 = ${hash};`,
    `export const STATIC_END: usize = ${placed.staticEnd};`,
    '',
  ];
  for (const [name, words] of Object.entries(layout.enums)) {
    out.push(`export namespace ${name} {`);
    for (const [i, word] of words.entries()) out.push(`  export const ${word}: i32 = ${i};`);
    out.push('}');
  }
  for (const [name, table] of Object.entries(layout.tables)) out.push('', ...assemblyTable(name, table, placed));
  out.push('', '/** Lays every table out from `at` on, 16-byte aligned; returns the end. */');
  out.push('export function placeTables(at: usize): usize {');
  for (const [name, table] of Object.entries(layout.tables)) {
    if (table.form === 'scalar') continue;
    const rows = rowsExpression(table.rows ?? '1', (size) => `<usize>size${upper(size)}()`);
    if (table.form === 'records') {
      out.push('  at = (at + 63) & ~63;');
      out.push(`  store<u32>(${placed.bases.get(name)}, <u32>at); at += (${rows}) * ${place(table.columns).stride};`);
      out.push('  at = (at + 63) & ~63;');
      continue;
    }
    for (const [column, { type }] of Object.entries(table.columns)) {
      const base = placed.bases.get(`${name}.${column}`);
      out.push(`  store<u32>(${base}, <u32>at); at = (at + (${rows}) * ${bytesOf[type]} + 15) & ~15;`);
    }
  }
  out.push('  return at;', '}', '');
  return out.join('\n');
}

function typescriptSource(placed: Placed, hash: number): string {
  const { layout } = placed;
  const out = [
    '// Generated from assembly/layout/layout.json by `npm run layout`. What the host sees of the tables.',
    '',
    `export const layoutHash = ${hash};`,
    '',
  ];
  for (const [name, words] of Object.entries(layout.enums)) {
    out.push(`export const ${name} = { ${words.map((word, i) => `${word}: ${i}`).join(', ')} } as const;`);
  }
  for (const [name, table] of Object.entries(layout.tables)) {
    out.push('', `/** ${table.doc} */`, `export interface ${upper(name)}Table {`);
    for (const [column, { type, unit, doc }] of Object.entries(table.columns)) {
      const text = unit ? `${doc} (${unit})` : doc;
      const viewed = table.form === 'records' ? `(row: number) => ${scalarOf[type]}` : arrayOf[type];
      out.push(`  /** ${text} */`, `  readonly ${column}: ${viewed};`);
    }
    out.push('}');
  }
  const names = Object.keys(layout.tables);
  out.push('', '/** Every table. Scalars are columns of length 1. */', 'export interface Columns {');
  for (const name of names) out.push(`  readonly ${name}: ${upper(name)}Table;`);
  out.push('}', '', '/** The tables that a Program fills. */', 'export interface ProgramTables {');
  for (const name of names) if (layout.tables[name]!.program) out.push(`  readonly ${name}: ${upper(name)}Table;`);
  out.push('}', '');
  out.push('export type SizeName = keyof SizeTable;', '');
  out.push('export interface ColumnPlace {', '  readonly type: "i32" | "i64" | "f64";');
  out.push('  readonly address: number; readonly offset: number;', '}');
  out.push('export interface TablePlace {');
  out.push('  readonly form: "scalar" | "columns" | "records"; readonly program: boolean; readonly stride: number;');
  out.push(
    '  readonly rows: readonly (SizeName | number)[]; readonly columns: Readonly<Record<string, ColumnPlace>>;',
    '}',
    '',
  );
  out.push('/** Where everything stands: fixed addresses of scalars, addresses of the base pointers of the rest. */');
  out.push('export const places: Readonly<Record<keyof Columns, TablePlace>> = {');
  for (const [name, table] of Object.entries(layout.tables)) {
    const { offsets, stride } = place(table.columns);
    const factors = (table.rows ?? '1').split('*').map((part) => (/^\d+$/.test(part) ? part : `'${part}'`));
    out.push(`  ${name}: { form: '${table.form}', program: ${table.program ?? false}, stride: ${stride},`);
    out.push(`    rows: [${factors.join(', ')}], columns: {`);
    for (const [column, { type }] of Object.entries(table.columns)) {
      const key = `${name}.${column}`;
      const address =
        table.form === 'scalar' ? placed.scalars.get(key) : (placed.bases.get(key) ?? placed.bases.get(name));
      out.push(`    ${column}: { type: '${type}', address: ${address}, offset: ${offsets.get(column)} },`);
    }
    out.push('  } },');
  }
  out.push('};', '');
  return out.join('\n');
}

/** Both generated files as text, by path relative to this folder. */
export function generate(json: string): Readonly<Record<string, string>> {
  const placed = placeAll(JSON.parse(json) as Layout);
  const hash = hashOf(json);
  return {
    'layout.gen.ts': assemblySource(placed, hash),
    '../../src/core/layout.gen.ts': typescriptSource(placed, hash),
  };
}

if (process.argv[1]?.endsWith('generate.ts')) {
  const here = new URL('.', import.meta.url);
  for (const [path, text] of Object.entries(generate(readFileSync(new URL('layout.json', here), 'utf8')))) {
    writeFileSync(new URL(path, here), text);
  }
}
