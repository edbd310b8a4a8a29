import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { nameOperation } from '../../server/src/edge/http/describe-api/name-operation.ts';
import type { Content, Schema } from '../../server/src/edge/http/describe-api/openapi.ts';
import { modules } from '../../server/src/ladder.ts';
import { bodyOf } from '../../server/src/office/webhooks/rules/sign.ts';
import { describeRoutes } from './describe-routes.ts';

const description = await describeRoutes();
const { paths, webhooks = {}, components } = description;
const operations = [...Object.entries(paths), ...Object.entries(webhooks)].flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);
const ajv = new Ajv2020({ strict: false });
(addFormats as unknown as (one: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: 'description', components });
const judge = (schema: Schema) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"description#/components/')));

describe('HOUSE 18: the product describes itself', () => {
  it.each([
    ['GET', '/customers', 'getCustomers'],
    ['GET', '/customers/:id/purchases', 'getCustomersByIdPurchases'],
    ['POST', '/account/two-factor/off', 'postAccountTwoFactorOff'],
    ['GET', '/webhooks/{id}/deliveries/{deliveryId}', 'getWebhooksByIdDeliveriesByDeliveryId'],
  ])('%s %s is called %s', (method, path, name) => expect(nameOperation(method, path)).toBe(name));

  it('every operation has a name of its own, words in both languages, security and what it refuses', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations) {
      expect([name, operation]).toMatchObject([
        name,
        { operationId: expect.stringMatching(/^[a-z][A-Za-z0-9]+$/), security: expect.any(Array) },
      ]);
      expect([name, operation.summary, operation.description]).toEqual([
        name,
        expect.stringMatching(/[A-Za-z]/),
        expect.stringMatching(/[آ-ی]/),
      ]);
      expect([name, operation.responses['4XX']]).not.toEqual([name, undefined]);
    }
    const open = modules.flatMap((module) => module.routes ?? []).filter((route) => route.right === 'public');
    const unsecured = Object.values(paths).flatMap((item) =>
      Object.values(item).filter(({ security }) => security?.length === 0),
    );
    expect(unsecured.length).toBe(open.length);
  });

  it('every body and every answer has an example, and each example is what its schema allows', () => {
    const wrong: unknown[] = [];
    let judged = 0;
    const look = (name: string, content: Content = {}) => {
      for (const [type, { schema = {}, example }] of Object.entries(content)) {
        judged += 1;
        if (example === undefined) wrong.push(`${name} ${type}: no example`);
        if (!/json/.test(type)) continue;
        const fits = judge(schema);
        if (!fits(example)) wrong.push([name, example, fits.errors]);
      }
    };
    for (const { name, operation } of operations) {
      look(`${name} body`, operation.requestBody?.content);
      for (const [status, answer] of Object.entries(operation.responses)) look(`${name} ${status}`, answer.content);
    }
    look('refused', components.responses?.Refused?.content);
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(250);
  });

  it('shapes that are said more than once have names, and refusals have one shape', () => {
    const names = Object.keys(components.schemas ?? {});
    expect(names).toEqual(expect.arrayContaining(['Problem', 'Purchase', 'PurchaseWishLine', 'Webhook']));
    const text = JSON.stringify({ paths, webhooks, components });
    for (const name of names) expect([name, text.includes(`#/components/schemas/${name}"`)]).toEqual([name, true]);
    expect(text).not.toMatch(/"~(kind|optional)"/);
  });

  it('tells of every kind of event that the modules declare, as it is sent', () => {
    const declared = modules.flatMap((module) => module.events ?? []);
    expect(Object.keys(webhooks)).toEqual(declared.map((kind) => kind.type));
    for (const { type, about } of declared) {
      const { schema = {}, example } = webhooks[type]?.post?.requestBody?.content['application/json'] ?? {};
      const { eventId, customerId, ...data } = (example as { data: Record<string, unknown> }).data;
      const sent = bodyOf({
        eventId: String(eventId),
        type,
        customerId: about === 'customer' ? String(customerId) : null,
        occurredAt: new Date('2026-11-20T14:40:00Z'),
        data,
      });
      const fits = judge(schema);
      expect([type, fits(JSON.parse(sent)), fits.errors]).toEqual([type, true, null]);
    }
  });

  it('says which writes need a key, and which bodies and answers are files', () => {
    const key = { $ref: '#/components/parameters/IdempotencyKey' };
    expect(paths['/api/v1/purchases']?.post?.parameters).toContainEqual(key);
    expect(paths['/api/v1/session']?.post?.parameters ?? []).not.toContainEqual(key);
    expect(Object.keys(paths['/api/v1/imports']?.post?.requestBody?.content ?? {})).toEqual([
      'application/octet-stream',
    ]);
    expect(Object.keys(paths['/api/v1/audit/export']?.get?.responses[200]?.content ?? {})).toEqual(['text/csv']);
  });
});
