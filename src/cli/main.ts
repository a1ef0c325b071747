#!/usr/bin/env node
// The command line from its modules one by one; `npm run build` also makes one of few files, which starts faster.

import { start } from './start.ts';

await start();
