// What a reader did with rows that it did not take as they are, and what looks odd in them: counted, for the report.

import { type TimeUnit, unitWords } from '../../traffic/trace/unit.ts';
import { PS_PER_S } from '../../units.ts';
import type { TreatmentCounts } from '../source.ts';

const skippedPrompt = 'rows with 0 prompt tokens: skipped';
const skippedOutput = 'rows with 0 output tokens: skipped';
const failures = 'requests that failed: skipped';
const unlistedClasses = 'rows whose class the scenario does not list: given one by share';
const blankLines = 'blank lines: skipped';
const fractionsOfMs =
  'times with fractions of a millisecond, though the format counts milliseconds ' +
  '(if they are seconds, timeUnit: s reads them so)';
const sharedPrefixes =
  'requests whose hash_ids name shared prefixes, which are not used yet: every prompt is computed whole';
/** Of all prompt tokens: what an unbounded cache would have had. */
const sharedTokens = (promptTokens: number): string =>
  `of ${promptTokens} prompt tokens those in leading blocks of requests before, ` +
  'which a cache of prefixes could have kept';
const unusedDelays = 'requests with a delay after the answer before, which users of a closed loop do not wait for';
const roundedTimes = 'arrival times beyond 12 decimals: rounded to whole ps';

/** Requests a second, in the mean of a file, from which times look like seconds; and from which short files do. */
const denseRatePerS = 1000;
const shortRatePerS = 100;
const shortS = 10;

export class Treatments {
  prompt = 0;
  output = 0;
  blank = 0;
  rounded = 0;
  prefixes = 0;
  promptTokens = 0;
  sharedTokens = 0;
  delays = 0;
  failed = 0;
  unlisted = 0;
  /** the unit of times, where another is more common: their look is watched */
  readonly #unit: TimeUnit | null;
  #fractions = 0;
  #wholes = 0;
  #rows = 0;
  #firstS = 0;
  #lastS = 0;

  constructor(unit: TimeUnit | null) {
    this.#unit = unit;
  }

  /** A time of the file, from its first row. */
  time(seconds: number, restPs: number): void {
    if (this.#unit === null) return;
    const atS = seconds + restPs / PS_PER_S;
    if (this.#rows++ === 0) this.#firstS = atS;
    this.#lastS = atS;
    if (restPs % 1e9 !== 0) this.#fractions++;
    else if (atS > 0) this.#wholes++;
  }

  get counts(): TreatmentCounts {
    const all: [string, number][] = [
      [skippedPrompt, this.prompt],
      [skippedOutput, this.output],
      [failures, this.failed],
      [blankLines, this.blank],
      [unlistedClasses, this.unlisted],
      [roundedTimes, this.rounded],
      [sharedPrefixes, this.prefixes],
      [sharedTokens(this.promptTokens), this.sharedTokens],
      [unusedDelays, this.delays],
      ...this.#unitCounts(),
    ];
    return Object.fromEntries(all.filter(([, count]) => count > 0));
  }

  /** Times that look like seconds: fractions of a ms alone, or more requests a second than any service has. */
  #unitCounts(): [string, number][] {
    if (this.#unit === null) return [];
    if (this.#unit === 'ms' && this.#wholes === 0 && this.#fractions > 0) return [[fractionsOfMs, this.#fractions]];
    const spanS = this.#lastS - this.#firstS;
    const least = spanS < shortS ? shortRatePerS : denseRatePerS;
    if (spanS <= 0 || this.#rows - 1 < least * spanS) return [];
    const within = `requests within ${spanS.toPrecision(3)} s, their times read as ${unitWords(this.#unit)}`;
    return [[`${within} (if they are seconds, timeUnit: s reads them so)`, this.#rows]];
  }
}
