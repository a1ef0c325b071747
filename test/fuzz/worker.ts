/** One process of the fuzz: checks worlds and hunts planted bugs as `pool.ts` asks. */
import { loadCoreModule } from '../../src/core/instance.ts';
import { checkWorld } from '../worlds/check.ts';
import { randomWorld } from '../worlds/world.ts';
import { type Hunt, hunts, mostWorlds, planted, rememberedSeeds, type Search, searchAll } from './hunt.ts';
import { type Report, ready, type Task } from './pool.ts';

const report = (message: Report | typeof ready) => process.send?.(message);

async function checkWorlds(firstSeed: number, count: number): Promise<void> {
  const module = await loadCoreModule();
  let broken: number | null = null;
  let checked = 0;
  while (checked < count && broken === null) {
    const seed = firstSeed + checked;
    if (checkWorld(module, randomWorld(seed), seed).length > 0) broken = seed;
    checked += 1;
  }
  report({ kind: 'worlds', checked, broken });
}

async function searchesFor(own: readonly Hunt[], how: 'remembered' | 'anew' | 'alone'): Promise<Search[]> {
  // loads a compiler, which worlds do not need
  const { compileAlone, plantedCore } = await import('./planted-core.ts');
  const searches: Search[] = [];
  if (how === 'alone') {
    for (const hunt of own) searches.push({ hunt, module: await compileAlone(hunt.mutant) });
    return searches;
  }
  const core = await plantedCore(planted);
  return own.map((hunt) => ({ hunt, module: core.with(hunt.mutant) }));
}

async function hunt({ indexes, how }: Extract<Task, { kind: 'hunt' }>): Promise<void> {
  const found = (one: Hunt, seed: number) => report({ kind: 'found', index: hunts.indexOf(one), seed });
  const seeds = how === 'remembered' ? rememberedSeeds() : {};
  const searches = await searchesFor(
    indexes.flatMap((index) => hunts.slice(index, index + 1)),
    how,
  );
  const left = searches.filter(({ hunt: one, module }) => {
    const seed = seeds[one.key];
    if (seed === undefined || !one.finds(module, seed)) return true;
    found(one, seed);
    return false;
  });
  searchAll(left, mostWorlds, found);
}

process.on('message', (task: Task) => {
  const work = task.kind === 'worlds' ? checkWorlds(task.firstSeed, task.count) : hunt(task);
  void work.then(() => report(ready));
});
report(ready);
