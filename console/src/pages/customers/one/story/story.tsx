import { Button } from '@mantine/core';
import { dayOf } from '@peyvand/kernel/calendar';
import type { Attachment, CustomerRecord, Note, TimelineItem } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import type { Tone } from '@peyvand/ui/show/chip.tsx';
import { Timeline, type TimelineEntry, type TimelineMonth } from '@peyvand/ui/show/timeline.tsx';
import {
  IconArrowBackUp,
  IconHistory,
  IconMessage,
  IconNote,
  IconPaperclip,
  IconPoint,
  IconShieldCheck,
  IconShieldOff,
  IconShoppingBag,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { staff } from '../../../../server.ts';
import { useRight } from '../../../../session/session.ts';
import { keys } from '../../../../shared/query-keys.ts';
import { NoteActs } from '../cards/notes/note-acts.tsx';
import { whenOf } from '../when.ts';
import { Composer } from './composer.tsx';
import styles from './story.module.css';
import { storyWords } from './words.ts';

interface StoryProps {
  readonly record: CustomerRecord;
  /** Kinds to show; all when absent. */
  readonly kinds: readonly string[] | undefined;
  readonly onKinds: (kinds: readonly string[] | undefined) => void;
  readonly onPurchase: (purchaseId: string) => void;
}

/** What happened between a customer and the business, newest first, with a place to add to it. */
export function Story({ record, kinds, onKinds, onPurchase }: StoryProps) {
  const words = useWords(storyWords);
  const customerId = record.customer.id;
  const mayWrite = useRight('interactions.write');
  const tellEntry = useTellEntry(record, onPurchase);
  const { timeZone } = useReader();
  const show = useShow();
  const pages = useInfiniteQuery({
    queryKey: keys.customer.timeline(customerId, kinds ?? []),
    queryFn: ({ pageParam, signal }) =>
      staff.customerPage.timeline(
        customerId,
        { kind: kinds, limit: 40, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = pages.data?.pages.flatMap((page) => page.items);
  const months = monthsOf(items ?? [], timeZone, (day) => show.month(day), tellEntry);
  return (
    <>
      {mayWrite && <Composer customerId={customerId} />}
      <KindChoice kinds={pages.data?.pages[0]?.kinds ?? []} chosen={kinds} onChoose={onKinds} />
      {items === undefined ? (
        pages.error === null ? (
          <Skeletons of="lines" count={10} />
        ) : (
          <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<IconHistory stroke={1.7} />} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <Timeline months={months} />
      )}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

function KindChoice({
  kinds,
  chosen,
  onChoose,
}: {
  readonly kinds: readonly { readonly kind: string; readonly label: { readonly fa: string; readonly en: string } }[];
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (kinds: readonly string[] | undefined) => void;
}) {
  const words = useWords(storyWords);
  const say = useSay();
  if (kinds.length < 2) return null;
  return (
    <fieldset className={styles.kinds}>
      <legend className="unseen">{words.filter}</legend>
      <button
        type="button"
        className={styles.kind}
        aria-pressed={chosen === undefined}
        onClick={() => onChoose(undefined)}
      >
        {words.all}
      </button>
      {kinds.map(({ kind, label }) => {
        const on = chosen?.includes(kind) ?? false;
        const after = on ? chosen?.filter((one) => one !== kind) : [...(chosen ?? []), kind];
        return (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={on}
            onClick={() => onChoose(after === undefined || after.length === 0 ? undefined : after)}
          >
            {say(label)}
          </button>
        );
      })}
    </fieldset>
  );
}

const looks: Readonly<Record<string, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  purchases: { tone: 'info', icon: <IconShoppingBag stroke={1.7} /> },
  conversations: { tone: 'accent', icon: <IconMessage stroke={1.7} /> },
  customer: { tone: 'neutral', icon: <IconUser stroke={1.7} /> },
  consent: { tone: 'good', icon: <IconShieldCheck stroke={1.7} /> },
};
const plainLook = { tone: 'neutral', icon: <IconPoint stroke={1.7} /> } as const;
const returnLook = { tone: 'warn', icon: <IconArrowBackUp stroke={1.7} /> } as const;
const withdrawnLook = { tone: 'bad', icon: <IconShieldOff stroke={1.7} /> } as const;

const noteLook = { tone: 'accent', icon: <IconNote stroke={1.7} /> } as const;
const fileLook = { tone: 'accent', icon: <IconPaperclip stroke={1.7} /> } as const;

function lookOf({ kind, type }: TimelineItem) {
  if (type === 'customer.note-written') return noteLook;
  if (type === 'customer.file-attached') return fileLook;
  if (type === 'consent.withdrawn') return withdrawnLook;
  return type === 'purchase.returned' || type === 'purchase.cancelled' ? returnLook : (looks[kind] ?? plainLook);
}

/** Tells one event: the figures that the sentence has not said already, and what it followed from. */
function useTellEntry(
  record: CustomerRecord,
  onPurchase: (purchaseId: string) => void,
): (item: TimelineItem) => TimelineEntry {
  const words = useWords(storyWords);
  const say = useSay();
  const show = useShow();
  const { timeZone } = useReader();
  return (item) => {
    const { note, file } = aboutOf(item, record);
    // the file's name stands with the file, for those who may see it
    const title = file === undefined ? say(item.title) : words.attached(file.name);
    const figures = item.figures
      .filter((figure) => !title.includes(say(figure.shown)))
      .map((figure) => `${say(figure.name)}: ${say(figure.shown)}`);
    const purchaseId = /^\/purchases\/(.+)$/.exec(item.link ?? '')?.[1];
    const cause = item.cause?.title ?? null;
    return {
      id: item.eventId,
      ...lookOf(item),
      title:
        purchaseId === undefined ? (
          <bdi>{title}</bdi>
        ) : (
          <button type="button" className={styles.door} onClick={() => onPurchase(purchaseId)}>
            <bdi>{title}</bdi>
          </button>
        ),
      when: whenOf(item.occurredAt, timeZone, show),
      instant: item.occurredAt,
      ...(figures.length === 0 ? {} : { figures: figures.join(' · ') }),
      ...(cause === null ? {} : { cause: words.cause(say(cause)) }),
      ...(item.by === null ? {} : { by: <bdi>{item.by}</bdi> }),
      ...(note === undefined ? {} : { actions: <NoteActs customerId={record.customer.id} note={note} /> }),
    };
  };
}

/** The note or file of the record that an event tells of, while it is there. */
function aboutOf(
  { link }: TimelineItem,
  record: CustomerRecord,
): { note?: Note | undefined; file?: Attachment | undefined } {
  const [, kind, id] = /^\/(notes|attachments)\/(.+)$/.exec(link ?? '') ?? [];
  if (kind === 'notes') return { note: record.notes.find((one) => one.id === id) };
  return kind === 'attachments' ? { file: record.attachments.find((one) => one.id === id) } : {};
}

function monthsOf(
  items: readonly TimelineItem[],
  timeZone: string,
  monthName: (day: string) => string,
  tell: (item: TimelineItem) => TimelineEntry,
): readonly TimelineMonth[] {
  const months = Map.groupBy(items, (item) => monthName(dayOf(Date.parse(item.occurredAt), timeZone)));
  return [...months].map(([label, entries]) => ({ key: label, label, entries: entries.map(tell) }));
}
