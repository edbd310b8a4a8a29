import { toLatinDigits } from '@peyvand/kernel/digits';
import { isRefusal } from '@peyvand/kernel/refusal';
import {
  addressesOf,
  cutProblem,
  type MappedRow,
  partsOf,
  problemOf,
  type ReadingContext,
  type RowProblem,
  readCode,
} from '../../office/imports/index.ts';
import { type Identifier, readIdentifiers, type Who } from './rules/identifiers.ts';

/** What a row knows somebody by, and the first of its cells that could not be read. */
export interface RowKeys {
  readonly identifiers: readonly Identifier[];
  readonly unread: RowProblem | undefined;
}

/**
 * Identifiers of a row. A cell may hold several; one that cannot be read is left out and counted, for the row may still say who
 * she is. What a spreadsheet has cut is no identity: that row is not taken.
 */
export function readKeys(row: MappedRow, context: ReadingContext): RowKeys | RowProblem {
  const found: Identifier[] = [];
  let unread: RowProblem | undefined;
  const read = (who: Who, field: string) => {
    const identifiers = readIdentifiers(who, context.secrets, context.workspace.workspaceId);
    if (!isRefusal(identifiers)) found.push(...identifiers);
    return isRefusal(identifiers) ? problemOf(identifiers, field) : undefined;
  };
  const leaveOut = (problem: RowProblem | undefined) => {
    if (problem === undefined) return;
    unread ??= problem;
    context.leaveOut(problem);
  };
  for (const field of ['phone', 'phone2']) {
    const cell = row.text(field);
    if (cell === '') continue;
    const cut = cutProblem(cell, field);
    if (cut !== undefined) return cut;
    const phones = readPhones(cell, field, context);
    found.push(...phones.identifiers);
    for (const problem of phones.unread) leaveOut(problem);
  }
  const email = row.text('email');
  if (email !== '' && read({ emails: [email] }, 'email') !== undefined)
    for (const address of addressesOf(email)) leaveOut(read({ emails: [address] }, 'email'));
  for (const field of ['externalId', 'nationalId'] as const) {
    const cell = row.text(field);
    if (cell === '') continue;
    const cut = cutProblem(cell, field);
    if (cut !== undefined) return cut;
    if (field === 'nationalId' && isOneDigit(cell)) continue;
    leaveOut(read({ [field]: field === 'externalId' ? readCode(cell) : cell }, field));
  }
  return { identifiers: unique(found), unread };
}

/** The phones of a cell, and why each of its parts is none that is not one; a phone of one repeated digit is no value. */
export function readPhones(
  cell: string,
  field: string,
  { secrets, workspace }: Pick<ReadingContext, 'secrets' | 'workspace'>,
): { identifiers: Identifier[]; unread: RowProblem[] } {
  const identifiers: Identifier[] = [];
  const read = (text: string): RowProblem | undefined => {
    const phone = withoutWrapping(text);
    const one = readIdentifiers({ phones: [phone] }, secrets, workspace.workspaceId);
    if (isRefusal(one)) return problemOf(one, field);
    identifiers.push(...one);
    return undefined;
  };
  if (isOneDigit(cell)) return { identifiers, unread: [] };
  const whole = cutProblem(cell, field) ?? read(cell);
  if (whole === undefined) return { identifiers, unread: [] };
  const parts = partsOf(cell).filter((part) => !isOneDigit(part));
  if (parts.length < 2) return { identifiers, unread: [whole] };
  return { identifiers, unread: parts.flatMap((part) => cutProblem(part, field) ?? read(part) ?? []) };
}

/** What programs put around a phone: ="0912…" keeps the zero in a spreadsheet, tel: is of a page, .0 of a column of numbers. */
function withoutWrapping(phone: string): string {
  return phone
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^\s*tel:\s*/i, '')
    .replace(/^(\d{8,})\.0$/, '$1');
}

/** 0000000000 and 1111111: a cell that had to be filled. */
function isOneDigit(cell: string): boolean {
  const digits = toLatinDigits(cell).replace(/[^\d\p{L}]/gu, '');
  return /^(\d)\1*$/.test(digits);
}

function unique(identifiers: readonly Identifier[]): Identifier[] {
  const byKey = new Map(identifiers.map((one) => [`${one.kind} ${one.scope} ${one.matchKey}`, one]));
  return byKey.size === identifiers.length ? [...identifiers] : [...byKey.values()];
}
