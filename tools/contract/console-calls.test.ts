import { expect, expectTypeOf, test } from 'vitest';
import type { OwnSession, TwoFactorSecret } from '../../sdk/src/account.ts';
import type { AnswerOf, ItemOf } from '../../sdk/src/api.ts';
import type { RecordedChange } from '../../sdk/src/audit.ts';
import type {
  CustomerRecord,
  Interaction,
  Profile,
  Purchase,
  PurchaseSummary,
  TimelinePage,
} from '../../sdk/src/customer-page.ts';
import type {
  Bulk,
  Customer,
  CustomerCount,
  CustomerLine,
  CustomerView,
  CustomField,
  Duplicate,
} from '../../sdk/src/customers.ts';
import type { ImportView, KeptRecord } from '../../sdk/src/imports.ts';
import type { MeasureAnswer, MeasureList } from '../../sdk/src/measures.ts';
import type { Session } from '../../sdk/src/session.ts';
import type { Workspace } from '../../sdk/src/settings.ts';
import { createStaff } from '../../sdk/src/staff.ts';
import type { Member, OpenInvitation, Roles, Team } from '../../sdk/src/staff-members.ts';
import type { AccessToken, MadeToken } from '../../sdk/src/tokens.ts';
import { describeRoutes } from './describe-routes.ts';

/**
 * The console's calls are written by hand, with narrower types and words of their own ('jalali' | 'gregorian' where the
 * routes say string). Here they are held against the contract that is made of the routes.
 */

const { paths } = await describeRoutes();
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    method: method.toUpperCase(),
    matches: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  })),
);

test('each call of the console goes to an operation of the contract', async () => {
  const sent: string[] = [];
  const record: typeof fetch = async (url, init = {}) => {
    sent.push(`${init.method} ${new URL(String(url)).pathname}`);
    return new Response('{"items":[],"nextCursor":null}', { status: 200 });
  };
  const { client: _, ...groups } = createStaff({ baseUrl: 'http://shop', fetch: record });
  for (const calls of Object.values(groups) as Record<string, (...args: unknown[]) => unknown>[])
    for (const [name, call] of Object.entries(calls)) {
      // its method and path come with the act that it takes back; the server's own test walks them
      if (name === 'takeBack') continue;
      // the address of a logo is made of a business, trends of several names; 'start' is an id for all but the acts of an import
      const logo = { id: 'x', settings: { brand: { logoFileId: 'x' } } };
      const given = name === 'logoAddress' ? logo : ['trends', 'answers'].includes(name) ? ['x'] : 'x';
      const answer = call(given, 'start', 'x', 'x');
      if (typeof answer === 'string') sent.push(`GET ${new URL(answer).pathname}`);
      else await answer;
    }
  const strangers = sent.filter((one) => {
    const [method, path = ''] = one.split(' ');
    return !operations.some((operation) => operation.method === method && operation.matches.test(path));
  });
  expect(strangers).toEqual([]);
  expect(sent.length).toBeGreaterThan(60);
});

/** The part of an answer that a believed type reads; a property that the answer does not have is never. */
type Seen<Said, Believed> = unknown extends Said
  ? Believed
  : Believed extends readonly (infer B)[]
    ? Said extends readonly (infer S)[]
      ? readonly Seen<S, B>[]
      : never
    : Believed extends object
      ? Said extends object
        ? { readonly [K in keyof Believed]: K extends keyof Said ? Seen<Said[K], Believed[K]> : never }
        : never
      : Said;
/** True where what is believed of an answer is what the routes say of it. */
type Agrees<Said, Believed> = [Believed] extends [Seen<Said, Believed>] ? true : false;

test('what the console reads of an answer is in it', () => {
  expectTypeOf<Agrees<AnswerOf<'GET /session'>, Session>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /workspace'>, Workspace>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'POST /account/two-factor'>, TwoFactorSecret>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /sessions'>, OwnSession>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /audit'>, RecordedChange>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /members'>, Member>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /invitations'>, OpenInvitation>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /roles'>, Roles>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /teams'>, Team>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /tokens'>, AccessToken>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'POST /tokens'>, MadeToken>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/{id}'>, Customer>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /customers'>, CustomerLine>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/count'>, CustomerCount>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/{id}/record'>, CustomerRecord>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/{id}/profile'>, Profile>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/{id}/timeline'>, TimelinePage>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /customers/{id}/purchases'>, PurchaseSummary>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /purchases/{id}'>, Purchase>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /customers/{id}/interactions'>, Interaction>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /customers/bulk/{id}'>, Bulk>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /duplicates'>, Duplicate>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /custom-fields'>, CustomField>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /views'>, CustomerView>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /imports/{id}'>, ImportView>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<ItemOf<'GET /imports/{id}/kept'>, KeptRecord>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /measures'>, MeasureList>>().toEqualTypeOf<true>();
  expectTypeOf<Agrees<AnswerOf<'GET /measures/{name}'>, MeasureAnswer>>().toEqualTypeOf<true>();
});
