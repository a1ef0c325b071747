// Kernel `reduceScatter` (10): the sum of the buffers of all ranks, a part of it on each.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
