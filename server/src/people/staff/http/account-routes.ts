import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { type Answer, type Context, type Route, route } from '../../../edge/http/route.ts';
import { changeAccount, changePassword } from '../commands/change-account.ts';
import { confirmPerson } from '../commands/confirm-person.ts';
import { noteOnAccount } from '../commands/note-on-account.ts';
import { openOwnWorkspace } from '../commands/open-workspace.ts';
import { beginTwoFactor, dropTwoFactor, finishTwoFactor, renewRecoveryCodes } from '../commands/turn-two-factor.ts';
import {
  byId,
  calendar,
  code,
  displayUnit,
  email,
  language,
  list,
  nothing,
  ownSession,
  password,
  personName,
} from '../contract.ts';
import { forgetCallers } from '../identity/hints.ts';
import { endSessions, listSessions } from '../queries.ts';
import { staff } from '../refusals.ts';
import { personOf } from './person.ts';

const strict = { additionalProperties: false } as const;
const recoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'each works once; shown this once' }),
});

type Person = { userId: string; sessionId: string };

/** For the person herself: her name, password, second factor, sessions, and a business of her own. */
async function asPerson<B>(
  ctx: Context<unknown, unknown, B>,
  work: (person: Person) => Promise<object | true | Refusal>,
  status = 200,
): Promise<Answer | Refusal> {
  const person = personOf(ctx);
  if (isRefusal(person)) return person;
  const done = await work(person);
  if (isRefusal(done)) return done;
  forgetCallers(ctx.house);
  return { status, body: done === true ? null : done };
}

