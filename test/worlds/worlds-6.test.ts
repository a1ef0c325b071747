/** Random worlds, share 6 of 6: the core in all its modes equals the twin in everything, and the laws hold. */
import { testWorlds } from './worlds-tests.ts';

testWorlds(6, 6);
