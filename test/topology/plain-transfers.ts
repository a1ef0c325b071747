// Transfers by their definition (assembly/network/README.md), plainly: everything is looked at anew at each change, in
// BigInt. Knows nothing of components, heaps and lists.

export interface PlainRoute {
  /** capacities that it draws on, one a hop */
  readonly pools: readonly number[];
  readonly latencyPs: bigint;
  readonly priority: number;
  readonly weight: bigint;
  /** true: it may cross one capacity twice */
  readonly isStaged: boolean;
}

export interface PlainTransfer {
  readonly row: number;
  readonly route: PlainRoute;
  /** millionths of a byte */
  left: bigint;
  rate: bigint;
  /** instant at which it lands; null = it sends */
  landsPs: bigint | null;
}

const MILLION = 1_000_000n;
/** Beyond the clock. */
export const NEVER = 2n ** 63n - 1n;
const onClock = (instant: bigint): bigint => (instant < NEVER ? instant : NEVER);

export class PlainTransfers {
  readonly #capacity: readonly bigint[];
  readonly #rows: number;
  readonly #free: number[] = [];
  #fresh = 0;
  #now = 0n;
  /** by row */
  #under: PlainTransfer[] = [];

  /** `capacity` [pool] bytes a microsecond; `rows` transfers at once. */
  constructor(capacity: readonly bigint[], rows: number) {
    this.#capacity = capacity;
    this.#rows = rows;
  }

  /** Transfers that send, by row. */
  get sending(): readonly PlainTransfer[] {
    return this.#under.filter(({ landsPs }) => landsPs === null);
  }

  add(route: PlainRoute, bytes: bigint, now: bigint): number {
    this.#moveTo(now);
    const row = this.#free.pop() ?? (this.#fresh < this.#rows ? this.#fresh++ : -1);
    if (row < 0) return -1;
    const isSent = bytes === 0n || route.pools.length === 0;
    const landsPs = isSent ? onClock(now + route.latencyPs) : null;
    this.#under.push({ row, route, left: bytes * MILLION, rate: 0n, landsPs });
    this.#under.sort((a, b) => a.row - b.row);
    this.#share();
    return row;
  }

  next(): bigint {
    let at = NEVER;
    for (const transfer of this.#under) {
      const event = transfer.landsPs ?? this.#sentAt(transfer);
      if (event < at) at = event;
    }
    return at;
  }

  pop(now: bigint): number {
    this.#moveTo(now);
    let first: PlainTransfer | null = null;
    for (const transfer of this.#under) {
      const { landsPs } = transfer;
      if (landsPs !== null && landsPs <= now && (first === null || landsPs < first.landsPs!)) first = transfer;
    }
    if (first === null) return -1;
    this.#drop(first);
    return first.row;
  }

  cancel(row: number, now: bigint): bigint {
    this.#moveTo(now);
    const transfer = this.#under.find((one) => one.row === row)!;
    this.#drop(transfer);
    this.#share();
    return transfer.landsPs === null ? (transfer.left + MILLION - 1n) / MILLION : 0n;
  }

  #drop(transfer: PlainTransfer): void {
    this.#under = this.#under.filter((one) => one !== transfer);
    this.#free.push(transfer.row);
  }

  #sentAt({ left, rate }: PlainTransfer): bigint {
    return rate === 0n ? NEVER : onClock(this.#now + (left + rate - 1n) / rate);
  }

  #moveTo(now: bigint): void {
    for (;;) {
      let at = now;
      for (const one of this.sending) {
        const sent = this.#sentAt(one);
        if (sent < at) at = sent;
      }
      for (const one of this.sending) {
        one.left -= one.rate * (at - this.#now);
        if (one.left > 0n) continue;
        one.left = 0n;
        one.landsPs = onClock(at + one.route.latencyPs);
      }
      this.#now = at;
      this.#share();
      if (at === now) return;
    }
  }

  #share(): void {
    const left = [...this.#capacity];
    const priorities = [...new Set(this.sending.map(({ route }) => route.priority))].sort((a, b) => a - b);
    for (const priority of priorities) {
      fill(
        this.sending.filter(({ route }) => route.priority === priority),
        left,
      );
    }
  }
}

/** Gives each of `transfers` (by row) its rate out of what is `left` of each capacity. */
function fill(transfers: readonly PlainTransfer[], left: bigint[]): void {
  const weights = left.map(() => 0n);
  for (const { route } of transfers) for (const pool of route.pools) weights[pool]! += route.weight;
  const level = (pool: number) => Number(left[pool]) / Number(weights[pool]);
  // [pool] its level when it was looked at last: the least is looked at next
  const seen = new Map(weights.flatMap((weight, pool) => (weight > 0n ? [[pool, level(pool)] as const] : [])));
  const rated = new Set<PlainTransfer>();
  while (seen.size > 0) {
    const least = [...seen].reduce((a, b) => (b[1] < a[1] ? b : a));
    const [pool] = least;
    const risen = weights[pool]! > 0n && level(pool) > least[1];
    if (risen) {
      seen.set(pool, level(pool));
      continue;
    }
    seen.delete(pool);
    if (weights[pool] === 0n) continue;
    for (const transfer of transfers) {
      if (rated.has(transfer) || !transfer.route.pools.includes(pool)) continue;
      rated.add(transfer);
      give(transfer, pool, left, weights);
    }
  }
}

function give(transfer: PlainTransfer, bottleneck: number, left: bigint[], weights: bigint[]): void {
  const { pools, weight, isStaged } = transfer.route;
  let rate = (weight * left[bottleneck]!) / weights[bottleneck]!;
  for (const pool of pools) {
    const crossings = isStaged ? pools.filter((one) => one === pool).length : 1;
    const most = left[pool]! / BigInt(crossings);
    if (most < rate) rate = most;
  }
  transfer.rate = rate;
  for (const pool of pools) {
    left[pool]! -= rate;
    weights[pool]! -= weight;
  }
}
