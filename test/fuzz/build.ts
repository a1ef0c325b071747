/** Compiles the core that holds every planted bug, so that test files find it: `npm run build:planted`. */
import { planted } from './hunt.ts';
import { plantedCore } from './planted-core.ts';

await plantedCore(planted);
