// Kernel `sendRecv` (13): the buffer of a rank to the next.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
