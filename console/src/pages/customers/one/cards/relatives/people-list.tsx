import type { HouseholdMember } from '@peyvand/sdk/customer-page';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { customerWords } from '../../../../../shared/customers/words.ts';
import styles from '../../side.module.css';

interface PeopleListProps {
  readonly of: readonly HouseholdMember[];
  readonly tone?: 'accent' | 'info';
  /** Takes one away; absent for those who may not. */
  readonly onRemove?: ((one: HouseholdMember) => void) | undefined;
  readonly removeLabel: (name: string) => string;
}

/** Customers that belong with this one, each a way to her page. */
export function PeopleList({ of, tone = 'accent', onRemove, removeLabel }: PeopleListProps) {
  const { nameless } = useWords(customerWords);
  return (
    <ul className={styles.people}>
      {of.map((one) => (
        <li key={one.id}>
          <Link to="/customers/$id" params={{ id: one.id }}>
            <Avatar name={one.name} size={28} tone={tone} />
            <bdi>{one.name || nameless}</bdi>
          </Link>
          {onRemove !== undefined && (
            <button
              type="button"
              className={styles.drop}
              aria-label={removeLabel(one.name || nameless)}
              onClick={() => onRemove(one)}
            >
              <IconX size={13} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
