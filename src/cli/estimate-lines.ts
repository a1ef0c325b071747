// `tokenworks estimate --jsonl`: one question a line on stdin, one answer a line on stdout, in the same order.

import { InputError } from '../errors.ts';
import { KernelEstimator } from '../estimate/kernel.ts';
import type { KernelQuestion } from '../estimate/question.gen.ts';
import { scenarioFile } from './files.ts';
import type { Io } from './io.ts';
import { LONGEST_LINE, lineBlocks } from './lines.ts';
import { readEntries, readMeasurements } from './measured.ts';
import { harmless } from './say.ts';

interface LineFlags {
  readonly kernels?: string;
  readonly measured?: string;
}

/** Brackets within brackets of a question; a deeper one would overflow the stack of whoever walks over it. */
const DEEPEST = 16;

type Answered = string | Promise<string>;

const textOf = (answer: unknown): string => JSON.stringify(answer);

/** Whatever goes wrong with a line is that line's answer: those before it and after it have theirs. */
function refused(error: unknown): string {
  if (!(error instanceof InputError)) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return refuse(`a fault of tokenworks: ${text}`, 'Please report it with this line.');
  }
  const [issue] = error.issues;
  const { path = [], found = '', hint = '' } = issue ?? {};
  return JSON.stringify({ error: { path: path.join('.'), found, hint } });
}

const refuse = (found: string, hint: string): string => JSON.stringify({ error: { path: '', found, hint } });

const lineHint = 'One JSON object a line, such as {"op":"gemm","accelerator":"h100-sxm","m":1,"n":4096,"k":4096}.';

/** Whether brackets are nested deeper than any question; those in strings do not count. */
function isDeep(line: string): boolean {
  let depth = 0;
  for (const [piece] of line.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (piece === '[' || piece === '{') depth++;
    else if (piece === ']' || piece === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The answer to a line; a bad line has one too. */
function answerLine(estimator: KernelEstimator, line: string): Answered {
  if (line.trim() === '') return refuse('an empty line', lineHint);
  if (line.length > LONGEST_LINE) return refuse(`more than ${LONGEST_LINE} characters`, lineHint);
  if (isDeep(line)) return refuse(`more than ${DEEPEST} brackets within one another`, lineHint);
  let query: unknown;
  try {
    query = JSON.parse(line);
  } catch {
    return refuse('no JSON', lineHint);
  }
  try {
    const answer = estimator.answer(query as KernelQuestion);
    return answer instanceof Promise ? answer.then(textOf).catch(refused) : textOf(answer);
  } catch (error) {
    return refused(error);
  }
}

/** Waits until the reader of stdout has room again. */
const written = ({ stdout }: Io, text: string): Promise<void> | undefined =>
  stdout.write(harmless(text)) ? undefined : new Promise((resolve) => stdout.once('drain', resolve));

export async function estimateLines(io: Io, flags: LineFlags): Promise<void> {
  const estimator = await KernelEstimator.open({
    readText: scenarioFile,
    ...(flags.kernels !== undefined && { entries: readEntries(flags.kernels) }),
    ...(flags.measured !== undefined && { measured: readMeasurements([flags.measured]).kernels }),
  });
  for await (const lines of lineBlocks(io.stdin)) {
    let answers = '';
    try {
      for (const line of lines) {
        const answered = answerLine(estimator, line);
        answers += `${typeof answered === 'string' ? answered : await answered}\n`;
      }
    } finally {
      await written(io, answers);
    }
  }
}
