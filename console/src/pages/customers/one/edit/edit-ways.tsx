import { ActionIcon } from '@mantine/core';
import type { Customer, CustomerChange, Identifier, SharedContact } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconTrash, IconTrashOff, IconUser, IconUsers } from '@tabler/icons-react';
import { isMasked, wholeNumber } from '../cards/reach/show-identifier.ts';
import { reachWords } from '../cards/reach/words.ts';
import styles from '../side.module.css';
import { editWords } from './words.ts';

type EditedWay = Identifier | SharedContact;
/** What becomes of the ways that she has, until the drawer is saved. */
export interface WaysWish {
  readonly gone: readonly EditedWay[];
  /** Her own ones that from now on only reach her. */
  readonly shared: readonly Identifier[];
}

export const noWaysWish: WaysWish = { gone: [], shared: [] };

const nameOf = (way: EditedWay) => ({
  kind: way.kind,
  ...('scope' in way ? { scope: way.scope } : {}),
  value: wholeNumber(way),
});

/** The part of a change that the ways make: one that becomes shared is taken as her key and given back as a way to her. */
export function changeOfWays({
  gone,
  shared,
}: WaysWish): Required<Pick<CustomerChange, 'removeIdentifiers' | 'setIdentifiers'>> {
  return {
    removeIdentifiers: [...gone, ...shared].map(nameOf),
    setIdentifiers: shared.map((way) => ({ kind: way.kind, value: wholeNumber(way), shared: true })),
  };
}

interface EditWaysProps {
  readonly customer: Customer;
  readonly wish: WaysWish;
  readonly onChange: (wish: WaysWish) => void;
}

/** Phones and mails by which she is reached; each can be taken away or marked as not hers alone, and back until it is saved. */
export function EditWays({ customer, wish, onChange }: EditWaysProps) {
  const ways: readonly EditedWay[] = [...customer.identifiers, ...customer.sharedContacts].filter(
    ({ kind, value }) => (kind === 'phone' || kind === 'email') && !isMasked(value),
  );
  if (ways.length === 0) return null;
  return (
    <div className={styles.ways}>
      {ways.map((way) => (
        <EditWay key={`${way.kind} ${wholeNumber(way)} ${'scope' in way}`} way={way} wish={wish} onChange={onChange} />
      ))}
    </div>
  );
}

function EditWay({ way, wish, onChange }: Pick<EditWaysProps, 'wish' | 'onChange'> & { readonly way: EditedWay }) {
  const editing = useWords(editWords);
  const reach = useWords(reachWords);
  const show = useShow();
  const leaves = wish.gone.includes(way);
  const own = 'scope' in way ? way : null;
  const becomesShared = own !== null && wish.shared.includes(own);
  const shown = way.kind === 'phone' ? show.phone(wholeNumber(way)) : way.value;
  const without = <W,>(list: readonly W[], one: W) => list.filter((other) => other !== one);
  return (
    <div className={styles.wayRow} data-gone={leaves || undefined}>
      <bdi dir="ltr">{shown}</bdi>
      <span className={styles.wayActs}>
        {(own === null || becomesShared) && <Chip tone="info">{reach.shared}</Chip>}
        {own !== null && !leaves && (
          <ActionIcon
            size="sm"
            aria-label={becomesShared ? editing.ownAgain(shown) : editing.share(shown)}
            title={becomesShared ? editing.ownAgain(shown) : editing.share(shown)}
            onClick={() =>
              onChange({ ...wish, shared: becomesShared ? without(wish.shared, own) : [...wish.shared, own] })
            }
          >
            {becomesShared ? <IconUser size={16} /> : <IconUsers size={16} />}
          </ActionIcon>
        )}
        <ActionIcon
          size="sm"
          aria-label={leaves ? editing.keep(shown) : editing.remove(shown)}
          title={leaves ? editing.keep(shown) : editing.remove(shown)}
          onClick={() =>
            onChange({
              gone: leaves ? without(wish.gone, way) : [...wish.gone, way],
              shared: own === null ? wish.shared : without(wish.shared, own),
            })
          }
        >
          {leaves ? <IconTrashOff size={16} /> : <IconTrash size={16} />}
        </ActionIcon>
      </span>
    </div>
  );
}
