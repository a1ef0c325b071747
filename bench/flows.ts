// Claim: the max–min fair rates of 10,000 flows over 10,000 links are set in 10 ms.
// Guards the run of flows, which sets them anew whenever one ends: a slow solve makes contention unusable.

import type { NetworkLink } from '../src/core/network.ts';
import { bench, secondsEach } from './bench.ts';

const HOSTS = 2500;
const LEAVES = 100;
const SPINES = 25;
const FLOWS = 10_000;

const links: NetworkLink[] = [];
function join(a: number, b: number, bytesPerUs: number): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    links.push({ from, to, kind: 'network', bytesPerUs, latencyPs: 500_000, cost: 1, pool: links.length });
  }
}
for (let host = 0; host < HOSTS; host++) join(host, HOSTS + (host % LEAVES), 50_000);
for (let leaf = 0; leaf < LEAVES; leaf++) {
  for (let spine = 0; spine < SPINES; spine++) join(HOSTS + leaf, HOSTS + LEAVES + spine, 50_000 + 10 * spine);
}
const kind = Array.from({ length: HOSTS + LEAVES + SPINES }, (_, node) =>
  node < HOSTS ? ('nic' as const) : node < HOSTS + LEAVES ? ('leaf' as const) : ('spine' as const),
);
const graph = { kind, forwards: kind.map((name) => name !== 'nic'), links };

// a linear congruence draws the pairs
let state = 1;
const draw = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * below);
};
const flows = Array.from({ length: FLOWS }, () => {
  const source = draw(HOSTS);
  return { source, target: (source + 1 + draw(HOSTS - 1)) % HOSTS, bytes: 1_000_000 };
});
await bench(({ Network, module }) => {
  const network = Network.create(module, graph, [{ phases: [flows] }]);
  network.route();
  return {
    rounds: 9,
    round: () => secondsEach(5, () => network.share()),
    about() {
      const different = new Set(network.flows().map(({ ratePerUs }) => ratePerUs)).size;
      return `${links.length} links, ${FLOWS} flows of 2 to 4 hops, ${different} different rates`;
    },
  };
});
