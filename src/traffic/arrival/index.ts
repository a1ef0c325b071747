// The register of arrival processes: one line each; the first is the one where none is named.

import { constant } from './constant.ts';
import type { ArrivalProcess } from './contract.ts';
import { gamma } from './gamma.ts';
import { mmpp } from './mmpp.ts';
import { poisson } from './poisson.ts';

export const arrivalProcesses: readonly ArrivalProcess[] = [poisson, gamma, mmpp, constant];

export type { ArrivalProcess, Gaps, RateState } from './contract.ts';
