#!/usr/bin/env node
// The command line as it is installed: its bundle, loaded with the code cache.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundled } from './load.ts';

/** The command's word, for a cache of its own. */
const use = /^[a-z][a-z-]{0,20}$/.exec(process.argv[2] ?? '')?.[0] ?? 'none';
const { exports, keep } = loadBundled(dirname(fileURLToPath(import.meta.url)), 'command.cjs', use);
process.on('exit', keep);
void (exports as { start(): Promise<void> }).start();
