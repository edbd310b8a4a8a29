import type { Words } from '@peyvand/kernel/refusal';
import type { Principal } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../workspace/index.ts';

/** A cell that leaves: numbers stay numbers, everything else is text. */
export type ExportCell = string | number | null;

export interface ExportColumn {
  readonly key: string;
  readonly name: Words;
  /** 'money': smallest units (beyond 2^53 as a decimal string), written in whole units of the currency; its header names the currency. */
  readonly type: 'text' | 'number' | 'money';
}

export interface ExportScope {
  readonly tx: Tx;
  /** Row scope and masks of the person who exports count here as on the screen. */
  readonly principal: Principal;
  readonly workspace: Workspace;
}

/** How a module gives a list of its own out, page by page in one snapshot. */
export interface Export {
  readonly kind: string;
  readonly words: Words;
  readonly right: string;
  readonly columns: readonly ExportColumn[];
  /** Columns behind these that the business added for itself; the rows carry their cells. */
  ownColumns?(scope: ExportScope): Promise<readonly ExportColumn[]>;
  /** Rows that the same person sees on the screen. */
  count(scope: ExportScope): Promise<number>;
  /** Rows behind a position (undefined: from the start); `last` undefined when there are no more. */
  page(
    scope: ExportScope,
    after: string | undefined,
    size: number,
  ): Promise<{ rows: ExportCell[][]; last: string | undefined }>;
}
