import { Type } from 'typebox';
import { page } from '../../../edge/http/cursor.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { byId, customer, id, listOf, nullable, oneOf, words } from '../contract.ts';
import { listLacking } from '../reads/read-quality.ts';
import { readRecord } from '../reads/read-record.ts';
import { customers } from '../refusals.ts';
import { qualityCodes } from '../rules/quality.ts';
import { attachment } from './attachment-routes.ts';
import { merge } from './duplicate-routes.ts';
import { household, member } from './household-routes.ts';
import { note, preference } from './knowledge-routes.ts';

const lacks = Type.Array(Type.Object({ code: Type.String(), points: Type.Integer(), words }));
const record = Type.Object({
  customer,
  household: nullable(household),
  company: nullable(Type.Object({ id, name: Type.String() })),
  people: Type.Array(member),
  relatives: Type.Array(member, {
    description: 'Who shares a phone or e-mail with her and is not in her household: perhaps they live together',
  }),
  preferences: Type.Array(preference),
  reach: Type.Object({
    channel: nullable(Type.String()),
    branch: nullable(Type.String()),
    hours: nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
    language: nullable(Type.String()),
  }),
  notes: Type.Array(note),
  attachments: Type.Array(attachment),
  quality: Type.Object({ score: Type.Integer(), lacks }),
  intimacy: Type.Object({
    percent: Type.Integer(),
    blocks: Type.Array(Type.Object({ code: Type.String(), words, known: Type.Boolean() })),
  }),
  merges: Type.Array(merge),
  duplicates: Type.Integer({ description: 'pairs with her that wait for a decision' }),
});

export const recordRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/record',
    right: 'customers.read',
    summary: { fa: 'پروندهٔ کامل یک مشتری', en: 'The whole record of a customer' },
    params: byId,
    answers: { 200: record },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => readRecord(tx, ctx.principal, ctx.params.id, ctx.now));
      return found === undefined ? customers('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'GET',
    path: '/customers/quality',
    right: 'customers.read',
    summary: { fa: 'پرونده‌هایی که چیزی کم دارند', en: 'Records that lack something' },
    query: Type.Object({ ...page, lack: Type.Optional(oneOf(qualityCodes)) }),
    answers: {
      200: listOf(
        Type.Object({
          id,
          name: Type.String(),
          kind: Type.String(),
          ownerId: nullable(Type.String()),
          score: Type.Integer(),
          lacks,
        }),
      ),
    },
    handle: async (ctx) => ({
      status: 200,
      body: await ctx.read((tx) => listLacking(tx, ctx.principal, ctx.now, ctx.query)),
    }),
  }),
];
