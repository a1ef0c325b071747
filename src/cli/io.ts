// What a command has of the world around it: streams, environment, and how it is asked to stop.

/** A stream of text out; `isTTY` where a terminal shows it. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Signals that ask a command to stop, caught. */
export interface Caught {
  readonly signal: AbortSignal;
  /** From now on a signal does again what it did before. */
  release(): void;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** `isTTY` where somebody can answer */
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From now on the first Ctrl-C aborts the signal; a second one ends the process. */
  catchSignals(): Caught;
}
