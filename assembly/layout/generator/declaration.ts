// What a room declares in layout/<room>.json: enums, and tables of columns. Read, joined and checked.

export type ColumnType = 'i32' | 'i64' | 'f64';

export interface Column {
  readonly type: ColumnType;
  readonly unit?: string;
  readonly doc: string;
  /** who alone may write it: `host`, or a room of the core; left out = the table's writer */
  readonly writer?: string;
  /** values a row, side by side; left out = 1 */
  readonly width?: number;
  /** made by the host from other columns: not in memory */
  readonly derived?: boolean;
}

export interface Table {
  /** one row at a fixed address; an array a column; a structure a row */
  readonly form: 'scalar' | 'columns' | 'records';
  /** name of its class in the core */
  readonly handle: string;
  /** table of records whose rows hold these columns too, behind its own */
  readonly within?: string;
  /** records that the host reads as columns, gathered anew at each read */
  readonly gathered?: boolean;
  /** filled from the Program before `start()` */
  readonly program?: boolean;
  /** rows, as a product of sizes and numbers */
  readonly rows?: string;
  readonly doc: string;
  readonly writer?: string;
  readonly columns: Readonly<Record<string, Column>>;
}

export interface RoomLayout {
  readonly doc: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Table>>;
}

/** Every room's declaration, joined. */
export interface Layout {
  readonly rooms: Readonly<Record<string, RoomLayout>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Table>>;
}

/** The columns that are in memory. */
export const storedColumns = (table: Table): [string, Column][] =>
  Object.entries(table.columns).filter(([, column]) => column.derived !== true);

export const bytesOf: Record<ColumnType, number> = { i32: 4, i64: 8, f64: 8 };
export const upper = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** Words that AssemblyScript keeps for itself. */
const reserved: Readonly<Record<string, string>> = { class: 'requestClass' };
export const coreName = (column: string): string => reserved[column] ?? column;

function joined<T>(
  rooms: Readonly<Record<string, RoomLayout>>,
  read: (room: RoomLayout) => Readonly<Record<string, T>>,
) {
  const all: Record<string, T> = {};
  for (const [room, layout] of Object.entries(rooms)) {
    for (const [name, value] of Object.entries(read(layout))) {
      if (all[name] !== undefined) throw new Error(`layout/${room}.json declares "${name}" a second time`);
      all[name] = value;
    }
  }
  return all;
}

/**
 * Joins the rooms' declarations; `texts` = room → JSON, `registered` = room → enums of its folders of words. Throws on
 * a name declared twice and on a handle used twice.
 */
export function joinLayout(
  texts: Readonly<Record<string, string>>,
  registered: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Layout {
  const names = Object.keys(texts).sort();
  const rooms: Record<string, RoomLayout> = {};
  for (const room of names) {
    const declared = JSON.parse(texts[room]!) as RoomLayout;
    rooms[room] = { ...declared, enums: { ...declared.enums, ...registered[room] } };
  }
  const tables = joined(rooms, (room) => room.tables);
  const enums = joined(rooms, (room) => room.enums);
  const handles = [...Object.keys(enums), ...Object.values(tables).map((table) => table.handle)];
  const twice = handles.find((handle, at) => handles.indexOf(handle) !== at);
  if (twice !== undefined) throw new Error(`two tables or enums have the handle ${twice}`);
  for (const [name, table] of Object.entries(tables)) {
    if (table.within !== undefined && tables[table.within]?.form !== 'records')
      throw new Error(`${name} is within ${table.within}, which is no table of records`);
  }
  return { rooms, enums, tables };
}

/** FNV-1a over the declarations: both halves carry it, a mismatch refuses to start. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
