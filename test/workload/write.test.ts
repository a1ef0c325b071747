// A recorded run is a trace: read again it holds the same requests, and simulated again it gives the same bytes.

import { describe, expect, test } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { rowsToCsv } from '../../src/result/csv.ts';
import { replicaNames } from '../../src/result/replicas.ts';
import { buildResult } from '../../src/result/result.ts';
import type { Result } from '../../src/result/types.ts';
import { Run } from '../../src/run/run.ts';
import { prepare, runToEnd } from '../../src/run/simulate.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { bytesFile } from '../../src/workload/files.ts';
import { skip } from '../../src/workload/open.ts';
import type { WorkloadSource } from '../../src/workload/source.ts';
import { recorded, traceWriter } from '../../src/workload/write.ts';
import { drawnOf, oneClass, rowsOf, traceOf } from './support.ts';

const classes = [
  { name: 'gold', share: 0.3, priority: -2 },
  { name: 'köln 1', share: 0.7, priority: 5 },
];

/** A recorded source, and the text of its trace so far. */
function recording(source: WorkloadSource, named: readonly { readonly name: string }[]) {
  const parts: Uint8Array[] = [];
  return {
    source: recorded(source, traceWriter(named), (bytes) => parts.push(bytes)),
    text: () => Buffer.concat(parts),
  };
}

describe('a trace that was written', () => {
  test('is our own CSV', () => {
    const { source, text } = recording(traceOf('arrival_s,prompt_tokens,output_tokens\n0.1,2,3\n70,4,5\n'), oneClass);
    rowsOf(source);
    expect(text().toString()).toBe(
      'arrival_s,prompt_tokens,output_tokens,class,priority,session\n0.100000000000,2,3,,0,\n70.000000000000,4,5,,0,\n',
    );
  });

  test.each(['drawn', 'trace'])('holds the rows of what was recorded: %s', (kind) => {
    const head = 'arrival_s,prompt_tokens,output_tokens,class,priority,session\n';
    const rows = Array.from(
      { length: 500 },
      (_, i) => `${i}.${i},${i + 1},${1 + (i % 5)},${i % 2 ? 'gold' : ''},${i % 3 ? i : ''},s${i % 9}\n`,
    );
    const open = () =>
      kind === 'drawn'
        ? drawnOf({ requests: 5000, sessions: { turns: 3, open: 10 } }, { classes })
        : traceOf(head + rows.join(''), { classes, speed: 3.7 });
    const whole = open();
    const { source, text } = recording(open(), classes);
    skip(source, 100);
    const behind = rowsOf(source, 77);
    const again = traceOf(text(), { classes });
    const replayed = rowsOf(again);
    expect(replayed).toEqual(rowsOf(whole));
    expect(again.digest).toBe(whole.digest);
    expect(source.digest).toBe(whole.digest);
    expect(source.delivered).toBe(whole.delivered);
    expect(source.identity).toBe(whole.identity);
    expect(source.treatments).toEqual(whole.treatments);
    expect(replayed.timePs.slice(100)).toEqual(behind.timePs);
    expect(again.treatments).toEqual({});
  });

  test('names no class that could not be read again', () => {
    for (const name of ['a,b', 'a"b', ' a', 'a\nb', '']) {
      expect(() => traceWriter([{ name: 'x' }, { name }])).toThrow(/workload\.classes\.1\.name: found/);
    }
    expect(() => traceWriter([{ name: 'a,b' }])).not.toThrow();
  });
});

/** The rows as CSV, the result, and the trace that the run wrote. */
async function simulated(scenario: object, files: Readonly<Record<string, Uint8Array>> = {}) {
  const prepared = await prepare(scenario as Scenario, { openFile: (path) => bytesFile(files[path] as Uint8Array) });
  const { kind, replica } = prepared.compiled.program;
  const names = prepared.compiled.classes.map(({ name }) => name);
  const csv = rowsToCsv({
    classNames: names,
    outputPs: Array.from(replica.kind, (row) => kind.outputPs[row] ?? 0n),
    replicaNames: replicaNames(prepared.compiled.pools),
  });
  const parts: Uint8Array[] = [];
  const { source, text } = recording(prepared.openSource(), prepared.compiled.classes);
  const run = new Run(
    prepared.module,
    prepared.input(source, (rows, count) => parts.push(csv.chunk(rows, count))),
  );
  await runToEnd(run);
  return { rows: Buffer.concat(parts).toString(), result: buildResult(run.observations()), trace: text() };
}

/** All of a result but what the workload is called and how it was given. */
const numbersOf = (result: Result) => {
  const data = JSON.parse(jsonReport(result)) as Record<string, unknown>;
  return { ...data, workload: null, name: null, provenance: null };
};

describe('a run that is replayed', () => {
  const base = {
    model: 'llama-3.1-8b',
    engine: { base: 'vllm-v1', policy: 'priority', maxNumSeqs: 32 },
    fleet: { pools: [{ accelerator: 'h100-sxm' }] },
    run: { seed: 3, warmUp: '5 s', window: '1 s' },
    slo: { ttft: '500 ms', tpot: '50 ms' },
  };
  const two = [
    { name: 'gold', share: 0.3, priority: 0 },
    { name: 'iron', share: 0.7, priority: 1 },
  ];
  const lines = Array.from(
    { length: 400 },
    (_, i) => `${(i * 0.77).toFixed(6)},${100 + ((i * 37) % 900)},${1 + (i % 90)},${i % 5}\n`,
  );
  const given = { 'given.csv': Buffer.from(`arrival_s,prompt_tokens,output_tokens,priority\n${lines.join('')}`) };

  test.each<[string, object]>([
    ['chat', { preset: 'chat', rate: '12 /s', requests: 600 }],
    ['two classes, in bursts', { preset: 'code', requests: 600, classes: two, sessions: { turns: 4 } }],
    ['a trace at another speed', { trace: 'given.csv', speed: 7.3, classes: two }],
  ])('gives the same bytes: %s', async (_name, workload) => {
    const first = await simulated({ ...base, workload }, given);
    const replay = { trace: 'saved.csv', ...('classes' in workload && { classes: workload.classes }) };
    const second = await simulated({ ...base, workload: replay }, { 'saved.csv': first.trace });
    expect(first.rows.length).toBeGreaterThan(1000);
    expect(second.rows).toBe(first.rows);
    expect(numbersOf(second.result)).toEqual(numbersOf(first.result));
    expect(second.trace.toString()).toBe(first.trace.toString());
  });

  test('gives the same bytes when the run was cut before its requests ended', async () => {
    const cut = { ...base, run: { ...base.run, until: '20 s' } };
    const first = await simulated({ ...cut, workload: { preset: 'chat', requests: 100_000 } });
    const second = await simulated({ ...cut, workload: { trace: 'saved.csv' } }, { 'saved.csv': first.trace });
    expect(second.rows).toBe(first.rows);
    expect(numbersOf(second.result)).toEqual(numbersOf(first.result));
  });
});
