import { expect, it } from 'vitest';
import { modules } from '../../ladder.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const kindsOf = async (role: string, rights?: ReadonlySet<string>) =>
  (await shop.as(role, rights === undefined ? {} : { rights }).get('/imports/kinds')).body.items as {
    kind: string;
    fields: { key: string }[];
  }[];

it('the kinds that can be brought in are those that modules declare, with their fields and the business’s own', async () => {
  const declared = modules.flatMap((module) => module.intake ?? []);
  await shop
    .as('owner')
    .post('/custom-fields', { key: 'shoe', label: { fa: 'شماره کفش', en: 'Shoe' }, type: 'number' });
  const kinds = await kindsOf('owner');
  expect(kinds.map((one) => one.kind).sort()).toEqual(declared.map((one) => one.kind).sort());
  for (const { kind, fields } of declared)
    expect(kinds.find((one) => one.kind === kind)?.fields.map((one) => one.key)).toEqual(
      expect.arrayContaining(fields.map((one) => one.key)),
    );
});

it('whoever may bring in only one kind is shown that one', async () => {
  expect((await kindsOf('cashier', new Set(['imports.read', 'products.write']))).map((one) => one.kind)).toEqual([
    'products',
  ]);
});
