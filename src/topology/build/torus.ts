// Tori: every accelerator has a link each way along each dimension, and passes traffic on (TPU: 2-D, 3-D).

import type { Topology } from '../types.ts';
import { Graph } from './graph.ts';

export interface TorusOptions {
  /** accelerators along each dimension, such as [4, 4, 4] */
  readonly dimensions: readonly number[];
  /** of one accelerator, one way, over all its links */
  readonly linkBytesPerS: number;
  /** whether the ends of a dimension are joined; left out = yes */
  readonly wraps?: boolean;
}

export function torus({ dimensions, linkBytesPerS, wraps = true }: TorusOptions): Topology {
  const graph = new Graph();
  const count = dimensions.reduce((product, size) => product * size, 1);
  const perLink = linkBytesPerS / (2 * dimensions.length);
  const key = (index: number): string => `chip${index}`;
  for (let i = 0; i < count; i++) graph.node(key(i), 'accelerator', { server: 'torus', forwards: true });
  let stride = 1;
  for (const size of dimensions) {
    for (let i = 0; i < count; i++) {
      const at = Math.floor(i / stride) % size;
      if (at + 1 < size) graph.join(key(i), key(i + stride), 'scaleUp', perLink);
      else if (wraps && size > 2) graph.join(key(i), key(i - at * stride), 'scaleUp', perLink);
    }
    stride *= size;
  }
  return graph.done(`torus-${dimensions.join('x')}`);
}
