// Libraries that kernels are known of: a question that names another one is mistaken.

import { suggestion } from '../catalog/index.ts';
import attention from '../catalog/kernel/attention.json' with { type: 'json' };
import collective from '../catalog/kernel/collective.json' with { type: 'json' };
import gemm from '../catalog/kernel/gemm.json' with { type: 'json' };
import mla from '../catalog/kernel/mla.json' with { type: 'json' };
import moe from '../catalog/kernel/moe.json' with { type: 'json' };
import { InputError, shown } from '../errors.ts';

const catalog = new Set(
  [attention, collective, gemm, mla, moe].flatMap(({ entries }) =>
    (entries as readonly { readonly library: string }[]).map(({ library }) => library),
  ),
);

/** Refuses a library that neither the catalog nor the user's own files have kernels of. */
export function checkLibrary(library: unknown, own: readonly { readonly library: string }[]): void {
  if (typeof library !== 'string' || library === '') return;
  const word = library.replace(/^custom[-_]/, '');
  if (catalog.has(library) || catalog.has(word) || own.some((one) => one.library === library)) return;
  const known = [...new Set([...catalog, ...own.map((one) => one.library)])].filter((name) => name !== '').sort();
  throw new InputError([
    { code: 'UNKNOWN_NAME', path: ['library'], found: shown(library), hint: suggestion(library, known) },
  ]);
}
