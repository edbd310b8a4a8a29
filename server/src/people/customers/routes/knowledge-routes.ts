import { Type } from 'typebox';
import { visibleOwners } from '../../../edge/http/principal.ts';
import { type Context, type Route, route } from '../../../edge/http/route.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { changeNote, deleteNote, writeNote } from '../commands/keep-notes.ts';
import {
  attitudes,
  components,
  dropPreference,
  notePreference,
  preferenceSources,
  setReach,
} from '../commands/keep-preferences.ts';
import { restoreNote } from '../commands/restore-removed.ts';
import { byId, id, instant, nullable, oneOf, text } from '../contract.ts';
import { listNotes } from '../reads/list-notes.ts';
import { listKnownPreferences, listPreferences } from '../reads/list-preferences.ts';
import { customers } from '../refusals.ts';
import { findCustomerIds } from '../visible.ts';

export const preference = Type.Object({
  id,
  component: oneOf(components),
  attitude: oneOf(attitudes),
  value: Type.String(),
  code: Type.String(),
  source: oneOf(preferenceSources),
  confidence: Type.Integer(),
  evidence: Type.String(),
  notedAt: instant,
  notedBy: Type.String(),
});
export const note = Type.Object({
  id,
  body: Type.String(),
  pinned: Type.Boolean(),
  writtenAt: instant,
  changedAt: nullable(instant),
  author: Type.String(),
  authorName: Type.String(),
});
const minutes = Type.Integer({ minimum: 0, maximum: 1440, description: 'minutes since midnight' });

/** A list that hangs on one customer, under any of her ids. */
const ofCustomer =
  <T>(list: (tx: Tx, ids: readonly string[]) => Promise<T[]>) =>
  async (ctx: Context<{ id: string }, unknown, unknown>) =>
    ctx.read(async (tx) => {
      const known = await findCustomerIds(tx, ctx.principal, ctx.params.id);
      if (known === undefined) return customers('not-found');
      return { status: 200, body: { items: await list(tx, known.ids) } };
    });

/** What is known of a person beside her record: needs and tastes, how she wants to be reached, notes. */
export const knowledgeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/preferences',
    right: 'customers.read',
    summary: { fa: 'نیازها و سلیقه‌های یک مشتری', en: "A customer's needs and tastes" },
    params: byId,
    answers: { 200: Type.Object({ items: Type.Array(preference) }) },
    handle: ofCustomer(listPreferences),
  }),
  route({
    method: 'GET',
    path: '/preferences/known',
    right: 'customers.read',
    summary: {
      fa: 'نیازها و سلیقه‌هایی که ثبت شده‌اند',
      en: 'Needs and tastes that were noted, the most frequent first',
    },
    answers: {
      200: Type.Object({ items: Type.Array(Type.Object({ value: Type.String(), disliked: Type.Boolean() })) }),
    },
    handle: async (ctx) => ({
      status: 200,
      body: { items: await ctx.read((tx) => listKnownPreferences(tx, ctx.principal)) },
    }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/preferences',
    right: 'customers.write',
    summary: { fa: 'ثبت نیاز یا سلیقه', en: 'Note a need or a taste' },
    params: byId,
    body: Type.Object(
      {
        component: oneOf(components),
        attitude: oneOf(attitudes),
        value: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
        code: Type.Optional(text(60)),
        source: oneOf(preferenceSources),
        confidence: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        evidence: Type.Optional(text(1000)),
      },
      { additionalProperties: false },
    ),
    example: { component: 'product', attitude: 'dislikes', value: 'عطر تند', source: 'stated' },
    answers: { 201: Type.Object({ preferenceId: id, customerId: id }) },
    handle: (ctx) =>
      ctx.write(201, (w) =>
        notePreference(w, ctx.house.secrets, ctx.params.id, ctx.body, visibleOwners(ctx.principal)),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/preferences/:id',
    right: 'customers.write',
    summary: { fa: 'برداشتن نیاز یا سلیقه', en: 'Drop a need or a taste' },
    params: byId,
    answers: { 200: Type.Object({ preferenceId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) => dropPreference(w, ctx.house.secrets, ctx.params.id, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'PUT',
    path: '/customers/:id/reach',
    right: 'customers.write',
    summary: { fa: 'کانال، شعبه و ساعت دلخواه مشتری', en: 'Channel, branch and hours that a customer prefers' },
    params: byId,
    body: Type.Object(
      {
        channel: nullable(oneOf(['sms', 'email', 'call', 'messenger', 'post', 'visit'])),
        branch: nullable(text(100)),
        hours: nullable(Type.Object({ from: minutes, to: minutes }, { additionalProperties: false })),
      },
      { additionalProperties: false },
    ),
    example: { channel: 'sms', branch: null, hours: { from: 540, to: 780 } },
    answers: { 200: Type.Object({ customerId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) => setReach(w, ctx.house.secrets, ctx.params.id, ctx.body, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'GET',
    path: '/customers/:id/notes',
    right: 'customers.read',
    summary: { fa: 'یادداشت‌های یک مشتری', en: 'Notes to a customer, pinned first' },
    params: byId,
    answers: { 200: Type.Object({ items: Type.Array(note) }) },
    handle: ofCustomer(listNotes),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/notes',
    right: 'customers.write',
    summary: { fa: 'یادداشت تازه', en: 'Write a note' },
    params: byId,
    body: Type.Object(
      { body: Type.String({ minLength: 1, maxLength: 20_000 }), pinned: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    example: { body: 'هفتهٔ آینده برای تعویض می‌آید.', pinned: true },
    answers: { 201: Type.Object({ noteId: id, customerId: id }) },
    handle: (ctx) => ctx.write(201, (w) => writeNote(w, ctx.principal, ctx.params.id, ctx.body)),
  }),
  route({
    method: 'PATCH',
    path: '/notes/:id',
    right: 'customers.write',
    summary: { fa: 'تغییر یادداشت', en: 'Change a note' },
    params: byId,
    body: Type.Object(
      { body: Type.Optional(text(20_000)), pinned: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    example: { pinned: false },
    answers: { 200: Type.Object({ noteId: id }) },
    handle: (ctx) => ctx.write(200, (w) => changeNote(w, ctx.house.secrets, ctx.principal, ctx.params.id, ctx.body)),
  }),
  route({
    method: 'DELETE',
    path: '/notes/:id',
    right: 'customers.write',
    summary: { fa: 'برداشتن یادداشت', en: 'Delete a note' },
    params: byId,
    answers: { 200: Type.Object({ noteId: id }) },
    handle: (ctx) => ctx.write(200, (w) => deleteNote(w, ctx.house.secrets, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'POST',
    path: '/notes/:id/restore',
    right: 'customers.write',
    summary: { fa: 'برگرداندن یادداشت برداشته‌شده', en: 'Put a note back that was deleted' },
    params: byId,
    answers: { 200: Type.Object({ noteId: id }) },
    handle: (ctx) => ctx.write(200, (w) => restoreNote(w, ctx.house.secrets, ctx.principal, ctx.params.id)),
  }),
];
