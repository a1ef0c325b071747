// Claim: `list` answers in a quarter of a second.
// Guards the start of the command line: imports cost more than the answer.

import { bench } from './bench.ts';
import { processRound } from './process.ts';

await bench(({ command }) => ({
  rounds: 9,
  round: () => processRound(command, ['list']),
  about: () => 'the whole process, Node itself included',
}));
