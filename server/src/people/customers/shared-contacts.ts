/**
 * Phones and mails that reach somebody and are not hers alone, as SQL fragments for reads of many customers ($1 is the
 * workspace). They are read under every id that leads to her; what has become her own key is left out.
 */

/** The number of a phone without its extension; all else as it is. */
export function numberSql(row: string): string {
  return `case when ${row}.kind = 'phone' then split_part(${row}.value, ';ext=', 1) else ${row}.value end`;
}

/** What is dialled behind a switchboard; null for all else. */
export function extensionSql(row: string): string {
  return `case when ${row}.kind = 'phone' then nullif(split_part(${row}.value, ';ext=', 2), '') end`;
}

/** `from … where …` of the shared contacts of the customer in row alias `c`; rows are named s. */
function sharedOf(customerId: string): string {
  return `from customers_shared_contact s where s.workspace_id = $1 and (s.customer_id = ${customerId}
    or s.customer_id = any(array(select r.merged_id from customers_redirect r where r.workspace_id = $1 and r.survivor_id = ${customerId})))
    and not exists (select 1 from customers_identifier hers where hers.workspace_id = $1 and hers.kind = s.kind and hers.scope = ''
      and hers.match_key = s.match_key and hers.customer_id = ${customerId})`;
}

/** The list of them as jsonb; each once, though two ids that lead to her may have it. */
export function sharedContactsOf(row: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'value', ${numberSql('s')}, 'extension', ${extensionSql('s')},
     'label', s.label, 'reasons', to_jsonb(s.reasons), 'source', s.source) order by s.kind desc, s.created_at, s.match_key), '[]')
   from (select distinct on (s.kind, s.match_key) s.* ${sharedOf(`${row}.customer_id`)} order by s.kind, s.match_key, s.created_at) s)`;
}

/** True where a phone or mail of one of the kinds reaches her that is not hers alone. */
export function hasSharedContact(customerId: string, kinds: string): string {
  return `exists (select 1 ${sharedOf(customerId)} and s.kind = any(${kinds}))`;
}

/** Kind and match key of what reaches her, as one text each: the addresses by which a message may go. */
export function sharedAddressesOf(customerId: string): string {
  return `select s.kind || ' ' || s.match_key as address, s.kind ${sharedOf(customerId)}`;
}

/** Owners of the phones and mails by which somebody ($2: her ids) can be reached too. */
export const sharesWithSql = `select distinct i.customer_id as id from customers_shared_contact s
  join customers_identifier i on i.workspace_id = $1 and i.kind = s.kind and i.scope = '' and i.match_key = s.match_key
  where s.workspace_id = $1 and s.customer_id = any($2::uuid[]) and i.customer_id <> all($2::uuid[])`;
