// What distinguishes a world from others: a hash of its Program, its requests and its policies.

import type { ProgramTables } from '../core/layout.gen.ts';
import { createHash, hashBytes, hashText } from '../workload/hash.ts';

const known = new WeakMap<ProgramTables, string>();

/** A hash over all columns of the Program, made once for each. */
export function programIdentity(program: ProgramTables): string {
  const made = known.get(program);
  if (made !== undefined) return made;
  const hash = createHash();
  const encoder = new TextEncoder();
  for (const [table, columns] of Object.entries(program)) {
    for (const [column, values] of Object.entries(columns as Record<string, ArrayLike<number | bigint>>)) {
      hashBytes(hash, encoder.encode(`${table}.${column} ${values.length}`));
      if (ArrayBuffer.isView(values)) {
        hashBytes(hash, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      } else hashBytes(hash, encoder.encode(String(values)));
    }
  }
  const text = hashText(hash);
  known.set(program, text);
  return text;
}
