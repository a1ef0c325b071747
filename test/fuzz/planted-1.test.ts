/** Planted bugs, share 1 of 2: each is found by a world or a law. */
import { testPlanted } from './planted-tests.ts';

testPlanted(0, 2);
