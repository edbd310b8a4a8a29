import { imports, UnreadableFile } from '../refusals.ts';
import type { Source } from './source.ts';

/** Opens an Excel workbook. */
export async function openWorkbook(_path: string): Promise<Source> {
  throw new UnreadableFile(imports('unreadable'));
}
