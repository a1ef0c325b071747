// Numbers for people, and axes.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as format from '../../src/report/format.ts';
import { escapeHtml, html } from '../../src/report/markup.ts';
import { axisTo, log2, logTicks, niceAbove, timeTicks } from '../../src/report/scale.ts';

describe('numbers', () => {
  test('three digits that count', () => {
    const told = [0, 0.000012345, 0.01234, 0.9996, 1.239, 12.34, 99.96, 1234.5, -0.5].map(format.three);
    expect(told).toEqual(['0', '0.0000123', '0.0123', '1.00', '1.24', '12.3', '100', '1,235', '−0.500']);
  });

  test('three digits stay within half a percent', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
        const back = Number(format.three(value).replaceAll(',', ''));
        expect(Math.abs(back / value - 1)).toBeLessThanOrEqual(0.00501);
      }),
    );
  });

  test('units', () => {
    const times = [0, 1e-12, 5.05e-7, 0.0123, 0.9999, 59.94, 599, 600, 7200, 200_000].map(format.seconds);
    expect(times).toEqual([
      ...['0 s', '1.00 ps', '505 ns', '12.3 ms', '1.00 s', '59.9 s', '599 s', '10.0 min', '2.00 h', '2.31 d'],
    ]);
    expect([0.5, 1234, 5.6e6].map(format.joules)).toEqual(['0.500 J', '1.23 kJ', '5.60 MJ']);
    expect([1023, 1024, 80 * 1024 ** 3].map(format.bytes)).toEqual(['1,023 B', '1.00 KiB', '80.0 GiB']);
    expect(format.flop(989.4e12)).toBe('989 TFLOP');
    expect([null, 1234].map(format.count)).toEqual(['–', '1,234']);
    expect([format.seconds(null), format.usd(null), format.rate(null), format.percent(null)]).toEqual(
      Array.from({ length: 4 }, () => '–'),
    );
  });

  test('a share is all or nothing only when it is', () => {
    const shares = [0, 0.0001, 0.01234, 0.5, 0.9994, 0.99996, 1].map(format.percent);
    expect(shares).toEqual(['0 %', '< 0.1 %', '1.2 %', '50.0 %', '99.9 %', '> 99.9 %', '100 %']);
  });

  test('limits and ticks lose their zeros, and only those', () => {
    const told = ['50.0 ms', '5.00 s', '2.50 s', '100 %', '1,200', '0.300 J', '10.0 min'].map(format.tidy);
    expect(told).toEqual(['50 ms', '5 s', '2.5 s', '100 %', '1,200', '0.3 J', '10 min']);
  });
});

describe('text of users', () => {
  test('loses control characters and direction marks', () => {
    expect(format.plain('a\u001b[31mb\u0000\u202ec\n')).toBe('a?[31mb??c?');
    expect(format.plain('x'.repeat(200))).toHaveLength(120);
  });

  test('no text opens a tag or leaves an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(html`<p title="${text}">${text}</p>`.markup).toMatch(/^<p title="[^<>"]*">[^<>]*<\/p>$/);
      }),
    );
  });

  test('markup is not escaped twice, and line breaks of a template go', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(
      html`<p>
      ${inner}${[inner, inner]}
      <i title="x"
        class="y">two
        words ${1}</i>
    </p>`.markup,
    ).toBe('<p><b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b><i title="x" class="y">two words 1</i></p>');
  });
});

describe('axes', () => {
  test('the logarithm is one', () => {
    expect([1, 2, 1024, 0.5, 2 ** -40].map(log2)).toEqual([0, 1, 10, -1, -40]);
    fc.assert(
      fc.property(fc.double({ min: 1e-15, max: 1e15, noNaN: true }), (value) => {
        expect(Math.abs(log2(value) - Math.log2(value))).toBeLessThan(1e-10);
      }),
    );
  });

  test('an axis holds its largest value with three to five lines', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (largest) => {
        const { top, values } = axisTo(largest);
        expect(top).toBeGreaterThanOrEqual(largest * (1 - 1e-8));
        expect(values.length).toBeGreaterThanOrEqual(3);
        expect(values.length).toBeLessThanOrEqual(5);
        expect(niceAbove(largest)).toBeGreaterThanOrEqual(largest);
      }),
    );
    expect(axisTo(700).values).toEqual([0, 200, 400, 600, 800]);
  });

  test('time ticks are few and within', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e8, noNaN: true }), (lastS) => {
        const ticks = timeTicks(lastS, 6);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[ticks.length - 1]!).toBeLessThanOrEqual(lastS * 1.001);
      }),
    );
    expect(logTicks(0.004, 20)).toEqual([0.01, 0.1, 1, 10].map((tick) => expect.closeTo(tick, 12)));
  });
});
