// What handling an event may say beside the reasons of the enum Exit.

/** Nothing stops the loop. */
export const GO: i32 = -1;
