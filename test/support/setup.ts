// Runs before each test file, also where files share a process and a helper module is loaded only once.

import { afterAll } from 'vitest';
import { removeFolders } from './folders.ts';

afterAll(removeFolders);
