import { evidence, leastLikeness, sharedMailboxes } from '../rules/likeness.ts';

const points = Object.entries(evidence)
  .map(([code, { points }]) => `('${code}', ${points})`)
  .join(', ');
const compact = (row: string) => `split_part(${row}.search_key, ' ', -1)`;
const sameName = `a.search_key <> '' and ${compact('a')} = ${compact('b')}`;
// The sorted letters are equal for every order of the words, and for a few names that are others: the words decide.
const turnedName = `a.alike_key <> '' and a.alike_key = b.alike_key and ${compact('a')} <> ${compact('b')} and a.words @> b.words and b.words @> a.words`;
const partOfName = `a.search_key <> '' and b.search_key <> '' and ${compact('a')} <> ${compact('b')} and (a.words @> b.words) <> (b.words @> a.words)`;
// Names in different scripts say nothing about each other.
const inScript = (row: string) => `(${row}.search_key ~ '[\\u0600-\\u06FF]')`;
const otherName = `a.search_key <> '' and b.search_key <> '' and ${compact('a')} <> ${compact('b')} and ${inScript('a')} = ${inScript('b')}
      and not a.words @> b.words and not b.words @> a.words`;
const sameBirthday =
  'a.birth_month = b.birth_month and a.birth_day = b.birth_day and a.birth_calendar = b.birth_calendar';
const otherBirthday = 'a.birth_month <> b.birth_month or a.birth_day <> b.birth_day or a.birth_year <> b.birth_year';
const mailboxes = sharedMailboxes.map((one) => `'${one}'`).join(', ');

// One of a pair with what is compared of her identifiers. Lateral with an aggregate: read by key for each pair, whatever the
// planner thinks of the number of pairs (as EXISTS it hashed all national ids of the workspace for three customers).
const side = (row: string, id: string) => `cross join lateral (
    select c.*, i.national, i.mailboxes, i.phone_ends, case when c.search_key like ' % %' then trim_array(string_to_array(ltrim(c.search_key), ' '), 1)
        else string_to_array(ltrim(c.search_key), ' ') end as words from customers_customer c cross join lateral (
      select coalesce(bool_or(i.kind = 'national-id'), false) as national,
        array_agg(split_part(i.match_key, '@', 1)) filter (where i.kind = 'email' and length(split_part(i.match_key, '@', 1)) >= 5
          and split_part(i.match_key, '@', 1) not in (${mailboxes})) as mailboxes,
        array_agg(right(split_part(i.match_key, ';', 1), 8)) filter (where i.kind = 'phone') as phone_ends
      from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id) i
    where c.workspace_id = $1 and c.customer_id = ${id} and c.merged_into is null and c.erased_at is null offset 0) ${row}`;

/**
 * Scores pairs of customers by the evidence of rules/likeness.ts, as one statement: rows {first_id, second_id, score, reasons}.
 * Left out: pairs that somebody declined, persons against companies, two with a national id each, and weak pairs.
 * @param pairs select of first_id < second_id and rare (the name is rare), $1 being the workspace
 */
export function scorePairsSql(pairs: string): string {
  return `with pair as materialized (select first_id, second_id, bool_or(rare) as rare from (${pairs}) p group by first_id, second_id),
weighed as materialized (
  select p.first_id, p.second_id, array_remove(array[
    case when ${sameName} then 'name' end,
    case when ${turnedName} then 'name-order' end,
    case when ${partOfName} then 'name-part' end,
    case when p.rare and (${sameName} or ${turnedName}) then 'rare-name' end,
    case when ${sameBirthday} then 'birthday' end,
    case when ${sameBirthday} and a.birth_year = b.birth_year then 'birth-year' end,
    case when a.city <> '' and a.city = b.city then 'city' end,
    case when a.mailboxes && b.mailboxes then 'email-name' end,
    case when a.phone_ends && b.phone_ends then 'phone-end' end,
    case when ${otherName} then 'other-name' end,
    case when a.birth_calendar = b.birth_calendar and (${otherBirthday}) then 'other-birthday' end,
    case when a.gender <> b.gender then 'other-gender' end], null) as reasons
  from pair p ${side('a', 'p.first_id')} ${side('b', 'p.second_id')}
  where a.kind = b.kind and not (a.national and b.national)
    and not exists (select 1 from customers_distinct d where d.workspace_id = $1 and d.first_id = p.first_id and d.second_id = p.second_id)),
scored as materialized (
  select first_id, second_id, reasons, (select sum(e.points) from (values ${points}) e (code, points) where e.code = any(reasons)) as score from weighed)
select first_id, second_id, least(score, 99)::smallint as score, reasons from scored where score >= ${leastLikeness}`;
}

/** Pairs of some customers ($2) with whoever is like them, over the search function's indexes. */
export const pairsOfSome = `select least(o.id, a.customer_id) as first_id, greatest(o.id, a.customer_id) as second_id, a.rare
  from unnest($2::uuid[]) as o (id) cross join lateral customers_find_alike(o.id, 50) a`;

// Groups of equals become pairs. A group that is too large is no evidence: the name is frequent, the mailbox shared.
const pairsOf = (select: string, group: string, most: number, rare: boolean) => `select x.id, y.id, ${rare}
  from (select array_agg(customer_id order by customer_id) as ids ${select} group by ${group} having count(*) between 2 and ${most}) g
  cross join lateral unnest(g.ids) with ordinality x (id, n) cross join lateral unnest(g.ids) with ordinality y (id, m) where x.n < y.m`;
const person = `from (select customer_id, kind, alike_key as name, search_key like ' % % %' as full_name, birth_calendar, birth_year, birth_month, birth_day, city
  from customers_customer c where workspace_id = $1 and merged_into is null and erased_at is null and search_key <> '') c`;
const identifier = (
  kind: string,
  key: string,
) => `from (select distinct customer_id, ${key} as key from customers_identifier
  where workspace_id = $1 and kind = '${kind}') i where length(key) >= 5`;

/** Pairs of the whole workspace, by grouping: a few passes, whatever the number of customers. */
export const pairsOfAll = `select first_id, second_id, rare from (
${pairsOf(`${person} where birth_month is not null`, 'kind, name, birth_calendar, birth_month, birth_day', 20, false)}
union all ${pairsOf(`${person} where birth_year is not null`, 'kind, birth_calendar, birth_year, birth_month, birth_day', 8, false)}
union all ${pairsOf(`${person} where birth_year is not null and city <> ''`, 'kind, birth_calendar, birth_year, birth_month, birth_day, city', 8, false)}
union all ${pairsOf(`${person} where city <> ''`, 'kind, name, city', 5, false)}
union all ${pairsOf(`${person} where full_name`, 'kind, name', 3, true)}
union all ${pairsOf(identifier('email', `split_part(match_key, '@', 1)`), 'key', 10, false)}
union all ${pairsOf(identifier('phone', `right(split_part(match_key, ';', 1), 8)`), 'key', 10, false)}) as all_pairs (first_id, second_id, rare)`;
