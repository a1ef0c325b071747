// The result as JSON: the same keys, in the same order, two spaces, one newline at the end.

import type { Result } from '../result/types.ts';

export const jsonReport = (result: Result): string => `${JSON.stringify(result, null, 2)}\n`;
