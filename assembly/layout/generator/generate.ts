// Writes the generated sources of both sides of the boundary from layout/<room>.json: `npm run layout`.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generatedName, placementSource, roomSource } from './core-source.ts';
import { hashOf, joinLayout } from './declaration.ts';
import { hostSource } from './host-source.ts';
import { place } from './place.ts';
import { registries, registryEnums, sourcesSource, switchSource } from './registry.ts';

const folder = new URL('../', import.meta.url);

/** The declarations, room → JSON. */
export function readRooms(): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [name.slice(0, -5), readFileSync(new URL(name, folder), 'utf8')]));
}

/** Every generated file as text, by path from assembly/layout. */
export function generate(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const registered = registryEnums();
  const placed = place(joinLayout(texts, registered));
  const rooms = Object.keys(placed.layout.rooms);
  const hash = hashOf([...rooms.map((room) => texts[room]), JSON.stringify(registered)].join('\n'));
  return {
    ...Object.fromEntries(rooms.map((room) => [generatedName(room), roomSource(room, placed)])),
    'layout.gen.ts': placementSource(placed, hash),
    ...Object.fromEntries(registries.map((kind) => [`../${kind.folder}.gen.ts`, switchSource(kind)])),
    '../event/source.gen.ts': sourcesSource(),
    '../../src/core/layout.gen.ts': hostSource(placed, hash),
  };
}

if (process.argv[1]?.endsWith('generate.ts')) {
  for (const [path, text] of Object.entries(generate(readRooms()))) writeFileSync(new URL(path, folder), text);
}
