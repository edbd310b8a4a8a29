import type { Schema } from './openapi.ts';

/** What a field of that name holds in an example: read by people, so it is a shop that could be. */
const byName: Readonly<Record<string, unknown>> = {
  fa: 'خرید تازه',
  en: 'New purchase',
  name: 'مریم احمدی',
  givenName: 'مریم',
  familyName: 'احمدی',
  phone: '+989123456789',
  email: 'maryam@example.com',
  city: 'اصفهان',
  province: 'اصفهان',
  sku: 'CREAM-50',
  category: 'آرایشی',
  number: 'F-1024',
  url: 'https://shop.example.com/peyvand',
  timeZone: 'Asia/Tehran',
  slug: 'chaharbagh',
  day: '2026-11-20',
  actor: 'user:019b1e6a-7c00-7000-8000-000000000001',
  right: 'customers.read',
  quantity: '2',
  currency: 'IRR',
};
const byFormat: Readonly<Record<string, unknown>> = {
  uuid: '019b1e6a-7c00-7000-8000-000000000000',
  'date-time': '2026-11-20T14:40:00.000Z',
  date: '2026-11-20',
  email: 'maryam@example.com',
  binary: '',
};
/** Tried in turn where a pattern says which texts are meant. */
const texts = ['IRR', 'chaharbagh', '#0b7a75', 'purchase.recorded', '125000', '2026-11', 'F-1024'];

/** A value that the schema allows, the same each time. @param name the field it stands in */
export function makeExample(schema: Schema, name = '', shapes: Readonly<Record<string, Schema>> = {}): unknown {
  if (schema.$ref !== undefined) {
    const shape = shapes[schema.$ref.split('/').at(-1) ?? ''];
    if (shape === undefined) throw new Error(`nothing is called ${schema.$ref}`);
    return makeExample(shape, name, shapes);
  }
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined)
    return makeExample(schema.anyOf.find((one) => one.type !== 'null') ?? { type: 'null' }, name, shapes);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((one) => makeExample(one, name, shapes) as object));
  switch (schema.type) {
    case 'string':
      return exampleText(schema, name);
    case 'integer':
    case 'number':
      return schema.default ?? Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return schema.default ?? true;
    case 'null':
      return null;
    case 'array':
      return [makeExample(schema.items ?? {}, name.replace(/s$/, ''), shapes)];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([field, one]) => [field, makeExample(one, field, shapes)]),
      );
    default:
      return {};
  }
}

function exampleText({ format = '', pattern, minLength = 0, maxLength = 1000, default: usual }: Schema, name: string) {
  if (usual !== undefined) return usual;
  if (format in byFormat) return byFormat[format];
  if (pattern !== undefined) {
    const fits = texts.find((text) => new RegExp(pattern).test(text) && text.length <= maxLength);
    if (fits === undefined) throw new Error(`no example fits ${pattern}: give the schema one (examples)`);
    return fits;
  }
  const kind = /^id$|Ids?$/.test(name) ? 'uuid' : /At$/.test(name) ? 'date-time' : '';
  const text = String(byName[name] ?? byFormat[kind] ?? (name || 'text'));
  return text.slice(0, maxLength).padEnd(minLength, '0');
}
