// An accelerator of a pool: named, changed in place, or written out.

import type { z } from 'zod';
import { accelerators, idOf, missingOfAccelerator, precisions } from '../../catalog/index.ts';
import type { AcceleratorEntry, Efficiency, PrecisionId, Sourced } from '../../catalog/types.ts';
import type { Issue } from '../../errors.ts';
import { siOf } from '../../units.ts';
import { either, named, object, quantity, quantityOr, text } from '../fields.ts';
import { assumed, completed, over, own, unlessSame } from './changes.ts';
import { count, fraction, positive, shortTime } from './limits.ts';

const peak = object(
  Object.fromEntries(
    precisions.map(({ id }) => [id, quantityOr('none', 'flop/s', `dense ${id} peak`, positive).optional()]),
  ) as Record<(typeof precisions)[number]['id'], z.ZodOptional<ReturnType<typeof quantityOr<'flop/s'>>>>,
  'dense peaks by precision; "none" where it cannot multiply',
);

/** Watts of an accelerator: from a chip that needs no cooling to far beyond a wafer. */
const plausibleW = { min: 1, max: 1e6 } as const;

export const acceleratorSpec = object(
  {
    base: named(accelerators, 'an accelerator').optional(),
    name: text('how reports call it').optional(),
    peak: peak.optional(),
    hbmCapacity: quantity('bytes', 'memory of the datasheet', positive).optional(),
    usableMemory: quantity('bytes', 'memory that the driver reports', positive).optional(),
    hbmBandwidth: quantity('bytes/s', 'memory bandwidth', positive).optional(),
    tdp: quantity('power', 'thermal design power', plausibleW).optional(),
    idlePower: quantity('power', 'deep idle').optional(),
    contextIdlePower: quantity('power', 'idle with the model loaded').optional(),
    power: object(
      {
        active: quantity('share', 'share of TDP while a step runs').optional(),
        hbm: quantity('factor', 'share of TDP at full memory bandwidth', { max: 2 }).optional(),
        compute: quantity('factor', 'share of TDP at full compute', { max: 2 }).optional(),
        link: quantity('factor', 'share of TDP at full link bandwidth', { max: 2 }).optional(),
      },
      'affine power model, shares of TDP',
    ).optional(),
    linkBandwidth: quantity('bytes/s', 'scale-up bandwidth, one way', positive).optional(),
    linkLatency: shortTime('alpha of an all-reduce').optional(),
    linkDomain: count('accelerators that the scale-up link joins').optional(),
    launch: shortTime('launch overhead of a kernel').optional(),
    efficiency: object(
      {
        compute: fraction('achieved fraction of the compute peak, every precision').optional(),
        attention: fraction('attention over GEMM').optional(),
        hbm: fraction('achieved fraction of memory bandwidth').optional(),
        link: fraction('achieved fraction of link bandwidth').optional(),
      },
      'achieved fractions of the peaks',
    ).optional(),
    price: quantity('$/s', 'rent of one accelerator').optional(),
  },
  'an accelerator written in place, or changes to the one named by base',
);

/** An accelerator as a pool names it. */
export const acceleratorField = either(
  [named(accelerators, 'an accelerator'), acceleratorSpec],
  'Write the id of an accelerator, or a table with base and changes.',
);

type RawAccelerator = z.output<typeof acceleratorSpec>;

type Path = readonly (string | number)[];

const unstated = 'not stated in the scenario';
const guess = 'family default for an accelerator never fitted, a guess';

/** What an accelerator written in full need not say. */
const bare: AcceleratorEntry = {
  id: 'inline',
  name: 'inline',
  aliases: [],
  vendor: 'unknown',
  architecture: 'unknown',
  year: null,
  peak: Object.fromEntries(precisions.map(({ id }) => [id, assumed(null, 'FLOP/s', unstated)])) as Record<
    PrecisionId,
    Sourced
  >,
  hbmCapacity: assumed(null, 'B', unstated),
  usableMemory: assumed(null, 'GiB', 'not stated in the scenario: hbmCapacity is taken'),
  hbmBandwidth: assumed(null, 'B/s', unstated),
  tdp: assumed(null, 'W', unstated),
  idlePower: assumed(null, 'W', unstated),
  contextIdlePower: assumed(null, 'W', unstated),
  power: {
    active: assumed(0.35, '1', guess),
    hbm: assumed(0.29, '1', guess),
    compute: assumed(0.65, '1', guess),
    link: assumed(0, '1', guess),
  },
  linkBandwidth: assumed(null, 'B/s', unstated),
  linkLatency: assumed(10, 'us', guess),
  linkDomain: assumed(1, '1', unstated),
  launch: assumed(5, 'us', guess),
  efficiency: {
    compute: { default: assumed(0.65, '1', guess) },
    attention: assumed(0.75, '1', guess),
    hbm: assumed(0.8, '1', guess),
    link: assumed(0.7, '1', guess),
  },
  price: assumed(null, '$/s', unstated),
};

/** Stated, or the same share of the memory as of the base. */
function usableOf({ usableMemory, hbmCapacity }: RawAccelerator, base: AcceleratorEntry): Sourced {
  if (usableMemory !== undefined) return over(usableMemory, 'B', base.usableMemory);
  const [usable, sheet] = [siOf(base.usableMemory), siOf(base.hbmCapacity)];
  if (hbmCapacity === undefined || usable === null || sheet === null) return base.usableMemory;
  if (over(hbmCapacity, 'B', base.hbmCapacity) === base.hbmCapacity) return base.usableMemory;
  const source = `the same share of hbmCapacity as of ${base.name}`;
  return { value: (hbmCapacity * usable) / sheet, unit: 'B', source, kind: 'derived' };
}

