/** The first chunk, which every admission asks for. README §2. */
import type { Admission } from './admission.ts';

export const chunk: Admission = () => true;
