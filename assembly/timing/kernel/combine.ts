// Kernel `combine` (15): tokens back from the ranks of their experts.

export { isExchangeKind as isKind, timeExchange as time } from '../communication';
