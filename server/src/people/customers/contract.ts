import { type TOptional, type TSchema, type TString, Type } from 'typebox';
import { columns, readinessSteps, type TextField, textFields, tracedFields } from './columns.ts';
import { identifierKinds } from './rules/identifiers.ts';

/** Shapes at the web edge. Phones, names and mails arrive in any spelling; they are read inside. */
export const text = (max: number) => Type.String({ maxLength: max });
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of some words. */
export const oneOf = <const W extends readonly string[]>(words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words] });
export const id = Type.String({ format: 'uuid' });
export const instant = Type.String({ format: 'date-time' });
export const byId = Type.Object({ id });
export const words = Type.Object({ fa: Type.String(), en: Type.String() });
/** What a list answers. */
export const listOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });

export const birthday = Type.Object(
  {
    calendar: Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')]),
    month: Type.Integer({ minimum: 1, maximum: 12 }),
    day: Type.Integer({ minimum: 1, maximum: 31 }),
    year: Type.Optional(nullable(Type.Integer({ minimum: 1200, maximum: 2200 }))),
  },
  { additionalProperties: false, description: 'A month and a day of its own calendar; the year may be unknown.' },
);

const amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const customerFields = {
  kind: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('company')])),
  name: Type.Optional(text(300)),
  givenName: Type.Optional(text(200)),
  familyName: Type.Optional(text(200)),
  title: Type.Optional(Type.String({ maxLength: 60, description: 'What is said before the name: دکتر, Dr' })),
  gender: Type.Optional(nullable(Type.Union([Type.Literal('female'), Type.Literal('male'), Type.Literal('other')]))),
  language: Type.Optional(nullable(Type.Union([Type.Literal('fa'), Type.Literal('en')]))),
  birthday: Type.Optional(nullable(birthday)),
  ...(Object.fromEntries(textFields.map((field) => [field, Type.Optional(text(columns[field].text.max))])) as Record<
    TextField,
    TOptional<TString>
  >),
  companyId: Type.Optional(nullable(id)),
  ownerId: Type.Optional(nullable(id)),
  tags: Type.Optional(Type.Array(text(60), { maxItems: 50 })),
  custom: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: "Values of the business's own fields by key: money in smallest units, dates in either calendar",
    }),
  ),
  budget: Type.Optional(
    nullable(Type.Object({ min: Type.Optional(nullable(amount)), max: Type.Optional(nullable(amount)) })),
  ),
  readiness: Type.Optional(nullable(oneOf(readinessSteps))),
};

/** How a till, a shop or a message says who it is about: anything that she is known by. */
export const customerReferenceFields = {
  id: Type.Optional(id),
  phone: Type.Optional(text(40)),
  email: Type.Optional(text(254)),
  externalId: Type.Optional(text(200)),
  nationalId: Type.Optional(text(20)),
  card: Type.Optional(text(30)),
  messenger: Type.Optional(
    Type.Object(
      { network: text(60), id: text(254) },
      { additionalProperties: false, description: 'telegram, @maryam' },
    ),
  ),
  name: Type.Optional(text(300)),
};

export const newCustomer = Type.Object(
  {
    ...customerFields,
    phones: Type.Optional(Type.Array(text(40), { maxItems: 20 })),
    emails: Type.Optional(Type.Array(text(254), { maxItems: 20 })),
    externalId: Type.Optional(text(200)),
    nationalId: Type.Optional(text(20)),
    sharedContacts: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: oneOf(['phone', 'email']),
            value: text(254),
            label: Type.Optional(Type.String({ maxLength: 60, description: 'Whose it is to her: father' })),
          },
          { additionalProperties: false },
        ),
        { maxItems: 20, description: 'What reaches her and is not hers alone: it recognises nobody' },
      ),
    ),
  },
  { additionalProperties: false },
);

export const customerChange = Type.Object(
  {
    version: Type.Integer({ description: 'The version that was looked at; 409 when somebody changed her since' }),
    ...customerFields,
    addTags: Type.Optional(Type.Array(text(60), { maxItems: 50 })),
    removeTags: Type.Optional(Type.Array(text(60), { maxItems: 50 })),
    setIdentifiers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: oneOf(identifierKinds),
            scope: Type.Optional(text(60)),
            value: text(254),
            primary: Type.Optional(Type.Boolean()),
            verified: Type.Optional(Type.Boolean()),
            shared: Type.Optional(
              Type.Boolean({
                description: 'A phone or e-mail that reaches her and is not hers alone: it recognises nobody',
              }),
            ),
            label: Type.Optional(Type.String({ maxLength: 60, description: 'Whose a shared one is to her: father' })),
          },
          { additionalProperties: false },
        ),
        { maxItems: 20, description: 'Adds an identifier, or marks one that she has' },
      ),
    ),
    removeIdentifiers: Type.Optional(
      Type.Array(
        Type.Object(
          { kind: oneOf(identifierKinds), scope: Type.Optional(text(60)), value: Type.Optional(text(254)) },
          { additionalProperties: false },
        ),
        { maxItems: 20, description: 'Without a value: all of that kind' },
      ),
    ),
    verified: Type.Optional(
      Type.Array(oneOf(tracedFields), { description: 'Fields that were confirmed with her, changed or not' }),
    ),
    source: Type.Optional(text(40)),
  },
  { additionalProperties: false },
);

export const identifier = Type.Object({
  kind: Type.String(),
  scope: Type.String(),
  value: Type.String({ description: 'E.164 for a phone; the last digits only for what is kept secret' }),
  extension: nullable(Type.String({ description: 'Behind a switchboard, where it is part of the key' })),
  primary: Type.Boolean(),
  source: Type.String(),
  verifiedAt: nullable(Type.String({ format: 'date-time' })),
});

/** Somebody else's phone or e-mail that reaches her too. */
export const sharedContact = Type.Object({
  kind: Type.String(),
  value: Type.String(),
  extension: nullable(Type.String()),
  label: Type.String(),
  reasons: Type.Array(Type.Object({ code: Type.String(), words }), {
    description: 'Why she was kept apart from whose key it is; empty where it was told as shared',
  }),
  source: Type.String(),
});

export const customer = Type.Object({
  id,
  kind: Type.String(),
  name: Type.String(),
  givenName: Type.String(),
  familyName: Type.String(),
  title: Type.String(),
  identifiers: Type.Array(identifier),
  sharedContacts: Type.Array(sharedContact, {
    description: 'Phones and e-mails by which she can be reached and which are not hers alone',
  }),
  gender: nullable(Type.String()),
  language: nullable(Type.String()),
  birthday: nullable(birthday),
  ...(Object.fromEntries(textFields.map((field) => [field, Type.String()])) as Record<TextField, TString>),
  companyId: nullable(id),
  householdId: nullable(id),
  ownerId: nullable(id),
  tags: Type.Array(Type.String()),
  custom: Type.Record(Type.String(), Type.Unknown()),
  budget: nullable(Type.Object({ min: nullable(Type.Integer()), max: nullable(Type.Integer()) })),
  readiness: nullable(Type.String()),
  source: Type.String(),
  provenance: Type.Record(
    Type.String(),
    Type.Object({ source: Type.String(), at: instant, verifiedAt: Type.Optional(instant) }),
    { description: 'Origin and last confirmation of a field, where it differs from the source of the record' },
  ),
  version: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
});
