// Generated from kv.json by `npm run layout`: KV blocks of a replica.

import { I32Column } from './columns';

/** KV blocks of a replica */
@unmanaged @final export class Cache {
  @inline get freeBlocks(): i32 { return load<i32>(changetype<usize>(this), 712); }
  @inline set freeBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 712); }
  @inline get peakBlocks(): i32 { return load<i32>(changetype<usize>(this), 716); }
  @inline set peakBlocks(value: i32) { store<i32>(changetype<usize>(this), value, 716); }
  @inline get blockFreeHead(): i32 { return load<i32>(changetype<usize>(this), 720); }
  @inline set blockFreeHead(value: i32) { store<i32>(changetype<usize>(this), value, 720); }
}

/** decodes by the step number, modulo blockTokens, at which they need a block */
@final export class Phases {
  @inline static get count(): I32Column { return changetype<I32Column>(<usize>load<u32>(2128)); }
  @inline static get head(): I32Column { return changetype<I32Column>(<usize>load<u32>(2132)); }
}

/** blocks of a request in flight, identity pool only */
@final export class Identities {
  @inline static get blockHead(): I32Column { return changetype<I32Column>(<usize>load<u32>(2136)); }
  @inline static get blockCount(): I32Column { return changetype<I32Column>(<usize>load<u32>(2140)); }
  @inline static get phaseNext(): I32Column { return changetype<I32Column>(<usize>load<u32>(2144)); }
  @inline static get phasePrevious(): I32Column { return changetype<I32Column>(<usize>load<u32>(2148)); }
}

/** KV blocks with identity */
@final export class Blocks {
  @inline static get next(): I32Column { return changetype<I32Column>(<usize>load<u32>(2152)); }
  @inline static get owner(): I32Column { return changetype<I32Column>(<usize>load<u32>(2156)); }
}
