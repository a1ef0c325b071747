/**
 * Random worlds until something breaks: `npm run fuzz -- [--worlds N] [--seed S] [--replay FILE]`.
 *
 * World i has seed S + i. A broken world is made smaller and printed as JSON on stdout; `--replay` runs such a file.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCoreModule } from '../../src/core/instance.ts';
import { checkWorld } from '../worlds/check.ts';
import type { World } from '../worlds/program.ts';
import { worldFromJson, worldToJson } from '../worlds/program.ts';
import { randomWorld } from '../worlds/world.ts';
import { shrinkWorld } from './shrink.ts';

const { values: flags } = parseArgs({
  options: { worlds: { type: 'string' }, seed: { type: 'string', default: '1' }, replay: { type: 'string' } },
});

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is a whole number, found "${text}"`);
  return value;
}

/** Tells what is wrong with a world, smaller than it was found. */
function tell(module: WebAssembly.Module, found: World, lot: number): void {
  const world = shrinkWorld(found, (smaller) => checkWorld(module, smaller, lot).length > 0);
  console.error(`BROKEN: ${found.description}`);
  for (const difference of checkWorld(module, world, lot)) console.error(`  ${difference}`);
  console.error(`replay: npm run fuzz -- --worlds 1 --seed ${lot}, or save the JSON below and --replay it`);
  console.log(worldToJson(world));
  process.exitCode = 1;
}

function fuzz(module: WebAssembly.Module, firstSeed: number, worlds: number): void {
  for (let seed = firstSeed; seed < firstSeed + worlds; seed++) {
    const world = randomWorld(seed);
    if (checkWorld(module, world, seed).length > 0) {
      tell(module, world, seed);
      return;
    }
    const done = seed - firstSeed + 1;
    if (done % 500 === 0) console.error(`${done} worlds are well`);
  }
  console.error(`${worlds} worlds are well, seeds ${firstSeed} to ${firstSeed + worlds - 1}`);
}

/** Every lot of manners on one world. */
function replay(module: WebAssembly.Module, world: World): void {
  for (let lot = 0; lot < 60; lot++) {
    if (checkWorld(module, world, lot).length === 0) continue;
    tell(module, world, lot);
    return;
  }
  console.error('this world is well');
}

const module = await loadCoreModule();
if (flags.replay !== undefined) replay(module, worldFromJson(readFileSync(flags.replay, 'utf8')));
else {
  const worlds = flags.worlds === undefined ? Number.POSITIVE_INFINITY : wholeNumber('worlds', flags.worlds);
  fuzz(module, wholeNumber('seed', flags.seed), worlds);
}
