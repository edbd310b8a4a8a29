import { counted } from '@peyvand/kernel/counted';
import type pg from 'pg';
import { inWorkspace } from '../../ground/database/transaction.ts';
import type { Check } from '../../office/doctor/index.ts';
import { listWorkspaceIds } from '../../office/workspace/index.ts';
import { happened } from './counted.ts';

/** Some of them by name: enough to begin correcting. */
const told = 5;

const impossibleSql = `select day, coalesce(number, purchase_id::text) as name, count(*) over () as n from (
    select day, number, purchase_id from purchases_purchase p where workspace_id = $1 and not (${happened('p')})
    union all select r.day, p.number, r.purchase_id from purchases_return r
      join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
      where r.workspace_id = $1 and not (${happened('r')})) x
  order by day desc limit ${told}`;

/**
 * Purchases and returns on days on which nothing can have happened, taken in by an earlier release: they are left out of every
 * figure, and somebody has to know it.
 * @param workspaceId one business; all of the installation when left out
 */
export async function checkPurchaseDays(pool: pg.Pool, workspaceId?: string): Promise<Check> {
  const found: { day: string; name: string }[] = [];
  let n = 0;
  for (const id of workspaceId === undefined ? await listWorkspaceIds(pool) : [workspaceId]) {
    const rows = await inWorkspace(pool, id, (tx) =>
      tx.query<{ day: string; name: string; n: number }>(impossibleSql, [id]),
    );
    n += rows[0]?.n ?? 0;
    found.push(...rows);
  }
  const some = found.slice(0, told).map(({ day, name }) => `${name} (${day})`);
  return {
    name: 'purchase-days',
    ok: n === 0,
    detail:
      n === 0
        ? { fa: 'روز همهٔ خریدها و برگشتی‌ها پذیرفتنی است', en: 'every purchase and return is on a possible day' }
        : {
            fa: `${n} خرید یا برگشتی روزی دارد که هنگام ثبت نیامده بود یا پیش از ۱۹۰۰ است و در هیچ عددی شمرده نمی‌شود: ${some.join('، ')}. آن‌ها را لغو کنید و با روز درست دوباره ثبت کنید.`,
            en: `${counted(n, 'purchase or return is on a day that had not come when it was written down, or before 1900, and counts', 'purchases or returns are on days that had not come when they were written down, or before 1900, and count')} in no figure: ${some.join(', ')}. Cancel them and record them again on the right day.`,
          },
  };
}
