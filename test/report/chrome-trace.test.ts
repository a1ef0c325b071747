// The Chrome trace of a fleet: it parses, slices nest and add up to the rows, events stand in order, limits hold.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { StagedFiles } from '../../src/cli/files.ts';
import { ChromeTrace } from '../../src/report/chrome-trace.ts';
import { buildResult } from '../../src/result/result.ts';
import type { Result } from '../../src/result/types.ts';
import { Run } from '../../src/run/run.ts';
import { prepare } from '../../src/run/simulate.ts';
import { commanded, fleetScenario } from './fleet.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: 'M' | 'b' | 'e' | 'C' | 'i';
  readonly ts?: number;
  readonly pid: number;
  readonly tid: number;
  readonly id?: string;
  readonly args?: Record<string, string | number>;
}

interface TraceFile {
  readonly displayTimeUnit: string;
  readonly otherData: Record<string, number>;
  readonly traceEvents: readonly TraceEvent[];
}

interface Row {
  readonly id: number;
  readonly replica: number;
  /** E2E less the delivery of output */
  readonly engineUs: number;
  readonly arrivalUs: number;
}

/** A simulated run, traced up to so many requests. */
async function traced(limit: number) {
  const prepared = await prepare(fleetScenario);
  const { pools, classes } = prepared.compiled;
  const trace = new ChromeTrace({ pools, classNames: classes.map(({ name }) => name), limit });
  const rows: Row[] = [];
  const input = prepared.input(prepared.openSource(), (columns, count) => {
    trace.takeRows(columns, count);
    for (let row = 0; row < count; row++) {
      rows.push({
        id: columns.id[row]!,
        replica: columns.replica[row]!,
        engineUs: Number(columns.finishPs[row]! - columns.arrivalPs[row]!) / 1e6,
        arrivalUs: Number(columns.arrivalPs[row]!) / 1e6,
      });
    }
  });
  const run = new Run(prepared.module, { ...input, onWindows: (windows, count) => trace.takeWindows(windows, count) });
  while (!run.done) run.slice();
  return { trace, rows, pools, result: buildResult(run.observations()) };
}

const textOf = (trace: ChromeTrace, result: Result): string => [...trace.text(result)].join('');
const parsed = (trace: ChromeTrace, result: Result): TraceFile => JSON.parse(textOf(trace, result));

const whole = await traced(20_000);
const file = parsed(whole.trace, commanded(whole.result, 10));
const timed = file.traceEvents.filter(({ ph }) => ph !== 'M');

