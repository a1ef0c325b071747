// Options of the fleet: its pools, and how requests find a replica.

import type { Result } from '../../src/result/types.ts';
import { kvBlocks, type Option, rejected, ttft } from './option.ts';

const quick = '{ name: quick, accelerator: { base: h100-sxm }, replicas: 2 }';
const slow = '{ name: slow, accelerator: { base: a100-sxm-80gb }, replicas: 2 }';
const busy = { 'fleet.pools': `[${quick}, ${slow}]`, 'workload.arrivals.rate': '50 /s' };
const even = { 'fleet.pools': '[{ accelerator: { base: h100-sxm }, replicas: 8 }]', 'workload.arrivals.rate': '60 /s' };
const scarce = { ...even, 'engine.kvBlocks': '1500' };
const limited = {
  'fleet.pools': '[{ accelerator: { base: h100-sxm }, replicas: 2, admissionLimit: 4 }]',
  'workload.arrivals.rate': '30 /s',
};

/** Queues form: four run at a time, nearly as many come as can be served. */
const queues = {
  ...even,
  'engine.maxNumSeqs': '4',
  'workload.arrivals.rate': '17 /s',
};
/** Prefill is all the work, and very uneven. */
const prompts = {
  ...even,
  'workload.prompt': '{ logNormal: { median: 2000, sigma: 1.5 }, max: 30000 }',
  'workload.output': '2',
  'workload.arrivals.rate': '40 /s',
};

const policy = (from: string, to: string, measure: Option['measure'], says: string, world: object): Option => ({
  path: 'fleet.route.policy',
  from,
  to,
  goes: 'down',
  says,
  measure,
  world: { ...world },
});
const requestsUneven = (result: Result) => result.replicas.imbalance.requests.variation;
const shareOf = (name: string) => (result: Result) =>
  result.pools.find((pool) => pool.name === name)?.requests.arrived ?? null;
const wait = (result: Result) => result.latency.queueS.mean;

const routes: readonly Option[] = [
  policy('random', 'round-robin', requestsUneven, 'turns are even, chance is not', even),
  policy('round-robin', 'least-outstanding-requests', wait, 'who has least waits least', queues),
  policy('round-robin', 'least-outstanding-tokens', wait, 'long prompts are work', prompts),
  policy('random', 'least-resident-tokens', wait, 'who holds least is least busy', queues),
  policy('random', 'least-kv', (r) => r.engine.preemptions, 'full caches are spared', scarce),
  policy('random', 'power-of-two', wait, 'the better of two is far better than one', queues),
  policy('session-affinity', 'round-robin', requestsUneven, 'conversations stay where they began', {
    ...even,
    'workload.sessions': '{ turns: 8 }',
  }),
  {
    path: 'fleet.route.policy',
    from: 'least-outstanding-requests',
    to: 'weighted',
    goes: 'other',
    says: 'goes by weights alone',
    measure: shareOf('quick'),
    world: { ...busy, 'fleet.pools.0.weight': '3' },
  },
];

const talks = { ...queues, 'fleet.route.policy': 'session-affinity' };

const sessions: readonly Option[] = [
  {
    path: 'workload.sessions.turns',
    from: '1',
    to: '60',
    goes: 'up',
    says: 'longer conversations stay where they began',
    measure: requestsUneven,
    world: { ...talks, 'workload.requests': '4000' },
  },
  {
    path: 'workload.sessions.open',
    from: '1',
    to: '100',
    goes: 'down',
    says: 'more conversations at a time are more replicas at a time',
    measure: wait,
    world: { ...talks, 'workload.sessions.turns': '40' },
  },
];

const off: Option = {
  path: 'fleet.pools.0.offPower',
  from: '0 W',
  to: '50 W',
  goes: 'up',
  says: 'a replica that is off draws it',
  measure: (result) => result.energy.staticJ,
  world: { ...even, policies: '[{ policy: reactive-scaler, min: 2 }]' },
};

const route: readonly Option[] = [
  ...sessions,
  off,
  ...routes,
  {
    path: 'fleet.route.signal',
    from: 'requests',
    to: 'tokens',
    goes: 'other',
    says: 'two are compared by their prompts',
    measure: wait,
    world: { ...prompts, 'fleet.route.policy': 'power-of-two' },
  },
  {
    path: 'fleet.route.staleness',
    from: '0',
    to: '5 s',
    goes: 'up',
    says: 'old signals mislead',
    measure: wait,
    world: { ...queues, 'fleet.route.policy': 'least-resident-tokens' },
  },
  {
    path: 'fleet.route.hold',
    from: '0',
    to: '20',
    goes: 'down',
    says: 'who can wait is not turned away',
    measure: rejected,
    world: limited,
  },
];

const pool: readonly Option[] = [
  {
    path: 'fleet.pools.0.name',
    from: 'a',
    to: 'b',
    goes: 'other',
    says: 'names the pool',
    measure: (r) => r.pools[0]?.name ?? null,
  },
  { path: 'fleet.pools.0.replicas', from: '1', to: '3', goes: 'down', says: 'more share the work', measure: ttft },
  {
    path: 'fleet.pools.0.weight',
    from: '1',
    to: '3',
    goes: 'up',
    says: 'three times the requests',
    measure: shareOf('quick'),
    world: { ...busy, 'fleet.route.policy': 'weighted' },
  },
  {
    path: 'fleet.pools.1.weight',
    from: '1',
    to: '0',
    goes: 'down',
    says: 'no new requests',
    measure: shareOf('slow'),
    world: busy,
  },
  {
    path: 'fleet.pools.0.clock',
    from: '1',
    to: '0.5',
    goes: 'up',
    says: 'prefill is slower',
    measure: ttft,
  },
  {
    path: 'fleet.pools.0.clock',
    from: '1',
    to: '0.7',
    goes: 'down',
    says: 'a FLOP costs less',
    measure: (r) => r.energy.dynamicJ,
    world: { 'workload.prompt': '6000', 'workload.output': '2', 'workload.arrivals.rate': '3 /s' },
  },
  {
    path: 'fleet.pools.0.admissionLimit',
    from: 'none',
    to: '3',
    goes: 'up',
    says: 'a full replica takes no more',
    measure: (r) => r.requests.atRouter.rejected,
    world: { 'workload.arrivals.rate': '30 /s' },
  },
  {
    path: 'fleet.pools.0.precision.kv',
    from: 'bf16',
    to: 'fp8',
    goes: 'up',
    says: 'twice the blocks',
    measure: kvBlocks,
  },
  {
    path: 'fleet.pools.0.engine.maxNumSeqs',
    from: '256',
    to: '8',
    goes: 'up',
    says: 'fewer run, more wait',
    measure: ttft,
  },
];

export const fleet: readonly Option[] = [...route, ...pool];
