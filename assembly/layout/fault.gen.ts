// Generated from fault.json by `npm run layout`: where an assertion failed.


/** where an assertion failed */
@final export class Fault {
  @inline static get file(): i32 { return load<i32>(1216); }
  @inline static set file(value: i32) { store<i32>(1216, value); }
  @inline static get line(): i32 { return load<i32>(1220); }
  @inline static set line(value: i32) { store<i32>(1220, value); }
  @inline static get column(): i32 { return load<i32>(1224); }
  @inline static set column(value: i32) { store<i32>(1224, value); }
}
