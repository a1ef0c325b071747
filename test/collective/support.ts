// Times collectives through the lab: by coefficients, or by the name of an accelerator.

import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { type KernelAnswer, Lab } from '../../src/core/lab.ts';
import { CollectiveAlgorithm, CollectiveProtocol } from '../../src/core/layout.gen.ts';
import {
  type CollectiveChoice,
  type CollectiveOpName,
  coefficientList,
  collectiveModel,
} from '../../src/timing/collective.ts';
import { type CollectiveQuery, collectiveShape } from '../../src/timing/collective-question.ts';

const module = await loadCoreModule();

export const acceleratorOf = (id: string) => get(accelerators, id);

export interface Case {
  readonly bytes: number;
  readonly ranks: number;
  readonly perNode?: number;
  readonly algorithm?: keyof typeof CollectiveAlgorithm;
  readonly protocol?: keyof typeof CollectiveProtocol;
}

/** By coefficients; those left out are 0. */
export function timed(op: CollectiveOpName, coefficients: Readonly<Record<string, number>>, of: Case): KernelAnswer {
  const lab = Lab.create(module, [{ op, form: 'calibrated', coefficients: coefficientList(coefficients) }]);
  const { bytes, ranks, perNode = ranks, algorithm = 'auto', protocol = 'auto' } = of;
  const shape = [bytes, ranks, perNode, CollectiveAlgorithm[algorithm], CollectiveProtocol[protocol]];
  return lab.time([{ model: 0, shape }])[0]!;
}

/** By name. */
export function asked(accelerator: string, choice: CollectiveChoice, query: CollectiveQuery): KernelAnswer {
  const model = collectiveModel(acceleratorOf(accelerator), choice);
  return Lab.create(module, [model.row]).time([{ model: 0, shape: collectiveShape(model, query) }])[0]!;
}
