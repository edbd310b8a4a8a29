import { isUuid } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { cleanLine, foldCompact } from '@peyvand/kernel/text';
import {
  cutProblem,
  type Intake,
  imports,
  isProblem,
  isYetToCome,
  type MappedRow,
  momentText,
  problemOf,
  type ReadingContext,
  readCode,
  readMoment,
} from '../../office/imports/index.ts';
import { customersIntake, personKey, readPerson } from '../../people/customers/index.ts';
import type { FileInteraction } from './file-interaction.ts';
import { interactionFields as fields } from './intake-fields.ts';
import { undoInteractions } from './intake-undo.ts';
import { writeInteractions } from './intake-write.ts';
import { conversations } from './refusals.ts';
import { type Channel, contentOf, type Direction } from './rules/content.ts';
import { readChannel, readDirection, readDuration, readForm } from './rules/read-file-words.ts';

const namesSomebody = ['name', 'phone', 'email', 'externalId', 'nationalId'];
const saysSomething = ['channel', 'subject', 'text', 'form'];

/** How files of past conversations come in: calls, notes and messages, each with a customer, who is recognised or made. */
export const conversationsIntake: Intake<FileInteraction> = {
  kind: 'interactions',
  words: { fa: 'گفت‌وگوها', en: 'Conversations' },
  right: 'interactions.write',
  fields,
  tables: [...customersIntake.tables, 'conversations_interaction', 'intake_match'],
  checkFields(mapped) {
    if (!mapped.has('at')) return imports('fields-missing', { fa: 'زمان یا تاریخ', en: 'a time or date' });
    if (!namesSomebody.some((field) => mapped.has(field)))
      return imports('fields-missing', {
        fa: 'تلفن، ایمیل، کد یا نام مشتری',
        en: 'a phone, e-mail, id or name of the customer',
      });
    if (saysSomething.some((field) => mapped.has(field))) return undefined;
    return imports('fields-missing', { fa: 'کانال، موضوع یا متن', en: 'a channel, subject or text' });
  },
  numberOf(row) {
    const messageId = readCode(row.text('messageId'));
    return messageId === '' ? null : { number: messageId, within: readChannel(row.text('channel')) ?? 'note' };
  },
  sameAs({ content, person }) {
    const { channel, direction, at, durationSeconds, subject, text, outcome, fields: form } = content;
    const words = [subject, text, outcome, ...Object.entries(form).flat()].map(foldCompact);
    return JSON.stringify([personKey(person), channel, direction, at.getTime(), durationSeconds ?? '', words]);
  },
  read(row, context) {
    const cut = cutProblem(row.text('messageId'), 'messageId');
    if (cut !== undefined) return cut;
    const when = readMoment(momentText(row), 'at', context);
    if (isProblem(when)) return when;
    if (when === undefined) return problemOf(conversations('time-missing'), 'at');
    if (isYetToCome(when, context)) return problemOf(conversations('in-the-future', { given: row.text('at') }), 'at');
    const person = readPerson(row, context);
    if (isProblem(person)) return person;
    if (person === null) return problemOf(conversations('nobody-named'));
    const words = readWords(row, context);
    const { text } = row;
    const staff = cleanLine(text('staff'));
    const content = contentOf(
      {
        ...words,
        subject: text('subject'),
        text: text('text'),
        outcome: text('outcome'),
        externalId: readCode(text('messageId')),
        fields: { ...readForm(text('form')), ...(staff === '' ? {} : { [staffLabel(context)]: staff }) },
      },
      when.at,
    );
    if (isRefusal(content)) return problemOf(content);
    const id = text('peyvandId');
    return { content, person, peyvandId: isUuid(id) ? id : null };
  },
  write: writeInteractions,
  undo: { made: undoInteractions },
};

interface FileWords {
  channel: Channel;
  direction: Direction | undefined;
  durationSeconds: number | undefined;
}

/** Channel, direction and duration; without a channel, or with one that is not known, it is a note. */
function readWords(row: MappedRow, context: ReadingContext): FileWords {
  const given = { channel: row.text('channel'), direction: row.text('direction'), duration: row.text('duration') };
  const channel = given.channel === '' ? 'note' : readChannel(given.channel);
  const direction = readDirection(given.direction);
  const durationSeconds = readDuration(given.duration);
  if (channel === undefined)
    context.leaveOut(problemOf(conversations('channel-unknown', { given: given.channel }), 'channel'));
  if (direction === undefined && given.direction !== '')
    context.leaveOut(problemOf(conversations('direction-unknown', { given: given.direction }), 'direction'));
  if (durationSeconds === undefined && given.duration !== '')
    context.leaveOut(problemOf(conversations('duration-unreadable', { given: given.duration }), 'duration'));
  return { channel: channel ?? 'note', direction, durationSeconds };
}

/** Who of the shop spoke need not be among its staff any more: the name is kept as the file has it. */
function staffLabel({ workspace }: ReadingContext): string {
  return workspace.language === 'fa' ? 'همکار' : 'Colleague';
}
