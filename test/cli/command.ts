// The command line in a folder of its own: in this process, or as built in a child process where the exit code, real
// streams or signals are what is tested.

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main as inProcess } from '../../src/cli/program.ts';
import { root } from '../support/sources.ts';
import { type Asked, runHere } from './world.ts';

export { newFolder } from '../support/folders.ts';

export const main = join(root, 'dist', 'cli', 'main.js');

export interface Ended {
  /** null when a signal ended it */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts any program; what it writes is gathered. */
export function startProgram(folder: string, program: string, args: readonly string[], env: Environment = {}): Started {
  const child = spawn(program, args, {
    cwd: folder,
    // the date of a report is of the clock unless this is set
    env: { ...process.env, SOURCE_DATE_EPOCH: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
  return { child, ended };
}

export const start = (folder: string, args: readonly string[], env: Environment = {}): Started =>
  startProgram(folder, process.execPath, [main, ...args], env);

/** Runs the command to its end in a child process. */
export const spawned = (folder: string, args: readonly string[], env: Environment = {}): Promise<Ended> =>
  start(folder, args, env).ended;

/** Runs the command to its end in this process. */
export const run = (folder: string, args: readonly string[], asked: Asked = {}): Promise<Ended> =>
  runHere(inProcess, folder, args, asked);

/** A line for `sh -c` in which `$TW` is the command. */
export const shell = (folder: string, line: string): Promise<Ended> =>
  startProgram(folder, '/bin/sh', ['-c', line], { TW: `${process.execPath} ${main}` }).ended;

/** Names in a folder, sorted; hidden ones too. */
export const filesOf = (folder: string): string[] => readdirSync(folder).sort();

/** A small run: a fraction of a second. */
export const small = {
  tokenworks: 1,
  name: 'small',
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: { pools: [{ role: 'mixed', accelerator: 'h100-sxm', replicas: 1, tp: 1 }] },
  workload: { preset: 'chat', rate: '4 /s', requests: 300 },
  slo: { ttft: '500 ms', tpot: '50 ms', attainment: 0.95 },
  price: { accelerator: '2.50 $/h', energy: '0.08 $/kWh' },
  run: { seed: 7, warmUp: '5 s', window: '1 s' },
};

/** A stack trace, as Node prints one. */
export const stackTrace = /^\s+at .*(?:\.[jt]s|node:|file:).*:\d+/m;
/** A character that a terminal might obey; line feeds and tabs are harmless. */
export const terminalControl = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]');
