import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';
import { request } from '../../edge/http/problem.ts';
import { type Route, route } from '../../edge/http/route.ts';
import { findCustomerIds } from '../customers/index.ts';
import { publishText } from './commands/publish-text.ts';
import { recordConsent } from './commands/record-consent.ts';
import { listConsents, listTexts } from './reads/list-consents.ts';
import { readCurrentConsents } from './reads/may-contact.ts';
import { defaultTexts } from './rules/default-texts.ts';
import { channels, purposes, sources, spokenChannels } from './rules/words.ts';

const oneOf = <const W extends readonly string[]>(words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words] });
const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const body = Type.Object({
  fa: Type.String({ minLength: 1, maxLength: 4000 }),
  en: Type.String({ minLength: 1, maxLength: 4000 }),
});
const state = oneOf(['granted', 'withdrawn']);
const record = Type.Object({
  id,
  purpose: oneOf(purposes),
  channel: oneOf(spokenChannels),
  state,
  textVersion: Type.Integer(),
  source: Type.String(),
  evidence: Type.String(),
  at: instant,
  recordedAt: instant,
  actor: Type.String(),
});
const current = Type.Object({
  purpose: oneOf(purposes),
  channel: oneOf(channels),
  allowed: Type.Boolean(),
  reason: oneOf(['granted', 'service', 'withdrawn', 'not-asked', 'suppressed', 'unreachable']),
});
const text = Type.Object({
  purpose: oneOf(purposes),
  version: Type.Integer({ description: "0: the product's own words" }),
  body,
  publishedAt: Type.Union([instant, Type.Null()]),
  current: Type.Boolean(),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/consents',
    right: 'consent.read',
    summary: { fa: 'رضایت‌های یک مشتری', en: 'What a customer allows' },
    params: Type.Object({ id }),
    query: Type.Object(page),
    answers: {
      200: Type.Object({
        current: Type.Array(current),
        items: Type.Array(record),
        nextCursor: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    handle: async (ctx) =>
      ctx.read(async (tx) => {
        const known = await findCustomerIds(tx, ctx.principal, ctx.params.id);
        if (known === undefined) return request('not-found');
        const history = await listConsents(tx, known.ids, ctx.query);
        const now = await readCurrentConsents(tx, ctx.house.secrets, known.customerId);
        return { status: 200, body: { current: now, ...history } };
      }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/consents',
    right: 'consent.write',
    summary: { fa: 'ثبت رضایت یا پس‌گرفتن آن', en: 'Record what a customer allows or forbids' },
    params: Type.Object({ id }),
    body: Type.Object(
      {
        purpose: oneOf(purposes),
        channel: oneOf(spokenChannels),
        state,
        textVersion: Type.Optional(Type.Integer({ minimum: 0 })),
        source: oneOf(sources),
        at: Type.Optional(instant),
        evidence: Type.Optional(Type.String({ maxLength: 500 })),
      },
      { additionalProperties: false },
    ),
    example: { purpose: 'marketing', channel: 'sms', state: 'granted', source: 'form' },
    answers: { 201: Type.Object({ recordId: id, customerId: id }) },
    handle: (ctx) => ctx.write(201, (w) => recordConsent(w, ctx.principal, ctx.params.id, ctx.body)),
  }),
  route({
    method: 'GET',
    path: '/consent-texts',
    right: 'consent.read',
    summary: { fa: 'متن‌های رضایت و نسخه‌هایشان', en: 'The words of consent and their versions' },
    answers: { 200: Type.Object({ items: Type.Array(text) }) },
    handle: async (ctx) => {
      const own = await ctx.read(listTexts);
      const ours = purposes.map((purpose) => ({
        purpose,
        version: 0,
        body: defaultTexts[purpose],
        publishedAt: null,
        current: !own.some((one) => one.purpose === purpose),
      }));
      return { status: 200, body: { items: [...own, ...ours] } };
    },
  }),
  route({
    method: 'POST',
    path: '/consent-texts',
    right: 'settings.manage',
    summary: { fa: 'انتشار نسخهٔ تازهٔ متن رضایت', en: 'Publish new words of consent' },
    body: Type.Object({ purpose: oneOf(purposes), body }, { additionalProperties: false }),
    example: {
      purpose: 'marketing',
      body: { fa: 'خبرهای فروشگاه را برایم بفرستید.', en: 'Send me news of the shop.' },
    },
    answers: { 201: Type.Object({ purpose: oneOf(purposes), version: Type.Integer() }) },
    handle: (ctx) => ctx.write(201, (w) => publishText(w, ctx.body)),
  }),
];
