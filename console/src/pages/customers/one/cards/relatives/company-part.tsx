import { Button } from '@mantine/core';
import type { Customer } from '@peyvand/sdk/customers';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import { CustomerPicker, type Picked } from '../../../customer-picker.tsx';
import styles from '../../side.module.css';
import { useChange } from '../../use-change.ts';
import { PeopleList } from './people-list.tsx';
import { relativesWords } from './words.ts';

/** The company that a person works at. */
export function CompanyPart({ customer, company }: { readonly customer: Customer; readonly company: Picked | null }) {
  const words = useWords(relativesWords).company;
  const { nameless } = useWords(customerWords);
  const mayWrite = useRight('customers.write');
  const change = useChange(customer);
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.group} aria-label={words.title}>
      <h3 className={styles.groupHead}>{words.title}</h3>
      {company === null ? (
        <p className={styles.second}>{words.empty}</p>
      ) : (
        <PeopleList
          of={[company]}
          tone="info"
          removeLabel={words.remove}
          onRemove={
            mayWrite
              ? ({ name }) => change.mutate({ wish: { companyId: null }, says: words.gone(name || nameless) })
              : undefined
          }
        />
      )}
      {mayWrite && (
        <p className={styles.acts}>
          <button type="button" className={styles.link} onClick={() => setOpen(true)}>
            {company === null ? words.choose : words.change}
          </button>
        </p>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={company === null ? words.choose : words.change}>
        <CompanyForm customer={customer} onSaved={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}

/** Picks a company, or adds the one that was not found. */
function CompanyForm({ customer, onSaved }: { readonly customer: Customer; readonly onSaved: () => void }) {
  const words = useWords(relativesWords).company;
  const kit = useWords(kitWords);
  const change = useChange(customer);
  const [picked, setPicked] = useState<Picked | null>(null);
  const set = ({ id, name }: Picked) =>
    change.mutate({ wish: { companyId: id }, says: words.set(name) }, { onSuccess: onSaved });
  const make = useAct((name: string, key) => staff.customers.create({ kind: 'company', name }, { key }), {
    stale: [keys.customers.all],
    onDone: ({ customerId }, name) => set({ id: customerId, name }),
  });
  const check = useCheck({ which: picked === null && words.whichMissing });
  return (
    <form className={styles.form} {...check.form(() => picked !== null && set(picked))}>
      <CustomerPicker
        label={words.which}
        placeholder={words.hint}
        kind="company"
        without={customer.companyId === null ? [] : [customer.companyId]}
        value={picked}
        error={check.error('which')}
        onChoose={setPicked}
        make={{ label: words.make, onMake: (name) => make.mutate(name) }}
      />
      <Button type="submit" loading={change.isPending || make.isPending}>
        {kit.save}
      </Button>
    </form>
  );
}
