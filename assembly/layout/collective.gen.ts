// Generated from collective.json by `npm run layout`: collectives in closed form.


export namespace CollectiveAlgorithm {
  export const auto: i32 = 0;
  export const ring: i32 = 1;
  export const tree: i32 = 2;
  export const hierarchical: i32 = 3;
  export const nvls: i32 = 4;
  export const sharp: i32 = 5;
  export const oneShot: i32 = 6;
  export const twoShot: i32 = 7;
}

export namespace CollectiveProtocol {
  export const auto: i32 = 0;
  export const ll: i32 = 1;
  export const ll128: i32 = 2;
  export const simple: i32 = 3;
}

export namespace CollectiveCoefficient {
  export const llS: i32 = 0;
  export const llStepS: i32 = 1;
  export const llBytesPerS: i32 = 2;
  export const ll128S: i32 = 3;
  export const ll128StepS: i32 = 4;
  export const ll128BytesPerS: i32 = 5;
  export const simpleS: i32 = 6;
  export const simpleStepS: i32 = 7;
  export const simpleBytesPerS: i32 = 8;
  export const pairRanks: i32 = 9;
  export const hostRanks: i32 = 10;
  export const llHostShare: i32 = 11;
  export const simpleHostShare: i32 = 12;
  export const llSocketShare: i32 = 13;
  export const simpleSocketShare: i32 = 14;
  export const nvlsS: i32 = 15;
  export const nvlsBytesPerS: i32 = 16;
  export const nvlsRanks: i32 = 17;
  export const oneShotS: i32 = 18;
  export const oneShotRankS: i32 = 19;
  export const oneShotBytesPerS: i32 = 20;
  export const twoShotS: i32 = 21;
  export const twoShotRankS: i32 = 22;
  export const twoShotBytesPerS: i32 = 23;
  export const nicBytesPerS: i32 = 24;
  export const nicLlS: i32 = 25;
  export const nicSimpleS: i32 = 26;
  export const sharp: i32 = 27;
  export const launchS: i32 = 28;
  export const jitterS: i32 = 29;
}

export namespace ExchangeCoefficient {
  export const lowS: i32 = 0;
  export const lowBytesPerS: i32 = 1;
  export const lowNicS: i32 = 2;
  export const nicBytesPerS: i32 = 3;
  export const nicRankShare: i32 = 4;
  export const bulkS: i32 = 5;
  export const bulkBytesPerS: i32 = 6;
  export const bulkSmBytesPerS: i32 = 7;
  export const bulkNicS: i32 = 8;
  export const bulkNicSmBytesPerS: i32 = 9;
}

/** the collective being timed: its ranks, and the cheapest way found so far */
@final export class Group {
  @inline static get model(): i32 { return load<i32>(1080); }
  @inline static set model(value: i32) { store<i32>(1080, value); }
  @inline static get op(): i32 { return load<i32>(1084); }
  @inline static set op(value: i32) { store<i32>(1084, value); }
  @inline static get bytes(): f64 { return load<f64>(1024); }
  @inline static set bytes(value: f64) { store<f64>(1024, value); }
  @inline static get ranks(): f64 { return load<f64>(1032); }
  @inline static set ranks(value: f64) { store<f64>(1032, value); }
  @inline static get local(): f64 { return load<f64>(1040); }
  @inline static set local(value: f64) { store<f64>(1040, value); }
  @inline static get nodes(): f64 { return load<f64>(1048); }
  @inline static set nodes(value: f64) { store<f64>(1048, value); }
  @inline static get seconds(): f64 { return load<f64>(1056); }
  @inline static set seconds(value: f64) { store<f64>(1056, value); }
  @inline static get linkS(): f64 { return load<f64>(1064); }
  @inline static set linkS(value: f64) { store<f64>(1064, value); }
  @inline static get linkBytes(): f64 { return load<f64>(1072); }
  @inline static set linkBytes(value: f64) { store<f64>(1072, value); }
  @inline static get algorithm(): i32 { return load<i32>(1088); }
  @inline static set algorithm(value: i32) { store<i32>(1088, value); }
  @inline static get protocol(): i32 { return load<i32>(1092); }
  @inline static set protocol(value: i32) { store<i32>(1092, value); }
}
