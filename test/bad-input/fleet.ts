// Bad fleets: pools and routes that cannot be, or that ask for what the command line does not have.

import { field, fields } from './base.ts';
import type { Row } from './table.ts';

const pool = 'fleet.pools.0';
const second = { 'fleet.pools.1': { name: 'b', accelerator: 'h100-sxm' } };
const many = Array.from({ length: 65 }, () => ({ accelerator: 'h100-sxm' }));

export const fleetRows: readonly Row[] = [
  field('an unknown key of a pool', `${pool}.replica`, 2, 'Did you mean replicas?'),
  field('no replicas', `${pool}.replicas`, 0, 'at least 1'),
  field('half a replica', `${pool}.replicas`, 1.5, 'A whole number is needed'),
  field('more replicas than a fleet holds', `${pool}.replicas`, 65_537, 'at most 65536'),
  field('too many pools', 'fleet.pools', many, 'At most 64 pools'),
  field('a weight of NaN', `${pool}.weight`, Number.NaN, 'not a number'),
  field('a negative weight', `${pool}.weight`, -1, 'must not be negative'),
  field('a weight with a unit', `${pool}.weight`, '2 kg', 'is not known'),
  field('a clock of 0', `${pool}.clock`, 0, 'greater than 0'),
  field('a clock in Hz', `${pool}.clock`, '1.2 GHz', 'is not known'),
  field('clocks that are no list', 'fleet.clocks', 0.8, 'a list of factors'),
  field('an admission limit of 0', `${pool}.admissionLimit`, 0, 'at least 1'),
  field('a prefill pool of several', `${pool}.role`, 'decode', 'simulates only mixed'),
  field('an unknown route', 'fleet.route.policy', 'least-token', 'least-'),
  field('a route in a word', 'fleet.route', 'random', 'Write a table'),
  fields('staleness with random', { ...second, 'fleet.route': { policy: 'random', staleness: '50 ms' } }, [
    'fleet.route.staleness',
    'random looks at no signal',
  ]),
  fields('staleness without a unit', { 'fleet.route': { staleness: 50 } }, [
    'fleet.route.staleness',
    'unit is missing',
  ]),
  fields('hold that cannot matter', { 'fleet.route': { hold: 5 } }, ['fleet.route.hold', 'admissionLimit']),
  fields('a router of one’s own in the command line', { 'fleet.route': { policy: 'external' } }, [
    'fleet.route.policy',
    'on the command line by --router FILE',
  ]),
  fields('scores in the command line', { 'fleet.route': { policy: 'scores', staleness: '1 s' } }, [
    'fleet.route.policy',
    'simulate(scenario, { router: { scores } })',
  ]),
  fields('tables too large', { [`${pool}.replicas`]: 65_536, 'engine.maxNumSeqs': 4096 }, [
    'fleet.pools',
    'lower maxNumSeqs (4096 here)',
  ]),
  fields(
    'faults of the fleet, the engine and the machine together',
    {
      [`${pool}.tp`]: 3,
      'fleet.route': { signal: 'kv' },
      'engine.maxNumBatchedTokens': 8,
      'engine.maxNumSeqs': 9,
      'run.window': '30 h',
    },
    [`${pool}.tp`, 'tp must divide the heads'],
    ['fleet.route.signal', 'power-of-two'],
    ['engine.maxNumBatchedTokens', 'at least maxNumSeqs'],
    ['run.window', 'at most'],
  ),
];
