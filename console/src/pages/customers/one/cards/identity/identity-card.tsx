import { TextInput } from '@mantine/core';
import { ageOn, showBirthday } from '@peyvand/kernel/birthday';
import { dayOf } from '@peyvand/kernel/calendar';
import type { Customer } from '@peyvand/sdk/customers';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useRight } from '../../../../../session/session.ts';
import { kernelBirthday } from '../../../../../shared/customers/kernel-birthday.ts';
import { useColleagues } from '../../../../../shared/customers/use-colleagues.ts';
import { valueWords } from '../../../../../shared/customers/value-words.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import { useSourceName } from '../../../use-source-name.ts';
import styles from '../../side.module.css';
import { useChange } from '../../use-change.ts';
import { identityWords } from './words.ts';

/** Who she is: birthday, place, owner, tags; tags change on the spot. */
export function IdentityCard({ customer, onEdit }: { readonly customer: Customer; readonly onEdit: ReactNode }) {
  const words = useWords(identityWords);
  const { genders } = useWords(valueWords);
  const show = useShow();
  const { language, timeZone } = useReader();
  const { nameOf } = useColleagues();
  const sourceName = useSourceName();
  const { comma } = useWords(customerWords);
  const place = [customer.city, customer.province].filter((part, i, all) => part !== '' && all.indexOf(part) === i);
  const birthday = customer.birthday === null ? undefined : kernelBirthday(customer.birthday);
  const age = birthday === undefined ? undefined : ageOn(birthday, dayOf(Date.now(), timeZone));
  return (
    <Card title={words.title} aside={onEdit}>
      <Facts>
        {birthday !== undefined && (
          <Fact term={words.birthday}>
            {showBirthday(birthday, language)}
            {age !== undefined && <span className={styles.second}> ({words.age(show.number(age))})</span>}
          </Fact>
        )}
        {place.length > 0 && (
          <Fact term={words.city}>
            <bdi>{place.join(comma)}</bdi>
          </Fact>
        )}
        {customer.gender !== null && <Fact term={words.gender}>{genders[customer.gender]}</Fact>}
        <Fact term={words.owner}>
          {customer.ownerId === null ? words.noOwner : <bdi>{nameOf(customer.ownerId)}</bdi>}
        </Fact>
        <Fact term={words.added}>{show.day(dayOf(Date.parse(customer.createdAt), timeZone))}</Fact>
        <Fact term={words.source}>{sourceName(customer.source)}</Fact>
      </Facts>
      <div className={styles.part}>
        <Tags customer={customer} />
      </div>
    </Card>
  );
}

function Tags({ customer }: { readonly customer: Customer }) {
  const words = useWords(identityWords);
  const mayWrite = useRight('customers.write');
  const change = useChange(customer);
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const add = () => {
    const tag = typed.trim();
    setAdding(false);
    setTyped('');
    if (tag !== '' && !customer.tags.includes(tag))
      change.mutate({ wish: { addTags: [tag] }, says: words.tagged(tag) });
  };
  return (
    <div className={styles.tags}>
      {customer.tags.map((tag) => (
        <span key={tag} className={styles.tag} data-plain={!mayWrite || undefined}>
          <bdi title={tag}>{tag}</bdi>
          {mayWrite && (
            <button
              type="button"
              className={styles.drop}
              aria-label={words.removeTag(tag)}
              onClick={() => change.mutate({ wish: { removeTags: [tag] }, says: words.untagged(tag) })}
            >
              <IconX size={13} />
            </button>
          )}
        </span>
      ))}
      {mayWrite &&
        (adding ? (
          <TextInput
            className={styles.tagField ?? ''}
            size="xs"
            aria-label={words.newTag}
            placeholder={words.newTag}
            dir="auto"
            maxLength={60}
            value={typed}
            ref={(field) => field?.focus()}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add();
              if (event.key === 'Escape') {
                setTyped('');
                setAdding(false);
              }
            }}
          />
        ) : (
          <button type="button" className={styles.plus} onClick={() => setAdding(true)}>
            + {words.addTag}
          </button>
        ))}
    </div>
  );
}
