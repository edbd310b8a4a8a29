/** The door: what other modules may use. */
export { isImportRunning } from './import-row.ts';
export {
  type Batch,
  type FieldType,
  type Intake,
  type IntakeField,
  type Item,
  isProblem,
  type MappedRow,
  problemOf,
  type ReadingContext,
  type RowProblem,
  type Undo,
  type Undone,
  type UndoStep,
  type Verdict,
} from './intake.ts';
export { imagesBefore, matchedRecord } from './known-records.ts';
export { readAmount, readQuantity } from './mapping/read-amount.ts';
export { cutProblem, readCode } from './mapping/read-code.ts';
export { isYetToCome, momentText, readMoment } from './mapping/read-moment.ts';
export { addressesOf, partsOf } from './mapping/read-several.ts';
export { imports } from './refusals.ts';
export type { Change } from './run/keep-images.ts';
export type { NewKeys } from './run/new-keys.ts';
export { type StagedRow, stage } from './run/stage.ts';
