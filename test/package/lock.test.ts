// The manifest and the lock file: a clean install gives the same tree on every platform and from every registry.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/sources.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, Locked>>;

/** Dependencies that are not pinned to one version. */
const unpinned = (dependencies: Readonly<Record<string, string>>) =>
  Object.entries(dependencies)
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name]) => name);

/** Platform packages that a locked package names and the lock does not hold. */
const missingOptional = (lock: Lock) =>
  Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => lock[`node_modules/${name}`] === undefined && lock[`${path}/node_modules/${name}`] === undefined,
    ),
  );

const resolvedHosts = (lock: Lock) => Object.keys(lock).filter((path) => lock[path]!.resolved !== undefined);

describe('the lock file', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const manifest = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const lock = (read('package-lock.json') as { packages: Lock }).packages;

  // Guards against a build that breaks on the day a dependency publishes.
  test('every direct dependency is pinned', () => {
    // every release of binaryen is a nightly, named in full
    const named = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(unpinned(named)).toEqual(['binaryen']);
    expect(named['binaryen']).toMatch(/^\d+\.0\.0-nightly\.\d{8}$/);
  });

  // Guards against a lock that installs only where it was written.
  test('names no registry host', () => {
    expect(resolvedHosts(lock)).toEqual([]);
  });

  // Guards against `npm ci` refusing a clean checkout: npm leaves a platform out of the lock when its registry lacked
  // it.
  test('holds every platform of every optional dependency', () => {
    expect(missingOptional(lock)).toEqual([]);
  });

  test('the rules see a broken lock', () => {
    expect(unpinned({ a: '^1.0.0', b: '1.0.0', c: 'latest' })).toEqual(['a', 'c']);
    expect(resolvedHosts({ a: { resolved: 'somewhere' }, b: {} })).toEqual(['a']);
    const broken: Lock = {
      'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/c': {},
    };
    expect(missingOptional(broken)).toEqual(['b']);
  });
});
