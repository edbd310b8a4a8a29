import { intimacyBlocks } from './rules/intimacy.ts';

/**
 * Which of the six blocks are known of each person or company that stands for herself, as an SQL fragment for reads of many
 * customers: customer_id and a boolean column named after each block. What rules/intimacy.ts decides for one record; a test proves
 * both equal. Erased ones are left out: nothing may be known of them. Filter by workspace_id first.
 */
export const knownBlocks = `(select c.workspace_id, c.customer_id,
    c.name <> '' and i.customer_id is not null as identity,
    (c.birth_month is not null)::int + (c.gender is not null)::int + (c.city <> '')::int + (c.company_id is not null)::int
      + (c.household_id is not null)::int >= 2 as background,
    c.tags <> '{}' or c.readiness is not null or c.budget_min is not null or c.budget_max is not null or c.owner_id is not null as status,
    coalesce(p.needs, false) as needs, coalesce(p.expectations, false) as expectations, coalesce(p.tastes, false) as tastes
  from customers_customer c
  left join (select workspace_id, customer_id from customers_identifier union
    select s.workspace_id, coalesce(r.survivor_id, s.customer_id) from customers_shared_contact s
    left join customers_redirect r on r.workspace_id = s.workspace_id and r.merged_id = s.customer_id) i
    on i.workspace_id = c.workspace_id and i.customer_id = c.customer_id
  left join (
    select p.workspace_id, coalesce(r.survivor_id, p.customer_id) as customer_id, bool_or(attitude in ('needs', 'unstated-need')) as needs,
      bool_or(component <> 'product') as expectations, bool_or(component = 'product' and attitude in ('likes', 'dislikes')) as tastes
    from customers_preference p left join customers_redirect r on r.workspace_id = p.workspace_id and r.merged_id = p.customer_id
    group by 1, 2) p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
  where c.merged_into is null and c.erased_at is null)`;

/** The six blocks with their words, in the order in which they are told; each code is a column of `knownBlocks`. */
export const knownBlockNames = intimacyBlocks.map(({ code, words }) => ({ code, words }));
