// What the core sees of a room's tables: a class a table, whose properties load and store where the columns are.

import { bytesOf, coreName, type Layout, storedColumns, type Table } from './declaration.ts';
import { ownerOf, type Placed } from './place.ts';

const inline = '  @inline ';
const columnClass = { i32: 'I32Column', i64: 'I64Column', f64: 'F64Column' } as const;

function scalarProperties(name: string, table: Table, placed: Placed): string[] {
  return storedColumns(table).flatMap(([column, { type }]) => {
    const address = placed.scalars.get(`${name}.${column}`);
    return [
      `${inline}static get ${coreName(column)}(): ${type} { return load<${type}>(${address}); }`,
      `${inline}static set ${coreName(column)}(value: ${type}) { store<${type}>(${address}, value); }`,
    ];
  });
}

function columnProperties(name: string, table: Table, placed: Placed): string[] {
  return storedColumns(table).flatMap(([column, { type, width }]) => {
    const base = placed.bases.get(`${name}.${column}`);
    const view = columnClass[type];
    const read = `changetype<${view}>(<usize>load<u32>(${base}))`;
    const property = `${inline}static get ${coreName(column)}(): ${view} { return ${read}; }`;
    if (width === undefined) return [property];
    return [property, `${inline}static get ${coreName(column)}Width(): i32 { return ${width}; }`];
  });
}

function recordProperties(name: string, table: Table, placed: Placed): string[] {
  return storedColumns(table).flatMap(([column, { type }]) => {
    const offset = placed.offsets.get(`${name}.${column}`);
    return [
      `${inline}get ${coreName(column)}(): ${type} { return load<${type}>(changetype<usize>(this), ${offset}); }`,
      `${inline}set ${coreName(column)}(value: ${type}) { store<${type}>(changetype<usize>(this), value, ${offset}); }`,
    ];
  });
}

/** Views of the tables within a table of records: the same address, other columns. */
function partProperties(name: string, layout: Layout): string[] {
  return Object.entries(layout.tables)
    .filter(([, table]) => table.within === name)
    .map(
      ([part, { handle }]) =>
        `${inline}get ${part}(): ${handle} { return changetype<${handle}>(changetype<usize>(this)); }`,
    );
}

function tableSource(name: string, table: Table, placed: Placed): string[] {
  const { handle, form } = table;
  const isRecord = form === 'records';
  const out = ['', `/** ${table.doc} */`, `${isRecord ? '@unmanaged ' : ''}@final export class ${handle} {`];
  if (form === 'scalar') out.push(...scalarProperties(name, table, placed));
  else if (form === 'columns') out.push(...columnProperties(name, table, placed));
  else out.push(...recordProperties(name, table, placed), ...partProperties(name, placed.layout));
  out.push('}');
  if (isRecord && table.within === undefined) {
    const row = `<usize>load<u32>(${placed.bases.get(name)}) + <usize>row * ${placed.strides.get(name)}`;
    out.push(`@inline export function ${name}At(row: i32): ${handle} { return changetype<${handle}>(${row}); }`);
  }
  return out;
}

/** The generated file of one room. */
export function roomSource(room: string, placed: Placed): string {
  const { rooms } = placed.layout;
  const { doc, enums, tables } = rooms[room]!;
  const body: string[] = [];
  for (const [name, words] of Object.entries(enums)) {
    body.push('', `export namespace ${name} {`);
    for (const [i, word] of words.entries()) body.push(`  export const ${word}: i32 = ${i};`);
    body.push('}');
  }
  for (const [name, table] of Object.entries(tables)) body.push(...tableSource(name, table, placed));
  const views = Object.values(columnClass).filter((view) => body.some((line) => line.includes(view)));
  const foreign = importsOf(room, placed.layout);
  return [
    `// Generated from ${room}.json by \`npm run layout\`: ${doc}.`,
    '',
    ...(views.length > 0 ? [`import { ${views.join(', ')} } from './columns';`] : []),
    ...foreign,
    ...body,
    '',
  ].join('\n');
}

/** Handles of other rooms that records of this room have views of. */
function importsOf(room: string, layout: Layout): string[] {
  const own = layout.rooms[room]!.tables;
  const lines: string[] = [];
  for (const [other, { tables }] of Object.entries(layout.rooms)) {
    if (other === room) continue;
    const handles = Object.values(tables)
      .filter((table) => table.within !== undefined && own[table.within] !== undefined)
      .map((table) => table.handle);
    if (handles.length > 0) lines.push(`import { ${handles.join(', ')} } from './${other}.gen';`);
  }
  return lines;
}

/** `kinds*levels*linear` in terms of the size table. */
const rowsExpression = (rows: string): string => rows.replace(/[a-z][a-zA-Z]*/g, (size) => `<usize>Sizes.${size}`);

/** The generated file that lays all tables out. */
export function placementSource(placed: Placed, hash: number): string {
  const { layout } = placed;
  const out = [
    '// Generated from layout/*.json by `npm run layout`: where the tables are laid out.',
    '',
    "import { Sizes } from './program.gen';",
    '',
    `export const LAYOUT_HASH: i32 = ${hash};`,
    `export const STATIC_END: usize = ${placed.staticEnd};`,
    '',
    '/** Lays every table out from `at` on, 16-byte aligned; returns the end. */',
    'export function placeTables(at: usize): usize {',
  ];
  for (const [name, table] of Object.entries(layout.tables)) {
    if (table.form === 'scalar' || ownerOf(name, table) !== name) continue;
    const rows = rowsExpression(table.rows ?? '1');
    if (table.form === 'records') {
      out.push('  at = (at + 63) & ~63;');
      out.push(`  store<u32>(${placed.bases.get(name)}, <u32>at); at += (${rows}) * ${placed.strides.get(name)};`);
      out.push('  at = (at + 63) & ~63;');
      continue;
    }
    for (const [column, { type, width = 1 }] of storedColumns(table)) {
      const base = placed.bases.get(`${name}.${column}`);
      out.push(`  store<u32>(${base}, <u32>at); at = (at + (${rows}) * ${bytesOf[type] * width} + 15) & ~15;`);
    }
  }
  out.push('  return at;', '}', '');
  return out.join('\n');
}

export const generatedName = (room: string): string => `${room}.gen.ts`;
