// What the kernels of communication share: the collectives, and the two ways of the exchange of experts.

import { collectiveKernel } from '../collective/cost';
import { exchangeKernel } from '../collective/exchange';
import { CollectiveShape, ExchangeShape, Shapes } from '../layout/timing.gen';

/** Times the collective at `at` of `Shapes.x`; answers in `kernel`. */
export function timeCollective(model: i32, at: i32): void {
  collectiveKernel(
    model,
    Shapes.x[at + CollectiveShape.bytes],
    Shapes.x[at + CollectiveShape.ranks],
    Shapes.x[at + CollectiveShape.ranksPerNode],
    <i32>Shapes.x[at + CollectiveShape.algorithm],
    <i32>Shapes.x[at + CollectiveShape.protocol],
  );
}

export function isCollectiveKind(dimension: i32): bool {
  return dimension == CollectiveShape.algorithm || dimension == CollectiveShape.protocol;
}

/** Times the dispatch or combine at `at` of `Shapes.x`; answers in `kernel`. */
export function timeExchange(model: i32, at: i32): void {
  exchangeKernel(
    model,
    Shapes.x[at + ExchangeShape.tokens],
    Shapes.x[at + ExchangeShape.ranks],
    Shapes.x[at + ExchangeShape.ranksPerNode],
    <i32>Shapes.x[at + ExchangeShape.mode],
    Shapes.x[at + ExchangeShape.hidden],
    Shapes.x[at + ExchangeShape.topK],
    Shapes.x[at + ExchangeShape.elementBytes],
    Shapes.x[at + ExchangeShape.sms],
  );
}

export function isExchangeKind(dimension: i32): bool {
  return dimension == ExchangeShape.mode;
}
