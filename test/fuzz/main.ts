/**
 * Random worlds until something breaks, on all cores, and the hunt for planted bugs.
 *
 *   npm run fuzz -- [--worlds N] [--minutes M] [--seed S] [--jobs J] [--replay FILE]
 *   npm run fuzz -- --planted [--anew] [--jobs J]
 *   npm run fuzz -- --alone [--jobs J]
 *
 * World i has seed S + i. A broken world is made smaller and printed as JSON on stdout; `--replay` runs such a file.
 * `--planted` rewrites `seeds.json`: a remembered seed that still finds its bug stays, unless `--anew`. `--alone`
 * compiles each bug alone, and compares the first world that finds it with that of the core that holds all.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { loadCoreModule } from '../../src/core/instance.ts';
import { checkWorld } from '../worlds/check.ts';
import { withoutFeatures } from '../worlds/layered.ts';
import type { World, WorldRows } from '../worlds/program.ts';
import { makeWorld, worldFromJson, worldToJson } from '../worlds/program.ts';
import { randomRows } from '../worlds/world.ts';
import { hunts, planted, seedsFile, seedsText } from './hunt.ts';
import { type Report, runPool, type Task } from './pool.ts';
import { shrinkWorld } from './shrink.ts';

const { values: flags } = parseArgs({
  options: {
    worlds: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    replay: { type: 'string' },
    planted: { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
  },
});

const worldsATask = 20;
const reportEveryMs = 10_000;

function wholeNumber(name: string, text: string | undefined): number {
  const value = text === undefined ? Number.POSITIVE_INFINITY : Number(text);
  const isWhole = Number.isSafeInteger(value) || text === undefined;
  if (!isWhole || value < 0) throw new Error(`--${name} is a whole number, found "${text}"`);
  return value;
}

const jobs = Math.max(1, wholeNumber('jobs', flags.jobs));

/** Prints what is wrong with a world, smaller than it was found. */
function print(module: WebAssembly.Module, found: World, lot: number): void {
  const world = shrinkWorld(found, (smaller) => checkWorld(module, smaller, lot).length > 0);
  console.error(`BROKEN: ${found.description}`);
  for (const difference of checkWorld(module, world, lot)) console.error(`  ${difference}`);
  console.error(`replay: npm run fuzz -- --worlds 1 --seed ${lot}, or save the JSON below and --replay it`);
  console.log(worldToJson(world));
  process.exitCode = 1;
}

/** Does without as many features of a random world as it can, then prints what is left. */
function printRows(module: WebAssembly.Module, rows: WorldRows, lot: number): void {
  const isBroken = (fewer: WorldRows) => checkWorld(module, makeWorld(fewer), lot).length > 0;
  print(module, makeWorld(withoutFeatures(rows, isBroken)), lot);
}

async function fuzz(firstSeed: number, worlds: number, minutes: number): Promise<void> {
  const beganMs = Date.now();
  const isOver = () => Date.now() - beganMs >= minutes * 60_000;
  let [asked, checked, reportedMs] = [0, 0, beganMs];
  let broken: number | undefined;
  const next = (): Task | undefined => {
    const count = Math.min(worldsATask, worlds - asked);
    if (count <= 0 || broken !== undefined || isOver()) return undefined;
    asked += count;
    return { kind: 'worlds', firstSeed: firstSeed + asked - count, count };
  };
  const reported = (report: Report): void => {
    if (report.kind !== 'worlds') return;
    checked += report.checked;
    if (report.broken !== null) broken = Math.min(report.broken, broken ?? report.broken);
    if (Date.now() - reportedMs < reportEveryMs) return;
    reportedMs = Date.now();
    console.error(`${checked} worlds checked in ${Math.round((reportedMs - beganMs) / 1000)} s`);
  };
  await runPool({ jobs, next, reported });
  const span = `seeds ${firstSeed} to ${firstSeed + asked - 1}`;
  console.error(`${checked} worlds checked, ${broken === undefined ? 0 : 1} broken; ${span}; ${jobs} processes`);
  if (broken !== undefined) printRows(await loadCoreModule(), randomRows(broken), broken);
}

/** Every lot of manners on one world. */
function replay(module: WebAssembly.Module, world: World): void {
  for (let lot = 0; lot < 60; lot++) {
    if (checkWorld(module, world, lot).length === 0) continue;
    print(module, world, lot);
    return;
  }
  console.error('the core equals the twin in this world');
}

type How = Extract<Task, { kind: 'hunt' }>['how'];

/** Seeds by key as the processes find them; a bug that nothing finds is an error. */
async function huntAll(how: How): Promise<Record<string, number>> {
  const seeds: Record<string, number> = {};
  let share = 0;
  const next = (): Task | undefined => {
    if (share === jobs) return undefined;
    const indexes = hunts.flatMap((_, index) => (index % jobs === share ? [index] : []));
    share += 1;
    return { kind: 'hunt', indexes, how };
  };
  const reported = (report: Report): void => {
    if (report.kind !== 'found') return;
    const key = hunts[report.index]?.key ?? '';
    seeds[key] = report.seed;
    console.error(`${Object.keys(seeds).length} of ${hunts.length}: seed ${report.seed} finds ${key}`);
  };
  const { plantedCore } = await import('./planted-core.ts');
  await plantedCore(planted);
  await runPool({ jobs, next, reported });
  for (const { key } of hunts.filter((hunt) => seeds[hunt.key] === undefined)) {
    console.error(`NOT FOUND: ${key}`);
    process.exitCode = 1;
  }
  return seeds;
}

async function rememberPlanted(): Promise<void> {
  const seeds = await huntAll(flags.anew ? 'anew' : 'remembered');
  writeFileSync(seedsFile, seedsText(seeds));
}

async function compareAlone(): Promise<void> {
  const [together, alone] = [await huntAll('anew'), await huntAll('alone')];
  const other = hunts.filter(({ key }) => together[key] !== alone[key]);
  for (const { key } of other) console.error(`DIFFERS: ${key}: alone ${alone[key]}, together ${together[key]}`);
  console.error(`${hunts.length - other.length} of ${hunts.length} fall in the world in which they fall alone`);
  if (other.length > 0) process.exitCode = 1;
}

if (flags.replay !== undefined) replay(await loadCoreModule(), worldFromJson(readFileSync(flags.replay, 'utf8')));
else if (flags.alone) await compareAlone();
else if (flags.planted) await rememberPlanted();
else {
  const minutes = wholeNumber('minutes', flags.minutes);
  await fuzz(wholeNumber('seed', flags.seed), wholeNumber('worlds', flags.worlds), minutes);
}
