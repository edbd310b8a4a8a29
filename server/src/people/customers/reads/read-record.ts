import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { findCustomer } from '../queries.ts';
import { measureIntimacy } from '../rules/intimacy.ts';
import { readReach } from '../rules/reach.ts';
import { findCustomerIds, visibleCustomer } from '../visible.ts';
import { findHousehold, listPeople } from './find-household.ts';
import { listAttachments } from './list-attachments.ts';
import { mayCompare } from './list-duplicates.ts';
import { listMerges } from './list-merges.ts';
import { listNotes } from './list-notes.ts';
import { listPreferences } from './list-preferences.ts';
import { offerRelatives } from './offer-relatives.ts';
import { readQuality } from './read-quality.ts';

const companySql = `select c.customer_id as id, c.name from customers_customer c
where c.workspace_id = $1 and c.customer_id = $2 and ${visibleCustomer('c.customer_id', '$3')}`;
const duplicatesSql = `select count(*) as n from customers_duplicate d where d.workspace_id = $1 and (d.first_id = $2 or d.second_id = $2)
  and ${visibleCustomer('d.first_id', '$3')} and ${visibleCustomer('d.second_id', '$3')}`;

/** All that this module has for the page of one customer, in one go: the statements leave together. */
export async function readRecord(tx: Tx, principal: Principal, customerId: string, now: Date) {
  const known = await findCustomerIds(tx, principal, customerId);
  if (known === undefined) return undefined;
  const { ids } = known;
  const [customer, preferences, notes, attachments, quality, merges, duplicates] = await Promise.all([
    findCustomer(tx, principal, known.customerId),
    listPreferences(tx, ids),
    listNotes(tx, ids),
    listAttachments(tx, ids),
    readQuality(tx, known.customerId, now),
    listMerges(tx, principal, ids, { limit: 20 }),
    mayCompare(principal)
      ? tx.prepared<{ n: number }>(duplicatesSql, [tx.workspaceId, known.customerId, visibleOwners(principal)])
      : [],
  ]);
  if (customer === undefined) return undefined;
  const { householdId, companyId, kind } = customer;
  const [household, company, people, relatives] = await Promise.all([
    householdId === null ? undefined : findHousehold(tx, principal, householdId),
    companyId === null
      ? []
      : tx.prepared<{ id: string; name: string }>(companySql, [tx.workspaceId, companyId, visibleOwners(principal)]),
    kind === 'company' ? listPeople(tx, principal, known.customerId, null, 20) : [],
    kind === 'person' ? offerRelatives(tx, principal, ids, householdId) : [],
  ]);
  return {
    customer,
    household: household ?? null,
    company: company[0] ?? null,
    people,
    relatives,
    preferences,
    reach: { ...readReach(preferences.map((one) => one.code)), language: customer.language },
    notes,
    attachments: principal.rights.has('*') || principal.rights.has('attachments.read') ? attachments : [],
    quality,
    intimacy: measureIntimacy({
      ...customer,
      identifiers: [...customer.identifiers, ...customer.sharedContacts],
      preferences,
    }),
    merges: merges.items,
    duplicates: duplicates[0]?.n ?? 0,
  };
}
