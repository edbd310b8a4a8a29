import type { Principal } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import type { PersonalPart } from '../../../spine/personal.ts';
import { sharesWithSql } from '../shared-contacts.ts';
import { findCustomerIds } from '../visible.ts';

const namesSql = 'select name from customers_customer where workspace_id = $1 and customer_id = any($2::uuid[])';
const identifiersSql = `select kind, match_key as "matchKey", value from customers_identifier where workspace_id = $1 and customer_id = any($2::uuid[])`;

/** All that the house keeps about a person: each module's part under its name. Undefined when there is nobody to be seen. */
export async function collectMyData(
  tx: Tx,
  house: { personal: readonly PersonalPart[]; secrets: Secrets },
  principal: Principal,
  customerId: string,
): Promise<Record<string, unknown> | undefined> {
  const known = await findCustomerIds(tx, principal, customerId);
  if (known === undefined) return undefined;
  const identifiers = await tx.query<{ kind: string; matchKey: string; value: string }>(identifiersSql, [
    tx.workspaceId,
    known.ids,
  ]);
  const names = await tx.query<{ name: string }>(namesSql, [tx.workspaceId, known.ids]);
  const sharesWith = await tx.query<{ id: string }>(sharesWithSql, [tx.workspaceId, known.ids]);
  const person = {
    ...known,
    names: names.map((one) => one.name),
    sharesWith: sharesWith.map((one) => one.id),
    identifiers,
  };
  const collected: Record<string, unknown> = { customerId: known.customerId };
  for (const part of house.personal) collected[part.name] = await part.collect(tx, person, house.secrets);
  return collected;
}
