// A row for each finished request, until the host drains them.

import { Ring } from '../layout/event.gen';
import { Sizes } from '../layout/program.gen';
import { Rows, Slot } from '../layout/request.gen';
import { PJ_PER_J } from './energy';

export function writeRow(record: Slot, replica: i32, finish: i64): void {
  const row = Ring.rows;
  assert(row < Sizes.rows);
  Ring.rows = row + 1;
  Rows.id[row] = record.id;
  Rows.requestClass[row] = record.requestClass;
  Rows.promptTokens[row] = record.promptTokens;
  Rows.outputTokens[row] = record.outputTokens;
  Rows.preemptions[row] = record.preemptions;
  Rows.replica[row] = replica;
  Rows.session[row] = record.session;
  Rows.arrivalPs[row] = record.arrivalPs;
  Rows.startPs[row] = record.startPs;
  Rows.firstTokenPs[row] = record.firstTokenPs;
  Rows.finishPs[row] = finish;
  const joules = record.energyPj / PJ_PER_J;
  Rows.energyJ[row] = <i64>record.energyJ + joules;
  Rows.energyPj[row] = record.energyPj - joules * PJ_PER_J;
}
