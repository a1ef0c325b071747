// Folders of a test file, removed when it is done.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A new folder, removed when the test file is done. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tokenworks-cli-')));
  folders.push(folder);
  return folder;
}

/** Removes the folders that were made since it was last called. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
