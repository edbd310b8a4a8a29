import { isRefusal } from '@peyvand/kernel/refusal';
import type { House } from '../../house.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ImportRow } from '../import-row.ts';
import type { BulkClient, Intake } from '../intake.ts';
import { inspectTable, type OpenedTable, openTable } from '../mapping/inspect-source.ts';
import { openSource } from '../read/open-source.ts';
import type { Source } from '../read/source.ts';
import { UnreadableFile } from '../refusals.ts';
import { RowArranger } from './arrange-rows.ts';
import { openBulk } from './open-bulk.ts';
import { ColumnMap, type Element, ElementReader } from './read-items.ts';
import type { RunOptions } from './run-import.ts';
import type { Run } from './write-batch.ts';

/** The file of an import under its mapping, ready to be read from its beginning. */
export interface OpenedRun {
  readonly run: Run;
  readonly source: Source;
  readonly elements: AsyncIterable<readonly Element<unknown>[]>;
  close(): Promise<void>;
}

/** @throws UnreadableFile when the file, or its columns, are no longer what the mapping was made for */
export async function openRun(
  house: House,
  intake: Intake,
  row: ImportRow,
  workspace: Workspace,
  options: RunOptions,
): Promise<OpenedRun> {
  const source = await (options.open?.() ?? openSource(options.path));
  const table = await openTable(source);
  const inspected = inspectTable(table, intake, workspace, row.mapping);
  if (isRefusal(inspected)) throw new UnreadableFile(inspected);
  const { mapping } = inspected;
  const map = new ColumnMap(table.headers, mapping.columns);
  const reader = new ElementReader(intake, map, { workspace, secrets: house.secrets, formats: mapping });
  const sorter = intake.groupOf === undefined ? undefined : await openBulk(house);
  return {
    source,
    run: {
      intake,
      map,
      importId: row.importId,
      workspace,
      secrets: house.secrets,
      now: house.clock.now(),
      origin: row.origin,
      actor: `import:${row.importId}`,
      epoch: house.path.epoch,
    },
    elements:
      sorter === undefined ? readOneByOne(table, reader) : readTogether(sorter, workspace, table, intake, map, reader),
    close: async () => {
      await table.close();
      await sorter?.end().catch(() => {});
    },
  };
}

async function* readOneByOne(table: OpenedTable, reader: ElementReader<unknown>): AsyncGenerator<Element<unknown>[]> {
  for await (const slice of table.rows()) yield slice.map((row) => reader.read([row], undefined));
}

async function* readTogether(
  sorter: BulkClient,
  workspace: Workspace,
  table: OpenedTable,
  intake: Intake,
  map: ColumnMap,
  reader: ElementReader<unknown>,
): AsyncGenerator<Element<unknown>[]> {
  const arranger = new RowArranger(sorter, workspace.workspaceId);
  await arranger.fill(table.rows(), intake, map, reader.context);
  for await (const slice of arranger.read()) yield slice.map((one) => reader.read(one.source, one.matchKey));
}
