import { type TSchema, Type } from 'typebox';
import { leftOut } from '../../edge/http/shown-once.ts';
import { maskableFields } from './rules/rights.ts';

/** Shapes at the web edge. */
const text = (max: number) => Type.String({ minLength: 1, maxLength: max });
const instant = Type.String({ format: 'date-time' });
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const V extends readonly string[]>(values: V) => Type.Union(values.map((value) => Type.Literal(value)));

export const email = Type.String({ minLength: 3, maxLength: 254 });
/** Longer than any phrase a person types; a bound, so that hashing it is not a way to keep us busy. */
export const password = Type.String({ minLength: 1, maxLength: 200 });
export const secret = Type.String({ minLength: 20, maxLength: 100 });
export const code = Type.String({ minLength: 6, maxLength: 20 });
export const personName = text(120);
export const language = oneOf(['fa', 'en']);
export const calendar = oneOf(['jalali', 'gregorian']);
export const displayUnit = oneOf(['toman', 'rial']);
export const scope = Type.Unsafe<'own' | 'team' | 'all'>(oneOf(['own', 'team', 'all']));
export const masked = Type.Array(oneOf(Object.keys(maskableFields)), { maxItems: 20, uniqueItems: true });
export const role = Type.String({
  minLength: 1,
  maxLength: 60,
  description: 'a built-in role, or the id of a custom one',
});
export const id = Type.String({ format: 'uuid' });
export const byId = Type.Object({ id });
export const nothing = Type.Null();

export const list = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });

export const entered = Type.Object({ state: oneOf(['signed-in', 'two-factor']) });

const currency = Type.Object({
  code: Type.String(),
  minorDigits: Type.Integer(),
  displayUnit: Type.String(),
  display: Type.Object({ unit: Type.String(), factor: Type.Integer() }),
});

export const workspace = Type.Object({
  id,
  slug: Type.String(),
  name: Type.String(),
  timeZone: Type.String(),
  calendar,
  language,
  currency,
  settings: Type.Record(Type.String(), Type.Unknown()),
  demo: Type.Boolean(),
});

export const session = Type.Object({
  user: nullable(
    Type.Object({
      id,
      name: Type.String(),
      email: nullable(Type.String()),
      language: nullable(Type.String()),
      hasPassword: Type.Boolean(),
      twoFactor: Type.Boolean(),
      recoveryCodesLeft: Type.Integer(),
    }),
  ),
  workspaces: Type.Array(
    Type.Object({
      id,
      slug: Type.String(),
      name: Type.String(),
      role: Type.String(),
      demo: Type.Boolean(),
    }),
  ),
  workspace: nullable(workspace),
  role: nullable(Type.String()),
  rights: Type.Array(Type.String()),
  scope: Type.String(),
  masked: Type.Array(Type.String()),
  secondFactorMissing: Type.Boolean({
    description: 'the business demands a second factor that this person has not set up: nothing else is open to her',
  }),
});

const fraction = Type.Number({ minimum: 0, maximum: 1 });
const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const strict = { additionalProperties: false } as const;

