/** The door: what other modules may use. */
export type { Export, ExportCell, ExportColumn, ExportScope } from './export.ts';
export { format, sendLists } from './send-lists.ts';
export { showMoment, showMoneyCell } from './show-cell.ts';
