import type { AcceleratorEntry } from '../catalog/types.ts';
import type { KernelChoice, KernelModel } from './types.ts';
export function moeModel(_accelerator: AcceleratorEntry, _choice: KernelChoice): KernelModel {
  throw new RangeError('no experts yet');
}
