import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);

interface Somebody {
  name: string;
  gender: 'مرد' | 'زن';
  birthday: string;
  phone: string;
}

const phones = ['02133221100', '021-88776655', '09121110000', '09122220000'];
const men = ['علی', 'رضا', 'حسین', 'نیما', 'محمد رضا'];
const women = ['مریم', 'سارا', 'زهرا', 'نگین', 'لیلا'];
const families = ['احمدی', 'کریمی', 'علی‌پور', 'رضایی نژاد'];

/** Families, desks and schools: few phones, few family names, everybody with a birthday of her own. */
const people = fc
  .uniqueArray(
    fc.record({
      man: fc.boolean(),
      given: fc.nat(4),
      family: fc.constantFrom(...families),
      phone: fc.constantFrom(...phones),
      title: fc.constantFrom('', '', 'آقای ', 'دکتر '),
    }),
    { minLength: 2, maxLength: 14, selector: (one) => `${one.man} ${one.given} ${one.family}` },
  )
  .map((list) =>
    list.map(({ man, given, family, phone, title }): Somebody => {
      const n = given + (man ? 5 : 0) + 10 * families.indexOf(family);
      return {
        name: `${man ? title : title.replace('آقای', 'خانم')}${(man ? men : women)[given]} ${family}`,
        gender: man ? 'مرد' : 'زن',
        birthday: `13${40 + n}/0${1 + (n % 9)}/1${n % 10}`,
        phone,
      };
    }),
  );

const csv = (list: readonly Somebody[]) =>
  `نام و نام خانوادگی,تلفن,جنسیت,تاریخ تولد\n${list.map((one) => `${one.name},${one.phone},${one.gender},${one.birthday}\n`).join('')}`;
const runs = { numRuns: 8, endOnFailure: true };

describe('random families and desks on shared phones', () => {
  it(
    'FRONTDOOR 15: a file makes as many people as it names; again is unchanged; the undo brings all back',
    { timeout: 120_000 },
    () =>
      fc.assert(
        fc.asyncProperty(people, people, async (list, before) => {
          const own = await importShop(database, product);
          const state = () =>
            own.query(
              `select name, title, gender, birth_year, (select count(*)::int from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id) as keys,
               (select count(*)::int from customers_shared_contact s where s.workspace_id = $1 and s.customer_id = c.customer_id) as shared
             from customers_customer c where workspace_id = $1 order by customer_id`,
            );
          const first = await own.bring('customers', csv(before));
          expect(first).toMatchObject({ created: before.length, rejected: 0 });
          const was = await state();
          const twice = await own.bring('customers', csv(before));
          expect(twice).toMatchObject({ created: 0, updated: 0, unchanged: before.length });
          expect(await state()).toEqual(was);

          const second = await own.bring('customers', csv(list));
          const named = new Set([...before, ...list].map((one) => one.birthday));
          expect((await state()).length).toBeGreaterThanOrEqual(named.size);
          expect((await state()).length).toBeLessThanOrEqual(before.length + list.length);
          const { body } = await own.owner.get(`/customers/kept-apart?import=${second.id}&limit=200`);
          expect(body.items).toHaveLength(second.notices['kept-apart'] ?? 0);
          expect(await own.bring('customers', csv(list))).toMatchObject({
            created: 0,
            updated: 0,
            unchanged: list.length,
          });
          await own.takeBack(second.id);
          expect(await state()).toEqual(was);
        }),
        runs,
      ),
  );

  it(
    'through POST /customers nobody is lost, and a file of purchases makes nobody of a shared phone',
    { timeout: 120_000 },
    () =>
      fc.assert(
        fc.asyncProperty(people, async (list) => {
          const own = await importShop(database, product);
          for (const one of list) {
            const [year, month, day] = one.birthday.split('/').map(Number);
            const gender = one.gender === 'زن' ? 'female' : 'male';
            const birthday = { calendar: 'jalali', year, month, day };
            const made = await own.owner.post('/customers', { name: one.name, phones: [one.phone], gender, birthday });
            expect([one.name, made.status]).toEqual([one.name, 201]);
            const again = await own.owner.post('/customers', { name: one.name, phones: [one.phone], gender, birthday });
            expect(again.body.code).toBe('customers.identifier-taken');
          }
          const count = async () => (await own.owner.get('/customers/count')).body.count;
          expect(await count()).toBe(list.length);
          const sales = list.map((one, n) => `${n + 1},1405/07/0${1 + (n % 9)},${one.phone},${one.name},${1000 + n}\n`);
          const file = `شماره فاکتور,تاریخ,موبایل,خریدار,مبلغ (ریال)\n${sales.join('')}`;
          const done = await own.bring('purchases', file);
          expect(done).toMatchObject({ created: list.length, rejected: 0, customersCreated: 0 });
          expect(await own.bring('purchases', file)).toMatchObject({ unchanged: list.length });
          expect(await count()).toBe(list.length);
          // whose phone it is, or whose name stands on the order
          const [{ lost }] = (await own.query<{ lost: number }>(
            `select count(*)::int as lost from purchases_purchase p join customers_customer c on c.workspace_id = $1 and c.customer_id = p.customer_id
           where p.workspace_id = $1 and p.buyer_name = '' and not exists (select 1 from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id)`,
          )) as [{ lost: number }];
          expect(lost).toBe(0);
        }),
        runs,
      ),
  );
});
