import type { CustomerRecord, HouseholdMember } from '@peyvand/sdk/customer-page';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Link } from '@tanstack/react-router';
import { customerWords } from '../words.ts';
import { relativesWords } from './relatives-words.ts';
import styles from './side.module.css';

/** Whom she belongs with: her household, her company, or the people of a company. */
export function RelativesCard({ record }: { readonly record: CustomerRecord }) {
  const words = useWords(relativesWords);
  const { customer, household, company, people } = record;
  const family = household?.members.filter((one) => one.id !== customer.id) ?? [];
  return (
    <>
      {family.length > 0 && (
        <Card title={household?.name || words.title}>
          <People of={family} />
        </Card>
      )}
      {company !== null && (
        <Card title={words.company}>
          <People of={[company]} tone="info" />
        </Card>
      )}
      {people.length > 0 && (
        <Card title={words.people}>
          <People of={people} />
        </Card>
      )}
    </>
  );
}

function People({
  of,
  tone = 'accent',
}: {
  readonly of: readonly HouseholdMember[];
  readonly tone?: 'accent' | 'info';
}) {
  const { nameless } = useWords(customerWords);
  return (
    <ul className={styles.people}>
      {of.map((one) => (
        <li key={one.id}>
          <Link to="/customers/$id" params={{ id: one.id }}>
            <Avatar name={one.name} size={28} tone={tone} />
            <bdi>{one.name || nameless}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
