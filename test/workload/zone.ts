// Prints the digest of a trace: run by azure.test.ts in processes of other time zones.

import { bytesFile } from '../../src/workload/files.ts';
import { createChunk } from '../../src/workload/source.ts';
import { TraceSource } from '../../src/workload/trace/trace.ts';

const text = Buffer.from(process.argv[2] ?? '', 'base64');
const source = new TraceSource(bytesFile(text), {
  file: 'stamps.csv',
  format: 'azure',
  speed: 1,
  limit: null,
  classes: [{ name: 'default', share: 1, priority: 0 }],
  seed: 0,
  drawMarks: (_firstId, count, classes, sessions) => {
    classes.fill(0, 0, count);
    sessions.fill(-1, 0, count);
  },
  drawTimes: null,
});
const chunk = createChunk(100);
const rows = source.fill(chunk);
process.stdout.write(`${new Date(2023, 0, 1).getTimezoneOffset()} ${chunk.timePs.subarray(0, rows).join(' ')}`);
