import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { write } from '../../../spine/write.ts';
import { recordChange } from '../../audit/index.ts';
import { findImport, type ImportRow, type ImportState, moveImport, rowsOf } from '../import-row.ts';

/** Moves an import to its end, and writes the one line that the audit log keeps of it. */
export async function endImport(
  house: House,
  { importId, actor }: ImportRow,
  workspaceId: string,
  state: Extract<ImportState, 'done' | 'cancelled' | 'failed' | 'undone'>,
  refusal: Refusal | null,
): Promise<void> {
  await write(house.path, { workspaceId, actor, source: 'import' }, async (w) => {
    const from: ImportState = state === 'undone' ? 'undoing' : 'running';
    const moved = await moveImport(w.tx, importId, [from], state, { endedAt: w.now, refusal });
    const row = moved ? await findImport(w.tx, importId) : undefined;
    if (row === undefined) return {};
    const { kind, fileName, created, updated, unchanged, rejected, customersCreated, undone } = row;
    const counts = { rows: rowsOf(row), created, updated, unchanged, rejected, customersCreated };
    await recordChange(w, house.secrets, {
      action: `import.${state}`,
      subject: { kind: 'import', id: importId },
      after: { kind, fileName, ...counts, ...(undone === null ? {} : undone) },
    });
    return {};
  });
}
