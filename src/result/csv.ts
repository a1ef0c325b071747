/**
 * Finished requests as CSV, streamed: chunks of the core's rows in, UTF-8 bytes out (RFC 4180, lines end in LF).
 *
 * Times are i64 ps and joules i64 pJ, written with all their 12 decimals and no rounding: whole numbers are split at
 * 1e6 into a pair (millions, units), which f64 holds exactly over the whole of i64, so no BigInt is made for a row.
 *
 *   queue = start − arrival; ttft = firstToken − arrival + output; e2e = finish − arrival + output;
 *   tpot = floor((e2e − ttft) / (outputTokens − 1)) ps, empty for a one-token output; finish_s = arrival_s + e2e_s.
 *
 * A cell of user text that a spreadsheet could take for a formula gets a leading ': it begins with = + - @ (of full
 * width too, which spreadsheets in East Asia read alike), tab, CR or LF; or what follows a `;` does, which separates
 * cells in much of Europe: there the quotes of a cell within a line mean nothing.
 */

import { numberAt, wordsOf } from '../core/integers.ts';
import type { RowTable } from '../core/layout.gen.ts';

export const csvColumns = [
  'id',
  'class',
  'arrival_s',
  'prompt_tokens',
  'output_tokens',
  'queue_s',
  'ttft_s',
  'tpot_s',
  'e2e_s',
  'finish_s',
  'preemptions',
  'energy_j',
  'replica',
  'session',
] as const;

const encoder = new TextEncoder();
const comma = 44;
const newline = 10;
const point = 46;
const zero = 48;
/** Longest row without its class and replica: 6 counts of at most 11 characters, 6 times of 7 + 1 + 12, commas. */
const rowBytes = 13 * 22;

