// Tables as Parquet, a row group at a time: columns are texts, doubles, 64-bit whole numbers or truths, and any cell
// may be null. The package that writes them is loaded when a file is asked for.

import type { Cell, Table, TableColumn } from './tables.ts';

/** Rows of a group: as many as are in memory. */
const GROUP_ROWS = 50_000;
/** Stays outside of the bundle, and is loaded only for a Parquet file. */
const PACKAGE: string = 'hyparquet-writer';

type Importer = (name: string) => Promise<unknown>;

/** As the bundled command line imports, whose scripts cannot do it by themselves; elsewhere by the language. */
function parquetPackage(): Promise<ParquetPackage> {
  const bundled = (globalThis as Readonly<Record<symbol, Importer | undefined>>)[Symbol.for('tokenworks.import')];
  return (bundled === undefined ? import(PACKAGE) : bundled(PACKAGE)) as Promise<ParquetPackage>;
}

interface SchemaElement {
  readonly name: string;
  readonly type?: string;
  readonly converted_type?: string;
  readonly repetition_type?: 'OPTIONAL' | 'REQUIRED';
  readonly num_children?: number;
}

/** Bytes that were written and not yet taken; `index` is how many. */
interface Bytes {
  index: number;
  getBytes(): Uint8Array;
}

interface ColumnData {
  readonly name: string;
  readonly data: readonly unknown[];
}

interface Writer {
  write(rows: { readonly columnData: readonly ColumnData[]; readonly rowGroupSize: number }): void;
  finish(): void;
}

interface ParquetPackage {
  readonly ByteWriter: new () => Bytes;
  readonly ParquetWriter: new (options: { writer: Bytes; schema: readonly SchemaElement[] }) => Writer;
}

const types: Readonly<Record<TableColumn['type'], Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  whole: { type: 'INT64' },
  truth: { type: 'BOOLEAN' },
};

const schemaOf = (columns: readonly TableColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }) => ({ name, ...types[type], repetition_type: 'OPTIONAL' as const })),
];

const cellValue = (cell: Cell | undefined, type: TableColumn['type']): unknown =>
  type === 'whole' && typeof cell === 'number' ? BigInt(cell) : (cell ?? null);

const groupOf = (columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): ColumnData[] =>
  columns.map(({ name, type }, column) => ({ name, data: rows.map((row) => cellValue(row[column], type)) }));

/** The bytes of the file, a row group a piece. */
export async function parquetPieces({ columns, rows }: Table): Promise<Iterable<Uint8Array>> {
  const { ByteWriter, ParquetWriter } = await parquetPackage();
  return (function* () {
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns) });
    const taken = (): Uint8Array => {
      const piece = bytes.getBytes().slice();
      bytes.index = 0;
      return piece;
    };
    let group: (readonly Cell[])[] = [];
    for (const row of rows) {
      group.push(row);
      if (group.length < GROUP_ROWS) continue;
      writer.write({ columnData: groupOf(columns, group), rowGroupSize: GROUP_ROWS });
      group = [];
      yield taken();
    }
    if (group.length > 0) writer.write({ columnData: groupOf(columns, group), rowGroupSize: GROUP_ROWS });
    writer.finish();
    yield taken();
  })();
}
