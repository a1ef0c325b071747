// How fast this machine is at plain JavaScript: the yardstick beside every figure of the benches.

const SPINS = 1e9;
const ROUNDS = 3;

function spin(): number {
  let s = 0;
  for (let i = 0; i < SPINS; i++) s = (s + i) | 0;
  return s;
}

/** CPU seconds of 1e9 times `s = (s + i) | 0`, best of 3. The reference machine needs 0.8 s. */
export function spinSeconds(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    const sum = spin();
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (sum !== -1_243_309_312) throw new Error(`the spin summed to ${sum}`);
    best = Math.min(best, seconds);
  }
  return best;
}
