// The options of the schema, as paths.

function walk(schema: unknown, path: string, found: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Record<string, unknown>;
  const inner = [...((node['anyOf'] as unknown[]) ?? []), ...((node['oneOf'] as unknown[]) ?? [])];
  for (const one of inner) walk(one, path, found);
  const { properties, items } = node as { properties?: Record<string, unknown>; items?: unknown };
  if (items !== undefined && !Array.isArray(items)) walk(items, path, found);
  if (properties === undefined) {
    if (inner.length === 0 && items === undefined) found.add(path);
    return;
  }
  for (const [key, one] of Object.entries(properties)) walk(one, path === '' ? key : `${path}.${key}`, found);
}

/** Every path of the JSON Schema that ends in a value; alternatives and list items are walked through. */
export function pathsOf(schema: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  walk(schema, '', found);
  return found;
}
