import type { StagedRow } from '../../office/imports/index.ts';
import { columnOf, type columns, type FileField, fileFields } from './columns.ts';
import type { PersonState } from './intake-state.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';

type StagedTypes = { [F in FileField as (typeof columns)[F]['column']]: (typeof columns)[F]['type'] };

/** The columns of a customer that a file can set, with the two keys of her name, as they are staged. */
export const stagedState = {
  ...(Object.fromEntries(fileFields.map((field) => [columnOf[field].column, columnOf[field].type])) as StagedTypes),
  search_key: 'text',
  alike_key: 'text',
} as const;
/** The same, as a list for a statement. */
export const stateColumns = Object.keys(stagedState);

/** A state as its staged row says it. */
export function stateRow(state: PersonState): StagedRow<typeof stagedState> {
  const values = Object.fromEntries(fileFields.map((field) => [columnOf[field].column, state[field]]));
  const keys = { search_key: searchKeyOf(state.name), alike_key: alikeKeyOf(state.name) };
  // each column has the value of its field
  return { ...values, ...keys } as StagedRow<typeof stagedState>;
}
