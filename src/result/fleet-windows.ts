/**
 * The windows of a fleet, out of the core's ring: a series of the whole fleet, one a pool, the heat map, and the peak
 * of KV blocks of each replica. It lies on the path of runs with thousands of replicas, so a row makes no object.
 *
 * The router's row counts what came to the fleet: arrivals count there, whether or not a replica ever got them; what it
 * rejects and holds adds to the replicas' rejected and queued. Pools record what was sent to them.
 */

import type { Compiled } from '../compile/compiled.ts';
import { numberAt, wordsOf } from '../core/integers.ts';
import type { WindowTable } from '../core/layout.gen.ts';
import { J_PER_PJ, S_PER_PS } from '../units.ts';
import { type HeatMap, HeatSeries, type HeatState, type HeatWindow } from './heat-map.ts';
import type { WindowSeries } from './observations.ts';
import type { ServablePool } from './servable.ts';
import {
  createWindowSeries,
  type WindowAccumulator,
  type WindowColumn,
  type WindowRecord,
  type WindowState,
} from './windows.ts';

/** Windows kept of the fleet; a longer run merges neighbours. Pools share as many among them. */
const FLEET_WINDOWS = 2048;
const POOL_WINDOWS = 256;

/** What is summed over replicas, in the order of a pool's sums. */
const summed = [
  'busyS',
  'energyJ',
  'peakW',
  'outputTokens',
  'prefillTokens',
  'steps',
  'arrived',
  'rejected',
  'finished',
  'preempted',
  'kvUsedBlocks',
  'kvPeakBlocks',
  'running',
  'queued',
] as const satisfies readonly WindowColumn[];
const WIDTH = summed.length;

export interface FleetWindowsState {
  readonly fleet: WindowState;
  readonly pools: readonly WindowState[];
  readonly heat: HeatState;
  readonly kvPeakBlocks: readonly number[];
}

/** Views of the ring's i64 columns. */
const chunkWords = (window: WindowTable) => ({
  start: wordsOf(window.startPs),
  end: wordsOf(window.endPs),
  busy: wordsOf(window.busyPs),
  static: wordsOf(window.staticPj),
  dynamic: wordsOf(window.dynamicPj),
  output: wordsOf(window.outputTokens),
  prefill: wordsOf(window.prefillTokens),
  steps: wordsOf(window.steps),
  peak: wordsOf(window.peakW),
});

const evenPart = (whole: number, parts: number): number => 2 * Math.floor(whole / parts / 2);

export class FleetWindows {
  readonly #fleet: WindowAccumulator;
  readonly #pools: readonly WindowAccumulator[];
  readonly #heat: HeatSeries;
  readonly #kvPeakBlocks: Float64Array;
  readonly #poolOf: Int32Array;
  readonly #sums: Float64Array;
  readonly #hasRouter: boolean;
  readonly #router = { arrived: 0, rejected: 0, held: 0 };
  readonly #heatWindow: HeatWindow = { outputTokens: 0, prefillTokens: 0, energyJ: 0, kvUsedBlocks: 0, queued: 0 };
  #openS = -1;
  #openEndS = 0;
  /** the last window of the heat map; only its own rows follow */
  #heatS = -1;

  constructor({ pools, program }: Compiled, from: FleetWindowsState | null = null) {
    const poolOf = program.replica.pool;
    const capacity = Math.max(POOL_WINDOWS, evenPart(FLEET_WINDOWS, pools.length));
    this.#fleet = createWindowSeries(FLEET_WINDOWS, from?.fleet);
    this.#pools = pools.map((_, row) => createWindowSeries(capacity, from?.pools[row]));
    this.#heat = new HeatSeries(pools, from?.heat);
    this.#kvPeakBlocks = Float64Array.from(from?.kvPeakBlocks ?? new Float64Array(poolOf.length));
    this.#poolOf = poolOf;
    this.#sums = new Float64Array(pools.length * WIDTH);
    this.#hasRouter = program.run.routerWindows[0] === 1;
    this.#heatS = from?.fleet.open?.startS ?? -1;
  }

  /** Takes the first `count` rows: window by window, in each the router first. */
  take(window: WindowTable, count: number): void {
    const words = chunkWords(window);
    for (let row = 0; row < count; row++) {
      const startS = numberAt(words.start, row) * S_PER_PS;
      if (startS !== this.#openS) {
        this.#flush();
        this.#openS = startS;
        this.#openEndS = numberAt(words.end, row) * S_PER_PS;
      }
      const replica = window.replica[row]!;
      if (replica < 0) this.#takeRouter(window, row);
      else this.#takeReplica(window, words, row, replica);
    }
    this.#flush();
  }

