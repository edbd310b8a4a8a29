import type { Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import { survivorOf } from '../standing.ts';

const companySql = `select c.customer_id as "companyId" from customers_customer c
where c.workspace_id = $1 and c.kind = 'company' and c.erased_at is null
  and c.customer_id = ${survivorOf} and ($3::uuid[] is null or c.owner_id = any($3))
for key share`;

/**
 * The company that people may be linked to under this id (a merged one answers with its survivor).
 * @param owners whose customers the caller sees; null: all
 */
export async function findCompany(
  w: Write,
  companyId: string,
  owners: readonly string[] | null,
): Promise<string | Refusal> {
  const [row] = await w.read<{ companyId: string }>(companySql, [w.workspaceId, companyId, owners]);
  return row?.companyId ?? customers('company-unknown');
}
