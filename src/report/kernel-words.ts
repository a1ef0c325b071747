// What times kernels and how far to trust it, in words.

import type { KernelFacts } from '../compile/compiled.ts';
import type { Result } from '../result/types.ts';
import { plain } from './format.ts';

const origins: Readonly<Record<KernelFacts['origin'], string>> = {
  fitted: 'fitted on it',
  family: 'by its family',
  datasheet: 'datasheet alone',
};

const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;

/**
 * "off by 4.2 % in the median, 15 % at p90". An accelerator that was not measured has no error of its own: what is
 * known is that of its family's fits, on others.
 */
export function errorWords({ origin, medianError, p90Error }: KernelFacts): string {
  if (medianError === null) return 'never measured';
  const error = `${percent(medianError)} in the median, ${percent(p90Error ?? 0)} at p90`;
  return origin === 'fitted'
    ? `off by ${error}`
    : `not measured; fits of its family are off by ${error} on other accelerators`;
}

export const originWords = ({ form, origin }: KernelFacts): string =>
  form === 'roofline' ? 'roofline' : `${form}, ${origins[origin]}`;

interface KernelGroup {
  readonly accelerator: string;
  readonly kernel: KernelFacts;
}

/** Each model once, though several pools use it. */
export function kernelsOf({ kinds }: Result): KernelGroup[] {
  const distinct = new Map<string, KernelGroup>();
  for (const { accelerator, kernels } of kinds) {
    for (const kernel of kernels) distinct.set(JSON.stringify([accelerator, kernel]), { accelerator, kernel });
  }
  return [...distinct.values()];
}

/** A line of plain text for each. */
export const kernelLines = (result: Result): string[] =>
  kernelsOf(result).map(({ accelerator, kernel }) =>
    plain(`${kernel.what} on ${accelerator}: ${originWords(kernel)}; ${errorWords(kernel)}`, 200),
  );
