// How the tests run: in Node, in one process a core. CI reads the counts from a JSON report.

import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/sequencer.ts';

const report = process.env['TOKENWORKS_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // files share a process and what it has loaded: modules keep no state, so a file cannot see which ran before it
    isolate: false,
    setupFiles: ['test/support/setup.ts'],
    sequence: { sequencer: LongestFirst },
    // the usual leaves a core free; most of these tests wait for programs they start
    maxWorkers: '100%',
    // ends what hangs, and nothing else: no outcome depends on how busy the machine is
    testTimeout: 900_000,
    hookTimeout: 900_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