function peaksOf(raw: RawAccelerator['peak'], base: AcceleratorEntry): AcceleratorEntry['peak'] {
  const peak = { ...base.peak };
  if (raw === undefined) return peak;
  for (const { id } of precisions) {
    const given = raw[id];
    peak[id] = over(given, 'FLOP/s', base.peak[id]);
  }
  // fp16 runs at the bf16 rate unless the scenario says otherwise
  if (raw.fp16 === undefined && raw.bf16 !== undefined && peak.bf16 !== base.peak.bf16) {
    peak.fp16 = { value: raw.bf16, unit: 'FLOP/s', source: 'the bf16 rate', kind: 'derived' };
  }
  return peak;
}

/** One fraction for every precision, where the scenario gives it. */
function fractionsOf(given: number | undefined, base: Efficiency['compute']): Efficiency['compute'] {
  if (given === undefined) return base;
  const all = Object.entries(base).map(([id, entry]) => [id, over(given, '1', entry)]);
  return Object.fromEntries(all) as Efficiency['compute'];
}

/** What cannot be timed without is reported, all of it. */
function checkAccelerator(entry: AcceleratorEntry, base: string | null, path: Path, issues: Issue[]): void {
  const missing = missingOfAccelerator(entry);
  for (const field of missing) {
    const bareHint =
      field === 'peak'
        ? 'State at least one dense peak, for example peak: { bf16: "989.4 TFLOP/s" }.'
        : 'An accelerator without base must state it.';
    issues.push({
      code: base === null ? 'MISSING' : 'INCOMPLETE',
      path: [...path, field],
      found: 'nothing',
      hint: base === null ? bareHint : completed(base, missing),
    });
  }
}

/** Idle draws at most TDP: watts that the scenario wrote, against each other and against those of the base. */
function checkPower(raw: RawAccelerator, entry: AcceleratorEntry, path: Path, issues: Issue[]): void {
  const pairs = [
    ['idlePower', 'tdp'],
    ['contextIdlePower', 'tdp'],
  ] as const;
  for (const [less, most] of pairs) {
    const written = raw[less] !== undefined ? less : most;
    if (raw[written] === undefined) continue;
    const [lessW, mostW] = [siOf(entry[less]), siOf(entry[most])];
    if (lessW === null || mostW === null || lessW <= mostW) continue;
    const hint = `${less} is ${lessW} W and ${most} ${mostW} W: state ${less} of at most ${most}.`;
    issues.push({ code: 'BAD_VALUE', path: [...path, written], found: `${raw[written]} W`, hint });
  }
}

export function resolveAccelerator(
  raw: AcceleratorEntry | RawAccelerator,
  path: Path,
  issues: Issue[],
): AcceleratorEntry {
  if ('id' in raw) {
    checkAccelerator(raw, raw.id, path, issues);
    return raw;
  }
  const base = raw.base ?? bare;
  const { power, efficiency } = raw;
  const entry: AcceleratorEntry = {
    ...base,
    id: raw.name === undefined ? base.id : idOf(raw.name),
    name: raw.name ?? (raw.base === undefined ? 'inline' : `${base.name} (changed)`),
    aliases: [],
    peak: peaksOf(raw.peak, base),
    hbmCapacity: over(raw.hbmCapacity, 'B', base.hbmCapacity),
    usableMemory: usableOf(raw, base),
    hbmBandwidth: over(raw.hbmBandwidth, 'B/s', base.hbmBandwidth),
    tdp: over(raw.tdp, 'W', base.tdp),
    idlePower: over(raw.idlePower, 'W', base.idlePower),
    contextIdlePower: over(raw.contextIdlePower, 'W', base.contextIdlePower),
    power: {
      active: over(power?.active, '1', base.power.active),
      hbm: over(power?.hbm, '1', base.power.hbm),
      compute: over(power?.compute, '1', base.power.compute),
      link: over(power?.link, '1', base.power.link),
    },
    linkBandwidth: over(raw.linkBandwidth, 'B/s', base.linkBandwidth),
    linkLatency: over(raw.linkLatency, 's', base.linkLatency),
    // of another fabric it says more than that this accelerator's own links are as they are
    linkDomain: raw.linkDomain === undefined ? base.linkDomain : own(raw.linkDomain, '1'),
    launch: over(raw.launch, 's', base.launch),
    efficiency: {
      compute: fractionsOf(efficiency?.compute, base.efficiency.compute),
      attention: over(efficiency?.attention, '1', base.efficiency.attention),
      hbm: over(efficiency?.hbm, '1', base.efficiency.hbm),
      link: over(efficiency?.link, '1', base.efficiency.link),
    },
    price: over(raw.price, '$/s', base.price),
  };
  checkAccelerator(entry, raw.base?.id ?? null, path, issues);
  checkPower(raw, entry, path, issues);
  if (raw.base === undefined || raw.name !== undefined) return entry;
  const { id, name, aliases } = raw.base;
  const linkDomain = over(raw.linkDomain, '1', raw.base.linkDomain);
  const same = unlessSame({ ...entry, id, name, aliases, linkDomain }, raw.base);
  return same === raw.base ? { ...same, linkDomain: entry.linkDomain } : entry;
}
