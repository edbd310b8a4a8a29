import { Type } from 'typebox';

/** Shapes at the web edge. Phones, names and mails arrive in any spelling; they are read inside. */
const text = (max: number) => Type.String({ maxLength: max });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const id = Type.String({ format: 'uuid' });

export const birthday = Type.Object(
  {
    calendar: Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')]),
    month: Type.Integer({ minimum: 1, maximum: 12 }),
    day: Type.Integer({ minimum: 1, maximum: 31 }),
    year: Type.Optional(nullable(Type.Integer({ minimum: 1200, maximum: 2200 }))),
  },
  { additionalProperties: false, description: 'A month and a day of its own calendar; the year may be unknown.' },
);

export const customerFields = {
  kind: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('company')])),
  name: Type.Optional(text(300)),
  givenName: Type.Optional(text(200)),
  familyName: Type.Optional(text(200)),
  gender: Type.Optional(nullable(Type.Union([Type.Literal('female'), Type.Literal('male'), Type.Literal('other')]))),
  language: Type.Optional(nullable(Type.Union([Type.Literal('fa'), Type.Literal('en')]))),
  birthday: Type.Optional(nullable(birthday)),
  city: Type.Optional(text(100)),
  province: Type.Optional(text(100)),
  companyId: Type.Optional(nullable(id)),
  ownerId: Type.Optional(nullable(id)),
  tags: Type.Optional(Type.Array(text(60), { maxItems: 50 })),
  custom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
};

export const newCustomer = Type.Object(
  {
    ...customerFields,
    phones: Type.Optional(Type.Array(text(40), { maxItems: 20 })),
    emails: Type.Optional(Type.Array(text(254), { maxItems: 20 })),
    externalId: Type.Optional(text(200)),
    nationalId: Type.Optional(text(20)),
  },
  { additionalProperties: false },
);

export const identifier = Type.Object({
  kind: Type.String(),
  scope: Type.String(),
  value: Type.String({ description: 'E.164 for a phone; the last digits only for what is kept secret' }),
  primary: Type.Boolean(),
  source: Type.String(),
  verifiedAt: nullable(Type.String({ format: 'date-time' })),
});

export const customer = Type.Object({
  id,
  kind: Type.String(),
  name: Type.String(),
  givenName: Type.String(),
  familyName: Type.String(),
  identifiers: Type.Array(identifier),
  gender: nullable(Type.String()),
  language: nullable(Type.String()),
  birthday: nullable(birthday),
  city: Type.String(),
  province: Type.String(),
  companyId: nullable(id),
  householdId: nullable(id),
  ownerId: nullable(id),
  tags: Type.Array(Type.String()),
  custom: Type.Record(Type.String(), Type.Unknown()),
  source: Type.String(),
  version: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
});
