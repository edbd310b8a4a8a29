import { capital } from './name-operation.ts';
import type { ApiDescription, Content, Schema } from './openapi.ts';

/** Shapes shorter than this, written down, are clearer where they stand. */
const leastLength = 90;

interface Seen {
  count: number;
  hint: string;
}

/**
 * Gives every shape that is said more than once a name, and puts it under components: a schema's title is its name, else the
 * first place that says it makes one ("CustomerPurchase", with "Wish" at its end where it is what is asked for).
 */
export function shareShapes(description: ApiDescription): void {
  const seen = new Map<string, Seen>();
  eachContent(description, (content, hint) => {
    for (const media of Object.values(content)) if (media.schema) count(media.schema, hint, seen);
  });
  const names = nameShapes(seen);
  const shapes: Record<string, Schema> = {};
  eachContent(description, (content) => {
    for (const media of Object.values(content)) if (media.schema) media.schema = refer(media.schema, names, shapes);
  });
  const sorted = Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1));
  description.components.schemas = { ...description.components.schemas, ...Object.fromEntries(sorted) };
}

function eachContent({ paths, webhooks = {} }: ApiDescription, visit: (content: Content, hint: string) => void) {
  for (const path of Object.keys(paths).sort())
    for (const operation of Object.values(paths[path] ?? {})) {
      if (operation.requestBody) visit(operation.requestBody.content, `${hintOf(path)}Wish`);
      for (const answer of Object.values(operation.responses)) if (answer.content) visit(answer.content, hintOf(path));
    }
  for (const [type, { post }] of Object.entries(webhooks))
    if (post?.requestBody) visit(post.requestBody.content, type.split(/\W/).map(capital).join(''));
}

/** "/api/v1/customers/{id}/purchases" gives "CustomerPurchase". */
function hintOf(path: string): string {
  return path
    .replace('/api/v1', '')
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('{'))
    .flatMap((part) => part.split('-'))
    .map((word) => capital(singular(word)))
    .join('');
}

function isShape({ type, properties }: Schema): boolean {
  return type === 'object' && properties !== undefined && Object.keys(properties).length > 0;
}

function count(schema: Schema, hint: string, seen: Map<string, Seen>): void {
  if (isShape(schema)) {
    const text = JSON.stringify(schema);
    const before = seen.get(text);
    seen.set(text, { count: (before?.count ?? 0) + 1, hint: before?.hint ?? nameIn(schema, hint) });
    // what stands inside a shape that is known was counted with it
    if (before !== undefined) return;
  }
  for (const [name, inner] of innerOf(schema)) count(inner, nested(hint, name), seen);
}

function nameIn({ title, properties = {} }: Schema, hint: string): string {
  if (title !== undefined) return hint.includes('Wish') ? `${title}Wish` : title;
  return 'nextCursor' in properties ? `${hint}Page` : hint;
}

/** The name of each shape that is said more than once, by its text. */
function nameShapes(seen: ReadonlyMap<string, Seen>): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [text, { count: times, hint }] of seen) {
    if (times < 2 || text.length < leastLength) continue;
    let name = hint;
    for (let copy = 2; taken.has(name); copy++) name = `${hint}${copy}`;
    taken.add(name);
    names.set(text, name);
  }
  return names;
}

function refer(schema: Schema, names: ReadonlyMap<string, string>, shapes: Record<string, Schema>): Schema {
  const name = isShape(schema) ? names.get(JSON.stringify(schema)) : undefined;
  if (name === undefined) return referInside(schema, names, shapes);
  if (!(name in shapes)) {
    shapes[name] = {};
    shapes[name] = referInside(schema, names, shapes);
  }
  return { $ref: `#/components/schemas/${name}` };
}

function referInside(schema: Schema, names: ReadonlyMap<string, string>, shapes: Record<string, Schema>): Schema {
  const each = (one: Schema) => refer(one, names, shapes);
  const { properties, items, anyOf, allOf, additionalProperties: rest } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, each(one)])),
    }),
    ...(items && { items: each(items) }),
    ...(anyOf && { anyOf: anyOf.map(each) }),
    ...(allOf && { allOf: allOf.map(each) }),
    ...(typeof rest === 'object' && { additionalProperties: each(rest) }),
  };
}

function innerOf({ properties = {}, items, anyOf = [], allOf = [], additionalProperties }: Schema): [string, Schema][] {
  const rest = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [
    ...Object.entries(properties),
    ...[...anyOf, ...allOf, ...rest].map((one): [string, Schema] => ['', one]),
    ...(items ? [['items', items] as [string, Schema]] : []),
  ];
}

/** "Purchase" and "lines" make "PurchaseLine". */
function nested(hint: string, property: string): string {
  if (property === 'items') return hint;
  return `${hint}${capital(singular(property.replace(/\W/g, '')))}`;
}

/** The word for one of many, as far as our collections need it. */
function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y');
  return /(ss|us|is)$/.test(word) ? word : word.replace(/s$/, '');
}
