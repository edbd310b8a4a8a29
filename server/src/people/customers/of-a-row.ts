/**
 * The customer of another module's row, as SQL fragments ($1 is the workspace): rows that a merge has not re-pointed yet stand
 * under the survivor.
 */

/** The id that answers for a column's: the survivor's, if it was merged. */
export function answersFor(column: string): string {
  return `coalesce((select r.survivor_id from customers_redirect r where r.workspace_id = $1 and r.merged_id = ${column}), ${column})`;
}

/** Joins whoever answers for a column as c; `left` where the row may have nobody. */
export function joinCustomer(column: string, left: 'left' | '' = ''): string {
  return `left join customers_redirect r on r.workspace_id = $1 and r.merged_id = ${column}
  ${left} join customers_customer c on c.workspace_id = $1 and c.customer_id = coalesce(r.survivor_id, ${column})`;
}

/** The first identifier of a kind that recognises her. */
export function identifierOf(customerId: string, kind: string): string {
  return `(select x.value from customers_identifier x where x.workspace_id = $1 and x.customer_id = ${customerId}
  and x.kind = '${kind}' and x.scope = '' order by x.is_primary desc, x.match_key limit 1)`;
}

/** Every id that leads to a standing customer, beside her own, as an array. */
export function mergedInto(customerId: string): string {
  return `array(select m.merged_id from customers_redirect m where m.workspace_id = $1 and m.survivor_id = ${customerId})`;
}

/** Kind and match key of what recognises her, as one text each; `kinds`: only of these. */
export function addressesOf(customerId: string, kinds?: string): string {
  return `select i.kind || ' ' || i.match_key as address from customers_identifier i where i.workspace_id = $1
  and i.customer_id = ${customerId}${kinds === undefined ? '' : ` and i.kind = any(${kinds})`}`;
}

/** True where a customer was not erased. */
export function notErased(customerId: string): string {
  return `exists (select 1 from customers_customer n where n.workspace_id = $1 and n.customer_id = ${customerId} and n.erased_at is null)`;
}

/** The customers of some owners, for an `in`. */
export function customersOf(owners: string): string {
  return `(select v.customer_id from customers_customer v where v.workspace_id = $1 and v.owner_id = any(${owners}))`;
}
