// The reports on synthetic runs: hostile names, odd runs, widths, tables behind charts.

import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/html.ts';
import { jsonReport } from '../../src/report/json.ts';
import { sparkline, textReport } from '../../src/report/text.ts';
import type { Observations } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import type { Result } from '../../src/result/types.ts';
import { chatClass, compiledFacts, noSlo, poolFacts, provenance } from '../result/facts.ts';
import { type FixtureOptions, observations } from '../result/fixture.ts';
import { commanded, fleetResult, widest } from './fleet.ts';

const quick: Partial<FixtureOptions> = { durationS: 60, warmUpS: 10 };
const usual = buildResult(observations(quick));
const fleet = await fleetResult();

const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(2)>\u001b[31m\u0007\u202e\r\n=cmd`;
/** A run in which every text that a user can write is hostile. */
function hostileRun(): Result {
  const seen: Observations = observations({
    ...quick,
    classes: 2,
    untilS: 50,
    compiled: {
      ...compiledFacts,
      pools: [
        {
          ...poolFacts,
          ...{ pool: hostile, model: hostile, accelerator: hostile, engine: hostile },
          precision: { weights: hostile, activations: hostile, kv: hostile, head: hostile },
          paths: poolFacts.paths.map((path) => ({ ...path, where: hostile, dequantises: [hostile], note: hostile })),
          capacity: poolFacts.capacity.map((line) => ({ ...line, what: hostile, note: hostile })),
        },
      ],
      classes: [
        { ...chatClass, name: hostile },
        { ...chatClass, name: `${hostile}2` },
      ],
      provenance: provenance.map((row) => ({ ...row, what: hostile, value: hostile, unit: hostile, source: hostile })),
      warnings: [hostile],
    },
  });
  const operators = seen.operators.map((line) => ({ ...line, operator: hostile }));
  return buildResult({ ...seen, name: hostile, workload: hostile, operators, treatments: { [hostile]: 3 } });
}

/** Worlds that a report must survive. */
const worlds: readonly (readonly [string, Result])[] = [
  ['the usual run', usual],
  ['a cut run', buildResult(observations({ ...quick, untilS: 30, ratePerS: 60 }))],
  ['no request', buildResult(observations({ ...quick, durationS: 0 }))],
  ['all rejected', buildResult(observations({ ...quick, rejectedShare: 1 }))],
  ['one-token outputs', buildResult(observations({ ...quick, oneTokenShare: 1 }))],
  ['an interval without length', buildResult(observations({ ...quick, untilS: 5 }))],
  ['two classes', buildResult(observations({ ...quick, classes: 2, compiled: twoClasses() }))],
  ['no prices, no capacity, no origins', buildResult(observations({ ...quick, compiled: bare() }))],
  ['hostile names', hostileRun()],
  ['a fleet', fleet],
  ['a fleet under policies', commanded(fleet)],
  ['the widest fleet', widest(fleet)],
];

function twoClasses() {
  return { ...compiledFacts, classes: [chatClass, { name: 'batch', priority: 1, slo: { ...noSlo, e2eS: 60 } }] };
}

function bare() {
  const price = { energyUsdPerJ: null };
  const pools = [{ ...poolFacts, acceleratorUsdPerS: null, capacity: [], paths: [] }];
  return { ...compiledFacts, pools, price, provenance: [], classes: [{ ...chatClass, slo: noSlo }], attainment: null };
}

/** Where a form matches, with its surroundings: a whole page is no message. */
function found(form: string, pattern: RegExp): string | null {
  const at = form.search(pattern);
  return at < 0 ? null : form.slice(Math.max(0, at - 40), at + 60);
}

/** Tags that are open at the end, and closing tags that close nothing. */
function unbalancedTags(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const empty = new Set(['meta', '!doctype']);
  for (const [tag, slash, name, , self] of page.matchAll(/<(\/?)([a-z!][a-z0-9]*)((?:"[^"]*"|[^">])*?)(\/?)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) wrong.push(tag);
    } else if (self !== '/' && !empty.has(name!)) open.push(name!);
  }
  return [...wrong, ...open];
}

describe.each(worlds)('%s', (_, result) => {
  const page = htmlReport(result);
  const text = textReport(result);

  test('the page is well formed and asks for nothing from outside', () => {
    expect(unbalancedTags(page)).toEqual([]);
    expect(found(page, /<script|<img|<link|<iframe|@import|url\(/i)).toBeNull();
    // links lead to sections of the page itself
    const ids = new Set([...page.matchAll(/<section id="([a-z-]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([a-z-]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    const tags = page.replace(/ href="#[a-z-]*"/g, '').replace(/"[^"]*"/g, '""');
    expect(found(tags, /<[a-z][^>]*\s(src|href|on[a-z]+)=/i)).toBeNull();
    expect(found(page, /default-src 'none'/)).not.toBeNull();
  });

  test('neither form says undefined, NaN or Infinity', () => {
    for (const form of [page, text]) expect(found(form, /undefined|NaN|Infinity|\[object/)).toBeNull();
  });

  test('no control character gets out', () => {
    const control = new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]');
    for (const form of [page, text]) expect(found(form, control)).toBeNull();
  });

  test('the text is at most 100 columns wide, without spaces at line ends', () => {
    for (const line of text.split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(100);
      expect(line).toBe(line.trimEnd());
    }
  });

  test('every chart has words and a table', () => {
    for (const [, words] of page.matchAll(/role="img" aria-label="([^"]*)"/g))
      expect(words!.length).toBeGreaterThan(20);
    const charts = page.match(/class="frame"/g)?.length ?? 0;
    const tables = page.match(/<caption>/g)?.length ?? 0;
    expect(tables).toBeGreaterThan(charts > 0 ? 3 : 1);
  });

  test('every warning stands in both', () => {
    for (const warning of result.warnings) {
      const start = warning.text.slice(0, 20);
      if (/[<>&"']/.test(start)) continue;
      expect(found(page, new RegExp(`<li>${start}`))).not.toBeNull();
      expect(found(text, new RegExp(`! ${start}`))).not.toBeNull();
    }
  });

  test('JSON reads back as the result, keys in the same order', () => {
    const json = jsonReport(result);
    const back = JSON.parse(json);
    expect(back).toEqual(result);
    expect(Object.keys(back)).toEqual(Object.keys(result));
    expect(json.endsWith('}\n')).toBe(true);
    // A stored result can be reported again.
    expect(htmlReport(back) === page).toBe(true);
    expect(textReport(back)).toBe(text);
  });
});

describe('hostile names', () => {
  const page = htmlReport(hostileRun());

  test('are shown as text, wherever they stand', () => {
    expect(page.match(/&lt;script&gt;alert\(1\)/g)!.length).toBeGreaterThan(20);
    expect(found(page, /="[^"]*<script/)).toBeNull();
  });
});

describe('what is said', () => {
  const say = (change: Partial<FixtureOptions>) => {
    const result = buildResult(observations({ ...quick, ...change }));
    return { page: htmlReport(result), text: textReport(result) };
  };

  test('verdicts', () => {
    expect(say({}).text).toContain('Meets its SLO');
    expect(say({}).page).toContain('tone-good');
    const missed = say({ rejectedShare: 0.2 });
    expect(missed.text).toContain('Misses its SLO');
    expect(missed.page).toContain('tone-bad');
    expect(say({ compiled: bare() }).text).toContain('No SLO is set');
    expect(say({ durationS: 0 }).text).toContain('Nothing was measured');
  });

  test('what binds', () => {
    expect(say({}).text).toContain('bound by memory bandwidth');
    expect(say({ preemptedShare: 0.5 }).text).toContain('KV memory runs out');
    const program = compiledFacts.program;
    const kind = { ...program.kind, maxNumSeqs: Int32Array.of(8) };
    const few = { ...compiledFacts, program: { ...program, kind } };
    expect(say({ compiled: few }).text).toContain('cap of 8 sequences');
  });

  test('a hidden percentile is a bound, not a number', () => {
    const cut = buildResult(observations({ ...quick, untilS: 30, ratePerS: 60 }));
    expect(cut.latency.ttftS.p99).toBeNull();
    expect(textReport(cut)).toMatch(/TTFT.*≥ /);
    expect(htmlReport(cut)).toMatch(/TTFT p95<\/div><div class="figure">≥/);
    expect(textReport(usual)).not.toContain('≥');
    expect(htmlReport(usual)).not.toContain('≥');
  });

  test('prices only where they are known', () => {
    expect(say({}).page).toContain('A million good tokens</div><div class="figure">$');
    expect(say({ compiled: bare() }).page).toContain('no price is known');
    expect(say({ compiled: bare() }).page).not.toContain('$0');
  });

  test('memory is drawn where its parts add up to it', () => {
    expect(say({}).page).toContain('aria-label="Memory of one h100-sxm: weights 15.0 GiB');
    const small = poolFacts.capacity.map((line) => ({ ...line, value: Math.min(line.value, 7e10) }));
    for (const compiled of [bare(), { ...compiledFacts, pools: [{ ...poolFacts, capacity: small }] }]) {
      expect(say({ compiled }).page).not.toContain('aria-label="Memory of one');
    }
  });
});

describe('sparklines', () => {
  test('span their width and range', () => {
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([0, 1, 2, 4])).toBe('▁▃▅█');
    expect(sparkline([4, 4, 4], 3, 8)).toBe('▅▅▅');
    expect(sparkline(Array.from({ length: 1000 }, (_, index) => index))).toHaveLength(48);
  });
});
