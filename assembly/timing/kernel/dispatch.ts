// Kernel `dispatch` (14): tokens to the ranks of their experts.

export { isExchangeKind as isKind, timeExchange as time } from '../communication';
