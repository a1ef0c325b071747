// Bad flags of the Chrome trace.

import { flags } from './base.ts';
import type { Row } from './table.ts';

const events = (name: string, given: readonly string[], path: string, hint: string): Row =>
  flags(`simulate ${name}`, ['simulate', 'good.yaml', ...given, '--out', 'out'], [path, hint]);

const limited = (limit: string, hint: string): Row =>
  events(
    `--trace-events-limit ${limit}`,
    ['--trace-events', 't.json', '--trace-events-limit', limit],
    '--trace-events-limit',
    hint,
  );

export const traceEventRows: readonly Row[] = [
  limited('0', 'Write 1 to 200000'),
  limited('200001', 'Write 1 to 200000'),
  limited('NaN', 'whole number'),
  limited('-1', 'whole number'),
  limited('2.5', 'whole number'),
  events('--trace-events-limit alone', ['--trace-events-limit', '5'], '--trace-events-limit', 'Name its file'),
  events('--trace-events to stdout', ['--trace-events', '-'], '--trace-events', 'only --json goes to stdout'),
  events('--trace-events of nothing', ['--trace-events', ''], '--trace-events.', 'Name a file'),
  events('--trace-events of a folder', ['--trace-events', 'a-folder'], '--trace-events.a-folder', 'Name a file'),
  events('--trace-events below a file', ['--trace-events', 'a-file/t.json'], '--trace-events.a-file', 'Name a folder'),
  events(
    '--trace-events of a resumed run',
    ['--trace-events', 't.json', '--resume', 'x.tw'],
    '--trace-events',
    'start',
  ),
];
