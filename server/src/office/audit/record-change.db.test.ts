import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { afterAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../edge/http/principal.ts';
import { fixedClock } from '../../ground/clock.ts';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { createSecrets } from '../../ground/secrets.ts';
import { customerActs } from '../../people/customers/acts.ts';
import { rightsOf } from '../../people/staff/rules/rights.ts';
import { type Write, type WritePath, write } from '../../spine/write.ts';
import { testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { csvLine } from './csv.ts';
import { customerKey, destroyCustomerKeys, ensureCustomerKeys } from './customer-key.ts';
import { type ChangeFilter, listChanges } from './list-changes.ts';
import { type Change, recordChange } from './record-change.ts';

const database = await testDatabase();
const pool = openPool({ url: database.webUrl, log: silentLog, name: 'test', max: 8 });
const admin = openPool({ url: database.superUrl, log: silentLog, name: 'test-super', max: 1 });
afterAll(() => Promise.all([pool.end(), admin.end()]));
const { workspaceId } = await testWorkspace(database);
const secrets = createSecrets('00'.repeat(32));
const clock = fixedClock('2026-11-21T09:00:00Z');
const path: WritePath = { pool, clock, epoch: 1, addJob: async () => {}, committed: () => {} };
const run = <A>(command: (w: Write) => Promise<A>) =>
  write(path, { workspaceId, actor: 'user:maryam', source: 'console' }, command);
const record = (change: Change) => run((w) => recordChange(w, secrets, change).then(() => null));
const reader = (changed: Partial<Principal> = {}): Principal => ({
  actor: 'user:reza',
  userId: null,
  name: 'رضا',
  workspaceId,
  role: 'owner',
  team: [],
  ...rightsOf('owner'),
  ...changed,
});
const read = (filter: ChangeFilter, principal = reader()) =>
  inWorkspace(pool, workspaceId, (tx) =>
    listChanges(tx, { secrets, acts: customerActs }, principal, filter, { before: undefined, limit: 50 }),
  );
const renamed = (customerId: string): Change => ({
  action: 'customer.changed',
  subject: { kind: 'customer', id: customerId },
  customerId,
  before: { name: 'مریم احمدی', city: 'اصفهان', version: 1 },
  after: { name: 'مریم رضایی', city: 'شیراز', version: 1 },
  personal: ['name'],
});

describe('an entry', () => {
  it('keeps the fields that differ, before and after', async () => {
    const customerId = uuidv7();
    await record(renamed(customerId));
    expect(await read({ subjectId: customerId })).toMatchObject([
      {
        actor: 'user:maryam',
        action: 'customer.changed',
        fields: ['city', 'name'],
        before: { name: 'مریم احمدی', city: 'اصفهان' },
        after: { name: 'مریم رضایی', city: 'شیراز' },
        hidden: [],
      },
    ]);
  });

  it('is not written when nothing differs', async () => {
    const customerId = uuidv7();
    const same = { name: 'مریم', since: new Date('2026-01-01T00:00:00Z'), note: undefined };
    await record({ ...renamed(customerId), before: same, after: { ...same, since: '2026-01-01T00:00:00.000Z' } });
    expect(await read({ subjectId: customerId })).toEqual([]);
  });

  it('is committed together with the change, or neither is', async () => {
    const customerId = uuidv7();
    await expect(
      run(async (w) => {
        await recordChange(w, secrets, renamed(customerId));
        w.put('insert into audit_entry (workspace_id) values ($1)', [w.workspaceId]);
        return null;
      }),
    ).rejects.toThrow(/null value/);
    expect(await read({ subjectId: customerId })).toEqual([]);
  });

  it('holds no personal value that stands readable in the table', async () => {
    await record(renamed(uuidv7()));
    const { rows } = await admin.query(
      `select string_agg(t::text, ' ') as all from (select e::text as t from audit_entry e union all select k::text from audit_customer_key k) x`,
    );
    expect(rows[0].all).toContain('شیراز');
    expect(rows[0].all).not.toContain('رضایی');
  });
});

describe("a customer's key", () => {
  it('opens nothing any more after it was destroyed, and none is made anew', async () => {
    const customerId = uuidv7();
    await record(renamed(customerId));
    await run((w) => destroyCustomerKeys(w, [customerId]).then(() => null));
    await record({ ...renamed(customerId), after: { name: 'دوباره' }, before: { name: 'هیچ' } });
    const entries = await read({ customerId });
    expect(entries.map((one) => one.hidden)).toEqual([['name'], ['name']]);
    expect(JSON.stringify(entries)).not.toMatch(/مریم|دوباره/);
    const key = await run((w) => customerKey(w, secrets, customerId).then((found) => found === undefined));
    expect(!isRefusal(key) && key.answer).toBe(true);
  });

  it('is one key, also when two writes need the first one at the same moment', async () => {
    const customerId = uuidv7();
    await Promise.all(Array.from({ length: 6 }, () => record(renamed(customerId))));
    const entries = await read({ customerId });
    expect(entries).toHaveLength(6);
    expect(entries.every((one) => one.after.name === 'مریم رضایی')).toBe(true);
  });

  it('is made for many at once where it is missing', async () => {
    const ids = [uuidv7(), uuidv7(), uuidv7()];
    const made = await inWorkspace(pool, workspaceId, (tx) => ensureCustomerKeys(tx, secrets, ids, clock.now()));
    const again = await inWorkspace(pool, workspaceId, (tx) =>
      ensureCustomerKeys(tx, secrets, [...ids, uuidv7()], clock.now()),
    );
    expect(made.size).toBe(3);
    expect(again.size).toBe(4);
    for (const id of ids) expect(again.get(id)?.equals(made.get(id) ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('a reader', () => {
  it('whose role masks fields sees that they changed, and not from what to what', async () => {
    const customerId = uuidv7();
    await record(renamed(customerId));
    const [entry] = await read({ customerId }, reader({ masked: new Set(['phone']) }));
    expect(entry).toMatchObject({ fields: ['city', 'name'], hidden: ['name'], after: { city: 'شیراز' } });
  });

  it('who sees only some rows sees her own doings only', async () => {
    const customerId = uuidv7();
    await record(renamed(customerId));
    expect(await read({ customerId }, reader({ scope: 'team' }))).toEqual([]);
    expect(await read({ customerId }, reader({ scope: 'team', actor: 'user:maryam' }))).toHaveLength(1);
  });
});

it('a spreadsheet takes nothing of an entry for a formula', () => {
  const line = csvLine({
    id: uuidv7(),
    at: new Date('2026-11-21T09:00:00Z'),
    actor: 'user:1',
    actorName: '=HYPERLINK("http://evil")',
    source: 'console',
    action: 'customer.changed',
    title: { fa: 'مشتری ویرایش شد', en: 'A customer was changed' },
    subject: { kind: 'customer', id: '1' },
    customerId: null,
    subjectName: '',
    customerName: '',
    fields: ['name'],
    before: {},
    after: { name: 'a,"b"' },
    hidden: [],
  });
  expect(line).toContain(`"'=HYPERLINK(""http://evil"")"`);
});

it('the lists ride on an index, behind row-level security', async () => {
  const plans = await inWorkspace(pool, workspaceId, async (tx) => {
    await tx.query('set local enable_seqscan = off');
    const explain = async (where: string) =>
      JSON.stringify(
        await tx.query(
          `explain select * from audit_entry e where e.workspace_id = $1 and ${where} order by e.entry_id desc limit 50`,
          [workspaceId],
        ),
      );
    return [
      await explain(`e.entry_id < '${uuidv7()}'`),
      await explain(`e.subject_kind = 'customer' and e.subject_id = 'x'`),
      await explain(`e.actor = 'user:x'`),
    ];
  });
  expect(plans.map((plan) => /Index Scan[^"]* using (\w+)/.exec(plan)?.[1])).toEqual([
    'audit_entry_pkey',
    'audit_entry_subject',
    'audit_entry_actor',
  ]);
});
