// A folder of entries as a list.

/**
 * A plain list in the order of ids: engines sort the exports of a module, bundlers need not. Duplicates are looked for
 * by test/catalog. JSON modules type words as string, hence the cast.
 */
export const listed = <E extends { readonly id: string }>(files: object): readonly E[] =>
  (Object.values(files) as E[]).sort((a, b) => (a.id < b.id ? -1 : 1));