describe('a whole run', () => {
  test('events stand in order of time, after the names', () => {
    const firstTimed = file.traceEvents.findIndex(({ ph }) => ph !== 'M');
    expect(file.traceEvents.slice(firstTimed)).toEqual(timed);
    for (let at = 1; at < timed.length; at++) expect(timed[at]!.ts!).toBeGreaterThanOrEqual(timed[at - 1]!.ts!);
    expect(file.displayTimeUnit).toBe('ms');
  });

  test('every process and thread that is used has a name, and no number is given twice', () => {
    const named = (what: string) => file.traceEvents.filter(({ name }) => name === what);
    const pids = new Map(named('process_name').map(({ pid, args }) => [pid, args!['name']]));
    const tids = new Map(named('thread_name').map(({ tid, args }) => [tid, args!['name']]));
    expect([...pids.values()]).toEqual(['hopper', 'ampere']);
    expect([...tids.values()].sort()).toEqual([...whole.result.replicas.columns!.name].sort());
    expect(new Set([...pids.keys(), ...tids.keys()]).size).toBe(7);
    for (const { pid, tid } of timed) expect(tids.get(tid)).toMatch(new RegExp(`^${pids.get(pid)}/`));
  });

  test('each request opens and closes its slices, nested, on the thread of its replica', () => {
    const open = new Map<string, TraceEvent[]>();
    for (const event of timed) {
      if (event.ph !== 'b' && event.ph !== 'e') continue;
      const stack = open.get(event.id!) ?? [];
      open.set(event.id!, stack);
      if (event.ph === 'b') stack.push(event);
      else {
        const begun = stack.pop();
        expect([begun?.name, begun?.tid, begun?.pid]).toEqual([event.name, event.tid, event.pid]);
      }
      expect(stack.length).toBeLessThanOrEqual(2);
    }
    expect(open.size).toBe(whole.rows.length);
    for (const stack of open.values()) expect(stack).toEqual([]);
  });

  test('each request stands on the replica that served it', () => {
    const nameOf = (row: number) => {
      const pool = whole.pools.find(
        ({ firstReplica, replicas }) => row >= firstReplica && row < firstReplica + replicas,
      );
      return `${pool?.pool}/${row - (pool?.firstReplica ?? 0)}`;
    };
    const told = new Map(timed.flatMap(({ ph, id, name, args }) => (ph === 'b' && args ? [[id, name]] : [])));
    for (const { id, replica } of whole.rows) expect(told.get(`0x${id.toString(16)}`)).toBe(nameOf(replica));
  });

  test('queue, prefill and decode touch, and add up to E2E less the delivery of output', () => {
    const times = new Map<string, Record<string, number>>();
    for (const { ph, id, name, ts } of timed) {
      if (ph !== 'b' && ph !== 'e') continue;
      const of = times.get(id!) ?? {};
      of[`${['queue', 'prefill', 'decode'].includes(name) ? name : 'all'} ${ph}`] = ts!;
      times.set(id!, of);
    }
    expect(times.size).toBe(whole.rows.length);
    for (const { id, engineUs, arrivalUs } of whole.rows) {
      const at = times.get(`0x${id.toString(16)}`)!;
      expect(at['queue b']).toBe(at['all b']);
      expect(at['prefill b']).toBe(at['queue e']);
      expect(at['decode b']).toBe(at['prefill e']);
      expect(at['decode e']).toBe(at['all e']);
      expect(Math.abs(at['all b']! - arrivalUs)).toBeLessThan(0.002);
      expect(Math.abs(at['all e']! - at['all b']! - engineUs)).toBeLessThan(0.002);
    }
  });

  test('counters tell each replica: running, queued, KV, power; and end at nothing in flight', () => {
    const counters = timed.filter(({ ph }) => ph === 'C');
    const last = new Map(counters.map(({ name, args }) => [name, args!]));
    for (const name of whole.result.replicas.columns!.name) {
      expect(last.get(`${name} running`)).toEqual({ requests: 0 });
      expect(last.get(`${name} KV`)).toEqual({ percent: 0 });
      expect(last.get(`${name} queued`)).toEqual({ requests: 0 });
      expect(last.get(`${name} power`)!['watts']).toBeGreaterThan(50);
    }
    const most = Math.max(
      ...counters.filter(({ name }) => / power$/.test(name)).map(({ args }) => args!['watts'] as number),
    );
    expect(most).toBeLessThanOrEqual(700);
    expect(file.otherData['counterChangesLeftOut']).toBe(0);
  });

  test('commands are instants of their replica', () => {
    const instants = timed.filter(({ ph }) => ph === 'i');
    expect(instants).toHaveLength(10);
    expect(instants[4]).toMatchObject({ name: 'power: on', ts: 4.5e6, args: { givenS: 4 } });
    expect(new Set(instants.map(({ tid }) => tid)).size).toBe(5);
  });
});

describe('limits', () => {
  test('the first to arrive are told, the rest counted', async () => {
    const { trace, result } = await traced(7);
    const { traceEvents, otherData } = parsed(trace, result);
    const told = new Set(traceEvents.flatMap(({ ph, args }) => (ph === 'b' && args ? [args['request']] : [])));
    expect([...told].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(otherData).toMatchObject({ requestsTold: 7, requestsLeftOut: result.requests.finished - 7 });
    expect(traceEvents.filter(({ ph }) => ph === 'C')).toHaveLength(70);
    expect(otherData['counterChangesLeftOut']).toBeGreaterThan(0);
  });
});

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-trace-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the text, whole', () => {
    const path = join(folder, 'below', 'trace.json');
    new StagedFiles().add(path, whole.trace.text(whole.result)).commit();
    expect(readFileSync(path, 'utf8') === textOf(whole.trace, whole.result)).toBe(true);
    expect(readdirSync(join(folder, 'below'))).toEqual(['trace.json']);
  });

  test('is not there when writing fails half way', () => {
    const path = join(folder, 'half.json');
    const failing = {
      *text() {
        yield '{';
        throw new Error('half way');
      },
    } as unknown as ChromeTrace;
    expect(() => new StagedFiles().add(path, failing.text(whole.result))).toThrow('half way');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual(['below']);
  });
});
