import type { TSchema } from 'typebox';

/** What a list, an object of free names or a text may hold at most where its schema says nothing narrower. */
const mostItems = 1_000;
const mostProperties = 500;
const longestText = 20_000;

type Node = Record<string, unknown>;

/**
 * The same schema in which nothing is without a bound: whoever forgets one has ours. Texts with a format, a pattern, or a set of
 * values are bounded too: a check that reads a megabyte is work.
 */
export function boundSchema<T extends TSchema>(schema: T): T {
  return bound(schema) as T;
}

function bound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bound);
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Node;
  const inner: Node = {};
  // what symbols say (the library's own marks) stays
  for (const name of Reflect.ownKeys(node))
    inner[name as string] = ['examples', 'default', 'const', 'enum', 'required'].includes(String(name))
      ? node[name as string]
      : bound(node[name as string]);
  return { ...boundsOf(node), ...inner };
}

function boundsOf({ type, properties, patternProperties, additionalProperties }: Node): Node {
  if (type === 'array') return { maxItems: mostItems };
  if (type === 'string') return { maxLength: longestText };
  const free = patternProperties !== undefined || additionalProperties !== false || properties === undefined;
  return type === 'object' && free ? { maxProperties: mostProperties } : {};
}
