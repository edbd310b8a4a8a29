import { Button } from '@mantine/core';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { BuyingCard } from './cards/buying/buying-card.tsx';
import { ConsentCard } from './cards/consent/consent-card.tsx';
import { HabitsCard } from './cards/habits/habits-card.tsx';
import { IdentityCard } from './cards/identity/identity-card.tsx';
import { NotesCard } from './cards/notes/notes-card.tsx';
import { OwnFieldsCard } from './cards/own-fields/own-fields-card.tsx';
import { QualityCard } from './cards/quality/quality-card.tsx';
import { ReachCard } from './cards/reach/reach-card.tsx';
import { RelativesCard } from './cards/relatives/relatives-card.tsx';
import { TastesCard } from './cards/tastes/tastes-card.tsx';
import { MixCard } from './life/mix-card.tsx';
import { WayCard } from './life/way-card.tsx';
import styles from './side.module.css';
import { pageWords } from './words.ts';

/** What is known of her, card by card: beside the story, and on a phone under a tab of its own. */
export function Facts({
  record,
  onEdit,
  chosen,
}: {
  readonly record: CustomerRecord;
  /** Absent for whoever may not write. */
  readonly onEdit: (() => void) | undefined;
  /** Their tab is open, where they have one. */
  readonly chosen: boolean;
}) {
  const { customer } = record;
  const words = useWords(pageWords);
  const kit = useWords(kitWords);
  return (
    <aside className={styles.side} data-chosen={chosen} aria-label={words.facts}>
      <IdentityCard
        customer={customer}
        onEdit={
          onEdit && (
            <Button variant="subtle" size="compact-xs" onClick={onEdit}>
              {kit.edit}
            </Button>
          )
        }
      />
      <OwnFieldsCard customer={customer} />
      <ReachCard record={record} />
      <ConsentCard customerId={customer.id} />
      <TastesCard customerId={customer.id} tastes={record.preferences} />
      <BuyingCard customer={customer} />
      <NotesCard customerId={customer.id} notes={record.notes} />
      <RelativesCard record={record} />
      <HabitsCard customerId={customer.id} />
      <MixCard customerId={customer.id} />
      <WayCard customerId={customer.id} />
      <QualityCard record={record} />
    </aside>
  );
}
