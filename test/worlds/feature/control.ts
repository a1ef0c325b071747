/** The host changes settings of replicas, often at the instant of an arrival or of a window. */
import { drawControls } from '../fleet.ts';
import type { Feature } from './feature.ts';

export const control: Feature = {
  name: 'control',
  draw(random, rows, scale) {
    const { kinds, levels, replicas, arrivals, run } = rows;
    const shape = {
      replicas: replicas.length,
      kinds: kinds.length,
      levels: levels.length / kinds.length,
      pools: 1,
      isPlain: false,
    };
    const times = { ...scale, windowPs: run.windowPs, ends: [] };
    return { ...rows, controls: drawControls(random, shape, arrivals, times, run.stalePs) };
  },
  describe: ({ controls }) => (controls.length > 0 ? `${controls.length} controls` : ''),
  without: (rows) => ({ ...rows, controls: [] }),
};