  #takeRouter(window: WindowTable, row: number): void {
    this.#router.arrived += window.arrived[row]!;
    this.#router.rejected += window.rejected[row]!;
    this.#router.held += window.queued[row]!;
  }

  #takeReplica(window: WindowTable, words: ReturnType<typeof chunkWords>, row: number, replica: number): void {
    const busyS = numberAt(words.busy, row) * S_PER_PS;
    const energyJ = (numberAt(words.static, row) + numberAt(words.dynamic, row)) * J_PER_PJ;
    const kvUsedBlocks = window.kvUsedBlocks[row]!;
    const kvPeakBlocks = window.kvPeakBlocks[row]!;
    const sums = this.#sums;
    let at = this.#poolOf[replica]! * WIDTH;
    sums[at++]! += busyS;
    sums[at++]! += energyJ;
    sums[at++]! += numberAt(words.peak, row);
    sums[at++]! += numberAt(words.output, row);
    sums[at++]! += numberAt(words.prefill, row);
    sums[at++]! += numberAt(words.steps, row);
    sums[at++]! += window.arrived[row]!;
    sums[at++]! += window.rejected[row]!;
    sums[at++]! += window.finished[row]!;
    sums[at++]! += window.preempted[row]!;
    sums[at++]! += kvUsedBlocks;
    sums[at++]! += kvPeakBlocks;
    sums[at++]! += window.running[row]!;
    sums[at]! += window.queued[row]!;
    if (kvPeakBlocks > this.#kvPeakBlocks[replica]!) this.#kvPeakBlocks[replica] = kvPeakBlocks;
    if (this.#heatS !== this.#openS) {
      this.#heatS = this.#openS;
      this.#heat.open(this.#openS, this.#openEndS);
    }
    const heat = this.#heatWindow;
    heat.outputTokens = numberAt(words.output, row);
    heat.prefillTokens = numberAt(words.prefill, row);
    heat.energyJ = energyJ;
    heat.kvUsedBlocks = kvUsedBlocks;
    heat.queued = window.queued[row]!;
    this.#heat.add(replica, this.#openEndS - this.#openS, heat);
  }

  /** Hands on what was summed of the open window. */
  #flush(): void {
    if (this.#openS < 0) return;
    const fleet = new Float64Array(WIDTH);
    for (const [pool, series] of this.#pools.entries()) {
      const sums = this.#sums.subarray(pool * WIDTH, (pool + 1) * WIDTH);
      for (let at = 0; at < WIDTH; at++) fleet[at]! += sums[at]!;
      series.add(this.#record(sums));
    }
    const record = this.#record(fleet);
    const { arrived, rejected, held } = this.#router;
    this.#fleet.add({
      ...record,
      arrived: this.#hasRouter ? arrived : record.arrived,
      rejected: record.rejected + rejected,
      queued: record.queued + held,
      held,
    });
    this.#sums.fill(0);
    Object.assign(this.#router, { arrived: 0, rejected: 0, held: 0 });
    this.#openS = -1;
  }

  #record(sums: Float64Array): WindowRecord {
    const record: Record<string, number> = { startS: this.#openS, endS: this.#openEndS, held: 0 };
    for (let at = 0; at < WIDTH; at++) record[summed[at]!] = sums[at]!;
    return record as WindowRecord;
  }

  series(): WindowSeries {
    return this.#fleet.series();
  }

  /** [pool of the Program] */
  poolSeries(): WindowSeries[] {
    return this.#pools.map((pool) => pool.series());
  }

  /** null without windows */
  heatMap(servable: readonly (ServablePool | null)[] = []): HeatMap | null {
    const map = this.#heat.map(servable);
    return map.startS.length === 0 ? null : map;
  }

  /** [replica] largest number of KV blocks held in the whole run */
  kvPeakBlocks(): number[] {
    return [...this.#kvPeakBlocks];
  }

  state(): FleetWindowsState {
    return {
      fleet: this.#fleet.state(),
      pools: this.#pools.map((pool) => pool.state()),
      heat: this.#heat.state(),
      kvPeakBlocks: [...this.#kvPeakBlocks],
    };
  }
}
