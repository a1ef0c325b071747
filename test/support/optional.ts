// Tests that need what a checkout alone does not have: the trace folder, a Chromium.
// An outsider's run leaves them out and says so in the name; with CI=true their absence is a failure.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const beside = fileURLToPath(new URL('../../../shared', import.meta.url));
const inCi = process.env['CI'] === 'true';

/** The folder with `traces/`: $TOKENWORKS_DATA, or `shared` beside the checkout; null when there is none. */
export function dataFolder(): string | null {
  const folder = process.env['TOKENWORKS_DATA'] ?? beside;
  return existsSync(folder) ? folder : null;
}

/** An installed Chromium: $TOKENWORKS_CHROMIUM, or where Debian puts it; null when there is none. */
export function chromiumExecutable(): string | null {
  const path = process.env['TOKENWORKS_CHROMIUM'] ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

function describeWith(name: string, found: string | null, missing: string, body: (found: string) => void): void {
  if (found !== null) describe(name, () => body(found));
  else if (inCi) {
    test(name, () => {
      throw new Error(`${missing}; in CI these tests must run`);
    });
  } else {
    describe.skipIf(true)(`${name} (not run: ${missing})`, () => {
      test('needs what this machine lacks', () => undefined);
    });
  }
}

/** `describe` for tests that read the data folder. */
export function describeWithData(name: string, body: (folder: string) => void): void {
  describeWith(name, dataFolder(), 'no data folder, set TOKENWORKS_DATA', body);
}

/** `describe` for tests that drive a browser. */
export function describeWithChromium(name: string, body: (executable: string) => void): void {
  describeWith(name, chromiumExecutable(), 'no Chromium, install it or set TOKENWORKS_CHROMIUM', body);
}
