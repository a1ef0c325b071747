// Rows of the table: models by path.

import { checkRows } from './check.ts';
import { modelRows } from './models.ts';

checkRows(modelRows);
