import { dayOf } from '@peyvand/kernel/calendar';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import type { Customer, Identifier, SharedContact } from '@peyvand/sdk/customers';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useRight } from '../../../../../session/session.ts';
import { useSourceName } from '../../../use-source-name.ts';
import styles from '../../side.module.css';
import { useChange } from '../../use-change.ts';
import { PreferredReach } from './preferred-reach.tsx';
import { isMasked, wholeNumber } from './show-identifier.ts';
import { reachWords } from './words.ts';

/** Her numbers, addresses and codes, each with where it came from and when it was last confirmed. */
export function ReachCard({ record }: { readonly record: CustomerRecord }) {
  const { customer } = record;
  const words = useWords(reachWords);
  return (
    <Card title={words.title}>
      {customer.identifiers.length + customer.sharedContacts.length === 0 ? (
        <p className={styles.second}>{words.nothing}</p>
      ) : (
        <div className={styles.reach}>
          {customer.identifiers.map((one) => (
            <Way key={`${one.kind} ${one.scope} ${one.value}`} customer={customer} way={one} />
          ))}
          {customer.sharedContacts.map((one) => (
            <SharedWay key={`shared ${one.kind} ${one.value} ${one.extension}`} way={one} />
          ))}
        </div>
      )}
      <PreferredReach record={record} />
    </Card>
  );
}

function Way({ customer, way }: { readonly customer: Customer; readonly way: Identifier }) {
  const words = useWords(reachWords);
  const show = useShow();
  const { timeZone } = useReader();
  const sourceName = useSourceName();
  const mayWrite = useRight('customers.write');
  const change = useChange(customer);
  const alike = customer.identifiers.filter((one) => one.kind === way.kind).length;
  const kind = way.kind in words.kinds ? words.kinds[way.kind as keyof typeof words.kinds] : way.kind;
  return (
    <div className={styles.way}>
      <span className={styles.value}>
        <Value way={way} shown={way.kind === 'phone' ? show.phone(wholeNumber(way)) : way.value} />
      </span>
      <span>
        {way.primary && alike > 1 ? (
          <Chip tone="accent">{words.primary}</Chip>
        ) : (
          <span className={styles.quiet}>{kind}</span>
        )}
      </span>
      <span className={styles.origin}>
        {way.verifiedAt !== null ? (
          <span className={styles.ok}>
            <IconRosetteDiscountCheck size={15} aria-hidden="true" />
            {words.verified(show.day(dayOf(Date.parse(way.verifiedAt), timeZone)))}
          </span>
        ) : (
          words.unverified
        )}
        <span>{words.from(sourceName(way.source))}</span>
        {mayWrite &&
          way.verifiedAt === null &&
          (way.kind === 'phone' || way.kind === 'email') &&
          !isMasked(way.value) && (
            <button
              type="button"
              className={styles.link}
              onClick={() =>
                change.mutate({
                  wish: {
                    setIdentifiers: [{ kind: way.kind, scope: way.scope, value: wholeNumber(way), verified: true }],
                  },
                  says: words.confirmed,
                })
              }
            >
              {words.confirm}
            </button>
          )}
      </span>
    </div>
  );
}

/** Somebody else's phone or mail that reaches her too: it recognises nobody by itself. */
function SharedWay({ way }: { readonly way: SharedContact }) {
  const words = useWords(reachWords);
  const show = useShow();
  const say = useSay();
  return (
    <div className={styles.way}>
      <span className={styles.value}>
        <Value way={way} shown={way.kind === 'phone' ? show.phone(wholeNumber(way)) : way.value} />
      </span>
      <span>
        <Chip tone="info">{way.label === '' ? words.shared : <bdi>{way.label}</bdi>}</Chip>
      </span>
      <span className={styles.origin}>
        {words.sharedNote}
        {way.reasons.map((reason) => (
          <span key={reason.code}>{say(reason.words)}</span>
        ))}
      </span>
    </div>
  );
}

function Value({ way, shown }: { readonly way: Pick<Identifier, 'kind' | 'value'>; readonly shown: string }) {
  const text = <bdi dir="ltr">{shown}</bdi>;
  if (isMasked(way.value)) return text;
  if (way.kind === 'phone') return <a href={`tel:${way.value}`}>{text}</a>;
  return way.kind === 'email' ? <a href={`mailto:${way.value}`}>{text}</a> : text;
}
