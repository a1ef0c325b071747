// Routers of one's own: what they are asked, that their answers count, and what happens to wrong ones.

import { describe, expect, test } from 'vitest';
import {
  create,
  InputError,
  jsonReport,
  type Router,
  type RouterInput,
  type Scenario,
  simulate,
} from '../../src/index.ts';

const workload = { preset: 'chat', requests: 60 };

const scenario = (route: object, more: Partial<Scenario> = {}): Scenario => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1', kvBlocks: 3000 },
  fleet: {
    pools: [
      { name: 'quick', accelerator: 'h100-sxm', replicas: 3 },
      { name: 'slow', accelerator: 'a100-sxm-80gb', replicas: 2 },
    ],
    route,
  },
  workload: {
    arrivals: { process: 'poisson', rate: '30 /s' },
    prompt: { logNormal: { median: 600, sigma: 1 }, max: 8000 },
    output: { logNormal: { median: 150, sigma: 0.8 }, max: 900 },
    requests: 600,
  },
  run: { seed: 7, warmUp: '2 s', window: '500 ms' },
  ...more,
});
const external = scenario({ policy: 'external' });
const scored = (staleness: string) => scenario({ policy: 'scores', staleness });

/** Least unfinished requests, lowest row first: what the core's policy does, written once more. */
const leastRequests: Router = {
  route(_, { requests }) {
    let least = 0;
    for (let row = 1; row < requests.length; row++) if ((requests[row] ?? 0) < (requests[least] ?? 0)) least = row;
    return least;
  },
};

/** The result apart from the words about the route. */
const told = async (input: Scenario, router?: RouterInput) => {
  const { route, provenance, ...rest } = await simulate(input, { router });
  return rest;
};

describe('an external router', () => {
  test('that does what a policy of the core does gives the same result', async () => {
    expect(await told(external, leastRequests)).toEqual(await told(scenario({})));
  });

  // Resident tokens and KV cost a look at every replica: a staleness says how often they are copied.
  test('sees resident tokens as old as its staleness, and counts that are exact', async () => {
    const changes = async (staleness: string) => {
      let [resident, exact, before, requestsBefore] = [0, 0, '', ''];
      await simulate(scenario({ policy: 'external', staleness }), {
        router: {
          route({ id }, { residentTokens, requests }) {
            if (residentTokens.join() !== before) resident++;
            if (requests.join() !== requestsBefore) exact++;
            before = residentTokens.join();
            requestsBefore = requests.join();
            return id % requests.length;
          },
        },
      });
      return { resident, exact };
    };
    const [fresh, stale] = [await changes('0 s'), await changes('1 s')];
    expect(fresh.resident).toBeGreaterThan(550);
    expect(stale.resident).toBeLessThan(40);
    expect(stale.exact).toBe(fresh.exact);
  });

  test('is asked once a request, in order, with what it may know', async () => {
    const asked: number[] = [];
    let fields: string[] = [];
    const router: Router = {
      route(request, { requests }) {
        asked.push(request.id);
        fields = Object.keys(request);
        return request.id % requests.length;
      },
    };
    const result = await simulate(external, { router });
    expect(asked).toEqual(Array.from({ length: 600 }, (_, id) => id));
    expect(fields.sort()).toEqual(['class', 'id', 'priority', 'promptTokens', 'session']);
    expect(result.replicas.columns?.arrived.length).toBe(5);
    expect(result.pools.map(({ requests }) => requests.arrived)).toEqual([360, 240]);
  });

  test('may know the fleet, and may reject', async () => {
    const result = await simulate(external, {
      router: ({ pools, replicas }) => {
        expect(replicas).toBe(5);
        const slow = pools.find(({ name }) => name === 'slow');
        return { route: ({ id }) => (id % 2 === 0 ? -1 : (slow?.firstReplica ?? -1)) };
      },
    });
    expect(result.requests.atRouter.rejected).toBe(300);
    expect(result.pools.map(({ requests }) => requests.arrived)).toEqual([0, 300]);
    expect(result.measured.arrived - result.measured.rejected).toBe(result.pools[1]?.measured.arrived);
  });

  test.each([5, -2, 1.5, Number.NaN])('that answers %d is told what it may answer', async (answer) => {
    await expect(simulate(external, { router: { route: () => answer } })).rejects.toThrow(/from 0 to 4, or -1/);
  });
});

describe('scores', () => {
  /** As least-outstanding-requests with stale signals: the copy, and 1 for each request sent since. */
  const byRequests: Router = {
    scores({ requests, score, sendScore }) {
      for (let row = 0; row < requests.length; row++) {
        score[row] = BigInt(requests[row] ?? 0);
        sendScore[row] = 1n;
      }
    },
  };

  test('that are a signal give what its policy gives', async () => {
    expect(await told(scored('200 ms'), byRequests)).toEqual(await told(scenario({ staleness: '200 ms' })));
  });

  test('are asked for at multiples of the staleness, at the last one before a request', async () => {
    const at: number[] = [];
    const rare = scenario({ policy: 'scores', staleness: '250 ms' }, { workload: { ...workload, rate: '1 /s' } });
    await simulate(rare, { router: { scores: (_, nowS) => at.push(nowS) } });
    expect(at.map((nowS) => nowS / 0.25)).toEqual(at.map((nowS) => Math.round(nowS / 0.25)));
    expect(new Set(at).size).toBe(at.length);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });
});

describe('a router and a policy', () => {
  test.each<[string, Scenario, RouterInput | undefined, RegExp]>([
    ['external without one', external, undefined, /simulate\(scenario, { router: { route } }\)/],
    ['external with one that only scores', external, { scores: () => undefined }, /{ route }/],
    ['scores with one that only routes', scored('1 s'), leastRequests, /{ scores }/],
    ['one that is never asked', scenario({ policy: 'random' }), leastRequests, /only under/],
    ['external with a maker of nothing', external, () => ({}), /{ route }/],
  ])('%s', async (_, input, router, hint) => {
    await expect(simulate(input, { router })).rejects.toThrow(InputError);
    await expect(simulate(input, { router })).rejects.toThrow(hint);
  });
});

describe('a world of a fleet', () => {
  test('stepped, forked and taken back ends with the bytes of a plain run', async () => {
    for (const [input, router] of [
      [scenario({ policy: 'power-of-two', staleness: '100 ms' }), undefined],
      [external, leastRequests],
    ] as const) {
      const whole = jsonReport(await simulate(input, { router }));
      const world = await create(input, { router });
      world.advance('3.1 s');
      const moment = world.snapshot();
      const fork = world.fork();
      expect(jsonReport(world.advance('2 s').result())).toBe(whole);
      expect(jsonReport(fork.result())).toBe(whole);
      expect(jsonReport(world.restore({ ...moment, state: JSON.parse(JSON.stringify(moment.state)) }).result())).toBe(
        whole,
      );
    }
  });

  test('shows what stands at the router', async () => {
    const pools = [{ accelerator: 'h100-sxm', admissionLimit: 2 }];
    const world = await create(scenario({}, { fleet: { pools, route: { hold: 50 } } }));
    const { router, replica } = world.advance('5 s').view;
    expect(router.held).toBeGreaterThan(0);
    expect(router.held + router.rejected + (replica.arrived[0] ?? 0)).toBe(router.arrived);
    world.close();
  });
});
