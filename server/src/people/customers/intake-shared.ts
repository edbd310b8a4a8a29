import { isRefusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { type IntakeField, type MappedRow, problemOf, type ReadingContext } from '../../office/imports/index.ts';
import type { FilePerson } from './file-person.ts';
import { readIdentifiers } from './rules/identifiers.ts';

/** The column in which our own list of customers carries what reaches somebody and is not hers alone. */
export const sharedField: IntakeField = {
  key: 'sharedContacts',
  type: 'text',
  person: true,
  name: { fa: 'راه‌های تماس مشترک', en: 'Shared contact points' },
  aliases: ['راه های تماس مشترک', 'راه تماس مشترک', 'shared contact points', 'shared contacts'],
};

/** A cell of the column: each contact with its label before it, «پدر: 0912 111 2233». */
export function writeShared(contacts: readonly { label: string; value: string }[]): string {
  return contacts
    .map(({ label, value }) => {
      const said = cleanLine(label.replace(/[:،,;]/g, ' '));
      return said === '' ? value : `${said}: ${value}`;
    })
    .join('، ');
}

/** The shared contacts of a row; one that cannot be read is left out and counted. */
export function readShared(row: MappedRow, context: ReadingContext): NonNullable<FilePerson['shared']> {
  return row
    .text(sharedField.key)
    .split(/[،,;\n]/)
    .flatMap((part) => {
      const [, label = '', value = ''] = /^(?:([^:]*):)?(.*)$/.exec(part.trim()) ?? [];
      if (value.trim() === '') return [];
      const who = value.includes('@') ? { emails: [value] } : { phones: [value] };
      const read = readIdentifiers(who, context.secrets, context.workspace.workspaceId);
      if (!isRefusal(read)) return read.map((identifier) => ({ identifier, label: cleanLine(label) }));
      context.leaveOut(problemOf(read, sharedField.key));
      return [];
    });
}