export const accountRoutes: Route[] = [
  route({
    method: 'PATCH',
    path: '/account',
    right: 'session',
    summary: { fa: 'نام، ایمیل و زبان من', en: 'My name, e-mail and language' },
    body: Type.Object(
      {
        name: Type.Optional(personName),
        email: Type.Optional(email),
        language: Type.Optional(language),
        password: Type.Optional(password),
      },
      strict,
    ),
    example: { name: 'مریم احمدی' },
    answers: { 200: nothing },
    handle: (ctx) => asPerson(ctx, ({ userId }) => changeAccount(ctx.house, userId, ctx.body)),
  }),
  route({
    method: 'POST',
    path: '/account/password',
    right: 'session',
    beforeSecondFactor: true,
    summary: { fa: 'گذرواژهٔ تازه', en: 'A new password' },
    body: Type.Object({ current: Type.Optional(password), password }, strict),
    example: { current: 'چهارباغ و سی‌وسه‌پل', password: 'زاینده‌رود و پل خواجو' },
    answers: { 200: nothing },
    handle: (ctx) => asPerson(ctx, ({ userId, sessionId }) => changePassword(ctx.house, userId, sessionId, ctx.body)),
  }),
  route({
    method: 'POST',
    path: '/account/confirm',
    right: 'session',
    beforeSecondFactor: true,
    summary: {
      fa: 'نوشتن دوبارهٔ گذرواژه یا کد، برای کارهای امنیتی',
      en: 'Prove once more that it is you, for what changes security',
    },
    body: Type.Object({ password: Type.Optional(password), code: Type.Optional(code) }, strict),
    example: { password: 'چهارباغ و سی‌وسه‌پل' },
    answers: { 200: nothing },
    handle: (ctx) => asPerson(ctx, (person) => confirmPerson(ctx.house, person, ctx.body)),
  }),
  route({
    method: 'POST',
    path: '/account/two-factor',
    right: 'session',
    beforeSecondFactor: true,
    confirm: true,
    summary: { fa: 'آغاز ورود دومرحله‌ای', en: 'Begin two-factor sign-in' },
    answers: { 200: Type.Object({ secret: Type.String(), url: Type.String() }) },
    handle: (ctx) => asPerson(ctx, ({ userId }) => beginTwoFactor(ctx.house, userId)),
  }),
  route({
    method: 'POST',
    path: '/account/two-factor/confirm',
    right: 'session',
    beforeSecondFactor: true,
    summary: { fa: 'روشن کردن ورود دومرحله‌ای', en: 'Turn two-factor sign-in on' },
    body: Type.Object({ code }, strict),
    example: { code: '492039' },
    answers: { 200: recoveryCodes },
    handle: (ctx) =>
      asPerson(ctx, ({ userId, sessionId }) => finishTwoFactor(ctx.house, userId, sessionId, ctx.body.code)),
  }),
  route({
    method: 'POST',
    path: '/account/two-factor/off',
    right: 'session',
    summary: { fa: 'خاموش کردن ورود دومرحله‌ای', en: 'Turn two-factor sign-in off' },
    body: Type.Object({ code }, strict),
    example: { code: '492039' },
    answers: { 200: nothing },
    handle: (ctx) => asPerson(ctx, ({ userId }) => dropTwoFactor(ctx.house, userId, ctx.body.code)),
  }),
  route({
    method: 'POST',
    path: '/account/two-factor/recovery-codes',
    right: 'session',
    summary: { fa: 'کدهای بازیابی تازه', en: 'New recovery codes' },
    body: Type.Object({ code }, strict),
    example: { code: '492039' },
    answers: { 200: recoveryCodes },
    handle: (ctx) => asPerson(ctx, ({ userId }) => renewRecoveryCodes(ctx.house, userId, ctx.body.code)),
  }),
  route({
    method: 'GET',
    path: '/sessions',
    right: 'session',
    summary: { fa: 'ورودهای من', en: 'My sessions' },
    answers: { 200: list(ownSession) },
    handle: async (ctx) => {
      const person = personOf(ctx);
      if (isRefusal(person)) return person;
      const items = await listSessions(ctx.house, person.userId, person.sessionId);
      return { status: 200, body: { items, nextCursor: null } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/sessions/:id',
    right: 'session',
    confirm: true,
    summary: { fa: 'پایان دادن به یک ورود', en: 'End a session' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) =>
      asPerson(ctx, async ({ userId }) => {
        const ended = await endSessions(ctx.house.pool, userId, { id: ctx.params.id });
        if (ended === 0) return staff('session-not-found');
        await noteOnAccount(ctx.house, userId, 'account.sessions-ended', { ended });
        return true;
      }),
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    right: 'session',
    confirm: true,
    summary: { fa: 'پایان دادن به ورودهای دیگر', en: 'End my other sessions' },
    answers: { 200: Type.Object({ ended: Type.Integer() }) },
    handle: (ctx) =>
      asPerson(ctx, async ({ userId, sessionId }) => {
        const ended = await endSessions(ctx.house.pool, userId, { not: sessionId });
        await noteOnAccount(ctx.house, userId, 'account.sessions-ended', { ended });
        return { ended };
      }),
  }),
  route({
    method: 'POST',
    path: '/workspaces',
    right: 'session',
    beforeSecondFactor: true,
    perMinute: 10,
    summary: { fa: 'کسب‌وکار تازه', en: 'Open a business' },
    body: Type.Object(
      {
        name: personName,
        slug: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' })),
        language: Type.Optional(language),
        calendar: Type.Optional(calendar),
        timeZone: Type.Optional(Type.String({ maxLength: 60 })),
        currency: Type.Optional(
          Type.Object(
            {
              code: Type.String({ pattern: '^[A-Z]{3}$' }),
              unit: Type.Optional(Type.Unsafe<'toman' | 'rial'>(displayUnit)),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    example: { name: 'فروشگاه چهارباغ', currency: { code: 'IRR', unit: 'toman' }, timeZone: 'Asia/Tehran' },
    answers: { 201: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }) },
    handle: (ctx) => {
      const key = ctx.request.headers['idempotency-key'];
      return asPerson(
        ctx,
        ({ userId }) => openOwnWorkspace(ctx.house, userId, ctx.body, typeof key === 'string' ? key : undefined),
        201,
      );
    },
  }),
];
