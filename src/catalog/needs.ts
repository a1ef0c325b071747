// What the core cannot time yet, one word a feature, and which words a window earns.

/** [word] what it is */
export const needWords: Readonly<Record<string, string>> = {
  'sliding-window': 'layers that look back over the last tokens only',
  'chunked-attention': 'layers that look back to the start of a chunk only',
  'sparse-attention': 'attention to tokens that an indexer chooses',
  'compressed-attention': 'several tokens share one key and value',
  'hybrid-layers': 'layers of linear attention among the others',
  'state-space': 'layers that keep a state instead of keys and values',
  'varying-layers': 'layers of different shapes',
  'value-head-dim': 'value heads of another size than the key heads',
  'cross-attention': 'layers that attend to what an encoder made of an image',
  'two-attentions': 'two attentions and two MLPs a layer, beside experts of which some do nothing',
  'latent-experts': 'experts that work in a space narrower than the model',
  'expert-attention': 'heads that are chosen among experts',
  'latent-queries': 'queries that come from a latent, beside keys that do not',
  encoder: 'an encoder beside the decoder',
};

/** Features whose layers no number of an entry describes: what they weigh and keep is not known. */
const shapeless: ReadonlySet<string> = new Set([
  'compressed-attention',
  'hybrid-layers',
  'state-space',
  'varying-layers',
  'latent-experts',
  'expert-attention',
  'two-attentions',
]);

export const hasUnknownShape = (needs: readonly string[]): boolean => needs.some((word) => shapeless.has(word));

/** A window that no context outgrows is full attention. */
export const windowMatters = (slidingWindow: number | undefined, maxContext: number | null): boolean =>
  slidingWindow !== undefined && (maxContext === null || slidingWindow < maxContext);
