import type { ChangeView } from './list-changes.ts';

const header = [
  'at',
  'actor',
  'actorName',
  'source',
  'action',
  'subjectKind',
  'subjectId',
  'fields',
  'before',
  'after',
  'hidden',
];

/** The first line, with the mark by which Excel knows UTF-8. */
export const csvHead = `\uFEFF${header.join(',')}\r\n`;

/** One entry as a line of CSV. */
export function csvLine(entry: ChangeView): string {
  const cells = [
    entry.at.toISOString(),
    entry.actor,
    entry.actorName,
    entry.source,
    entry.action,
    entry.subject.kind,
    entry.subject.id,
    entry.fields.join(' '),
    JSON.stringify(entry.before),
    JSON.stringify(entry.after),
    entry.hidden.join(' '),
  ];
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A cell that a spreadsheet will not take for a formula, whatever a person has typed into a name. */
function cell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
