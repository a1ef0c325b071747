// Options of objectives, prices and the run.

import { e2e, good, lengthS, type Option } from './option.ts';

export const rest: readonly Option[] = [
  { path: 'slo.ttft', from: '10 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good },
  { path: 'slo.tpot', from: '1 s', to: '1 ms', goes: 'down', says: 'a tighter objective', measure: good },
  { path: 'slo.e2e', from: '1 h', to: '1 s', goes: 'down', says: 'a tighter objective', measure: good },
  {
    path: 'slo.attainment',
    from: '0.01',
    to: '1',
    goes: 'other',
    says: 'more must be good',
    measure: (r) => String(r.attainment.met),
    world: { 'slo.e2e': '4 s' },
  },
  {
    path: 'price.accelerator',
    from: '1 $/h',
    to: '4 $/h',
    goes: 'up',
    says: 'rent is money',
    measure: (r) => r.usdPerMtoken,
  },
  {
    path: 'price.energy',
    from: '0.01 $/kWh',
    to: '0.5 $/kWh',
    goes: 'up',
    says: 'electricity is money',
    measure: (r) => r.usdPerMtoken,
  },
  {
    path: 'prices',
    from: '{ h100-sxm: 1 $/h }',
    to: '{ h100-sxm: 4 $/h }',
    goes: 'up',
    says: 'the rent of a price list is money',
    measure: (r) => r.usdPerMtoken,
    world: { price: '{ energy: 0.08 $/kWh }' },
  },
  { path: 'run.seed', from: '1', to: '2', goes: 'other', says: 'other draws', measure: e2e },
  {
    path: 'run.warmUp',
    from: '0',
    to: '10 s',
    goes: 'down',
    says: 'early requests are not measured',
    measure: (r) => r.measured.arrived,
  },
  {
    path: 'run.window',
    from: '1 s',
    to: '5 s',
    goes: 'down',
    says: 'fewer, longer windows',
    measure: (r) => r.windows.startS.length,
  },
  { path: 'run.until', from: null, to: '10 s', goes: 'down', says: 'the run ends early', measure: lengthS },
  {
    path: 'run.stepMode',
    from: 'jump',
    to: 'step',
    goes: 'down',
    says: 'no step is jumped',
    measure: (r) => r.engine.jumpedShare,
  },
];
