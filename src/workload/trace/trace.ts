// A trace file as a stream of arrivals: line by line, in bounded memory, with every fault named by its line.

import { InputError, type Issue, shown } from '../../errors.ts';
import type { ClassLaw, DrawClasses } from '../classes.ts';
import type { ByteFile } from '../files.ts';
import { createHash, hashRows, hashText, timeWords } from '../hash.ts';
import type { ArrivalChunk, TreatmentCounts, WorkloadSource } from '../source.ts';
import { traceFormats } from './index.ts';
import { Lines, maxLineBytes } from './lines.ts';
import { textOf } from './number.ts';
import { createRow, type Problem, priorityNone, type RowParser, type TraceFormat } from './row.ts';
import { divideBySpeed, maxSeconds, maxSpeed, minSpeed, type Speed, speedOf, storePs } from './time.ts';

export interface TraceOptions {
  /** named in errors */
  readonly file: string;
  /** null = told by the first line */
  readonly format: string | null;
  readonly speed: number;
  readonly limit: number | null;
  /** [class], at least one */
  readonly classes: readonly ClassLaw[];
  readonly seed: number;
  /** for rows that name no class */
  readonly drawClasses: DrawClasses;
}

/** Faults told at once, and how far behind the first one they are looked for. */
const maxIssues = 20;
const maxFurtherBytes = 2 ** 26;

