import { rm } from 'node:fs/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { visibleOwners } from '../../../edge/http/principal.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { filePath } from '../../../ground/files/store-file.ts';
import { noteAccess } from '../../../office/audit/index.ts';
import { copyLedger } from '../../../office/backup/index.ts';
import { eraseCustomer } from '../commands/erase-customer.ts';
import { byId, id, instant } from '../contract.ts';
import { collectMyData } from '../reads/collect-my-data.ts';
import { customers } from '../refusals.ts';

export const privacyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/my-data',
    right: 'exports.run',
    summary: { fa: 'همهٔ داده‌های یک شخص', en: 'Everything we keep about one person' },
    params: byId,
    answers: {
      200: Type.Object(
        { customerId: id, collectedAt: instant },
        { additionalProperties: true, description: 'Each module adds its part under its own name' },
      ),
    },
    handle: async (ctx) => {
      const { house, principal, params } = ctx;
      // whole values are the point of it; who may not read them may not hand them over
      if (principal.masked.size > 0) return customers('field-hidden');
      const found = await ctx.read((tx) => collectMyData(tx, house, principal, params.id));
      if (found === undefined) return customers('not-found');
      // the sealed values are opened here, and leave
      await noteAccess(house, principal, {
        action: 'customer.data-collected',
        subject: { kind: 'customer', id: String(found.customerId) },
        customerId: String(found.customerId),
      });
      return { status: 200, body: { ...found, collectedAt: ctx.now.toISOString() } };
    },
  }),
  route({
    method: 'POST',
    path: '/customers/:id/erase',
    right: 'erase.run',
    summary: { fa: 'پاک کردن داده‌های شخصی یک مشتری', en: "Erase a customer's personal data" },
    params: byId,
    answers: { 200: Type.Object({ customerId: id, erasedAt: instant }) },
    handle: async (ctx) => {
      const { house, principal, params } = ctx;
      const outcome = await ctx.written(200, (w) => eraseCustomer(w, house, params.id, visibleOwners(principal)));
      if (isRefusal(outcome)) return outcome;
      for (const fileId of outcome.answer.fileIds)
        await rm(filePath(house, principal.workspaceId, fileId), { force: true });
      await copyLedger(house.pool, house.config.dataDir);
      const headers = outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {};
      return { status: outcome.status, body: outcome.answer, ...headers };
    },
  }),
];
