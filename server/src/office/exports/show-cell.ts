import { dayOf, jalaliOf, timeOf } from '@peyvand/kernel/calendar';
import type { MoneySum } from '@peyvand/kernel/money';
import type { Workspace } from '../workspace/index.ts';
import type { ExportCell, ExportColumn } from './export.ts';

/** Money as a decimal number of whole units: 1250 pence are 12.5. Exact as text, also beyond what a float holds. */
export function showMoneyCell(minor: MoneySum, digits: number): string {
  const written = String(minor);
  if (digits === 0) return written;
  const text = written.replace('-', '').padStart(digits + 1, '0');
  return `${written.startsWith('-') ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The header of a column in the workspace's language, money with its unit: files of ours are read back without a question. */
export function showHeader(column: ExportColumn, workspace: Workspace): string {
  const name = column.name[workspace.language];
  if (column.type !== 'money') return name;
  const unit =
    workspace.currency.code === 'IRR' ? (workspace.language === 'fa' ? 'ریال' : 'rial') : workspace.currency.code;
  return `${name} (${unit})`;
}

/** A purchase's instant by the workspace's clock and calendar; a day where only the day is known. */
export function showMoment(at: Date, day: string, dayPrecision: boolean, workspace: Workspace): string {
  const local = dayPrecision ? day : dayOf(at, workspace.timeZone);
  const pad = (n: number) => String(n).padStart(2, '0');
  const parts = workspace.calendar === 'jalali' ? jalaliOf(local) : undefined;
  const date = parts === undefined ? local : `${parts.year}/${pad(parts.month)}/${pad(parts.day)}`;
  if (dayPrecision) return date;
  const seconds = Math.floor(timeOf(at, workspace.timeZone) / 1000);
  return `${date} ${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Text that a spreadsheet would run as a formula (its wide forms too) begins with a quote mark; numbers stay numbers. */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** One cell of CSV. */
export function csvText(cell: ExportCell, column: ExportColumn, digits: number): string {
  if (cell === null) return '';
  if (column.type === 'money' && cell !== '') return showMoneyCell(cell, digits);
  if (typeof cell === 'number') return String(cell);
  const guarded = guardFormula(cell);
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
