// Kernel `broadcast` (12): the buffer of one rank to all others.

export { isCollectiveKind as isKind, timeCollective as time } from '../communication';
