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
  /** called with each piece of stderr; `stop` is Ctrl-C */
  readonly onErr?: (text: string, stop: () => void) => void;
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
    const controller = new AbortController();
    const out = gathering();
    const err = gathering((text) => asked.onErr?.(text, () => controller.abort(new Interrupted())));
    const io: Io = {
      stdout: out.stream,
      stderr: err.stream,
      stdin: (async function* () {
        yield* asked.stdin ?? [];
      })(),
      env: { ...asked.env },
      catchSignals: () => ({ signal: controller.signal, release: () => undefined }),
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
