// The version of the package, for --version and checkpoints.

import { readFileSync } from 'node:fs';

const data = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

export const version = data.version;
