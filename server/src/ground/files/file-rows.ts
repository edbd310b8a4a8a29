/**
 * The rows of files, as SQL for the statements of those that files belong to ($1 is the workspace). The bytes of a row that is
 * deleted go after the commit, or by the sweep of those that no row knows.
 */

/** Joins a file as f. */
export function joinFile(fileId: string): string {
  return `join files_file f on f.workspace_id = $1 and f.file_id = ${fileId}`;
}

/** Locks file $2, if it serves one of the purposes; columns are of f. */
export function lockFile(columns: string, purposes: readonly string[]): string {
  return `select ${columns} from files_file f where f.workspace_id = $1 and f.file_id = $2
  and f.purpose in (${purposes.map((purpose) => `'${purpose}'`).join(', ')}) for update`;
}

/** Gives file $2 another purpose. */
export function servesNow(purpose: string): string {
  return `update files_file set purpose = '${purpose}' where workspace_id = $1 and file_id = $2`;
}

/** Deletes the file $2. */
export const deleteFileSql = 'delete from files_file where workspace_id = $1 and file_id = $2';

/** Deletes the files that a source has under file_id, and says which; with a purpose only those that serve it. */
export function deleteFiles(source: string, purpose?: string): string {
  return `delete from files_file f using ${source} g where f.workspace_id = $1 and f.file_id = g.file_id
  ${purpose === undefined ? '' : `and f.purpose = '${purpose}'`} returning f.file_id as "fileId"`;
}

/** Deletes the files of a purpose for which a condition about f holds. */
export function deleteFilesOf(purpose: string, condition: string): string {
  return `delete from files_file f where f.workspace_id = $1 and f.purpose = '${purpose}' and ${condition}`;
}

/** Every file of a workspace. */
export const listFilesSql = 'select file_id::text as id, size from files_file where workspace_id = $1 order by file_id';
