import type { Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Acts } from '../../spine/act.ts';

/** What touched the security of a business, or one day of what happened to one person too often. */
export interface SecurityEvent {
  id: string;
  at: Date;
  actor: string;
  /** Empty when the actor is no person, or her account is gone. */
  actorName: string;
  source: string;
  action: string;
  title: Words;
  subject: { kind: string; id: string };
  /** Of a colleague, by her account; of a token, an endpoint or a role, as it was called then. */
  subjectName: string;
  fields: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** How often that day; 1 for what is told by itself. */
  times: number;
  /** The reader had not seen it when she last looked. */
  unseen: boolean;
}

/**
 * The entries of security, newest first. $1 workspace; $2–$5 the declared acts and what each asks for; $6 before which entry; $7 how
 * many; $8 the zone of the business, in which a day is a day. An act that is told by the day stands there once, as its last entry.
 * Each act is read on the index of its own, so that a long history costs nothing.
 */
const entriesSql = `select e.* from unnest($2::text[], $3::text[], $4::text[], $5::int[]) as act (action, field, subject, many)
cross join lateral (
  select e.entry_id, e.at, e.actor, e.source, e.action, e.subject_kind, e.subject_id, e.fields, e.before, e.after,
    case when act.many is null then 1 else (select count(*)::int from audit_entry d where d.workspace_id = $1 and d.action = act.action
      and d.subject_kind = e.subject_kind and d.subject_id = e.subject_id and d.entry_id <= e.entry_id
      and d.at > e.at - interval '1 day' and (d.at at time zone $8)::date = (e.at at time zone $8)::date) end as times
  from audit_entry e
  where e.workspace_id = $1 and e.action = act.action and ($6::uuid is null or e.entry_id < $6)
    and (act.field is null or act.field = any(e.fields)) and (act.subject is null or act.subject = e.subject_kind)
    and (act.many is null or not exists (select 1 from audit_entry l where l.workspace_id = $1 and l.action = act.action
      and l.subject_kind = e.subject_kind and l.subject_id = e.subject_id and l.entry_id > e.entry_id
      and (l.at at time zone $8)::date = (e.at at time zone $8)::date))
  order by e.entry_id desc limit case when act.many is null then $7::int else 1000 end) e
where act.many is null or e.times >= act.many`;

const seenSql = `(select coalesce(m.security_seen_at, m.joined_at) from auth.membership m where m.workspace_id = $1 and m.user_id = $9::uuid)`;
// what somebody has done herself, with her own hands and not to her own account, is no news to her
const newsSql = `e.at > ${seenSql} and (e.actor <> 'user:' || $9::uuid::text or e.subject_kind = 'member' and e.subject_id = $9::uuid::text)`;

const listSql = `select e.entry_id as id, e.at, e.actor, coalesce(a.name, '') as "actorName", e.source, e.action,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", coalesce(s.name, t.name, p.url, e.after ->> 'name', e.before ->> 'name', e.after ->> 'url', '') as "subjectName",
  e.fields, e.before, e.after, e.times, coalesce(${newsSql}, false) as unseen
from (${entriesSql} order by e.entry_id desc limit $7) e
left join auth.account a on e.actor = 'user:' || a.user_id::text
left join auth.account s on e.subject_kind = 'member' and e.subject_id = s.user_id::text
left join auth.token t on e.subject_kind = 'token' and t.workspace_id = $1 and e.subject_id = t.token_id::text
left join webhooks_endpoint p on e.subject_kind = 'webhook' and p.workspace_id = $1 and e.subject_id = p.endpoint_id::text
order by e.entry_id desc`;

const unseenSql = `select count(*)::int as n from (${entriesSql}) e where ${newsSql}`;

/** More than so many unseen events are only said to be many. */
export const mostUnseen = 99;

/** The events of security of a business, newest first, from before one on. */
export async function listSecurity(
  tx: Tx,
  acts: Acts,
  reader: { userId: string | null; timeZone: string },
  page: { before: string | undefined; limit: number },
): Promise<SecurityEvent[]> {
  const rows = await tx.query<Omit<SecurityEvent, 'subject' | 'title'> & { subjectKind: string; subjectId: string }>(
    listSql,
    [tx.workspaceId, ...asked(acts), page.before ?? null, page.limit, reader.timeZone, reader.userId],
  );
  return rows.map(({ subjectKind, subjectId, ...row }) => ({
    ...row,
    title: acts[row.action]?.words ?? { fa: row.action, en: row.action },
    subject: { kind: subjectKind, id: subjectId },
  }));
}

/** How many of them a reader has not seen, up to `mostUnseen` and one more of each kind. */
export async function countUnseen(
  tx: Tx,
  acts: Acts,
  reader: { userId: string | null; timeZone: string },
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(unseenSql, [
    tx.workspaceId,
    ...asked(acts),
    null,
    mostUnseen + 1,
    reader.timeZone,
    reader.userId,
  ]);
  return row?.n ?? 0;
}

/** The declared acts of security as four columns: their names, and what each asks for. */
function asked(acts: Acts): [string[], (string | null)[], (string | null)[], (number | null)[]] {
  const watched = Object.entries(acts).flatMap(([action, { security }]) =>
    security === undefined ? [] : [{ action, when: security === true ? {} : security }],
  );
  const field = (name: string) =>
    watched.map(({ when }) => (name in when ? ((when as Record<string, unknown>)[name] as never) : null));
  return [watched.map(({ action }) => action), field('field'), field('subject'), field('manyInADay')];
}
