// A column of the layout: an array of one type, seen by row.

/** Whole numbers of 32 bits. */
@unmanaged
@final
export class I32Column {
  // @ts-ignore: decorator
  @inline
  @operator('[]')
  get(row: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>row) << 2));
  }

  // @ts-ignore: decorator
  @inline
  @operator('[]=')
  set(row: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>row) << 2), value);
  }
}

/** Whole numbers of 64 bits. */
@unmanaged
@final
export class I64Column {
  // @ts-ignore: decorator
  @inline
  @operator('[]')
  get(row: i32): i64 {
    return load<i64>(changetype<usize>(this) + ((<usize>row) << 3));
  }

  // @ts-ignore: decorator
  @inline
  @operator('[]=')
  set(row: i32, value: i64): void {
    store<i64>(changetype<usize>(this) + ((<usize>row) << 3), value);
  }
}

/** Numbers in floating point. */
@unmanaged
@final
export class F64Column {
  // @ts-ignore: decorator
  @inline
  @operator('[]')
  get(row: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>row) << 3));
  }

  // @ts-ignore: decorator
  @inline
  @operator('[]=')
  set(row: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>row) << 3), value);
  }
}
