// Prints `N passed, N failed` from vitest's JSON report and the exit status of the test command.
// A build, lint or type error, a test file that does not load, or a run without tests counts as one failure.

import { existsSync, readFileSync } from 'node:fs';

const [path = '', status = '1'] = process.argv.slice(2);

/** Counts of one run; `report` is null when the tests never started. */
function count(report, commandFailed) {
  const passed = report?.numPassedTests ?? 0;
  let failed = report?.numFailedTests ?? 0;
  for (const file of report?.testResults ?? []) {
    const anyFailed = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !anyFailed) failed++;
  }
  if (failed === 0 && (commandFailed || passed === 0)) failed = 1;
  return { passed, failed };
}

const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
const { passed, failed } = count(report, status !== '0');
const waiting = report?.numPendingTests ?? 0;
if (waiting > 0) console.log(`${waiting} not run`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
