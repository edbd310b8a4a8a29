/**
 * What imports remember of records of every kind, as SQL for the statements of the kinds ($1 is the workspace): by which key of a
 * file a record is known again, and what it held before an import.
 */

/** The ids of the records that a file's key leads to: none or one. */
export function matchedRecord(kind: string, key: string): string {
  return `select record_id from intake_match where workspace_id = $1 and kind = '${kind}' and match_key = ${key} limit 1`;
}

/** What records held before an import and after it, as a source: record_id, import_id, before, after. */
export function imagesBefore(kind: string): string {
  return `(select record_id, import_id, before, after from intake_before where workspace_id = $1 and kind = '${kind}')`;
}
