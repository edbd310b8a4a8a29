import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { type Route, route } from '../../../edge/http/route.ts';
import { sourceOf } from '../../../edge/http/source.ts';
import { callerOf } from '../authenticate.ts';
import { acceptInvitation, findInvitation } from '../commands/accept-invitation.ts';
import { confirmSecondFactor } from '../commands/confirm-second-factor.ts';
import { spendPasswordLink, spendSignInLink } from '../commands/make-link.ts';
import { askForPassword, moveSession } from '../commands/move-session.ts';
import { checkPassword } from '../commands/sign-in.ts';
import { code, email, entered, language, nothing, password, personName, secret, session } from '../contract.ts';
import { countAttempts } from '../identity/count-attempts.ts';
import { forgetCallers } from '../identity/hints.ts';
import { readDevice } from '../identity/known-device.ts';
import { openSession } from '../identity/open-session.ts';
import { noSessionCookie, readSessionCookie } from '../identity/session-cookie.ts';
import { endSessions, readSession } from '../queries.ts';
import { personOf } from './person.ts';

const strict = { additionalProperties: false } as const;
/** Sign-in costs a core some tenths of a second: the doors have a narrower fence than other public routes. */
const perMinute = 30;

/** Coming in and going out. All but reading and leaving are public, each counted in rows (identity/count-attempts.ts). */
export const sessionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/session',
    right: 'session',
    beforeSecondFactor: true,
    summary: { fa: 'من کیستم و چه می‌توانم', en: 'Who I am and what I may do' },
    answers: { 200: session },
    handle: async (ctx) => ({
      status: 200,
      body: await readSession(ctx.house, callerOf(ctx.request), ctx.principal),
    }),
  }),
  route({
    method: 'POST',
    path: '/session',
    right: 'public',
    perMinute,
    summary: { fa: 'ورود', en: 'Sign in' },
    body: Type.Object({ email, password }, strict),
    example: { email: 'maryam@example.com', password: 'چهارباغ و سی‌وسه‌پل' },
    answers: { 200: entered },
    handle: async (ctx) => {
      const person = await checkPassword(ctx.house, ctx.body.email, ctx.body.password, {
        source: sourceOf(ctx.request.ip),
        device: readDevice(ctx.house.config, ctx.request.headers.cookie),
      });
      if (isRefusal(person)) return person;
      const opened = await openSession(ctx.house, ctx.request, person.userId);
      forgetCallers(ctx.house);
      return { status: 200, ...opened };
    },
  }),
  route({
    method: 'DELETE',
    path: '/session',
    right: 'session',
    beforeSecondFactor: true,
    summary: { fa: 'خروج', en: 'Sign out' },
    answers: { 200: nothing },
    handle: async (ctx) => {
      const person = personOf(ctx);
      if (isRefusal(person)) return person;
      await endSessions(ctx.house.pool, person.userId, { id: person.sessionId });
      forgetCallers(ctx.house);
      return { status: 200, headers: noSessionCookie(ctx.house.config) };
    },
  }),
  route({
    method: 'POST',
    path: '/session/two-factor',
    right: 'public',
    perMinute,
    summary: { fa: 'مرحلهٔ دوم ورود', en: 'The second step of signing in' },
    body: Type.Object({ code }, strict),
    example: { code: '492039' },
    answers: { 200: entered },
    handle: async (ctx) => {
      const pending = readSessionCookie(ctx.house.config, ctx.request.headers.cookie);
      const person = await confirmSecondFactor(ctx.house, pending, ctx.body.code);
      if (isRefusal(person)) return person;
      return { status: 200, ...(await openSession(ctx.house, ctx.request, person.userId, { bothFactors: true })) };
    },
  }),
  route({
    method: 'POST',
    path: '/session/link',
    right: 'public',
    perMinute,
    summary: { fa: 'ورود با لینک یک‌بارمصرف', en: 'Sign in by a one-time link' },
    body: Type.Object({ token: secret }, strict),
    example: { token: 'bm90LWEtcmVhbC10b2tlbi1idXQtdGhpcy1sb25nLg' },
    answers: { 200: entered },
    handle: async (ctx) => {
      const tooMany = await countAttempts(ctx.house, [{ kind: 'link', who: sourceOf(ctx.request.ip) }]);
      if (tooMany !== undefined) return tooMany;
      const person = await spendSignInLink(ctx.house, ctx.body.token);
      if (isRefusal(person)) return person;
      return { status: 200, ...(await openSession(ctx.house, ctx.request, person.userId)) };
    },
  }),
  route({
    method: 'PUT',
    path: '/session/workspace',
    right: 'session',
    beforeSecondFactor: true,
    summary: { fa: 'رفتن به کسب‌وکار دیگر', en: 'Go to another business' },
    body: Type.Object({ workspaceId: Type.String({ format: 'uuid' }) }, strict),
    example: { workspaceId: '019b1e6a-7c00-7000-8000-000000000000' },
    answers: { 200: nothing },
    handle: async (ctx) => {
      const person = personOf(ctx);
      if (isRefusal(person)) return person;
      const moved = await moveSession(ctx.house, person.sessionId, ctx.body.workspaceId);
      if (isRefusal(moved)) return moved;
      forgetCallers(ctx.house);
      return { status: 200 };
    },
  }),
  route({
    method: 'POST',
    path: '/session/forgot',
    right: 'public',
    perMinute,
    summary: { fa: 'گذرواژه را فراموش کرده‌ام', en: 'I forgot my password' },
    body: Type.Object({ email }, strict),
    example: { email: 'maryam@example.com' },
    answers: { 200: nothing },
    handle: async (ctx) => {
      const tooMany = await countAttempts(ctx.house, [{ kind: 'link', who: sourceOf(ctx.request.ip) }]);
      return tooMany ?? (await askForPassword(ctx.house, ctx.body.email));
    },
  }),
  route({
    method: 'POST',
    path: '/session/reset',
    right: 'public',
    perMinute,
    summary: { fa: 'گذرواژهٔ تازه با لینک', en: 'A new password by a link' },
    body: Type.Object({ token: secret, password }, strict),
    example: { token: 'bm90LWEtcmVhbC10b2tlbi1idXQtdGhpcy1sb25nLg', password: 'چهارباغ و سی‌وسه‌پل' },
    answers: { 200: entered },
    handle: async (ctx) => {
      const tooMany = await countAttempts(ctx.house, [{ kind: 'link', who: sourceOf(ctx.request.ip) }]);
      if (tooMany !== undefined) return tooMany;
      const person = await spendPasswordLink(ctx.house, ctx.body.token, ctx.body.password);
      if (isRefusal(person)) return person;
      forgetCallers(ctx.house);
      return { status: 200, ...(await openSession(ctx.house, ctx.request, person.userId)) };
    },
  }),
  route({
    // a POST, though it reads: what stands in an address is written into logs
    method: 'POST',
    path: '/invitation/read',
    readsOnly: true,
    right: 'public',
    summary: { fa: 'دعوت چه می‌گوید', en: 'What an invitation says' },
    body: Type.Object({ token: secret }, strict),
    example: { token: 'bm90LWEtcmVhbC10b2tlbi1idXQtdGhpcy1sb25nLg' },
    answers: {
      200: Type.Object({
        workspace: Type.String(),
        email: Type.String(),
        role: Type.String(),
        herself: Type.Boolean({
          description: 'whoever asks is signed in with this very e-mail: nothing more is needed',
        }),
      }),
    },
    handle: async (ctx) => {
      const tooMany = await countAttempts(ctx.house, [{ kind: 'link', who: sourceOf(ctx.request.ip) }]);
      if (tooMany !== undefined) return tooMany;
      const found = await findInvitation(ctx.house, ctx.body.token);
      if (isRefusal(found)) return found;
      // whether the e-mail has an account is not said: who invites holds the link as well
      const { workspace, email: invited, role, userId } = found;
      const herself = userId !== null && userId === callerOf(ctx.request)?.userId;
      return { status: 200, body: { workspace, email: invited, role, herself } };
    },
  }),
  route({
    method: 'POST',
    path: '/invitation',
    right: 'public',
    perMinute,
    summary: { fa: 'پذیرفتن دعوت', en: 'Accept an invitation' },
    body: Type.Object(
      {
        token: secret,
        name: Type.Optional(personName),
        password: Type.Optional(password),
        language: Type.Optional(language),
      },
      strict,
    ),
    example: {
      token: 'bm90LWEtcmVhbC10b2tlbi1idXQtdGhpcy1sb25nLg',
      name: 'زهرا کریمی',
      password: 'چهارباغ و سی‌وسه‌پل',
    },
    answers: { 200: entered },
    handle: async (ctx) => {
      const tooMany = await countAttempts(ctx.house, [{ kind: 'link', who: sourceOf(ctx.request.ip) }]);
      if (tooMany !== undefined) return tooMany;
      const { userId: signedInAs = null, sessionId = null } = callerOf(ctx.request) ?? {};
      const accepted = await acceptInvitation(ctx.house, ctx.body.token, { ...ctx.body, signedInAs });
      if (isRefusal(accepted)) return accepted;
      if (!accepted.made && sessionId !== null) await moveSession(ctx.house, sessionId, accepted.workspaceId);
      forgetCallers(ctx.house);
      if (!accepted.made) return { status: 200, body: { state: 'signed-in' } };
      return { status: 200, ...(await openSession(ctx.house, ctx.request, accepted.userId)) };
    },
  }),
];
