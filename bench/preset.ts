// Claim: `simulate chat-8b-h100` takes under half a second, the start of the process included.
// Guards what everyone runs first: modules, schema, compile, 7,200 requests, the report.

import { bench } from './bench.ts';
import { processRound } from './process.ts';

await bench(({ command }) => ({
  rounds: 9,
  round: () => processRound(command, ['simulate', 'chat-8b-h100', '--quiet']),
  about: () => 'the whole process, 7,200 requests, the text report',
}));
