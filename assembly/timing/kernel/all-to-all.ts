// Kernel `allToAll` (11): a part of each rank to every other.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
