// User-supplied routers and policies in plans: as functions in this thread, by module in every thread, the same bytes.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type InputError, planner, type Router, simulate } from '../../src/index.ts';
import { newFolder, stackTrace } from '../cli/command.ts';
import { runHere } from '../cli/world.ts';
import { main, sameBytes } from './built.ts';

const base = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'a100-sxm-80gb', replicas: 4 }] },
  workload: {
    arrivals: { process: 'poisson', rate: '25 /s' },
    prompt: 1500,
    output: { logNormal: { median: 150, sigma: 1 }, max: 900 },
    requests: 150,
  },
  slo: { ttft: '400 ms', tpot: '40 ms', attainment: 0.9 },
  run: { warmUp: 0 },
};

const home = newFolder();
const routers = `
let made = 0;
/** Counts for itself: a world that saw the count of another would differ. */
export default ({ replicas }) => {
  made = 0;
  return { route: () => made++ % replicas };
};
export const first = { route: () => 0 };
export const broken = { route: () => nowhere.row };
`;
writeFileSync(join(home, 'routers.mjs'), routers);
const parker = `
export default ({ replicas }) => ({
  cadence: '1 s',
  decide: ({ spanS }) => (spanS === 0 ? [{ replica: replicas - 1, lever: 'power', value: 'off' }] : []),
});`;
writeFileSync(join(home, 'parker.mjs'), parker);
writeFileSync(join(home, 'base.json'), JSON.stringify(base));
const modules = ['--router', join(home, 'routers.mjs')];
const policy = ['--policy', join(home, 'parker.mjs')];
const module = (name?: string) => ({ module: join(home, 'routers.mjs'), ...(name !== undefined && { name }) });

/** To the replicas in turn. */
const inTurn = ({ replicas }: { readonly replicas: number }): Router => {
  let next = 0;
  return { route: () => next++ % replicas };
};

const ttft = async (options: object): Promise<number> => {
  const { figures } = await planner.repeat(base, { repeats: 2, workers: 0, ...options });
  return figures.find(({ name }) => name === 'latency.ttftS.mean')?.interval?.mean ?? Number.NaN;
};

describe('a router in a plan', () => {
  test('as a function and by module answers alike, and routes', async () => {
    const roundRobin = { ...base, fleet: { ...base.fleet, route: { policy: 'round-robin' } } };
    const core = await planner.repeat(roundRobin, { repeats: 2, workers: 0 });
    const own = await planner.repeat(base, { repeats: 2, workers: 0, router: inTurn });
    const imported = await planner.repeat(base, { repeats: 2, workers: 0, router: module() });
    expect(own).toEqual(core);
    expect(imported).toEqual(core);
    expect(await ttft({ router: module('first') })).toBeGreaterThan(2 * (await ttft({ router: inTurn })));
  });

  test('a module may export the functions themselves', async () => {
    writeFileSync(join(home, 'plain.mjs'), 'export const route = () => 0;');
    const decide = "({ spanS }) => (spanS === 0 ? [{ replica: 3, lever: 'power', value: 'off' }] : [])";
    writeFileSync(join(home, 'decides.mjs'), `export const cadence = '1 s'; export const decide = ${decide};`);
    writeFileSync(join(home, 'creates.mjs'), `export const create = () => ({ cadence: '1 s', decide: ${decide} });`);
    const route = { module: join(home, 'plain.mjs') };
    expect(await ttft({ router: route })).toBe(await ttft({ router: module('first') }));
    const withOff = async (file: string) => ttft({ policies: [{ module: join(home, file) }] });
    const off = await withOff('parker.mjs');
    expect(off).not.toBe(await ttft({}));
    expect(await withOff('creates.mjs')).toBe(off);
    expect(await withOff('decides.mjs')).toBe(off);
  });

  test('bears less load where it sends all to one replica', async () => {
    const rate = async (router: object) =>
      (await planner.capacity(base, { replicates: 1, workers: 0, tolerance: 0.2, router })).ratePerS.atLeast ?? 0;
    const [one, all] = [await rate(module('first')), await rate(inTurn)];
    expect(one).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(2 * one);
  });

  test('needs more replicas where it leaves some idle', async () => {
    const size = (router: object) =>
      planner.size(base, {
        accelerators: ['a100-sxm-80gb'],
        tps: [1],
        precisions: ['bf16'],
        most: 8,
        workers: 0,
        router,
      });
    const half = ({ replicas }: { readonly replicas: number }) => inTurn({ replicas: Math.ceil(replicas / 2) });
    const [whole, idle] = [await size(inTurn), await size(half)];
    expect(idle.rows[0]?.replicas).toBeGreaterThan(whole.rows[0]?.replicas ?? Number.NaN);
  });

  test('that keeps data of its own is refused: worlds would learn from one another', async () => {
    const counting = { next: 0, route: () => 0 };
    const refused = await planner.repeat(base, { repeats: 2, router: counting }).catch((error: InputError) => error);
    expect(String(refused)).toContain('a router that keeps next');
  });
});

describe('modules and threads', () => {
  test('give the same bytes whatever the workers', async () => {
    await sameBytes(home, ['simulate', 'base.json', '--repeat', '3', ...modules, ...policy]);
  });

  test('an error of the module in a worker says where, without a stack', async () => {
    const broken = ['--router', `${join(home, 'routers.mjs')}#broken`];
    const args = ['simulate', 'base.json', '--repeat', '2', '--workers', '2', ...broken];
    const { code, err } = await runHere(main, home, args);
    expect(code).toBe(2);
    expect(err).toContain('router.route: found "ReferenceError: nowhere is not defined"');
    expect(err).toContain('routers.mjs');
    expect(err).not.toMatch(stackTrace);
  });

  test('simulate by module is simulate by function', async () => {
    const one = await simulate(base, { router: inTurn, policies: [{ module: join(home, 'parker.mjs') }] });
    const args = ['simulate', 'base.json', '--json', '-', '--quiet', ...modules, ...policy];
    const { out } = await runHere(main, home, args);
    expect(JSON.parse(out).latency).toEqual(JSON.parse(JSON.stringify(one.latency)));
    expect(one.control?.commands).toMatchObject([{ policy: 'parker', replica: 3, lever: 'power', value: 0 }]);
  });

  test.each([
    ['no such file', { module: './nowhere.mjs' }, 'options.router.module: found "Error: Cannot find module'],
    ['no such export', module('nix'), 'found the exports broken, default, first. Export nix'],
    ['no path', { module: 5 }, 'options.router.module: found 5'],
  ])('%s is an input error', async (_, router, says) => {
    const refused = await simulate(base, { router: router as never }).catch((error: Error) => error);
    expect((refused as InputError).name).toBe('InputError');
    expect(String(refused)).toContain(says);
  });
});
