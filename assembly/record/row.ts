// A row for each finished request, until the host drains them.

import {
  ringRows,
  setRingRows,
  setRowArrivalPs,
  setRowClass,
  setRowEnergyPj,
  setRowFinishPs,
  setRowFirstTokenPs,
  setRowId,
  setRowOutputTokens,
  setRowPreemptions,
  setRowPromptTokens,
  setRowReplica,
  setRowStartPs,
  sizeRows,
  slotArrivalPs,
  slotClass,
  slotEnergyPj,
  slotFirstTokenPs,
  slotId,
  slotOutputTokens,
  slotPreemptions,
  slotPromptTokens,
  slotStartPs,
} from '../layout/layout.gen';

export function writeRow(record: usize, replica: i32, finish: i64): void {
  const row = ringRows();
  assert(row < sizeRows());
  setRingRows(row + 1);
  setRowId(row, slotId(record));
  setRowClass(row, slotClass(record));
  setRowPromptTokens(row, slotPromptTokens(record));
  setRowOutputTokens(row, slotOutputTokens(record));
  setRowPreemptions(row, slotPreemptions(record));
  setRowReplica(row, replica);
  setRowArrivalPs(row, slotArrivalPs(record));
  setRowStartPs(row, slotStartPs(record));
  setRowFirstTokenPs(row, slotFirstTokenPs(record));
  setRowFinishPs(row, finish);
  setRowEnergyPj(row, slotEnergyPj(record));
}
