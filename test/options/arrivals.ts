// Options of processes, shapes, correlation and traces without times.

import { e2e, lengthS, type Option, ttft } from './option.ts';

const rate = '12 /s';
const mmpp = (state: string) => `{ process: mmpp, rate: ${rate}, states: [{ factor: 1, dwell: 4 s }, ${state}] }`;
const modulated = {
  'workload.arrivals': mmpp('{ factor: 3, dwell: 2 s }'),
  'engine.maxNumSeqs': '24',
};
const swinging = { 'workload.arrivals': `{ rate: ${rate}, diurnal: { amplitude: 0.9, period: 20 s, peak: 5 s } }` };
const bursting = {
  'workload.arrivals': `{ rate: ${rate}, burst: { at: 8 s, length: 2 s, factor: 4 } }`,
  'engine.maxNumSeqs': '24',
};
const talks = {
  workload: '{ trace: test/options/talks.jsonl, format: sharegpt, arrivals: { rate: 1 /s } }',
  'run.warmUp': '0',
};

const users = { workload: '{ preset: chat, concurrency: 8, requests: 100 }' };

const closedLoop: readonly Option[] = [
  {
    path: 'workload.concurrency',
    from: '2',
    to: '32',
    goes: 'down',
    says: 'more users are done earlier',
    measure: lengthS,
    world: users,
  },
  {
    path: 'workload.rampUp',
    from: '0 s',
    to: '60 s',
    goes: 'up',
    says: 'users that begin later end later',
    measure: lengthS,
    world: users,
  },
  {
    path: 'workload.thinkTime',
    from: '0 s',
    to: '10 s',
    goes: 'up',
    says: 'users that think send more rarely',
    measure: lengthS,
    world: users,
  },
  {
    path: 'workload.thinkTime.mean',
    from: '1 s',
    to: '20 s',
    goes: 'up',
    says: 'users that think longer send more rarely',
    measure: lengthS,
    world: users,
  },
  {
    path: 'workload.thinkTime.cv',
    from: '0.01',
    to: '4',
    goes: 'other',
    says: 'uneven thoughts end at another time',
    measure: lengthS,
    world: { workload: '{ preset: chat, concurrency: 8, requests: 100, thinkTime: { mean: 10 s } }' },
  },
];

export const arrivals: readonly Option[] = [
  ...closedLoop,
  {
    path: 'workload.arrivals.states.1.factor',
    from: '1',
    to: '30',
    goes: 'up',
    says: 'rushes wait longer',
    measure: ttft,
    world: modulated,
  },
  {
    path: 'workload.arrivals.states.1.dwell',
    from: '10 ms',
    to: '2 s',
    goes: 'up',
    says: 'long rushes wait longer',
    measure: ttft,
    world: {
      ...modulated,
      'workload.arrivals': mmpp('{ factor: 30, dwell: 1 s }'),
    },
  },
  {
    path: 'workload.arrivals.diurnal.amplitude',
    from: '0',
    to: '1',
    goes: 'up',
    says: 'the peak waits longer',
    measure: ttft,
    world: { ...swinging, 'engine.maxNumSeqs': '24' },
  },
  {
    path: 'workload.arrivals.diurnal.period',
    from: '100 ms',
    to: '40 s',
    goes: 'up',
    says: 'a long peak waits longer',
    measure: ttft,
    world: { ...swinging, 'engine.maxNumSeqs': '24' },
  },
  {
    path: 'workload.arrivals.diurnal.peak',
    from: '0 s',
    to: '10 s',
    goes: 'up',
    says: 'requests come later',
    measure: (r) => r.measured.arrived,
    world: swinging,
  },
  {
    path: 'workload.arrivals.burst.at',
    from: '8 s',
    to: '20 s',
    goes: 'other',
    says: 'the burst comes later',
    measure: (r) => busiest(r.windows.arrived),
    world: bursting,
  },
  {
    path: 'workload.arrivals.burst.length',
    from: '100 ms',
    to: '6 s',
    goes: 'up',
    says: 'a longer burst waits longer',
    measure: ttft,
    world: bursting,
  },
  {
    path: 'workload.arrivals.burst.factor',
    from: '1',
    to: '8',
    goes: 'up',
    says: 'a higher burst waits longer',
    measure: ttft,
    world: bursting,
  },
  {
    path: 'workload.arrivals.burst.every',
    from: null,
    to: '10 s',
    goes: 'up',
    says: 'with its mean kept, the rest of the time brings less',
    measure: lengthS,
    world: bursting,
  },
  {
    path: 'workload.arrivals.tick',
    from: '1 ms',
    to: '5 s',
    goes: 'up',
    says: 'who comes at once waits for the others',
    measure: ttft,
  },
  {
    path: 'workload.correlation',
    from: '-1',
    to: '1',
    goes: 'up',
    says: 'long prompts have long answers: the longest requests are longer',
    measure: (r) => r.latency.e2eS.max,
  },
  {
    path: 'workload.bytesPerToken',
    from: '8',
    to: '1',
    goes: 'up',
    says: 'more tokens a text',
    measure: e2e,
    world: talks,
  },
];

/** The window with the most arrivals. */
function busiest(arrived: ArrayLike<number>): number {
  let best = 0;
  for (let row = 0; row < arrived.length; row++) if (arrived[row]! > arrived[best]!) best = row;
  return best;
}
