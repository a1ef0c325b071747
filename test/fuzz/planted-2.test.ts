/** Planted bugs, share 2 of 2: each is found by a world or a law. */
import { testPlanted } from './planted-tests.ts';

testPlanted(1, 2);
