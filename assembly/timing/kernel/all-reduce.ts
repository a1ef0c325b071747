// Kernel `allReduce` (8): the sum of the buffers of all ranks, on all of them.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