/** Settings are validated as strictly as anything a stranger sends: an unknown name or shape is refused. */
export const workspaceChange = Type.Object(
  {
    name: Type.Optional(text(120)),
    timeZone: Type.Optional(text(60)),
    calendar: Type.Optional(calendar),
    language: Type.Optional(language),
    displayUnit: Type.Optional(displayUnit),
    settings: Type.Optional(
      Type.Object(
        {
          asOf: Type.Optional(nullable(oneOf(['today', 'after-last-purchase']))),
          customerRule: Type.Optional(
            nullable(
              Type.Union([
                Type.Object({ kind: Type.Literal('days'), days: count(1, 3650) }, strict),
                Type.Object(
                  {
                    kind: Type.Literal('own-gap'),
                    k: Type.Number({ minimum: 1, maximum: 10 }),
                    leastDays: count(1, 3650),
                  },
                  strict,
                ),
                Type.Object({ kind: Type.Literal('p-alive'), least: fraction }, strict),
              ]),
            ),
          ),
          model: Type.Optional(nullable(oneOf(['mbgnbd', 'bgnbd', 'paretonbd']))),
          monthlyDiscount: Type.Optional(nullable(Type.Number({ minimum: 0, maximum: 0.5 }))),
          margin: Type.Optional(nullable(fraction)),
          loyalFrom: Type.Optional(nullable(count(2, 100))),
          feeCodes: Type.Optional(
            nullable(
              Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
                maxItems: 200,
                description:
                  'Codes under which it sells what is no goods: postage, charges. Absent or null: the usual ones',
              }),
            ),
          ),
          secondFactor: Type.Optional(nullable(Type.Literal('demanded'))),
          brand: Type.Optional(
            nullable(
              Type.Object(
                {
                  color: Type.Optional(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })),
                  logoFileId: Type.Optional(id),
                },
                strict,
              ),
            ),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);

export const memberChange = Type.Object(
  {
    role: Type.Optional(role),
    teamId: Type.Optional(nullable(id)),
    scope: Type.Optional(nullable(scope)),
    masked: Type.Optional(masked),
  },
  strict,
);

export const member = Type.Object({
  id,
  name: Type.String(),
  email: nullable(Type.String()),
  role: Type.String(),
  teamId: nullable(id),
  scope: nullable(Type.String()),
  masked: Type.Array(Type.String()),
  joinedAt: instant,
  twoFactor: nullable(Type.Boolean()),
  passwordAskedAt: nullable(instant),
  seenAt: nullable(instant),
});

export const invitationWish = Type.Object(
  {
    email,
    role,
    teamId: Type.Optional(nullable(id)),
    scope: Type.Optional(nullable(scope)),
    masked: Type.Optional(masked),
  },
  strict,
);

export const invitation = Type.Object({
  id,
  email: Type.String(),
  role: Type.String(),
  teamId: nullable(id),
  scope: nullable(Type.String()),
  masked: Type.Array(Type.String()),
  createdAt: instant,
  expiresAt: instant,
  expired: Type.Boolean(),
});

export const madeLink = Type.Object({
  url: nullable(Type.String({ description: 'shown this once' })),
  expiresAt: instant,
  leftOut,
});

const rights = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200, uniqueItems: true });
export const roleWish = Type.Object({ name: text(60), rights, scope, masked }, strict);
export const roleChange = Type.Partial(roleWish, strict);
const words = Type.Object({ fa: Type.String(), en: Type.String() });
const named = Type.Object({ id: Type.String(), fa: Type.String(), en: Type.String() });
export const roles = Type.Object({
  roles: Type.Array(
    Type.Object({
      id: Type.String(),
      name: words,
      rights: Type.Array(Type.String()),
      scope: Type.String(),
      masked: Type.Array(Type.String()),
      builtIn: Type.Boolean(),
    }),
  ),
  rights: Type.Array(named),
  masks: Type.Array(named),
});

export const teamWish = Type.Object({ name: text(60) }, strict);
export const team = Type.Object({ id, name: Type.String(), members: Type.Integer() });

export const tokenWish = Type.Object(
  {
    name: text(80),
    role: Type.Optional(role),
    rights: Type.Optional(rights),
    expiresAt: Type.Optional(nullable(instant)),
    service: Type.Optional(
      Type.Boolean({ description: 'belongs to the business and stays when its maker leaves; made by an owner only' }),
    ),
  },
  strict,
);
const tokenFields = {
  id,
  prefix: Type.String({ description: 'the first letters, by which people recognise it' }),
  name: Type.String(),
  role: nullable(Type.String()),
  rights: nullable(Type.Array(Type.String())),
  expiresAt: nullable(instant),
  service: Type.Boolean(),
};
export const madeToken = Type.Object({
  ...tokenFields,
  token: nullable(Type.String({ description: 'shown this once' })),
  leftOut,
});
export const token = Type.Object({
  ...tokenFields,
  scope: Type.String(),
  createdAt: instant,
  createdBy: Type.String(),
  createdByName: Type.String(),
  usedAt: nullable(instant),
  expired: Type.Boolean(),
  renewSince: nullable(
    Type.String({
      format: 'date-time',
      description: 'since then somebody knows it who has left: revoke it, make another',
    }),
  ),
});

export const ownSession = Type.Object({
  id,
  device: Type.String(),
  createdAt: instant,
  seenAt: instant,
  current: Type.Boolean(),
});

/** One event of security, or one day of what happened to one person too often. */
export const securityEvent = Type.Object({
  id,
  at: instant,
  actor: Type.String(),
  actorName: Type.String(),
  source: Type.String(),
  action: Type.String(),
  title: Type.Object({ fa: Type.String(), en: Type.String() }),
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  subjectName: Type.String({ description: 'whom or what it is about, as she or it is called; may be empty' }),
  fields: Type.Array(Type.String()),
  before: Type.Record(Type.String(), Type.Unknown()),
  after: Type.Record(Type.String(), Type.Unknown()),
  times: Type.Integer({ description: 'how often that day' }),
  unseen: Type.Boolean(),
});
