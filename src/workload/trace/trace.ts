// A trace file as a stream of arrivals: line by line, in bounded memory, with every fault named by its line.

import { InputError, type Issue, shown } from '../../errors.ts';
import type { TraceSpec } from '../../scenario/types.ts';
import { traceFormats } from '../../traffic/trace/index.ts';
import { textOf } from '../../traffic/trace/number.ts';
import { createRow, type Problem, priorityNone, type RowParser, type TraceFormat } from '../../traffic/trace/row.ts';
import type { ClassLaw, DrawMarks, DrawTimes } from '../classes.ts';
import type { ByteFile } from '../files.ts';
import { createHash, hashRows, hashText, timeWords } from '../hash.ts';
import type { ArrivalChunk, TreatmentCounts, WorkloadSource } from '../source.ts';
import { Lines, maxLineBytes } from './lines.ts';
import { divideBySpeed, maxSeconds, maxSpeed, minSpeed, type Speed, speedOf, storePs } from './time.ts';

export interface TraceOptions {
  /** named in errors */
  readonly file: string;
  /** null = given by the first line */
  readonly format: string | null;
  readonly speed: number;
  readonly limit: number | null;
  /** [class], at least one */
  readonly classes: readonly ClassLaw[];
  readonly seed: number;
  /** for rows that name no class, and no session */
  readonly drawMarks: DrawMarks;
  /**
   * false = a closed loop, which does not use times
   * @defaultValue true
   */
  readonly isTimed?: boolean;
  /** for a format without times; null = the scenario says nothing of arrivals */
  readonly drawTimes: DrawTimes | null;
  /** what the scenario says of the trace, as far as rows depend on it */
  readonly spec?: Pick<TraceSpec, 'arrivals' | 'bytesPerToken' | 'sessions'>;
  /**
   * bytes after which `fillSome` lets others have their turn once a line holds no request
   * @defaultValue 4 MiB
   */
  readonly turnBytes?: number;
}

/** Faults reported at once, and how far behind the first one they are looked for. */
const maxIssues = 20;
const maxFurtherBytes = 2 ** 26;

const defaultBytesPerToken = 4;
const defaultTurnBytes = 2 ** 22;

const skippedPrompt = 'rows with 0 prompt tokens: skipped';
const skippedOutput = 'rows with 0 output tokens: skipped';
const blankLines = 'blank lines: skipped';
const fractionsOfMs =
  'times with fractions of a millisecond, though the format counts milliseconds ' +
  '(if they are seconds, speed: 0.001 reads them so)';
const sharedPrefixes =
  'requests whose hash_ids name shared prefixes, which are not used yet: every prompt is computed whole';
