// The command line in this process: streams that gather, an environment, and signals that a test sends.
// A command reads its working directory from the process, so runs of one file wait for one another.

import { Writable } from 'node:stream';
import { Interrupted } from '../../src/cli/fail.ts';
import type { Io } from '../../src/cli/io.ts';
import type { Ended } from './command.ts';

/** The main function of the command line, from sources or as built. */
export type Main = (argv: readonly string[], io: Io) => Promise<number>;

export interface Asked {
  readonly env?: Readonly<Record<string, string>>;
  /** pieces of standard input */
  readonly stdin?: readonly Uint8Array[];
  /** somebody is there to answer */
  readonly isTerminal?: boolean;
  /** called with each piece of stderr; `stop` is Ctrl-C */
  readonly onErr?: (text: string, stop: () => void) => void;
  /** called whenever the command begins to wait for a Ctrl-C: first for its whole length */
  readonly onCatch?: (stop: () => void) => void;
}

function gathering(onText: (text: string) => void = () => undefined) {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    decodeStrings: true,
    write(piece: Buffer, _, done) {
      pieces.push(piece);
      onText(piece.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}

let before: Promise<unknown> = Promise.resolve();

/** Runs a command to its end in `folder`, after those that were asked for earlier. */
export function runHere(main: Main, folder: string, args: readonly string[], asked: Asked = {}): Promise<Ended> {
  const ended = before.then(async () => {
    const home = process.cwd();
    /** as of a process: a signal reaches all that wait for one, each once */
    const waiting = new Set<AbortController>();
    const stop = () => {
      for (const controller of waiting) {
        waiting.delete(controller);
        controller.abort(new Interrupted());
      }
    };
    const out = gathering();
    const err = gathering((text) => asked.onErr?.(text, stop));
    const io: Io = {
      stdout: out.stream,
      stderr: err.stream,
      stdin: Object.assign(
        (async function* () {
          yield* asked.stdin ?? [];
        })(),
        { isTTY: asked.isTerminal ?? false },
      ),
      env: { SOURCE_DATE_EPOCH: '0', ...asked.env },
      catchSignals: () => {
        const controller = new AbortController();
        waiting.add(controller);
        asked.onCatch?.(stop);
        return { signal: controller.signal, release: () => waiting.delete(controller) };
      },
    };
    process.chdir(folder);
    try {
      const code = await main(args, io);
      return { code, signal: null, out: out.text(), err: err.text() };
    } finally {
      process.chdir(home);
    }
  });
  before = ended.catch(() => undefined);
  return ended;
}
