// Precisions: one file an entry, one line here to register it.

export { default as bf16 } from './bf16.json' with { type: 'json' };
export { default as fp4 } from './fp4.json' with { type: 'json' };
export { default as fp8 } from './fp8.json' with { type: 'json' };
export { default as fp8Block } from './fp8-block.json' with { type: 'json' };
export { default as fp16 } from './fp16.json' with { type: 'json' };
export { default as fp32 } from './fp32.json' with { type: 'json' };
export { default as int4 } from './int4.json' with { type: 'json' };
export { default as int8 } from './int8.json' with { type: 'json' };
export { default as mxfp4 } from './mxfp4.json' with { type: 'json' };
export { default as mxfp8 } from './mxfp8.json' with { type: 'json' };
export { default as tf32 } from './tf32.json' with { type: 'json' };
