// Runs the benches of budget.json, each in a Node process of its own: `npm run bench [-- name …]`.
// Figures are medians of several rounds. A target that is a rate or a time scales with the spin of the machine.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Figures, medianOf } from './bench.ts';
import budget from './budget.json' with { type: 'json' };

/** Seconds of the spin on the machine that the targets were set for. */
const REFERENCE_SPIN_S = 0.8;

interface Target {
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly why: string;
}
type Measured = Figures & { readonly spinS: number };

/** 1234567 → `1.23 M`; 0.2 → `0.2`. */
function shown(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} G`;
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return `${Number(value.toPrecision(3))}`;
}

/** Memory and ratios are the same on a slow machine; rates and times are not. */
function scaled(target: Target, spinS: number): { readonly limit: number; readonly isFloor: boolean } {
  const slowness = target.unit.endsWith('/s') || target.unit === 's' ? spinS / REFERENCE_SPIN_S : 1;
  if (target.atLeast !== undefined) return { limit: target.atLeast / slowness, isFloor: true };
  return { limit: (target.atMost ?? 0) * slowness, isFloor: false };
}

function measure(name: string): Measured {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench ${name} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

function tell(name: string, target: Target): boolean {
  const { values, about, spinS } = measure(name);
  const median = medianOf(values);
  const { limit, isFloor } = scaled(target, spinS);
  const holds = isFloor ? median >= limit : median <= limit;
  const spread = `${shown(Math.min(...values))} to ${shown(Math.max(...values))}`;
  console.log(
    `${holds ? 'holds ' : 'MISSED'} ${name.padEnd(10)} ${shown(median)} ${target.unit} (${spread})`,
    `spin ${spinS.toFixed(2)} s`,
  );
  console.log(`       ${isFloor ? 'at least' : 'at most'} ${shown(limit)} ${target.unit} here; ${about}`);
  return holds;
}

const targets = Object.entries(budget as Record<string, Target>);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in budget));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; known: ${Object.keys(budget).join(', ')}`);

const chosen = targets.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const results = chosen.map(([name, target]) => tell(name, target));
const missed = results.filter((holds) => !holds).length;
console.log(`${results.length - missed} of ${results.length} targets hold`);
process.exitCode = missed > 0 ? 1 : 0;
