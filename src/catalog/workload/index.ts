// Lengths and arrivals of kinds of traffic: one file an entry, one line here to register it.

export { default as batch } from './batch.json' with { type: 'json' };
export { default as chat } from './chat.json' with { type: 'json' };
export { default as code } from './code.json' with { type: 'json' };
export { default as longContext } from './long-context.json' with { type: 'json' };
export { default as reasoning } from './reasoning.json' with { type: 'json' };