const skippedPrompt = 'rows with 0 prompt tokens: skipped';
const skippedOutput = 'rows with 0 output tokens: skipped';
const blankLines = 'blank lines: skipped';
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
  readonly #counts = { prompt: 0, output: 0, blank: 0, rounded: 0 };
  readonly #limit: number;
  /** true while the line that `lines` stands on is still to be read */
  #pending: boolean;
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
      const hint = `A factor that divides arrival times, ${minSpeed} to ${maxSpeed}.`;
      throw new InputError([{ code: 'BAD_VALUE', path: ['workload', 'speed'], found: String(options.speed), hint }]);
    }
    this.#speed = speedOf(options.speed);
    this.#lines = new Lines(file);
    const first = this.#firstLine();
    this.#format = this.#chooseFormat(first);
    this.#pending = !this.#format.header;
    const context = {
      classes: options.classes.map(({ name }) => name),
      classNames: options.classes.map(({ name }) => new TextEncoder().encode(name)),
    };
    const parser = this.#format.parser(first, context);
    if (!('parse' in parser)) throw new InputError(parser.map((problem) => this.#issue(problem)));
    this.#parser = parser;
    const { sizeBytes, edgeHash } = file;
    const { speed, limit, classes, seed } = options;
    const drawn = classes.length > 1 ? { seed } : {};
    this.identity = JSON.stringify({ trace: this.#format.name, speed, limit, sizeBytes, edgeHash, classes, ...drawn });
  }

  /** From the bytes read so far, once some rows have come. */
  get expected(): number | null {
    const { consumedBytes } = this.#lines;
    if (this.delivered === 0) return null;
    return Math.min(this.#limit, Math.round((this.delivered * this.#file.sizeBytes) / consumedBytes));
  }

  get treatments(): TreatmentCounts {
    const { prompt, output, blank, rounded } = this.#counts;
    const all: [string, number][] = [
      [skippedPrompt, prompt],
      [skippedOutput, output],
      [blankLines, blank],
      [roundedTimes, rounded],
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
    if (this.#wordsOf !== chunk) {
      this.#words = timeWords(chunk);
      this.#wordsOf = chunk;
    }
    const capacity = Math.min(chunk.capacity, this.#limit - this.delivered);
    if (capacity > 0) this.#options.drawClasses(this.delivered, capacity, chunk.class);
    let rows = 0;
    while (rows < capacity && this.#next()) {
      const outcome = this.#read(chunk, rows);
      if (outcome === true) rows++;
      else if (outcome !== false) throw this.#allIssues(outcome, chunk, rows);
    }
    if (rows === 0 && this.delivered === 0 && this.#limit > 0) throw new InputError([this.#nothing()]);
    hashRows(this.#hash, chunk, rows);
    this.delivered += rows;
    return rows;
  }

  /** Moves to the next line that is to be read. */
  #next(): boolean {
    if (this.#pending) {
      this.#pending = false;
      return true;
    }
    const found = this.#lines.next();
    if (found === 'long') throw new InputError([this.#issue(tooLong)]);
    return found === 'line';
  }

  /** Reads the line into a row of the chunk: true = delivered, false = left out and counted. */
  #read(chunk: ArrivalChunk, at: number): boolean | Problem {
    const { bytes, start, end } = this.#lines;
    const row = this.#row;
    if (start === end) {
      this.#counts.blank++;
      return false;
    }
    row.class = -1;
    row.priority = priorityNone;
    const problem = this.#parser.parse(bytes, start, end, row) ?? this.#placeTime(at);
    if (problem) return problem;
    this.#counts.rounded += row.rounded;
    if (row.promptTokens === 0) {
      this.#counts.prompt++;
      return false;
    }
    if (row.outputTokens === 0) {
      this.#counts.output++;
      return false;
    }
    if (row.promptTokens + row.outputTokens > 0x7fffffff) return tooManyTokens(row.promptTokens, row.outputTokens);
    chunk.promptTokens[at] = row.promptTokens;
    chunk.outputTokens[at] = row.outputTokens;
    if (row.class >= 0) chunk.class[at] = row.class;
    const { priority } = row;
    chunk.priority[at] = priority === priorityNone ? this.#options.classes[chunk.class[at]!]!.priority : priority;
    return true;
  }

  /** The time of the row, from the format's zero, divided by the speed, into the chunk. */
  #placeTime(at: number): Problem | null {
    const row = this.#row;
    if (this.#format.fromFirstRow && this.#lastSeconds < 0) {
      this.#zeroSeconds = row.seconds;
      this.#zeroRestPs = row.restPs;
    }
    let seconds = row.seconds - this.#zeroSeconds;
    let restPs = row.restPs - this.#zeroRestPs;
    if (restPs < 0) {
      restPs += 1e12;
      seconds--;
    }
    if (seconds > maxSeconds) return tooLate;
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
      const found = this.#lines.next();
      if (found === 'end') break;
      const outcome = found === 'long' ? tooLong : this.#read(chunk, at);
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

  #firstLine(): string {
    const found = this.#lines.next();
    const { bytes, start, end } = this.#lines;
    if (found === 'end') {
      throw new InputError([
        { code: 'BAD_TRACE', path: [this.#options.file], found: 'an empty file', hint: `Known formats: ${known()}.` },
      ]);
    }
    const opening = bytes.subarray(start, Math.min(end, start + 200));
    if (opening[0] === 0x1f && opening[1] === 0x8b) throw new InputError([this.#issue(gzip)]);
    if (opening.includes(0)) throw new InputError([this.#issue(binary)]);
    if (found === 'long') throw new InputError([this.#issue(tooLong)]);
    return new TextDecoder().decode(bytes.subarray(start, end));
  }

  #chooseFormat(firstLine: string): TraceFormat {
    const { format } = this.#options;
    const chosen = traceFormats.find((one) => (format === null ? one.recognises(firstLine) : one.name === format));
    if (chosen) return chosen;
    if (format !== null) {
      const hint = `Known formats: ${traceFormats.map(({ name }) => name).join(', ')}.`;
      throw new InputError([{ code: 'UNKNOWN_NAME', path: ['workload', 'format'], found: shown(format), hint }]);
    }
    const found = shown(textOf(this.#lines.bytes, this.#lines.start, this.#lines.end));
    throw new InputError([
      this.#issue({ code: 'BAD_TRACE', found, hint: `The first line tells the format: ${known()}.` }),
    ]);
  }
}

const known = () => traceFormats.map(({ name, about }) => `${name} (${about})`).join(', ');

const tooLong: Problem = {
  code: 'BAD_TRACE',
  found: `a line longer than ${maxLineBytes} bytes`,
  hint: 'Is this a trace? A row is a few numbers.',
};
const gzip: Problem = { code: 'BAD_TRACE', found: 'a gzip file', hint: 'Decompress it first.' };
const binary: Problem = { code: 'BAD_TRACE', found: 'a NUL byte', hint: 'A trace is text in UTF-8.' };
const tooLate: Problem = {
  code: 'BAD_VALUE',
  found: 'a time beyond 106 days',
  hint: 'Arrivals end before 9,223,372 s, at speed 1 and after division by the speed; split the trace.',
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