/** User text as one CSV cell: no formula, quoted where needed. */
export function csvCell(text: string): string {
  const harmless = text.replace(/^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?=\s*[=+\-@＝＋－＠])/g, "'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A whole number as millions·1e6 + units, 0 ≤ units < 1e6. Reused, never kept. */
interface Split {
  millions: number;
  units: number;
}

function readWords(words: Uint32Array, row: number, out: Split): void {
  const high = words[2 * row + 1]!;
  // 2^32 = 4294·1e6 + 967296; high·967296 + low stays under 2^53.
  const rest = high * 967296 + words[2 * row]!;
  const carry = Math.floor(rest / 1e6);
  out.millions = high * 4294 + carry;
  out.units = rest - carry * 1e6;
}

/** out = a − b + c; the whole is never negative. */
function difference(a: Split, b: Split, c: Split, out: Split): void {
  const units = a.units - b.units + c.units;
  const carry = Math.floor(units / 1e6);
  out.millions = a.millions - b.millions + c.millions + carry;
  out.units = units - carry * 1e6;
}

/** out = floor(a / divisor), for a divisor under 2^31: the remainder times 1e6 stays under 2^53. */
function quotient(a: Split, divisor: number, out: Split): void {
  const millions = Math.floor(a.millions / divisor);
  const rest = (a.millions - millions * divisor) * 1e6 + a.units;
  const units = Math.floor(rest / divisor);
  const carry = Math.floor(units / 1e6);
  out.millions = millions + carry;
  out.units = units - carry * 1e6;
}

/** Bytes with a place to write: grows by doubling, handed out as a copy. */
class Bytes {
  buffer = new Uint8Array(1 << 16);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  bytes(text: Uint8Array): void {
    this.buffer.set(text, this.length);
    this.length += text.length;
  }

  byte(value: number): void {
    this.buffer[this.length++] = value;
  }

  /** A whole number ≥ 0 under 2^31, as ids, tokens and whole seconds of i64 ps are. */
  count(value: number): void {
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits++;
    this.digits(value, digits);
  }

  /** Exactly this many digits. */
  digits(value: number, digits: number): void {
    let rest = value;
    for (let place = this.length + digits - 1; place >= this.length; place--) {
      const tens = (rest / 10) | 0;
      this.buffer[place] = zero + rest - tens * 10;
      rest = tens;
    }
    this.length += digits;
  }

  /** A whole number as a cell that others follow. */
  countCell(value: number): void {
    this.count(value);
    this.byte(comma);
  }

  /** ps as seconds, pJ as joules: 12 decimals, always. */
  decimal(value: Split): void {
    const whole = Math.floor(value.millions / 1e6);
    this.count(whole);
    this.byte(point);
    this.digits(value.millions - whole * 1e6, 6);
    this.digits(value.units, 6);
  }
}

export interface RowsCsvOptions {
  /** [class] names */
  readonly classNames: readonly string[];
  /** [replica] delivery time added to TTFT and E2E, ps */
  readonly outputPs: readonly bigint[];
  /** [replica] names, pool/index */
  readonly replicaNames: readonly string[];
}

export interface RowsCsv {
  readonly header: string;
  /** The first `count` rows as bytes of their own, to be written after the header and the chunks before. */
  chunk(rows: RowTable, count: number): Uint8Array;
}

const split = (): Split => ({ millions: 0, units: 0 });

function splitOf(value: bigint): Split {
  return { millions: Number(value / 1_000_000n), units: Number(value % 1_000_000n) };
}

/** Views of one chunk's i64 columns. */
function chunkWords(rows: RowTable) {
  return {
    arrival: wordsOf(rows.arrivalPs),
    start: wordsOf(rows.startPs),
    first: wordsOf(rows.firstTokenPs),
    finish: wordsOf(rows.finishPs),
    joules: wordsOf(rows.energyJ),
    energy: wordsOf(rows.energyPj),
  };
}

export function rowsToCsv(options: RowsCsvOptions): RowsCsv {
  const classCells = options.classNames.map((name) => encoder.encode(csvCell(name)));
  const replicaCells = options.replicaNames.map((name) => encoder.encode(csvCell(name)));
  const longest = (cells: readonly Uint8Array[]) => cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  const widest = longest(classCells) + longest(replicaCells);
  const outputs = options.outputPs.map(splitOf);
  const none = split();
  const [arrival, start, first, finish, energy] = [split(), split(), split(), split(), split()];
  const [queue, ttft, e2e, decode, tpot] = [split(), split(), split(), split(), split()];
  const delivered = split();
  const out = new Bytes();

  const writeDecimal = (value: ReturnType<typeof split>): void => {
    out.decimal(value);
    out.byte(comma);
  };
  const writeRow = (rows: RowTable, words: ReturnType<typeof chunkWords>, row: number): void => {
    readWords(words.arrival, row, arrival);
    readWords(words.start, row, start);
    readWords(words.first, row, first);
    readWords(words.finish, row, finish);
    readWords(words.energy, row, energy);
    // a joule is a million millions of pJ; below 2^53 J this is exact
    energy.millions += numberAt(words.joules, row) * 1e6;
    const output = outputs[rows.replica[row]!] ?? none;
    difference(start, arrival, none, queue);
    difference(first, arrival, output, ttft);
    difference(finish, arrival, output, e2e);
    difference(finish, none, output, delivered);
    const outputTokens = rows.outputTokens[row]!;
    out.countCell(rows.id[row]!);
    out.bytes(classCells[rows.class[row]!]!);
    out.byte(comma);
    out.decimal(arrival);
    out.byte(comma);
    out.countCell(rows.promptTokens[row]!);
    out.countCell(outputTokens);
    writeDecimal(queue);
    writeDecimal(ttft);
    if (outputTokens > 1) {
      difference(finish, first, none, decode);
      quotient(decode, outputTokens - 1, tpot);
      out.decimal(tpot);
    }
    out.byte(comma);
    writeDecimal(e2e);
    writeDecimal(delivered);
    out.countCell(rows.preemptions[row]!);
    writeDecimal(energy);
    out.bytes(replicaCells[rows.replica[row]!]!);
    out.byte(comma);
    if (rows.session[row]! >= 0) out.count(rows.session[row]!);
    out.byte(newline);
  };

  return {
    header: `${csvColumns.join(',')}\n`,
    chunk(rows, count) {
      const words = chunkWords(rows);
      out.length = 0;
      for (let row = 0; row < count; row++) {
        out.reserve(rowBytes + widest);
        writeRow(rows, words, row);
      }
      return out.buffer.slice(0, out.length);
    },
  };
}
