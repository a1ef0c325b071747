// A trace file as a stream of arrivals: line by line, in bounded memory, with every fault named by its line.

import { InputError, type Issue, shown } from '../../errors.ts';
import { traceFormats } from '../../traffic/trace/index.ts';
import { textOf } from '../../traffic/trace/number.ts';
import { createRow, type Problem, priorityNone, type RowParser, type TraceFormat } from '../../traffic/trace/row.ts';
import type { TimeUnit } from '../../traffic/trace/unit.ts';
import type { ByteFile } from '../files.ts';
import { createHash, hashRows, hashText, timeWords } from '../hash.ts';
import type { ArrivalChunk, TreatmentCounts, WorkloadSource } from '../source.ts';
import { Lines, maxLineBytes } from './lines.ts';
import { checkOptions, knownFormats, refuse, renameHint, type TraceOptions } from './options.ts';
import { binary, falling, inexact, lateFromStart, otherUnit, tooLate, tooManyTokens, waiting } from './problems.ts';
import { divideBySpeed, maxSeconds, maxSpeed, minSpeed, type Speed, speedOf, storePs } from './time.ts';
import { Treatments } from './treatments.ts';

/** Faults reported at once, and how far behind the first one they are looked for. */
const maxIssues = 20;
const maxFurtherBytes = 2 ** 26;

export const defaultBytesPerToken = 4;
const defaultTurnBytes = 2 ** 22;

export class TraceSource implements WorkloadSource {
  readonly identity: string;
  delivered = 0;
  readonly #options: TraceOptions;
  readonly #file: ByteFile;
  readonly #lines: Lines;
  readonly #format: TraceFormat;
  readonly #parser: RowParser;
  readonly #speed: Speed;
  readonly #row = createRow();
  readonly #hash = createHash();
  readonly #counts: Treatments;
  /** of times as numbers; null = dates, or none */
  readonly #unit: TimeUnit | null;
  /** the scenario does not name the unit, and times are used: what they look like is watched */
  readonly #isUnitGuessed: boolean;
  readonly #limit: number;
  /** true while the line that `lines` is at is still to be read */
  #pending: boolean;
  /** true while the line holds requests that are still to come */
  #further = false;
  #isLong = false;
  /** rows of a chunk that is not full yet; −1 = the next chunk is fresh */
  #rows = -1;
  #words: Int32Array = new Int32Array(0);
  #wordsOf: ArrivalChunk | null = null;
  /** time of the first row, and of the last one relative to the format's zero */
  #zeroSeconds = 0;
  #zeroRestPs = 0;
  #lastSeconds = -1;
  #lastRestPs = 0;

