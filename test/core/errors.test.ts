// What errors show of user data cannot steer a terminal.

import { expect, test } from 'vitest';
import { InputError, shown } from '../../src/errors.ts';

test('controls and direction marks of user data are told as ?, long data is cut', () => {
  expect(shown('a\u202eb\u2066c\u200fd')).toBe('"a?b?c?d"');
  expect(shown('\u009b31m')).toBe('"?31m"');
  expect(shown('x'.repeat(1000))).toHaveLength(118);
  const error = new InputError([{ code: 'BAD_VALUE', path: ['a\u001b[31m', 0], found: shown(1), hint: 'None.' }]);
  expect(error.message).toBe('a?[31m.0: found 1. None.');
});
