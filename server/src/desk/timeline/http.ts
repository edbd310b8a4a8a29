import { request } from '../../edge/http/problem.ts';
import { type Route, route } from '../../edge/http/route.ts';
import type { Module } from '../../office/module.ts';
import { workspaceOf } from '../../office/workspace/index.ts';
import { findCustomerIds } from '../../people/customers/index.ts';
import * as contract from './contract.ts';
import { readEvents } from './read-events.ts';
import { readTimeline } from './read-timeline.ts';
import { showFor, tellTimeline, wordsByType } from './tell-timeline.ts';

/** @param modules whose events are told; asked for at each request, since the list is complete only after the ladder */
export const routes = (modules: () => readonly Module[]): Route[] => [
  route({
    method: 'GET',
    path: '/customers/:id/timeline',
    right: 'customers.read',
    summary: { fa: 'رویدادهای یک مشتری، از تازه به کهنه', en: "A customer's timeline, newest first" },
    params: contract.byId,
    query: contract.timelineQuery,
    answers: { 200: contract.timeline },
    handle: async (ctx) => {
      const { kind: kinds, ...page } = ctx.query;
      const words = wordsByType(modules());
      const types = [...words].filter(([, { kind }]) => kinds === undefined || kinds.includes(kind));
      const show = showFor(await workspaceOf(ctx.house, ctx.principal.workspaceId));
      return ctx.read(async (tx) => {
        const person = await findCustomerIds(tx, ctx.principal, ctx.params.id);
        if (person === undefined) return request('not-found');
        const read = await readTimeline(tx, person.ids, { ...page, types: types.map(([type]) => type) });
        const items = await tellTimeline(tx, read.items, words, show);
        const labels = new Map([...words.values()].map(({ kind, label }) => [kind, { kind, label }]));
        return { status: 200, body: { items, nextCursor: read.nextCursor, kinds: [...labels.values()] } };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/events',
    right: 'events.read',
    summary: { fa: 'رویدادها به ترتیب ثبت', en: 'The event log, oldest first' },
    query: contract.eventsQuery,
    answers: { 200: contract.events },
    handle: async (ctx) => ({ status: 200, body: await ctx.read((tx) => readEvents(tx, ctx.principal, ctx.query)) }),
  }),
];
