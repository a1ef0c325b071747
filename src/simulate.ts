// The front hall: a scenario goes in, a Result comes out. The only loop; the only place where the rooms meet.

import type { Compiled } from './compile/compiled.ts';
import { compile } from './compile/index.ts';
import { loadCoreModule } from './core/instance.ts';
import type { RowTable } from './core/layout.gen.ts';
import { createMaths } from './maths/maths.ts';
import { buildResult } from './result/result.ts';
import type { Result } from './result/types.ts';
import { type Progress, Run, type RunInput } from './run.ts';
import { parseScenario, type Scenario } from './scenario/index.ts';
import { getPreset } from './scenario/list.ts';
import { toPs } from './units.ts';
import { type OpenFile, openFile } from './workload/files.ts';
import { openWorkload } from './workload/open.ts';
import type { WorkloadSource } from './workload/source.ts';

/** A scenario as people write it: the name of a preset, or the object that its YAML reads as. */
export type ScenarioInput = string | object;

export interface SimulateOptions {
  /** Stops the run; `simulate` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Finished requests in order; the columns are reused after the call. */
  readonly onRows?: ((rows: RowTable, count: number) => void) | undefined;
  /** How a trace is opened; Node opens files by itself, a browser passes the bytes it has. */
  readonly openFile?: OpenFile | undefined;
  /** How a model's config.json is read; Node reads files by itself. */
  readonly readText?: ((path: string) => string) | undefined;
  /** The file that the scenario was read from: its traces are relative to it. */
  readonly file?: string | undefined;
}

/** A scenario made ready: compiled, its core loaded, its workload at hand. */
export interface Prepared {
  readonly scenario: Scenario;
  readonly compiled: Compiled;
  readonly module: WebAssembly.Module;
  readonly openSource: () => WorkloadSource;
  readonly input: (source: WorkloadSource, onRows?: RunInput['onRows']) => RunInput;
}

/** Names, numbers and files resolved. Throws InputError with every problem found. */
export async function prepare(input: ScenarioInput, options: SimulateOptions = {}): Promise<Prepared> {
  const data = typeof input === 'string' ? getPreset(input).scenario : input;
  const { file, readText = readNodeText } = options;
  const scenario = parseScenario(data, { readText, ...(file !== undefined && { file }) });
  const compiled = compile(scenario);
  const module = await loadCoreModule();
  const maths = createMaths(module);
  const { seed } = scenario.run;
  return {
    scenario,
    compiled,
    module,
    openSource: () =>
      openWorkload(scenario.workload, {
        maths,
        seed,
        classes: scenario.classes,
        openFile: options.openFile ?? openFile,
      }),
    input: (source, onRows) => ({
      compiled,
      source,
      seed,
      name: scenario.name ?? (typeof input === 'string' ? input : 'scenario'),
      workload: workloadText(scenario),
      warmUpPs: toPs(scenario.run.warmUpS),
      untilPs: scenario.run.untilS === null ? null : toPs(scenario.run.untilS),
      onRows,
    }),
  };
}

/** Reads a text file in Node. A browser passes its own `readText`. */
function readNodeText(path: string): string {
  const files = globalThis.process?.getBuiltinModule?.('node:fs');
  if (files === undefined) throw new Error('there is no file system here; pass readText');
  return files.readFileSync(path, 'utf8');
}

/** What the requests are, in a few words. */
function workloadText({ workload }: Scenario): string {
  if (workload.kind === 'trace')
    return workload.speed === 1 ? `trace ${workload.file}` : `trace ${workload.file}, ${workload.speed} × speed`;
  const what = workload.preset === null ? workload.arrivals.process : `preset ${workload.preset}`;
  return `${what}, ${workload.arrivals.ratePerS} requests/s`;
}

/** Lets timers, signals and the page have their turn. A message is not clamped as timers are in browsers. */
export function breathe(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });
}

/** Runs to its end; between slices it breathes, tells progress and heeds the signal. */
export async function runToEnd(run: Run, options: SimulateOptions = {}): Promise<void> {
  while (!run.done) {
    options.signal?.throwIfAborted();
    run.slice();
    options.onProgress?.(run.progress());
    await breathe();
  }
}

/**
 * Simulates a scenario: exact, deterministic, in bounded memory.
 * Throws InputError (the input's fault, every problem at once) or CoreFault (ours).
 */
export async function simulate(input: ScenarioInput, options: SimulateOptions = {}): Promise<Result> {
  const prepared = await prepare(input, options);
  const run = new Run(prepared.module, prepared.input(prepared.openSource(), options.onRows));
  try {
    await runToEnd(run, options);
  } catch (error) {
    run.close();
    throw error;
  }
  return buildResult(run.observations());
}
