// The frame of every page: a file that fetches and runs nothing.

import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { style } from './style.ts';

/** A whole file around `body`; `sheet` is its style. */
export function page(title: string, body: Markup, sheet: string = style): string {
  const safeTitle = html`${title}`;
  // Everything a page could fetch or run is forbidden, so even a mistake in here could not do harm.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${safeTitle.markup}</title>
<style>${sheet}</style>
</head>
<body>
${body.markup}
</body>
</html>
`;
}
