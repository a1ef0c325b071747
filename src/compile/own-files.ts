// User-supplied kernels that a scenario names: fitted entries, and measured points, read once a file.

import { readKernelFile } from '../calibration/kernel-file.ts';
import { readMeasured } from '../calibration/read.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import type { Scenario } from '../scenario/types.ts';
import type { OwnKernels } from './own.ts';

type ReadText = (path: string) => string;
type Place = readonly (string | number)[];

/** What `read` makes of a file; its problems are reported with the others. */
function attempted<T>(path: Place, file: string, readText: ReadText, read: (text: string) => T, issues: Issue[]) {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const hint = `The file cannot be read: ${shown(error instanceof Error ? error.message : error)}`;
    issues.push({ code: 'BAD_FILE', path, found: shown(file), hint });
    return null;
  }
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues);
    return null;
  }
}

/** Everything that the pools of a scenario name. */
export function readOwnKernels({ pools }: Scenario, readText: ReadText, issues: Issue[]): OwnKernels {
  const fitted = new Map<string, OwnKernels['fitted'][string]>();
  const measured = new Map<string, OwnKernels['measured'][string]>();
  for (const [index, { kernels }] of pools.entries()) {
    const at = (key: string) => ['fleet', 'pools', index, key];
    if (kernels.fitted !== null && !fitted.has(kernels.fitted)) {
      const name = kernels.fitted;
      const file = attempted(at('fitted'), name, readText, (text) => readKernelFile(text, name), issues);
      fitted.set(name, file?.entries ?? []);
    }
    if (kernels.measured !== null && !measured.has(kernels.measured)) {
      const name = kernels.measured;
      const file = attempted(at('measured'), name, readText, (text) => readMeasured(text, name), issues);
      measured.set(name, file?.kernels ?? []);
    }
  }
  return { fitted: Object.fromEntries(fitted), measured: Object.fromEntries(measured) };
}
