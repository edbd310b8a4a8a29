import type { Source } from '../read/source.ts';

/** How an import is run. */
export interface RunOptions {
  /** Stops between two batches; the import stays where it is and is taken up again. No turn ends without any batch. */
  readonly signal?: AbortSignal;
  /** Called after each batch. */
  readonly onProgress?: (rows: number) => void;
  /** Where the rows come from; default: the import's file. */
  readonly open?: () => Promise<Source>;
  /** Path of the import's file. */
  readonly path: string;
  /** Records of one transaction. */
  readonly batchSize?: number;
}
