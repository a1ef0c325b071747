// Lengths of kinds of traffic: one file an entry, one line here to register it.

export { default as chat } from './chat.json' with { type: 'json' };
export { default as code } from './code.json' with { type: 'json' };
