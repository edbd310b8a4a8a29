import type { Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Event } from '../../spine/event.ts';
import type { Known, ModuleWords } from '../../spine/words.ts';

const lookSql = `select interaction_id as id, subject, left(body, 140) as text, duration_seconds as seconds
from conversations_interaction where workspace_id = $1 and interaction_id = any($2)`;

async function look(tx: Tx, events: readonly Event[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.query<Known & { id: string }>(lookSql, [
    tx.workspaceId,
    events.map((event) => event.data.interactionId),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    events.flatMap((event) => {
      const row = byId.get(String(event.data.interactionId));
      return row === undefined ? [] : [[event.eventId, row] as const];
    }),
  );
}

/** What each channel is called, for each direction in which something may go. */
const names: Record<string, { inbound: Words; outbound: Words; internal: Words }> = {
  note: same({ fa: 'یادداشت', en: 'Note' }),
  call: {
    inbound: { fa: 'تماس مشتری', en: 'Call from the customer' },
    outbound: { fa: 'تماس با مشتری', en: 'Call to the customer' },
    internal: { fa: 'تماس داخلی', en: 'Internal call' },
  },
  form: same({ fa: 'فرم', en: 'Form' }),
  sms: message({ fa: 'پیامک', en: 'SMS' }),
  email: message({ fa: 'ایمیل', en: 'E-mail' }),
  messenger: message({ fa: 'پیام', en: 'Message' }),
  visit: {
    inbound: { fa: 'مراجعهٔ مشتری', en: 'Visit of the customer' },
    outbound: { fa: 'دیدار با مشتری', en: 'Visit to the customer' },
    internal: { fa: 'جلسهٔ داخلی', en: 'Internal meeting' },
  },
};

function same(name: Words) {
  return { inbound: name, outbound: name, internal: name };
}

function message({ fa, en }: Words) {
  return {
    inbound: { fa: `${fa} مشتری`, en: `${en} from the customer` },
    outbound: { fa: `${fa} به مشتری`, en: `${en} to the customer` },
    internal: { fa: `${fa} داخلی`, en: `Internal ${en}` },
  };
}

function nameOf({ channel, direction }: Event['data']): Words {
  const known = names[String(channel)];
  return known?.[direction as keyof typeof known] ?? { fa: 'تعامل', en: 'Interaction' };
}

export const words: ModuleWords = {
  kind: 'conversations',
  label: { fa: 'گفت‌وگوها', en: 'Conversations' },
  look,
  sentences: {
    // her story gives the whole of a file in one line; an event by itself is one interaction
    'interaction.removed': ({ data }, show) => {
      const count = show.number(Number(data.count ?? 1));
      return {
        title: {
          fa: `فایلی برگردانده شد (${count.fa} گفت‌وگو)`,
          en: `A file was taken back (conversations: ${count.en})`,
        },
      };
    },
    'interaction.recorded': ({ data }, _show, known) => {
      const name = nameOf(data);
      const said = String(known.subject || known.text || '');
      return {
        title: said === '' ? name : { fa: `${name.fa}: ${said}`, en: `${name.en}: ${said}` },
        link: `/interactions/${data.interactionId}`,
      };
    },
  },
};
