// What the host sees of the tables: enums, an interface a table, and where every column is.

import { type ColumnType, storedColumns, upper } from './declaration.ts';
import { ownerOf, type Placed } from './place.ts';

const arrayOf: Record<ColumnType, string> = { i32: 'Int32Array', i64: 'BigInt64Array', f64: 'Float64Array' };
const scalarOf: Record<ColumnType, string> = { i32: 'number', i64: 'bigint', f64: 'number' };

function interfaces({ layout }: Placed): string[] {
  const out: string[] = [];
  for (const [name, table] of Object.entries(layout.tables)) {
    out.push('', `/** ${table.doc} */`, `export interface ${upper(name)}Table {`);
    for (const [column, { type, unit, doc }] of Object.entries(table.columns)) {
      const text = unit ? `${doc} (${unit})` : doc;
      const viewed =
        table.form === 'records' && table.gathered !== true ? `(row: number) => ${scalarOf[type]}` : arrayOf[type];
      out.push(`  /** ${text} */`, `  readonly ${column}: ${viewed};`);
    }
    out.push('}');
  }
  return out;
}

function placesSource(placed: Placed): string[] {
  const { layout } = placed;
  const out: string[] = [];
  out.push('/** Where everything is: fixed addresses of scalars, addresses of the base pointers of the rest. */');
  out.push('export const places: Readonly<Record<keyof Columns, TablePlace>> = {');
  for (const [name, table] of Object.entries(layout.tables)) {
    const owner = ownerOf(name, table);
    const rows = layout.tables[owner]?.rows ?? '1';
    const factors = rows.split('*').map((part) => (/^\d+$/.test(part) ? part : `'${part}'`));
    const stride = placed.strides.get(owner) ?? 0;
    out.push(
      `  ${name}: { form: '${table.form}', program: ${table.program ?? false}, stride: ${stride}, owner: '${owner}',`,
    );
    out.push(`    rows: [${factors.join(', ')}], columns: {`);
    for (const [column, { type, width = 1 }] of storedColumns(table)) {
      const key = `${name}.${column}`;
      const address = placed.scalars.get(key) ?? placed.bases.get(key) ?? placed.bases.get(owner);
      const offset = placed.offsets.get(key) ?? 0;
      out.push(`    ${column}: { type: '${type}', address: ${address}, offset: ${offset}, width: ${width} },`);
    }
    out.push('  } },');
  }
  out.push('};', '');
  return out;
}

/** src/core/layout.gen.ts */
export function hostSource(placed: Placed, hash: number): string {
  const { layout } = placed;
  const out = [
    '// Generated from assembly/layout/*.json by `npm run layout`. What the host sees of the tables.',
    '',
    `export const layoutHash = ${hash};`,
    '',
  ];
  for (const [name, words] of Object.entries(layout.enums)) {
    out.push(`export const ${name} = { ${words.map((word, i) => `${word}: ${i}`).join(', ')} } as const;`);
  }
  out.push(...interfaces(placed));
  const names = Object.keys(layout.tables);
  for (const [name, table] of Object.entries(layout.tables)) {
    const derived = Object.entries(table.columns).filter(([, column]) => column.derived === true);
    if (derived.length === 0) continue;
    const words = derived.map(([column]) => `'${column}'`).join(' | ');
    out.push(
      '',
      `/** Columns of ${name} that the host makes from others. */`,
      `export type Derived${upper(name)} = ${words};`,
    );
  }
  out.push('', '/** Every table. Scalars are columns of length 1. */', 'export interface Columns {');
  for (const name of names) out.push(`  readonly ${name}: ${upper(name)}Table;`);
  out.push('}', '', '/** The tables that a Program fills. */', 'export interface ProgramTables {');
  for (const name of names) if (layout.tables[name]!.program) out.push(`  readonly ${name}: ${upper(name)}Table;`);
  out.push('}', '');
  const columns = Object.values(layout.tables).flatMap((table) => storedColumns(table));
  const wide = new Set(columns.flatMap(([column, { width }]) => (width === undefined ? [] : [`'${column}'`])));
  out.push('/** Columns of several values a row. */', `export type WideColumn = ${[...wide].join(' | ')};`, '');
  out.push('export type SizeName = keyof SizeTable;', '');
  out.push('export interface ColumnPlace {', '  readonly type: "i32" | "i64" | "f64";');
  out.push('  readonly address: number; readonly offset: number;');
  out.push('  /** values a row */', '  readonly width: number;', '}');
  out.push('export interface TablePlace {');
  out.push('  readonly form: "scalar" | "columns" | "records"; readonly program: boolean; readonly stride: number;');
  out.push(
    '  /** the table whose rows hold these columns: itself, or the one that it is within */',
    '  readonly owner: string;',
  );
  out.push('  readonly rows: readonly (SizeName | number)[]; readonly columns: Readonly<Record<string, ColumnPlace>>;');
  out.push('}', '', ...placesSource(placed));
  return out.join('\n');
}
