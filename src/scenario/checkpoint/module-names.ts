// Which modules of a model a list of names and patterns means, as checkpoints write them.

import { type LinearModule, moduleIds } from '../../catalog/types.ts';

/** [module] share of the layers in which the list names it */
export type ModuleShares = Readonly<Record<LinearModule, number>>;

/** Names of each module's matrices in a layer, by the families that call them so. */
const names: Readonly<Record<LinearModule, readonly (readonly string[])[]>> = {
  attention: [
    ['self_attn.q_proj', 'self_attn.o_proj'],
    ['self_attn.qkv_proj', 'self_attn.o_proj'],
    ['self_attn.q_b_proj', 'self_attn.o_proj'],
    ['attention.query_key_value', 'attention.dense'],
    ['attn.qkv_proj', 'attn.o_proj'],
  ],
  denseMlp: [
    ['mlp.gate_proj', 'mlp.down_proj'],
    ['mlp.up_proj', 'mlp.down_proj'],
    ['feed_forward.w1', 'feed_forward.w2'],
    ['mlp.gate_up_proj', 'mlp.down_proj'],
  ],
  routedExperts: [
    ['mlp.experts.0.gate_proj', 'mlp.experts.0.down_proj'],
    ['mlp.experts.0.up_proj', 'mlp.experts.0.down_proj'],
    ['block_sparse_moe.experts.0.w1', 'block_sparse_moe.experts.0.w2'],
    ['mlp.experts.gate_up_proj', 'mlp.experts.down_proj'],
    ['feed_forward.experts.0.gate_proj', 'feed_forward.experts.0.down_proj'],
    ['mixer.experts.0.up_proj', 'mixer.experts.0.down_proj'],
  ],
  sharedExperts: [
    ['mlp.shared_experts.gate_proj', 'mlp.shared_experts.down_proj'],
    ['mlp.shared_expert.gate_proj', 'mlp.shared_expert.down_proj'],
    ['feed_forward.shared_expert.gate_proj', 'feed_forward.shared_expert.down_proj'],
    ['block_sparse_moe.shared_experts.gate_proj', 'block_sparse_moe.shared_experts.down_proj'],
  ],
};

/** What stands before the number of a layer. */
const stems = ['model.layers', 'language_model.model.layers', 'model.language_model.layers', 'layers'] as const;
const LONGEST_PATTERN = 500;

/** Names and patterns of a list, made ready. */
class Patterns {
  readonly #plain = new Set<string>();
  readonly #regular: RegExp[] = [];

  constructor(written: readonly string[]) {
    for (const one of written) {
      if (one.length > LONGEST_PATTERN) throw new Error(`a pattern of ${one.length} characters`);
      if (one.startsWith('re:')) this.#regular.push(new RegExp(`^(?:${one.slice(3)})(?:\\..*)?$`));
      else if (/[*?]/.test(one)) this.#regular.push(globOf(one));
      else this.#plain.add(one);
    }
  }

  /** True when the list names the module, a part of its path, or what contains it. */
  match(name: string): boolean {
    const parts = name.split('.');
    for (let from = 0; from < parts.length; from++) {
      for (let to = from + 1; to <= parts.length; to++)
        if (this.#plain.has(parts.slice(from, to).join('.'))) return true;
    }
    return this.#regular.some((pattern) => pattern.test(name));
  }
}

const globOf = (text: string): RegExp => {
  const body = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^(?:.*\\.)?${body}(?:\\..*)?$`);
};

/** The share of `layers` in which the list names all matrices of a module, of the family that it names most. */
export function ignoredModules(written: readonly string[], layers: number): ModuleShares {
  const patterns = new Patterns(written);
  const isNamed = (layer: number, matrix: string): boolean =>
    stems.some((stem) => patterns.match(`${stem}.${layer}.${matrix}`));
  const at = Array.from({ length: Math.min(layers, 512) }, (_, layer) => layer);
  const shareOf = (module: LinearModule): number => {
    const most = names[module].map(
      (matrices) => at.filter((layer) => matrices.every((one) => isNamed(layer, one))).length,
    );
    return at.length === 0 ? 0 : Math.max(...most) / at.length;
  };
  return Object.fromEntries(moduleIds.map((module) => [module, shareOf(module)])) as Record<LinearModule, number>;
}
