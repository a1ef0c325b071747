// Claim: in a warm process a preset is simulated again in under 50 ms.
// Guards what an interactive page or a sweep does all the time: kept cores, a compile without detours.

import { bench, secondsEach } from './bench.ts';

await bench(({ api }) => ({
  warmUps: 3,
  round: () => secondsEach(10, (at) => api.simulate('chat-8b-h100', {}).then(({ requests }) => requests.arrived + at)),
  about: () => 'simulate("chat-8b-h100") in a process that has done it before, 7,200 requests',
}));
