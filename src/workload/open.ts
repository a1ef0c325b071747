// Opens the workload of a scenario as a stream of arrivals.

import { InputError } from '../errors.ts';
import { type Maths, maxClasses } from '../maths/maths.ts';
import type { WorkloadSpec } from '../scenario/types.ts';
import { type ClassLaw, markDraw, timeDraw } from './classes.ts';
import { DrawnSource } from './drawn.ts';
import { elementsOf } from './elements.ts';
import type { ByteFile, OpenFile } from './files.ts';
import { gunzipped } from './gzip.ts';
import { type ArrivalChunk, createChunk, type WorkloadSource } from './source.ts';
import { TraceSource } from './trace/trace.ts';
import { UsersSource } from './users.ts';

export interface WorkloadContext {
  readonly maths: Maths;
  readonly seed: number;
  /** at least one */
  readonly classes: readonly ClassLaw[];
  /** `openFile` of files.ts in Node; in a browser, a function that wraps the bytes at hand with `bytesFile` */
  readonly openFile: OpenFile;
}

/** The requests of a scenario, in order of arrival; of a closed loop, in the order in which users take them. */
export function openWorkload(spec: WorkloadSpec, context: WorkloadContext): WorkloadSource {
  const { users } = spec;
  if (users === undefined) return openRequests(spec, context);
  const { maths, seed } = context;
  const isDrawn = spec.kind === 'drawn';
  const paces = isDrawn || spec.arrivals === undefined ? null : timeDraw(maths, seed, spec.arrivals);
  const requests = isDrawn ? spec : { ...spec, speed: 1 };
  return new UsersSource(openRequests(requests, context), users, context, { paces, isPaced: isDrawn });
}

function openRequests(spec: WorkloadSpec, context: WorkloadContext): WorkloadSource {
  const { maths, seed, openFile } = context;
  // Only what the requests depend on, so that another SLO is not another input.
  const classes = context.classes.map(({ name, share, priority }) => ({ name, share, priority }));
  if (classes.length > maxClasses) {
    const hint = `At most ${maxClasses} classes.`;
    throw new InputError([{ code: 'BAD_VALUE', path: ['classes'], found: `${classes.length} classes`, hint }]);
  }
  if (spec.kind === 'drawn') return new DrawnSource(spec, maths, seed, classes);
  const file = elementsOf(gunzipped(checkedFile(openFile(spec.file), spec.file), spec.file), spec.file);
  const { format, speed, limit, arrivals, bytesPerToken, sessions, timeUnit } = spec;
  try {
    return new TraceSource(file, {
      ...{ file: spec.file, format, speed, limit, classes, seed },
      drawMarks: markDraw(maths, seed, classes, sessions),
      isTimed: spec.users === undefined,
      drawTimes: arrivals === undefined ? null : timeDraw(maths, seed, arrivals),
      spec: {
        ...(arrivals && { arrivals }),
        ...(bytesPerToken !== undefined && { bytesPerToken }),
        ...(sessions && { sessions }),
        ...(timeUnit && { timeUnit }),
      },
    });
  } catch (error) {
    file.close();
    throw error;
  }
}

/** What `openFile` returned, if it is a file. */
function checkedFile(file: ByteFile, path: string): ByteFile {
  const { read, close, sizeBytes, edgeHash } = (file ?? {}) as Partial<ByteFile>;
  const isFile = typeof read === 'function' && typeof close === 'function';
  if (isFile && typeof sizeBytes === 'number' && typeof edgeHash === 'string') return file;
  const found = typeof file === 'object' && file !== null ? 'an object that is no file' : String(file);
  const hint = 'openFile must return a file at once, such as bytesFile(bytes).';
  throw new InputError([{ code: 'BAD_FILE', path: [path], found, hint }]);
}

/** Reads over the first rows, for a run that resumes behind them. They must still be there. */
export function skip(source: WorkloadSource, rows: number): void {
  const chunk = createChunk(Math.min(rows, 65536));
  for (let left = rows; left > 0; ) {
    const read = source.fill(left >= chunk.capacity ? chunk : firstRows(chunk, left));
    if (read === 0) {
      const found = `${rows - left} requests`;
      const hint = `The run to resume had read ${rows}; give it the same workload.`;
      throw new InputError([{ code: 'MISMATCH', path: ['workload'], found, hint }]);
    }
    left -= read;
  }
}

function firstRows(chunk: ArrivalChunk, capacity: number): ArrivalChunk {
  return {
    capacity,
    timePs: chunk.timePs.subarray(0, capacity),
    ...(chunk.thinkPs && { thinkPs: chunk.thinkPs.subarray(0, capacity) }),
    promptTokens: chunk.promptTokens.subarray(0, capacity),
    outputTokens: chunk.outputTokens.subarray(0, capacity),
    class: chunk.class.subarray(0, capacity),
    priority: chunk.priority.subarray(0, capacity),
    session: chunk.session.subarray(0, capacity),
  };
}
