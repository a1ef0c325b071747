// Numbers of a model that are good alone and bad together, wherever the model comes from.

import type { ModelEntry } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';

/** What cannot be of a model's shape; `path` is where errors point. */
export function shapeIssues(model: ModelEntry, path: readonly (string | number)[]): Issue[] {
  const { layers, heads, kvHeads, experts, topK, denseLayers = 0 } = model;
  const issues: Issue[] = [];
  const bad = (found: string, hint: string) => issues.push({ code: 'BAD_VALUE', path, found, hint });
  if (heads % kvHeads !== 0) bad(`${heads} heads over ${kvHeads} KV heads`, 'The KV heads must divide the heads.');
  if (denseLayers > layers) {
    bad(`${denseLayers} layers without experts of ${layers} layers`, 'A model has at most as many as it has layers.');
  }
  if (experts !== undefined && (topK ?? 0) > experts) {
    bad(`${topK} experts a token of ${experts} experts`, 'A token takes at most as many as there are.');
  }
  return issues;
}
