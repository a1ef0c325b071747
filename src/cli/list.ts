// `tokenworks list [kind]`: the rows of a registry.

import { list, listKinds } from '../scenario/list.ts';
import type { Io } from './io.ts';
import { print } from './say.ts';

export function listCommand(io: Io, kind: string | undefined, options: { readonly json?: boolean }): void {
  const kinds = kind === undefined ? listKinds : [kind];
  const found = kinds.map((name) => [name, list(name)] as const);
  if (options.json === true) {
    const data = kind === undefined ? Object.fromEntries(found) : found[0]?.[1];
    print(io, `${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  for (const [name, rows] of found) {
    const width = Math.max(0, ...rows.map((row) => row.id.length));
    const statusWidth = Math.max(0, ...rows.map((row) => row.status?.length ?? 0));
    if (kind === undefined) print(io, `${name}\n`);
    for (const row of rows) {
      const also = row.aliases.length > 0 ? `  (also ${row.aliases.join(', ')})` : '';
      const status = statusWidth === 0 ? '' : `${(row.status ?? '').padEnd(statusWidth)}  `;
      print(io, `  ${row.id.padEnd(width)}  ${status}${row.about}${also}\n`);
    }
    if (kind === undefined) print(io, '\n');
  }
}
