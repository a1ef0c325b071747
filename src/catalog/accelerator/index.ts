// Accelerators: one file an entry, one line here to register it.

export { default as a100Sxm80gb } from './a100-sxm-80gb.json' with { type: 'json' };
export { default as b200Sxm } from './b200-sxm.json' with { type: 'json' };
export { default as gaudi3 } from './gaudi-3.json' with { type: 'json' };
export { default as h100Sxm } from './h100-sxm.json' with { type: 'json' };
export { default as h200Sxm } from './h200-sxm.json' with { type: 'json' };
export { default as l40s } from './l40s.json' with { type: 'json' };
export { default as mi300x } from './mi300x.json' with { type: 'json' };
export { default as mi325x } from './mi325x.json' with { type: 'json' };
export { default as tpuV5e } from './tpu-v5e.json' with { type: 'json' };
