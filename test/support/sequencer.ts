// The order of test files: those that compute for long come first, so that no core waits for a last long file.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders and files that take longest, in any order. */
const longest = /\/test\/(worlds\/worlds|worlds\/pairs|fuzz\/planted|theory\/|core\/cell|package\/|options\/options)/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId.replaceAll('\\', '/'));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