const roundedTimes = 'arrival times beyond 12 decimals: rounded to whole ps';

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
  readonly #counts = { prompt: 0, output: 0, blank: 0, rounded: 0, prefixes: 0, fractions: 0, wholes: 0 };
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
    this.#pending = !this.#format.header;
    checkOptions(this.#format, options);
    if (this.#format.maxLineBytes !== undefined) this.#lines.allow(this.#format.maxLineBytes);
    if (this.#isLong && this.#lines.next() !== 'line') throw new InputError([this.#issue(this.#tooLong())]);
    const context = {
      bytesPerToken: options.spec?.bytesPerToken ?? defaultBytesPerToken,
      classes: options.classes.map(({ name }) => name),
      classNames: options.classes.map(({ name }) => new TextEncoder().encode(name)),
    };
    const parser = this.#format.parser(first, context);
    if (!('parse' in parser)) throw new InputError(parser.map((problem) => this.#issue(problem)));
    this.#parser = parser;
    const { sizeBytes, edgeHash } = file;
    const { speed, limit, classes, seed, spec = {} } = options;
    const isDrawn = classes.length > 1 || spec.sessions !== undefined || this.#format.time === 'drawn';
    const drawn = isDrawn ? { seed } : {};
    const trace = this.#format.name;
    this.identity = JSON.stringify({ trace, speed, limit, sizeBytes, edgeHash, classes, ...spec, ...drawn });
  }

  /** From the bytes read so far, once some rows have come. */
  get expected(): number | null {
    const { consumedBytes } = this.#lines;
    if (this.delivered === 0) return null;
    const bytes = this.#file.textBytes?.() ?? this.#file.sizeBytes;
    return Math.min(this.#limit, Math.round((this.delivered * bytes) / consumedBytes));
  }

  get treatments(): TreatmentCounts {
    const { prompt, output, blank, rounded, prefixes, fractions, wholes } = this.#counts;
    const all: [string, number][] = [
      [skippedPrompt, prompt],
      [skippedOutput, output],
      [blankLines, blank],
      [roundedTimes, rounded],
      [sharedPrefixes, prefixes],
      [fractionsOfMs, wholes === 0 ? fractions : 0],
    ];
    return Object.fromEntries(all.filter(([, count]) => count > 0));
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
    const problem = this.#parse() ?? this.#placeTime(at);
    if (problem) return problem;
    this.#counts.rounded += row.rounded;
    if (this.#format.inMs) this.#countUnit(row.seconds, row.restPs);
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
    chunk.promptTokens[at] = row.promptTokens;
    chunk.outputTokens[at] = row.outputTokens;
    if (row.class >= 0) chunk.class[at] = row.class;
    if (row.session >= 0) chunk.session[at] = row.session;
    const { priority } = row;
    chunk.priority[at] = priority === priorityNone ? this.#options.classes[chunk.class[at]!]!.priority : priority;
    return true;
  }

  /** Whole milliseconds, and others, beside 0, which says nothing. */
  #countUnit(seconds: number, restPs: number): void {
    if (restPs % 1e9 !== 0) this.#counts.fractions++;
    else if (seconds + restPs > 0) this.#counts.wholes++;
  }

  /** The time of the row, from the format's zero, divided by the speed, into the chunk. */
  #placeTime(at: number): Problem | null {
    const row = this.#row;
    if (this.#format.time === 'drawn') {
      return this.#words[2 * at + 1] === 0x7fffffff && this.#words[2 * at] === -1 ? tooLate : null;
    }
    if (this.#format.time === 'first row' && this.#lastSeconds < 0) {
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
      return seconds > epochFrom && seconds < epochTo && this.#format.time === 'start' ? epoch : tooLate;
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
    let left = this.#limit - this.delivered - at;
    const stop = this.#lines.consumedBytes + maxFurtherBytes;
    while (issues.length < maxIssues && left > 0 && this.#lines.consumedBytes < stop) {
      const found = this.#further ? 'line' : this.#lines.next();
      if (found === 'end') break;
      const outcome = found === 'long' ? this.#tooLong() : this.#read(chunk, at);
      if (outcome === true) left--;
      else if (outcome !== false) issues.push(this.#issue(outcome));
      if (found === 'long') break;
    }
    return new InputError(issues);
  }

  #issue(problem: Problem): Issue {
    return { ...problem, path: [this.#options.file, `line ${this.#lines.line}`] };
  }

  #nothing(): Issue {
    const left = Object.entries(this.treatments).map(([name, count]) => `${count} ${name}`);
    const found = left.length > 0 ? `no request (${left.join('; ')})` : 'no request';
    return { code: 'BAD_TRACE', path: [this.#options.file], found, hint: 'A trace holds at least one request.' };
  }

  #tooLong(): Problem {
    const found = `a line longer than ${this.#lines.maxLineBytes} bytes`;
    return { code: 'BAD_TRACE', found, hint: 'Is this a trace? A row is a few numbers.' };
  }

  /** The first line, or the beginning of a long one: only formats of long lines go on from it. */
  #firstLine(): string {
    const found = this.#lines.next();
    const { bytes, start, end } = this.#lines;
    if (found === 'end') {
      throw new InputError([
        { code: 'BAD_TRACE', path: [this.#options.file], found: 'an empty file', hint: `Known formats: ${known()}.` },
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
      this.#issue({ code: 'BAD_TRACE', found, hint: `The first line gives the format: ${known()}.` }),
    ]);
  }
}

function refuse(key: string, found: string, hint: string): never {
  throw new InputError([{ code: found === 'nothing' ? 'MISSING' : 'BAD_VALUE', path: ['workload', key], found, hint }]);
}

/** What the scenario says must fit the format that the first line gave. */
function checkOptions(format: TraceFormat, { drawTimes, isTimed = true, speed, spec = {} }: TraceOptions): void {
  const { name, time } = format;
  if (time === 'drawn') {
    if (drawTimes === null) {
      const arrivals = 'arrivals: { process: poisson, rate: "4 /s" }';
      refuse('arrivals', 'nothing', `Lines of the format ${name} carry no times; write ${arrivals}.`);
    }
    if (speed !== 1)
      refuse('speed', String(speed), `The format ${name} carries no times; change the rate of arrivals.`);
    return;
  }
  if (drawTimes !== null && isTimed)
    refuse('arrivals', 'a value', `The format ${name} brings its own times; leave it out.`);
  if (spec.bytesPerToken !== undefined) {
    refuse('bytesPerToken', String(spec.bytesPerToken), `The format ${name} counts tokens itself; leave it out.`);
  }
}

const known = () => traceFormats.map(({ name, about }) => `${name} (${about})`).join(', ');

const binary: Problem = { code: 'BAD_TRACE', found: 'a NUL byte', hint: 'A trace is text in UTF-8.' };
const tooLate: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 106 days',
  hint: 'Arrivals end before 9,223,372 s, at speed 1 and after division by the speed; split the trace.',
};
/** Seconds since 1970, from the year 2001 to 2286. */
const epochFrom = 1e9;
const epochTo = 1e10;
const epoch: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 106 days',
  hint: 'It looks like seconds since 1970: times of this format count from the start of the run; subtract the first.',
};
const inexact: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 2^53, whose last digits would be lost',
  hint: 'Is it in nanoseconds? Write it in the unit of the format, or count it from the first row.',
};
const falling: Problem = {
  code: 'BAD_TRACE',
  found: 'a time before that of an earlier row',
  hint: 'Sort the rows by time.',
};

function tooManyTokens(prompt: number, output: number): Problem {
  const hint = 'Prompt and output of a request together stay under 2^31 tokens.';
  return { code: 'BAD_VALUE', found: `${prompt} + ${output} tokens`, hint };
}
