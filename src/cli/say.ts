// What reaches a terminal: results on stdout, talk on stderr, and no control character that came from data.

const control = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]', 'g');

/** Line feeds and tabs stay; every other control character becomes `?`. */
export const harmless = (text: string): string => text.replace(control, '?');

export function print(text: string): void {
  process.stdout.write(harmless(text));
}

export function talk(text: string): void {
  process.stderr.write(harmless(text));
}
