/** What was done to whom, as SQL fragments for the statements of others ($1 is the workspace). */

/** The ids of what an act was done to with some customers. */
export function subjectsOf(action: string, customerIds: string): string {
  return `select subject_id from audit_entry where workspace_id = $1 and customer_id = any(${customerIds}) and action = '${action}'`;
}

/** True where an act was done to a subject at an instant or later. */
export function actedSince(action: string, subject: { kind: string; id: string }, since: string): string {
  return `exists (select 1 from audit_entry e where e.workspace_id = $1 and e.subject_kind = '${subject.kind}'
    and e.subject_id = ${subject.id} and e.action = '${action}' and e.at >= ${since})`;
}

/** When an act was last done; null if it never was. */
export function lastDone(action: string): string {
  return `(select max(at) from audit_entry where workspace_id = $1 and action = '${action}')`;
}
