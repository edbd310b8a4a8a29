import type { Refusal, Words } from '@peyvand/kernel/refusal';
import { cleanLine, cleanText, foldCompact } from '@peyvand/kernel/text';
import { hashRequest } from '../../../spine/hash-request.ts';
import { conversations } from '../refusals.ts';
import type { InteractionRow } from '../tables.ts';

export const channels = ['note', 'call', 'form', 'sms', 'email', 'messenger', 'visit'] as const;
export type Channel = (typeof channels)[number];
export const directions = ['inbound', 'outbound', 'internal'] as const;
export type Direction = (typeof directions)[number];

/** What was said or done, whoever brings it: a call, a form, a file. */
export interface Said {
  channel: Channel;
  /** A note is internal; everything else comes in unless it says otherwise. */
  direction?: Direction | undefined;
  subject?: string | undefined;
  text?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  durationSeconds?: number | undefined;
  outcome?: string | undefined;
  externalId?: string | undefined;
}

export type Content = Omit<InteractionRow, 'interactionId' | 'customerId' | 'contentHash'>;

/** The content as it is kept; refused when nothing was said. */
export function contentOf(said: Said, at: Date): Content | Refusal {
  const fields = Object.fromEntries(
    Object.entries(said.fields ?? {}).map(([label, value]) => [cleanLine(label), cleanText(value)]),
  );
  const content: Content = {
    channel: said.channel,
    direction: said.direction ?? (said.channel === 'note' ? 'internal' : 'inbound'),
    at,
    subject: cleanLine(said.subject ?? ''),
    text: cleanText(said.text ?? ''),
    fields,
    durationSeconds: said.durationSeconds ?? null,
    outcome: cleanLine(said.outcome ?? ''),
    externalId: said.externalId?.trim() || null,
  };
  // A call or a visit is something by itself; words without words are nothing.
  const hasWords = content.subject !== '' || content.text !== '' || Object.keys(fields).length > 0;
  return hasWords || content.channel === 'call' || content.channel === 'visit'
    ? content
    : conversations('nothing-said');
}

/** By this a message that comes twice is known to be the same. `timed`: its time was said, and not taken from the clock. */
export function contentHashOf(content: Content, timed: boolean): Buffer {
  return hashRequest({ ...content, at: timed ? content.at.toISOString() : null });
}

const speaker: Words = { fa: 'نام گفته‌شده', en: 'Name said' };
/** Under which the name of whoever spoke by another's phone is kept. */
export const speakerLabels: readonly string[] = Object.values(speaker);

/**
 * The content with the name that was said, where it is not that of whose phone it came by: a call on a shared phone goes to the
 * owner of the phone, and keeps who spoke. It is no part of what was said: the same message again is the same.
 */
export function withSpeaker(content: Content, otherName: string, language: keyof Words): Content {
  if (otherName === '' || Object.values(content.fields).some((value) => foldCompact(value) === foldCompact(otherName)))
    return content;
  return { ...content, fields: { ...content.fields, [speaker[language]]: otherName } };
}
