// Generated from fault.json by `npm run layout`: where an assertion failed.


/** where an assertion failed */
@final export class Fault {
  @inline static get file(): i32 { return load<i32>(1168); }
  @inline static set file(value: i32) { store<i32>(1168, value); }
  @inline static get line(): i32 { return load<i32>(1172); }
  @inline static set line(value: i32) { store<i32>(1172, value); }
  @inline static get column(): i32 { return load<i32>(1176); }
  @inline static set column(value: i32) { store<i32>(1176, value); }
}
