// The Azure traces of 2023: the real files against their published statistics, and time stamps in other zones.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/workload/files.ts';
import { openWorkload } from '../../src/workload/open.ts';
import { describeWithData } from '../support/optional.ts';
import { cvOf, gapsOf, inPieces, maths, meanOf, oneClass, rowsOf } from './support.ts';

interface Lengths {
  readonly mean: number;
  readonly max: number;
  readonly cv: number;
}
interface Statistics {
  readonly arrivals: { readonly n: number; readonly duration_s: number; readonly interarrival_cv: number };
  readonly isl: Lengths;
  readonly osl: Lengths;
}

describeWithData('the Azure traces', (folder) => {
  const path = join(folder, 'calibration', 'trace_statistics.json');
  const statistics = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Statistics>;

  function read(name: string, pieceBytes = 2 ** 30) {
    const file = join(folder, 'traces', `AzureLLMInferenceTrace_${name}.csv`);
    const spec = { kind: 'trace', file, format: null, speed: 1, limit: null } as const;
    const open = (at: string) => inPieces(openFile(at), pieceBytes);
    const source = openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile: open });
    const rows = rowsOf(source);
    source.close();
    return { rows, source };
  }

  describe.each(['code', 'conv'])('%s', (name) => {
    const { arrivals, isl, osl } = statistics[`azure2023_${name}`]!;

    test('rows, lengths and gaps agree with the published statistics', () => {
      const { rows, source } = read(name);
      expect(source.delivered).toBe(arrivals.n);
      expect(source.treatments).toEqual({});
      expect(meanOf(rows.promptTokens)).toBeCloseTo(isl.mean, 1);
      expect(meanOf(rows.outputTokens)).toBeCloseTo(osl.mean, 2);
      expect(Math.max(...rows.promptTokens)).toBe(isl.max);
      expect(Math.max(...rows.outputTokens)).toBe(osl.max);
      expect(cvOf(rows.promptTokens)).toBeCloseTo(isl.cv, 2);
      expect(Number(rows.timePs.at(-1)) / 1e12).toBeCloseTo(arrivals.duration_s, 1);
      expect(cvOf(gapsOf(rows.timePs).slice(1))).toBeCloseTo(arrivals.interarrival_cv, 2);
    });

    test('each row is what a naive reading with BigInt gives', () => {
      const { rows } = read(name, 4099);
      const text = readFileSync(join(folder, 'traces', `AzureLLMInferenceTrace_${name}.csv`), 'utf8');
      const lines = text
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(','));
      const ticks = lines.map(([stamp = '']) => {
        const seconds = Date.parse(`${stamp.slice(0, 19).replace(' ', 'T')}Z`) / 1000;
        return BigInt(seconds) * 10n ** 7n + BigInt(stamp.slice(20));
      });
      expect(rows.timePs).toEqual(ticks.map((tick) => (tick - ticks[0]!) * 100_000n));
      expect(rows.promptTokens).toEqual(lines.map((line) => Number(line[1])));
      expect(rows.outputTokens).toEqual(lines.map((line) => Number(line[2])));
    });
  });
});

// New York leaves summer time at 06:00 UTC that day: 01:30 comes twice there, in UTC once.
const stamps = `TIMESTAMP,ContextTokens,GeneratedTokens
2023-11-05 00:30:00.0000000,1,1
2023-11-05 01:30:00.0000001,1,1
2023-11-05 02:30:00.0000000,1,1`;

test.each([
  ['UTC', '0'],
  ['America/New_York', '300'],
  ['Asia/Kolkata', '-330'],
])('time stamps are UTC in the zone %s', (zone, offset) => {
  const script = fileURLToPath(new URL('./zone.ts', import.meta.url));
  const printed = execFileSync(process.execPath, ['--import', 'tsx', script, Buffer.from(stamps).toString('base64')], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
  expect(printed).toBe(`${offset} 0 3600000000100000 7200000000000000`);
});
