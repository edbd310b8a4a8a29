import type { Schema } from './description.ts';

/** A shape that occurs more than once, under a name of its own. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

/** Shapes shorter than this are clearer where they stand. */
const leastLength = 90;

/**
 * Prints JSON schemas as TypeScript types. What is said more than once becomes a named shape: print everything twice with
 * the same printer, and from the second time on the names are used.
 */
export class SchemaPrinter {
  readonly #seen = new Map<string, { count: number; hint: string }>();
  readonly #names = new Map<string, string>();
  readonly #shapes = new Map<string, Named>();
  #naming = false;

  /** Ends the counting: shapes seen more than once get names. */
  beginNaming(): void {
    this.#naming = true;
    const taken = new Set<string>();
    for (const [text, { count, hint }] of this.#seen) {
      if (count < 2 || text.length < leastLength) continue;
      let name = hint;
      for (let copy = 2; taken.has(name); copy++) name = `${hint}${copy}`;
      taken.add(name);
      this.#names.set(text, name);
    }
  }

  /** The named shapes that were used, in the order of their names. */
  shapes(): Named[] {
    return [...this.#shapes.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @param hint a name for this shape, should it be said again: "Customer" */
  print(schema: Schema, hint: string): string {
    if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
    if (schema.anyOf !== undefined) return this.#join(schema.anyOf, ' | ', hint);
    if (schema.allOf !== undefined) return this.#join(schema.allOf, ' & ', hint);
    switch (schema.type) {
      case 'string':
        return 'string';
      case 'integer':
      case 'number':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'null':
        return 'null';
      case 'array': {
        const item = this.print(schema.items ?? {}, singular(hint));
        return `readonly ${/[|&]/.test(item) && !item.startsWith('{') ? `(${item})` : item}[]`;
      }
      case 'object':
        return this.#object(schema, hint);
      case undefined:
        return 'unknown';
      default:
        throw new Error(`no TypeScript is known for the JSON type "${schema.type}"`);
    }
  }

  #join(parts: readonly Schema[], sign: string, hint: string): string {
    const printed = parts.map((part) => this.print(part, hint));
    return [...new Set(printed)].join(sign);
  }

  #object(schema: Schema, hint: string): string {
    const { properties, additionalProperties } = schema;
    const rest =
      typeof additionalProperties === 'object'
        ? this.print(additionalProperties, singular(hint))
        : ('unknown' as const);
    if (properties === undefined || Object.keys(properties).length === 0) return `Readonly<Record<string, ${rest}>>`;
    const plain = new SchemaPrinter().plain(schema);
    const name = this.#names.get(plain);
    if (name !== undefined) {
      if (!this.#shapes.has(name)) {
        this.#shapes.set(name, { name, text: '' });
        this.#shapes.set(name, { name, text: this.#body(schema, hint) });
      }
      return name;
    }
    if (!this.#naming) {
      const seen = this.#seen.get(plain);
      const name = 'nextCursor' in properties ? `${hint}Page` : hint;
      this.#seen.set(plain, { count: (seen?.count ?? 0) + 1, hint: seen?.hint ?? name });
      // what stands inside a shape seen before is counted with it
      if (seen !== undefined) return plain;
    }
    return this.#body(schema, hint);
  }

  /** The same type without names, which is what makes two shapes equal. */
  plain(schema: Schema): string {
    this.#naming = true;
    return this.#body(schema, '');
  }

  #body(schema: Schema, hint: string): string {
    const required = new Set(schema.required ?? []);
    const lines = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const said = property.description === undefined ? '' : `/** ${property.description.replaceAll('*/', '* /')} */\n`;
      const optional = required.has(name) ? '' : '?';
      return `${said}${/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)}${optional}: ${this.print(property, nested(hint, name))};`;
    });
    if (schema.additionalProperties === true) lines.push('[name: string]: unknown;');
    // the formatter breaks what is too long for a line, and leaves broken what has words of its own
    return lines.some((line) => line.startsWith('/**')) ? `{\n${lines.join('\n')}\n}` : `{ ${lines.join(' ')} }`;
  }
}

/** "Purchase" and "lines" make "PurchaseLines"; words that already stand at the end are not repeated. */
function nested(hint: string, property: string): string {
  const tail = property.charAt(0).toUpperCase() + property.slice(1).replace(/\W/g, '');
  return tail === 'Items' ? hint : `${hint}${tail}`;
}

/** The word for one of many, as far as our collections need it. */
export function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(word)) return word;
  return word.replace(/s$/, '');
}
