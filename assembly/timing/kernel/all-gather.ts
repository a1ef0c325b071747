// Kernel `allGather` (9): the parts of all ranks, joined on all of them.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
