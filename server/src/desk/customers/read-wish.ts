import { fold } from '@peyvand/kernel/text';
import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { CustomFilter } from '../../people/customers/index.ts';
import { type FoundByText, findByText } from './find-by-keys.ts';

const integer = () => Type.Optional(Type.Integer());
const text = (max = 200) => Type.Optional(Type.String({ maxLength: max }));
const day = () => Type.Optional(Type.String({ format: 'date', description: 'Gregorian day, YYYY-MM-DD' }));
const id = () => Type.Optional(Type.String({ format: 'uuid' }));

/**
 * The orders that desk_customer_order knows, each both ways; who has no such value stands last in both.
 */
export const sorts = [
  'newest',
  'oldest',
  'name',
  'name-desc',
  'city',
  'city-desc',
  'last-purchase',
  'last-purchase-asc',
  'orders',
  'orders-asc',
  'net',
  'net-asc',
  'alive',
  'alive-asc',
  'clv',
  'clv-asc',
] as const;

/** Filters and sort of the customers list, as the address carries them. */
export const customersQuery = Type.Object(
  {
    ...page,
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description:
          "Part of a name, beginning or end of a phone, e-mail, the shop's own code, or the number of an order",
      }),
    ),
    sort: Type.Optional(Type.Union(sorts.map((one) => Type.Literal(one)))),
    kind: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('company')])),
    tag: text(60),
    city: text(100),
    province: text(100),
    company: id(),
    household: id(),
    import: id(),
    owner: id(),
    hasPhone: Type.Optional(Type.Boolean()),
    hasEmail: Type.Optional(Type.Boolean()),
    birthMonth: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    birthCalendar: Type.Optional(Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')])),
    createdFrom: day(),
    createdTo: day(),
    lastFrom: day(),
    lastTo: day(),
    ordersMin: integer(),
    ordersMax: integer(),
    netMin: integer(),
    netMax: integer(),
    never: Type.Optional(Type.Boolean({ description: 'true: only those who never bought' })),
    segment: Type.Optional(Type.String({ maxLength: 60, description: 'rfm:KEY' })),
    r: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    f: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    aliveMin: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    aliveMax: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    readiness: text(20),
    budgetMin: Type.Optional(Type.Integer({ minimum: 0, description: 'she can spend at least this much' })),
    prefers: text(200),
    dislikes: text(200),
    custom: Type.Optional(
      Type.Array(Type.String({ maxLength: 300 }), {
        maxItems: 10,
        description: "The business's own fields: key=value, key>=value, key<=value",
      }),
    ),
    ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })),
  },
  { additionalProperties: false },
);

export type CustomersQuery = typeof customersQuery extends { properties: infer P }
  ? { [K in keyof P]?: unknown }
  : never;

/**
 * What desk_find_customers takes: only the filters that were given, within the rows and masks of who asks. Undefined: nothing
 * can match.
 * @param filter the business's own fields, read by their types
 */
export async function readWish(
  tx: Tx,
  principal: Principal,
  query: Record<string, unknown>,
  after: readonly unknown[] | undefined,
  filter?: CustomFilter,
): Promise<{ wish: Record<string, unknown>; hits: FoundByText['hits'] } | undefined> {
  const { q } = query;
  const found = typeof q === 'string' && q.trim() !== '' ? await findByText(tx, principal, q) : noText;
  const wish = found === undefined ? undefined : wishOf(query, visibleOwners(principal), after, found, filter);
  return wish === undefined || found === undefined ? undefined : { wish, hits: found.hits };
}

const noText: FoundByText = { hits: new Map() };

function wishOf(
  query: Record<string, unknown>,
  visible: readonly string[] | null,
  after: readonly unknown[] | undefined,
  found: FoundByText,
  filter?: CustomFilter,
): Record<string, unknown> | undefined {
  const { q: _q, limit: _limit, cursor: _cursor, segment, custom, never, owner, prefers, dislikes, ...plain } = query;
  const wish: Record<string, unknown> = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  if (never === true) wish.never = true;
  if (owner !== undefined) wish.owners = [owner];
  if (visible !== null) wish.visible = visible;
  if (typeof segment === 'string') {
    if (!segment.startsWith('rfm:')) return undefined;
    wish.segment = segment.slice(4);
  }
  if (filter !== undefined)
    for (const [name, values] of Object.entries(filter)) if (Object.keys(values).length > 0) wish[name] = values;
  if (typeof prefers === 'string') wish.prefers = fold(prefers);
  if (typeof dislikes === 'string') wish.dislikes = fold(dislikes);
  if (found.name !== undefined) wish.name = found.name;
  if (found.ids !== undefined) {
    const given = plain.ids as readonly string[] | undefined;
    wish.ids = given === undefined ? found.ids : found.ids.filter((one) => given.includes(one));
    if ((wish.ids as string[]).length === 0) return undefined;
  }
  if (after !== undefined) wish.after = after;
  return wish;
}
