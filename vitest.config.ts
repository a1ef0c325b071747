// How the tests run: in Node, one process a file. CI reads the counts from a JSON report.

import { defineConfig } from 'vitest/config';

const report = process.env['TOKENWORKS_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // the usual leaves a core free; most of these tests wait for programs they start
    maxWorkers: '100%',
    // ends what hangs: the first test of a file loads all that it needs, which takes long on a busy machine
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
