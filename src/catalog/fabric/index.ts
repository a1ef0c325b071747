// Fabrics: one file an entry, one line here to register it.

export { default as ib100 } from './ib-100.json' with { type: 'json' };
export { default as ib200 } from './ib-200.json' with { type: 'json' };
export { default as ib400 } from './ib-400.json' with { type: 'json' };
export { default as ib400Sharp } from './ib-400-sharp.json' with { type: 'json' };
export { default as ib800 } from './ib-800.json' with { type: 'json' };
export { default as nvl72 } from './nvl72.json' with { type: 'json' };
export { default as nvlink8 } from './nvlink-8.json' with { type: 'json' };
export { default as nvlinkBridge } from './nvlink-bridge.json' with { type: 'json' };
export { default as pcie4 } from './pcie4.json' with { type: 'json' };
export { default as pcie5 } from './pcie5.json' with { type: 'json' };
export { default as roce100 } from './roce-100.json' with { type: 'json' };
export { default as roce200 } from './roce-200.json' with { type: 'json' };
export { default as roce400 } from './roce-400.json' with { type: 'json' };
export { default as roce800 } from './roce-800.json' with { type: 'json' };
export { default as scaleUpLinks } from './scale-up-links.json' with { type: 'json' };
export { default as torus } from './torus.json' with { type: 'json' };
export { default as xgmi8 } from './xgmi-8.json' with { type: 'json' };