  constructor(file: ByteFile, options: TraceOptions) {
    this.#options = options;
    this.#file = file;
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY;
    if (!(options.speed >= minSpeed && options.speed <= maxSpeed)) {
      refuse('speed', String(options.speed), `A factor that divides arrival times, ${minSpeed} to ${maxSpeed}.`);
    }
    this.#speed = speedOf(options.speed);
    this.#lines = new Lines(file);
    const first = this.#firstLine();
    this.#format = this.#chooseFormat(first);
    this.#pending = this.#format.header === 'csv' ? first.trimStart().startsWith('{') : !this.#format.header;
    checkOptions(this.#format, options);
    if (this.#format.maxLineBytes !== undefined) this.#lines.allow(this.#format.maxLineBytes);
    if (this.#isLong && this.#lines.next() !== 'line') throw new InputError([this.#issue(this.#tooLong())]);
    const context = {
      bytesPerToken: options.spec?.bytesPerToken ?? defaultBytesPerToken,
      classes: options.classes.map(({ name }) => name),
      classNames: options.classes.map(({ name }) => new TextEncoder().encode(name)),
      isTimed: options.isTimed ?? true,
      timeUnit: options.spec?.timeUnit,
    };
    const parser = this.#format.parser(first, context);
    if (!('parse' in parser)) throw new InputError(parser.map((problem) => this.#issue(problem)));
    this.#parser = parser;
    const { sizeBytes, edgeHash } = file;
    const { speed, limit, classes, seed, isTimed = true } = options;
    const { timeUnit, ...spec } = options.spec ?? {};
    const own = parser.unit ?? this.#format.unit;
    const other = timeUnit !== undefined && timeUnit !== own ? { timeUnit } : {};
    this.#unit = timeUnit ?? own ?? null;
    this.#isUnitGuessed = timeUnit === undefined && isTimed;
    this.#counts = new Treatments(own !== 's' && isTimed && this.#unit === own ? this.#unit : null);
    const isDrawn = classes.length > 1 || spec.sessions !== undefined || this.#format.time === 'drawn';
    const drawn = isDrawn ? { seed } : {};
    const trace = this.#format.name;
    this.identity = JSON.stringify({ trace, speed, limit, sizeBytes, edgeHash, classes, ...spec, ...other, ...drawn });
  }

  /** From the bytes read so far, once some rows have come. */
  get expected(): number | null {
    const { consumedBytes } = this.#lines;
    if (this.delivered === 0) return null;
    const bytes = this.#file.textBytes?.() ?? this.#file.sizeBytes;
    return Math.min(this.#limit, Math.round((this.delivered * bytes) / consumedBytes));
  }

  get treatments(): TreatmentCounts {
    return this.#counts.counts;
  }

  get digest(): string {
    return hashText(this.#hash);
  }

  close(): void {
    this.#file.close();
  }

  fill(chunk: ArrivalChunk): number {
    for (;;) {
      const rows = this.fillSome(chunk);
      if (rows !== null) return rows;
    }
  }

  fillSome(chunk: ArrivalChunk): number | null {
    if (this.#wordsOf !== chunk) {
      this.#words = timeWords(chunk);
      this.#wordsOf = chunk;
    }
    const capacity = Math.min(chunk.capacity, this.#limit - this.delivered);
    if (capacity > 0 && this.#rows < 0) {
      this.#options.drawMarks(this.delivered, capacity, chunk.class, chunk.session);
      if (this.#format.time === 'drawn') this.#options.drawTimes?.(capacity, chunk.timePs);
    }
    let rows = Math.max(0, this.#rows);
    const turnEnd = this.#lines.consumedBytes + (this.#options.turnBytes ?? defaultTurnBytes);
    while (rows < capacity && this.#next()) {
      const outcome = this.#read(chunk, rows);
      if (outcome === true) rows++;
      else if (outcome !== false) throw this.#allIssues(outcome, chunk, rows);
      else if (this.#lines.consumedBytes > turnEnd) {
        this.#rows = rows;
        return null;
      }
    }
    this.#rows = -1;
    if (rows === 0 && this.delivered === 0 && this.#limit > 0) throw new InputError([this.#nothing()]);
    hashRows(this.#hash, chunk, rows);
    this.delivered += rows;
    return rows;
  }

  /** Moves to the next line that is to be read. */
  #next(): boolean {
    if (this.#pending || this.#further) {
      this.#pending = false;
      return true;
    }
    const found = this.#lines.next();
    if (found === 'long') throw new InputError([this.#issue(this.#tooLong())]);
    return found === 'line';
  }

  /** The next request of the line; a line of several is parsed once. */
  #parse(): Problem | null {
    const { bytes, start, end } = this.#lines;
    const row = this.#row;
    let problem: Problem | null = null;
    if (this.#further) this.#parser.further?.(row);
    else {
      row.class = -1;
      row.priority = priorityNone;
      row.session = -1;
      row.more = 0;
      row.prefix = 0;
      row.sharedTokens = 0;
      row.waits = 0;
      row.failed = 0;
      row.unlisted = 0;
      problem = this.#parser.parse(bytes, start, end, row);
    }
    this.#further = problem === null && row.more > 0;
    return problem;
  }

  /** Reads the line into a row of the chunk: true = delivered, false = left out and counted. */
  #read(chunk: ArrivalChunk, at: number): boolean | Problem {
    const row = this.#row;
    if (this.#lines.start === this.#lines.end) {
      this.#counts.blank++;
      return false;
    }
    const parsed = this.#parse();
    if (parsed === null && row.failed === 1) {
      this.#counts.failed++;
      return false;
    }
    const problem = parsed ?? this.#placeTime(at);
    if (problem) return problem;
    this.#counts.rounded += row.rounded;
    this.#counts.time(row.seconds, row.restPs);
    if (row.promptTokens === 0) {
      this.#counts.prompt++;
      return false;
    }
    if (row.outputTokens === 0) {
      this.#counts.output++;
      return false;
    }
    if (row.promptTokens + row.outputTokens > 0x7fffffff) return tooManyTokens(row.promptTokens, row.outputTokens);
    this.#counts.prefixes += row.prefix;
    this.#counts.sharedTokens += Math.min(row.sharedTokens, row.promptTokens);
    this.#counts.promptTokens += row.promptTokens;
    this.#counts.delays += row.waits;
    if (this.#options.classes.length > 1) this.#counts.unlisted += row.unlisted;
    chunk.promptTokens[at] = row.promptTokens;
    chunk.outputTokens[at] = row.outputTokens;
    if (row.class >= 0) chunk.class[at] = row.class;
    if (row.session >= 0) chunk.session[at] = row.session;
    const { priority } = row;
    chunk.priority[at] = priority === priorityNone ? this.#options.classes[chunk.class[at]!]!.priority : priority;
    return true;
  }

  /** The time of the row, from the format's zero, divided by the speed, into the chunk. */
  #placeTime(at: number): Problem | null {
    const row = this.#row;
    // users of a closed loop need no times
    if (row.waits > 0 && (this.#options.isTimed ?? true)) return waiting;
    if (row.seconds < 0) {
      storePs(this.#words, at, Math.max(0, this.#lastSeconds), this.#lastRestPs);
      return null;
    }
    if (this.#format.time === 'drawn') {
      return this.#words[2 * at + 1] === 0x7fffffff && this.#words[2 * at] === -1 ? tooLate : null;
    }
    if (this.#format.time === 'first row' && this.#lastSeconds < 0) {
      const other = this.#isUnitGuessed && this.#unit !== null ? otherUnit(row.seconds, this.#unit) : null;
      if (other !== null) return other;
      if (row.seconds > Number.MAX_SAFE_INTEGER) return inexact;
      this.#zeroSeconds = row.seconds;
      this.#zeroRestPs = row.restPs;
    }
    let seconds = row.seconds - this.#zeroSeconds;
    let restPs = row.restPs - this.#zeroRestPs;
    if (restPs < 0) {
      restPs += 1e12;
      seconds--;
    }
    if (seconds > maxSeconds) {
      return this.#format.time === 'start' ? lateFromStart(seconds, this.#unit ?? undefined) : tooLate;
    }
    if (seconds < this.#lastSeconds || (seconds === this.#lastSeconds && restPs < this.#lastRestPs)) return falling;
    this.#lastSeconds = seconds;
    this.#lastRestPs = restPs;
    storePs(this.#words, at, seconds, restPs);
    const { p, q } = this.#speed;
    if (p !== q && !divideBySpeed(this.#words, at, this.#speed)) return tooLate;
    return null;
  }

  /** What is wrong with this line and with those behind it, as far as the limit would read. Row `at` is scratch. */
  #allIssues(first: Problem, chunk: ArrivalChunk, at: number): InputError {
    const issues = [this.#issue(first)];
    const said = new Set(first.once ? [first.hint] : []);
    let left = this.#limit - this.delivered - at;
    const stop = this.#lines.consumedBytes + maxFurtherBytes;
    while (issues.length < maxIssues && left > 0 && this.#lines.consumedBytes < stop) {
      const found = this.#further ? 'line' : this.#lines.next();
      if (found === 'end') break;
      const outcome = found === 'long' ? this.#tooLong() : this.#read(chunk, at);
      if (outcome === true) left--;
      else if (outcome !== false && !said.has(outcome.hint)) {
        if (outcome.once) said.add(outcome.hint);
        issues.push(this.#issue(outcome));
      }
      if (found === 'long') break;
    }
    return new InputError(issues);
  }

  #issue({ code, found, hint }: Problem): Issue {
    return { code, found, hint, path: [this.#options.file, `${this.#word} ${this.#lines.line}`] };
  }

  #nothing(): Issue {
    const left = Object.entries(this.treatments).map(([name, count]) => `${count} ${name}`);
    const found = left.length > 0 ? `no request (${left.join('; ')})` : 'no request';
    return { code: 'BAD_TRACE', path: [this.#options.file], found, hint: 'A trace holds at least one request.' };
  }

  /** What a row of the file is called. */
  get #word(): 'line' | 'element' {
    return this.#file.isArray?.() ? 'element' : 'line';
  }

  #tooLong(): Problem {
    const found = `${this.#word === 'line' ? 'a line' : 'an element'} longer than ${this.#lines.maxLineBytes} bytes`;
    return { code: 'BAD_TRACE', found, hint: 'Is this a trace? A row is a few numbers.' };
  }

  /** The first line, or the beginning of a long one: only formats of long lines go on from it. */
  #firstLine(): string {
    const found = this.#lines.next();
    const { bytes, start, end } = this.#lines;
    if (found === 'end') {
      throw new InputError([
        {
          code: 'BAD_TRACE',
          path: [this.#options.file],
          found: this.#word === 'line' ? 'an empty file' : 'an empty array',
          hint: `Known formats: ${knownFormats()}.`,
        },
      ]);
    }
    const opening = bytes.subarray(start, Math.min(end, start + 200));
    if (opening.includes(0)) throw new InputError([this.#issue(binary)]);
    this.#isLong = found === 'long';
    return new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + maxLineBytes)));
  }

  #chooseFormat(firstLine: string): TraceFormat {
    const { format } = this.#options;
    const chosen = traceFormats.find((one) => (format === null ? one.recognises(firstLine) : one.name === format));
    if (this.#isLong && chosen?.maxLineBytes === undefined) throw new InputError([this.#issue(this.#tooLong())]);
    if (chosen) return chosen;
    if (format !== null) {
      const hint = `Known formats: ${traceFormats.map(({ name }) => name).join(', ')}.`;
      throw new InputError([{ code: 'UNKNOWN_NAME', path: ['workload', 'format'], found: shown(format), hint }]);
    }
    const found = shown(textOf(this.#lines.bytes, this.#lines.start, this.#lines.end));
    throw new InputError([
      this.#issue({
        code: 'BAD_TRACE',
        found,
        hint: `The first line gives the format: ${knownFormats()}. ${renameHint}`,
      }),
    ]);
  }
}
