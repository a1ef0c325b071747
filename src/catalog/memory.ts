// Memory of an accelerator as a program sees it.

import { siOf } from '../units.ts';
import type { AcceleratorEntry } from './types.ts';

/** Bytes that the driver reports; the datasheet's where nobody knows. */
export const usableBytes = ({ usableMemory, hbmCapacity }: AcceleratorEntry): number =>
  siOf(usableMemory) ?? siOf(hbmCapacity) ?? 0;
