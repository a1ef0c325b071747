// Claim: ten million requests stream through `simulate` in under 150 MB, the whole Node process.
// Guards rows and arrivals that are kept: memory must not grow with the length of a run.

import { spawnSync } from 'node:child_process';
import { bench } from './bench.ts';

const REQUESTS = 10_000_000;
const atExit = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));";

/** Peak resident megabytes of one run of the command line. */
function peakMegabytes(command: string, requests: number): number {
  const settings = [`workload.requests=${requests}`, 'workload.duration=100 d', 'workload.rate=15 /s'];
  const flags = ['simulate', 'chat-8b-h100', ...settings.flatMap((setting) => ['--set', setting]), '--json', '-'];
  const args = ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, command, ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`simulate failed: ${stderr}`);
  const { requests: counts } = JSON.parse(stdout) as { requests: { arrived: number } };
  if (counts.arrived !== requests) throw new Error(`${counts.arrived} of ${requests} requests arrived`);
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1e3;
}

await bench(({ command }) => {
  const small = peakMegabytes(command, REQUESTS / 100);
  return {
    warmUps: 0,
    rounds: 1,
    round() {
      const megabytes = peakMegabytes(command, REQUESTS);
      return { value: megabytes, cost: megabytes };
    },
    about: () => `${REQUESTS} requests; ${small.toFixed(0)} MB at a hundredth of them`,
  };
});
