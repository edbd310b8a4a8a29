import { ActionIcon, Button, Menu } from '@mantine/core';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import type { Customer } from '@peyvand/sdk/customers';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import {
  IconArrowMerge,
  IconCopy,
  IconDots,
  IconPencil,
  IconPhone,
  IconPrinter,
  IconShoppingBag,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRight, useSession } from '../../../../session/session.ts';
import { SegmentChip } from '../../../../shared/customers/segment-chip.tsx';
import { useColleagues } from '../../../../shared/customers/use-colleagues.ts';
import { customerWords } from '../../../../shared/customers/words.ts';
import { lastList } from '../../came-from.ts';
import { isMasked } from '../cards/reach/show-identifier.ts';
import { textIn, useProfile } from '../relationship/profile.ts';
import { TakeApart } from '../take-apart.tsx';
import { pageWords } from '../words.ts';
import styles from './head.module.css';
import { PlaceInList } from './place-in-list.tsx';

interface CustomerHeadProps {
  readonly record: CustomerRecord;
  readonly onEdit: () => void;
  readonly onSell: () => void;
}

/** The head of a customer's page: who, how to reach, whose, and what can be done. */
export function CustomerHead({ record, onEdit, onSell }: CustomerHeadProps) {
  const { customer } = record;
  const words = useWords(pageWords);
  const kit = useWords(kitWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const tell = useTell();
  const mayWrite = useRight('customers.write');
  const maySell = useRight('purchases.write');
  const { workspace } = useSession();
  const { nameOf } = useColleagues();
  const phones = customer.identifiers.filter((one) => one.kind === 'phone').slice(0, 2);
  const phone = phones.find((one) => !isMasked(one.value));
  const name = customer.name === '' ? shared.nameless : customer.name;
  const copy = () => {
    navigator.clipboard.writeText(customer.id).then(
      () => tell.done(words.copied),
      (error: unknown) => tell.failed(error),
    );
  };
  return (
    <PageHeader
      title={<bdi>{customer.title === '' ? name : `${customer.title} ${name}`}</bdi>}
      path={[
        {
          key: 'list',
          step: (
            <Link to="/customers" search={lastList(workspace.id) ?? {}}>
              {shared.customers}
            </Link>
          ),
        },
      ]}
      beside={<PlaceInList customerId={customer.id} />}
      avatar={<Avatar name={customer.name} size={60} tone={customer.kind === 'company' ? 'info' : 'accent'} />}
      chips={
        <>
          <HeadChips customer={customer} />
          {mayWrite && record.duplicates > 0 && (
            <Link to="/customers/duplicates" search={{ with: customer.id }}>
              <Chip tone="warn" icon={<IconUsersGroup />}>
                {words.duplicates(show.number(record.duplicates))}
              </Chip>
            </Link>
          )}
        </>
      }
      facts={
        <span className={styles.facts}>
          {phones.map((one) => (
            <span key={one.value}>
              <Phone value={one.value} shown={show.phone(one.value)} />
            </span>
          ))}
          {customer.city !== '' && (
            <span>
              <bdi>{customer.city}</bdi>
            </span>
          )}
          {customer.ownerId !== null && <span>{words.owner(nameOf(customer.ownerId))}</span>}
        </span>
      }
      actions={
        <>
          {phone !== undefined && (
            <Button variant="default" leftSection={<IconPhone size={16} />} component="a" href={`tel:${phone.value}`}>
              {words.call}
            </Button>
          )}
          {maySell && (
            <Button leftSection={<IconShoppingBag size={16} />} onClick={onSell}>
              {words.sell}
            </Button>
          )}
          {mayWrite && <TakeApart merges={record.merges} />}
          {mayWrite && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} />}
              aria-keyshortcuts="e"
              title="E"
              onClick={onEdit}
            >
              {kit.edit}
            </Button>
          )}
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label={words.more}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={copy}>
                {words.copyId}
              </Menu.Item>
              <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
                {words.print}
              </Menu.Item>
              {mayWrite && (
                <Menu.Item
                  leftSection={<IconArrowMerge size={16} />}
                  renderRoot={(props) => (
                    <Link to="/customers/duplicates" search={{ with: customer.id, pick: true }} {...props} />
                  )}
                >
                  {words.merge}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    />
  );
}

function Phone({ value, shown }: { readonly value: string; readonly shown: string }) {
  const text = <bdi dir="ltr">{shown}</bdi>;
  return isMasked(value) ? text : <a href={`tel:${value}`}>{text}</a>;
}

function HeadChips({ customer }: { readonly customer: Customer }) {
  const words = useWords(pageWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const { data: profile } = useProfile(customer.id);
  const segment = profile === undefined ? null : textIn(profile, 'segment');
  const first = profile === undefined ? null : textIn(profile, 'firstDay');
  return (
    <>
      {customer.kind === 'company' && <Chip tone="info">{shared.company}</Chip>}
      {segment !== null && <SegmentChip segment={segment} />}
      {profile !== undefined && <Chip>{first === null ? words.notYet : words.since(show.month(first))}</Chip>}
    </>
  );
}
