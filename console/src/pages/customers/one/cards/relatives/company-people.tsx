import { Button } from '@mantine/core';
import type { HouseholdMember } from '@peyvand/sdk/customer-page';
import type { Customer } from '@peyvand/sdk/customers';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import { CustomerPicker, type Picked } from '../../../customer-picker.tsx';
import styles from '../../side.module.css';
import { staleWith } from '../../use-record.ts';
import { PeopleList } from './people-list.tsx';
import { relativesWords } from './words.ts';

/** Sets where a person works; answers where she worked before. */
async function setCompany(personId: string, companyId: string | null): Promise<string | null> {
  const { version, companyId: before } = await staff.customers.read(personId);
  await staff.customers.change(personId, { version, companyId });
  return before;
}

/** Who works at this company; people are added and taken off on the spot. */
export function CompanyPeople({
  company,
  people,
}: {
  readonly company: Customer;
  readonly people: readonly HouseholdMember[];
}) {
  const words = useWords(relativesWords).people;
  const { whoHint } = useWords(relativesWords).household;
  const { nameless } = useWords(customerWords);
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);
  const move = useAct(({ id, to }: { id: string; to: string | null; says: string }) => setCompany(id, to), {
    stale: (_, { id }) => staleWith(company.id, id),
    says: (_, { says }) => says,
    undo: ({ id }, before) => setCompany(id, before),
    undone: words.restored,
    onDone: () => {
      setOpen(false);
      setPicked(null);
      check.reset();
    },
  });
  const check = useCheck({ who: picked === null && words.whoMissing });
  const send = () => {
    if (picked !== null) move.mutate({ id: picked.id, to: company.id, says: words.added(picked.name) });
  };
  return (
    <Card
      title={words.title}
      aside={
        mayWrite && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {people.length === 0 ? (
        <p className={styles.second}>{words.empty}</p>
      ) : (
        <PeopleList
          of={people}
          removeLabel={words.remove}
          onRemove={
            mayWrite
              ? ({ id, name }) => move.mutate({ id, to: null, says: words.removed(name || nameless) })
              : undefined
          }
        />
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.add}>
        <form className={styles.form} {...check.form(send)}>
          <CustomerPicker
            label={words.who}
            placeholder={whoHint}
            kind="person"
            without={people.map((one) => one.id)}
            value={picked}
            error={check.error('who')}
            onChoose={setPicked}
          />
          <Button type="submit" loading={move.isPending}>
            {words.save}
          </Button>
        </form>
      </Dialog>
    </Card>
  );
}
