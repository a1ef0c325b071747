// Where a failed assertion ends: file and line go to the fault table, then the core traps.

import { Fault } from '../layout/fault.gen';

/** Replaces `abort`: no import, the host reads the table after the trap. */
export function fault(_message: string | null, file: string | null, line: u32, column: u32): void {
  Fault.file = <i32>changetype<usize>(file);
  Fault.line = <i32>line;
  Fault.column = <i32>column;
  unreachable();
}
