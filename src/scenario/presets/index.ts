// Presets, runnable scenarios: one file an entry, one line here to register it.

export { default as batch8bH100 } from './batch-8b-h100.json' with { type: 'json' };
export { default as chat8bA100 } from './chat-8b-a100.json' with { type: 'json' };
export { default as chat8bH100 } from './chat-8b-h100.json' with { type: 'json' };
export { default as chat70bFp8H100Tp4 } from './chat-70b-fp8-h100-tp4.json' with { type: 'json' };
export { default as chat70bMi300x } from './chat-70b-mi300x-tp2.json' with { type: 'json' };
export { default as code14bH200 } from './code-14b-h200.json' with { type: 'json' };
export { default as longContext8bH200 } from './long-context-8b-h200.json' with { type: 'json' };
export { default as reasoning8bH100 } from './reasoning-8b-h100.json' with { type: 'json' };
