// Parquet files as another library reads them.

import { readFileSync } from 'node:fs';

type Rows = Readonly<Record<string, unknown>>[];
type ReadObjects = (options: { readonly file: ArrayBuffer }) => Promise<Rows>;

const reader: string = 'hyparquet';

export async function parquetRows(path: string): Promise<Rows> {
  const { parquetReadObjects } = (await import(reader)) as { readonly parquetReadObjects: ReadObjects };
  const bytes = readFileSync(path);
  return parquetReadObjects({ file: new Uint8Array(bytes).buffer });
}
