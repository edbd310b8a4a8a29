import { isRefusal } from '@peyvand/kernel/refusal';
import type { House } from '../edge/house.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import type { Intake } from '../office/imports/intake.ts';
import { headerKey } from '../office/imports/mapping/guess-columns.ts';
import { allOthers, type MappingWish, stillOpen } from '../office/imports/mapping/mapping.ts';
import { openTable } from '../office/imports/mapping/open-table.ts';
import { openSource } from '../office/imports/read/open-source.ts';
import { UnreadableFile } from '../office/imports/refusals.ts';
import type { Workspace } from '../office/workspace/workspace.ts';
import { type CustomType, customTypes, defineCustomField } from '../people/customers/index.ts';
import { write } from '../spine/write.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';

/** A field of the business's own that a file is to bring with it. */
export interface NewField {
  readonly key: string;
  readonly type: CustomType;
}

const written = /^([a-z][a-z0-9_]{0,40}):([a-z]+)$/;

/** Reads `--new-field "KEY:TYPE"`. */
export function readNewField(text: string): NewField {
  const [, key = '', type = ''] = written.exec(text) ?? [];
  const known = customTypes.filter((one) => one !== 'choice' && one !== 'choices');
  const found = known.find((one) => one === type);
  if (found !== undefined) return { key, type: found };
  throw new CommandFailure(
    'imports.new-field',
    {
      fa: `«${text}» یک فیلد تازه نیست. چنین بنویسید: --new-field "shoe_size:number"، با یکی از این نوع‌ها: ${known.join('، ')}`,
      en: `"${text}" is no new field. Write --new-field "shoe_size:number", with one of these types: ${known.join(', ')}`,
    },
    WRONG_USAGE,
  );
}

/**
 * Makes the new fields that the business does not have yet, and finds their columns: those that the mapping gives to
 * custom:KEY, or the header that reads like the key. In a dry run nothing is made and their columns are not read.
 * @returns the columns of the mapping with those of the new fields
 */
export async function withNewFields(
  house: House,
  intake: Intake,
  workspace: Workspace,
  path: string,
  { map, newFields, dryRun }: { map: MappingWish; newFields: readonly NewField[]; dryRun: boolean },
): Promise<Pick<MappingWish, 'columns'>> {
  if (newFields.length === 0 || intake.ownFields === undefined) return {};
  const headers = await readHeaders(path, map.sheet);
  const columns: Record<string, string> = { ...(map.columns ?? { [allOthers]: stillOpen }) };
  for (const field of newFields) {
    const own = `custom:${field.key}`;
    const given = Object.entries(columns).find(([, one]) => one === own)?.[0];
    const header = given ?? headers.find((one) => headerKey(one) === headerKey(field.key));
    if (header === undefined)
      throw new CommandFailure(
        'imports.new-field-column',
        {
          fa: `ستونی برای فیلد «${field.key}» در فایل نیست. در --map بنویسید کدام ستون است: {"columns": {"سرستون": "${own}"}}`,
          en: `The file has no column for the field "${field.key}". Say which one it is in --map: {"columns": {"HEADER": "${own}"}}`,
        },
        WRONG_USAGE,
      );
    const made = await makeField(house, workspace, field, header, dryRun);
    if (made) columns[header] = own;
    else delete columns[header];
  }
  return { columns };
}

async function readHeaders(path: string, sheet: string | undefined): Promise<readonly string[]> {
  try {
    const table = await openTable(await openSource(path, { sheet }));
    await table.close();
    return table.headers;
  } catch (error) {
    // the look into the file that follows says what is wrong with it
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

/** True when the field is there afterwards. */
async function makeField(
  house: House,
  { workspaceId }: Workspace,
  { key, type }: NewField,
  header: string,
  dryRun: boolean,
): Promise<boolean> {
  const known = await inWorkspace(house.workerPool, workspaceId, (tx) =>
    tx.query('select 1 from customers_custom_field where workspace_id = $1 and key = $2', [workspaceId, key]),
  );
  if (known.length > 0) return true;
  if (dryRun) return false;
  const done = await write(house.path, { workspaceId, actor: 'operator', source: 'import' }, (w) =>
    defineCustomField(w, house.secrets, { key, type, label: { fa: header, en: header } }),
  );
  if (isRefusal(done)) throw new CommandFailure(done.code, done.message, WRONG_USAGE);
  return true;
}
