import { showMoney } from '@peyvand/kernel/money';
import type { Words } from '@peyvand/kernel/refusal';
import { showDay } from '@peyvand/kernel/show-date';
import { showNumber } from '@peyvand/kernel/show-number';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Module } from '../../office/module.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import type { Event } from '../../spine/event.ts';
import type { Figure, Known, ModuleWords, Sentence, Show } from '../../spine/words.ts';
import { readCauses, type StoryEvent } from './read-timeline.ts';

export interface Entry {
  eventId: string;
  type: string;
  kind: string;
  occurredAt: Date;
  actor: string;
  /** The colleague who did it, by name; null where it came from outside or from a file. */
  by: string | null;
  source: string;
  title: Words;
  figures: (Figure & { shown: Words })[];
  /** The event that led to this one; without a title where it is none for people. */
  cause: { eventId: string; title: Words | null } | null;
  link: string | null;
}

/** Which module's words tell an event of that type. */
export function wordsByType(modules: readonly Module[]): ReadonlyMap<string, ModuleWords> {
  return new Map(
    modules.flatMap(({ words }) =>
      words === undefined ? [] : Object.keys(words.sentences).map((type) => [type, words]),
    ),
  );
}

/** Shows values in both languages: money in the workspace's unit, days in its calendar and, in English, as it has it too. */
export function showFor({ currency, calendar }: Pick<Workspace, 'currency' | 'calendar'>): Show {
  return {
    money: (amount) => ({ fa: showMoney(amount, currency, 'fa'), en: showMoney(amount, currency, 'en') }),
    number: (value) => ({ fa: showNumber(value, 'fa'), en: showNumber(value, 'en') }),
    day: (day) => ({ fa: showDay(day, { language: 'fa', calendar }), en: showDay(day, { language: 'en', calendar }) }),
  };
}

/** A page of events as sentences, with the sentences of what caused them. One query for each module that has to look. */
export async function tellTimeline(
  tx: Tx,
  events: readonly StoryEvent[],
  words: ReadonlyMap<string, ModuleWords>,
  show: Show,
): Promise<Entry[]> {
  const causes = await readCauses(tx, events);
  const sentences = await say(tx, [...events, ...causes], words, show);
  return events.flatMap((event) => {
    const sentence = sentences.get(event.eventId);
    if (sentence === undefined) return [];
    const { eventId, type, occurredAt, actor, source, cause, origin } = event;
    return {
      eventId,
      type,
      kind: words.get(type)?.kind ?? '',
      occurredAt,
      actor,
      by: origin === 'live' || type.endsWith('.removed') ? event.by : null,
      source,
      title: sentence.title,
      figures: (sentence.figures ?? []).map((figure) => ({
        ...figure,
        shown: figure.unit === 'money' ? show.money(figure.value) : show.number(figure.value),
      })),
      cause: cause === null ? null : { eventId: cause, title: sentences.get(cause)?.title ?? null },
      link: sentence.link ?? null,
    };
  });
}

const nothingKnown: Known = {};

async function say(
  tx: Tx,
  events: readonly Event[],
  words: ReadonlyMap<string, ModuleWords>,
  show: Show,
): Promise<ReadonlyMap<string, Sentence>> {
  const said = new Map<string, Sentence>();
  for (const [module, own] of Map.groupBy(events, (event) => words.get(event.type))) {
    if (module === undefined) continue;
    const known = await module.look?.(tx, own);
    for (const event of own) {
      const sentence = module.sentences[event.type]?.(event, show, known?.get(event.eventId) ?? nothingKnown);
      if (sentence !== undefined) said.set(event.eventId, sentence);
    }
  }
  return said;
}
