// Generated from kv.json by `npm run layout`: KV blocks of a replica.

import { I32Column } from './columns';

export namespace KvIndex {
  export const counts: i32 = 0;
  export const blocks: i32 = 1;
}

/** KV blocks of a replica */
@unmanaged @final export class Cache {
  @inline get freeBlocks(): i32 { return load<i32>(changetype<usize>(this), 744); }
  @inline set freeBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 744); }
  @inline get needRow(): i32 { return load<i32>(changetype<usize>(this), 748); }
  @inline set needRow(value: i32) { store<i32>(changetype<usize>(this), value, 748); }
  @inline get promisedBlocks(): i32 { return load<i32>(changetype<usize>(this), 752); }
  @inline set promisedBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 752); }
  @inline get peakBlocks(): i32 { return load<i32>(changetype<usize>(this), 756); }
  @inline set peakBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 756); }
  @inline get blockFreeHead(): i32 { return load<i32>(changetype<usize>(this), 760); }
  @inline set blockFreeHead(value: i32) { store<i32>(changetype<usize>(this), value, 760); }
}

/** decodes by the step number, modulo blockTokens, at which they need a block */
@final export class Phases {
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(2244)); }
  @inline static get head(): I32Column { return changetype<I32Column>(<usize>load<u32>(2248)); }
}

/** blocks of a request in flight, identity pool only */
@final export class Identities {
  @inline static get blockHead(): I32Column { return changetype<I32Column>(<usize>load<u32>(2252)); }
  @inline static get blockCount(): I32Column { return changetype<I32Column>(<usize>load<u32>(2256)); }
  @inline static get phaseNext(): I32Column { return changetype<I32Column>(<usize>load<u32>(2260)); }
  @inline static get phasePrevious(): I32Column { return changetype<I32Column>(<usize>load<u32>(2264)); }
}

/** KV blocks with identity */
@final export class Blocks {
  @inline static get next(): I32Column { return changetype<I32Column>(<usize>load<u32>(2268)); }
  @inline static get owner(): I32Column { return changetype<I32Column>(<usize>load<u32>(2272)); }
}
