import { Button, Radio } from '@mantine/core';
import { showBirthday } from '@peyvand/kernel/birthday';
import { dayOf } from '@peyvand/kernel/calendar';
import type { Customer, CustomerLine, Duplicate } from '@peyvand/sdk/customers';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { IconArrowMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { kernelBirthday } from '../../../shared/customers/kernel-birthday.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { keys } from '../../../shared/query-keys.ts';
import { staleWith } from '../one/use-record.ts';
import styles from './duplicates.module.css';
import { duplicateWords } from './words.ts';

/** The one of two who better stays: more ways to reach, then the longer known. */
export function likelySurvivor(first: Customer, second: Customer): Customer {
  const ways = first.identifiers.length - second.identifiers.length;
  if (ways !== 0) return ways > 0 ? first : second;
  return first.createdAt <= second.createdAt ? first : second;
}

/** Evidence that many strangers share. */
const nameAndPlace: ReadonlySet<string> = new Set(['name', 'name-order', 'name-part', 'rare-name', 'city']);

/** Both have such a key, and none of them is equal: what speaks against their being one. */
function differs({ first, second }: Duplicate, kinds: readonly string[]): boolean {
  return kinds.some((kind) => {
    const has = (one: Customer) => one.identifiers.some((way) => way.kind === kind);
    return has(first) && has(second);
  });
}

/** Two customers beside each other: why they may be one, who stays, and the decision. */
export function PairCard({ pair, chosen = false }: { readonly pair: Duplicate; readonly chosen?: boolean }) {
  const words = useWords(duplicateWords);
  const shared = useWords(customerWords);
  const say = useSay();
  const likely = pair.reasons.some((reason) => !nameAndPlace.has(reason.code));
  const { data: lines } = useQuery({
    queryKey: keys.customers.bought(pair.first.id, pair.second.id),
    queryFn: ({ signal }) => staff.customers.list({ ids: [pair.first.id, pair.second.id] }, signal),
    select: (page) => new Map(page.items.map((line) => [line.id, line])),
  });
  const navigate = useNavigate();
  const group = useId();
  const [survivorId, setSurvivorId] = useState(() => likelySurvivor(pair.first, pair.second).id);
  const survivor = survivorId === pair.first.id ? pair.first : pair.second;
  const other = survivor === pair.first ? pair.second : pair.first;
  const nameOf = (one: Customer) => one.name || shared.nameless;

  const stale = staleWith(pair.first.id, pair.second.id);
  const merge = useAct(
    (given: { readonly stays: string; readonly goes: string }) => staff.customers.merge(given.stays, given.goes),
    {
      stale,
      says: ({ says }) => {
        const told = says.map((one) => say(one.words)).join(' ');
        return `${words.merged(nameOf(survivor))}${told === '' ? '' : `. ${told}`}`;
      },
      undo: (_, { mergeId }) => staff.customers.undoMerge(mergeId),
      undone: words.undone,
      onDone: (_, { stays }) => {
        if (chosen) void navigate({ to: '/customers/$id', params: { id: stays } });
      },
    },
  );
  const decline = useAct(() => staff.customers.declineDuplicate(pair.first.id, pair.second.id), {
    stale,
    says: words.declined,
    undo: () => staff.customers.reconsiderDuplicate(pair.first.id, pair.second.id),
  });
  const busy = merge.isPending || decline.isPending;
  const mayWrite = useRight('customers.write');
  return (
    <Card>
      <article aria-label={words.pair(nameOf(pair.first), nameOf(pair.second))}>
        <div className={styles.reasons}>
          <Chip tone={chosen ? 'info' : likely ? 'good' : 'warn'}>
            {chosen ? words.chosenByYou : likely ? words.likely : words.possible}
          </Chip>
          {pair.reasons.map((reason) => (
            <Chip key={reason.code}>{say(reason.words)}</Chip>
          ))}
          {differs(pair, ['phone']) && <Chip tone="bad">{words.otherPhone}</Chip>}
          {differs(pair, ['external', 'national-id']) && <Chip tone="bad">{words.otherCode}</Chip>}
        </div>
        <Radio.Group value={survivorId} onChange={setSurvivorId} name={group} aria-label={words.survivor}>
          <div className={styles.two}>
            <Side
              one={pair.first}
              other={pair.second}
              stays={survivor === pair.first}
              line={lines?.get(pair.first.id)}
            />
            <Side
              one={pair.second}
              other={pair.first}
              stays={survivor === pair.second}
              line={lines?.get(pair.second.id)}
            />
          </div>
        </Radio.Group>
        {mayWrite ? (
          <div className={styles.foot}>
            {!chosen && (
              <Button variant="default" disabled={busy} onClick={() => decline.mutate()}>
                {words.distinct}
              </Button>
            )}
            <Button
              leftSection={<IconArrowMerge size={16} />}
              loading={merge.isPending}
              disabled={busy}
              onClick={() => merge.mutate({ stays: survivor.id, goes: other.id })}
            >
              {words.mergeInto(nameOf(survivor))}
            </Button>
          </div>
        ) : (
          <p className={styles.foot}>{words.lookOnly}</p>
        )}
      </article>
    </Card>
  );
}

interface SideProps {
  readonly one: Customer;
  readonly other: Customer;
  readonly stays: boolean;
  readonly line: CustomerLine | undefined;
}

function Side({ one, other, stays, line }: SideProps) {
  const words = useWords(duplicateWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const { language, timeZone } = useReader();
  const birthday = (customer: Customer) =>
    customer.birthday === null ? [] : [showBirthday(kernelBirthday(customer.birthday), language)];
  const ways = (customer: Customer, kinds: readonly string[]) =>
    customer.identifiers
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, value }) => (kind === 'phone' ? show.phone(value) : value));
  const codes = ['national-id', 'external', 'card', 'messenger', 'social'];
  const rows: readonly { term: string; values: readonly string[]; others: readonly string[]; latin?: boolean }[] = [
    { term: words.phone, values: ways(one, ['phone']), others: ways(other, ['phone']), latin: true },
    { term: words.email, values: ways(one, ['email']), others: ways(other, ['email']), latin: true },
    { term: words.birthday, values: birthday(one), others: birthday(other) },
    { term: words.city, values: one.city === '' ? [] : [one.city], others: [other.city] },
    { term: words.other, values: ways(one, codes), others: ways(other, codes), latin: true },
    { term: words.tags, values: one.tags, others: other.tags },
  ];
  return (
    <section className={styles.one} data-stays={stays || undefined}>
      <div className={styles.who}>
        <Avatar name={one.name} size={36} tone={one.kind === 'company' ? 'info' : 'accent'} />
        <span className={styles.name}>
          <Link to="/customers/$id" params={{ id: one.id }} title={words.open}>
            <bdi>{one.name || shared.nameless}</bdi>
          </Link>
        </span>
      </div>
      <Facts>
        {rows.map(({ term, values, others, latin }) => (
          <Fact key={term} term={term}>
            {values.length === 0
              ? words.none
              : values.map((value, i) => {
                  const same = others.includes(value);
                  return (
                    <span key={value}>
                      {i > 0 && shared.comma}
                      <bdi
                        className={same ? styles.same : undefined}
                        title={same ? words.same : undefined}
                        {...(latin === true ? { dir: 'ltr' } : {})}
                      >
                        {value}
                      </bdi>
                    </span>
                  );
                })}
          </Fact>
        ))}
        {line !== undefined && (
          <Fact term={words.bought}>
            {line.lastDay === null
              ? words.notBought
              : words.boughtText(show.number(line.orders), show.money(line.net), show.day(line.lastDay))}
          </Fact>
        )}
        <Fact term={words.added}>{show.day(dayOf(Date.parse(one.createdAt), timeZone))}</Fact>
      </Facts>
      <Radio className={styles.choose ?? ''} value={one.id} label={stays ? words.survivor : words.keep} />
    </section>
  );
}
