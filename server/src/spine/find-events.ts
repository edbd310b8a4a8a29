/** Events of the log, as SQL fragments for the statements of others ($1 is the workspace). */

/**
 * One event by its whole key, for a lateral join. By itself: joined to an update, the planner read the log of the whole
 * workspace.
 */
export function eventByKey(columns: string, recordedAt: string, eventId: string): string {
  return `(select ${columns} from spine_event where workspace_id = $1 and recorded_at = ${recordedAt} and event_id = ${eventId} offset 0)`;
}

/** True where an event of a customer was told by somebody else. */
export function toldByOthers(customerId: string, actor: string): string {
  return `exists (select 1 from spine_event e where e.workspace_id = $1 and e.customer_id = ${customerId} and e.actor <> ${actor})`;
}

/** The place of a workspace's newest event as one text; null where nothing happened yet. */
export const newestPlace = `(select epoch || ':' || xid || ':' || position from spine_event where workspace_id = $1
  order by epoch desc, xid desc, position desc limit 1)`;

/** How many events somebody sees who has named no workspace: none, if the wall stands. */
export const countSeenSql = 'select count(*)::int as n from spine_event';

/** How many events of a workspace are parked, and one of them with its error ($2 goes between). */
export const parkedSql = `select count(*)::int as n, min(reaction || $2 || error) as example from spine_parked where workspace_id = $1`;

/** Marks events ($3) for reaction $2 and says which were not marked before: the once of an effect that leaves the database. */
export const markSql = `insert into spine_mark (workspace_id, reaction, event_id)
select $1, $2, e from unnest($3::uuid[]) e on conflict do nothing returning event_id as "eventId"`;
