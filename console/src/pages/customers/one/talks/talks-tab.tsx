import type { Interaction, InteractionChannel } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import {
  IconBuildingStore,
  IconDeviceMobileMessage,
  IconForms,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { staff } from '../../../../server.ts';
import { PagedList } from '../../../../shared/paged/paged-list.tsx';
import { usePages } from '../../../../shared/paged/use-pages.ts';
import { keys } from '../../../../shared/query-keys.ts';
import styles from '../tabs.module.css';
import { whenOf } from '../when.ts';
import { talkWords } from './words.ts';

const icons: Readonly<Record<InteractionChannel, ReactNode>> = {
  note: <IconNote size={17} stroke={1.7} />,
  call: <IconPhone size={17} stroke={1.7} />,
  form: <IconForms size={17} stroke={1.7} />,
  sms: <IconDeviceMobileMessage size={17} stroke={1.7} />,
  email: <IconMail size={17} stroke={1.7} />,
  messenger: <IconMessage size={17} stroke={1.7} />,
  visit: <IconBuildingStore size={17} stroke={1.7} />,
};

/** What was said with a customer by any channel, in full, newest first. */
export function TalksTab({ customerId }: { readonly customerId: string }) {
  const words = useWords(talkWords);
  const pages = usePages(keys.customer.interactions(customerId), (cursor, signal) =>
    staff.customerPage.interactions(customerId, cursor, signal),
  );
  return (
    <PagedList
      pages={pages}
      more={words.more}
      empty={
        <EmptyState icon={<IconMessage stroke={1.7} />} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      }
    >
      {(items) => (
        <ul className={styles.list}>
          {items.map((one) => (
            <Talk key={one.id} talk={one} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Talk({ talk }: { readonly talk: Interaction }) {
  const words = useWords(talkWords);
  const show = useShow();
  const { timeZone } = useReader();
  const fields = Object.entries(talk.fields);
  const facts = [
    talk.direction === 'internal' ? '' : words[talk.direction],
    talk.durationSeconds === null ? '' : words.minutes(show.number(Math.max(1, Math.round(talk.durationSeconds / 60)))),
    talk.outcome,
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.talk}>
      <span className={styles.talkIcon} aria-hidden="true">
        {icons[talk.channel]}
      </span>
      <div className={styles.talkHead}>
        <span>
          <strong>{talk.subject === '' ? words.channels[talk.channel] : <bdi>{talk.subject}</bdi>}</strong>
          {facts.length > 0 && <span className={styles.where}> · {facts.join(' · ')}</span>}
        </span>
        <time className={styles.quiet} dateTime={talk.at}>
          {whenOf(talk.at, timeZone, show)}
        </time>
      </div>
      {talk.text !== '' && (
        <p className={styles.talkText} dir="auto">
          {talk.text}
        </p>
      )}
      {fields.length > 0 && (
        <div className={styles.fields}>
          <Facts>
            {fields.map(([term, value]) => (
              <Fact key={term} term={<bdi>{term}</bdi>}>
                <bdi>{value}</bdi>
              </Fact>
            ))}
          </Facts>
        </div>
      )}
    </li>
  );
}
