import { Button, Select } from '@mantine/core';
import { type Budget, type Customer, readinessSteps } from '@peyvand/sdk/customers';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { useRight } from '../../../../../session/session.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import styles from '../../side.module.css';
import { useChange } from '../../use-change.ts';
import { buyingWords } from './words.ts';

/** How near she is to buying, and what she can spend. */
export function BuyingCard({ customer }: { readonly customer: Customer }) {
  const words = useWords(buyingWords);
  const kit = useWords(kitWords);
  const { readiness: steps } = useWords(customerWords);
  const show = useShow();
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const { budget, readiness } = customer;
  const empty = budget === null && readiness === null;
  if (empty && !mayWrite) return null;
  return (
    <Card
      title={words.title}
      aside={
        mayWrite && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {kit.edit}
          </Button>
        )
      }
    >
      {empty ? (
        <p className={styles.second}>{words.empty}</p>
      ) : (
        <Facts>
          {readiness !== null && <Fact term={words.readiness}>{steps[readiness]}</Fact>}
          {budget !== null && <Fact term={words.budget}>{sayBudget(budget, show.money, words)}</Fact>}
        </Facts>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title}>
        <BuyingForm customer={customer} onSaved={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function sayBudget(
  { min, max }: Budget,
  money: (amount: number) => string,
  words: (typeof buyingWords)['fa'],
): string | undefined {
  if (min !== null && max !== null) return min === max ? money(min) : words.between(money(min), money(max));
  if (min !== null) return words.from(money(min));
  return max === null ? undefined : words.upTo(money(max));
}

function BuyingForm({ customer, onSaved }: { readonly customer: Customer; readonly onSaved: () => void }) {
  const words = useWords(buyingWords);
  const kit = useWords(kitWords);
  const { readiness: steps } = useWords(customerWords);
  const change = useChange(customer);
  const [readiness, setReadiness] = useState(customer.readiness);
  const [min, setMin] = useState(customer.budget?.min ?? null);
  const [max, setMax] = useState(customer.budget?.max ?? null);
  const reversed = min !== null && max !== null && min > max;
  const touched = min !== (customer.budget?.min ?? null) || max !== (customer.budget?.max ?? null);
  const check = useCheck({ most: reversed && words.reversed });
  const send = () => {
    const wish = {
      ...(readiness === customer.readiness ? {} : { readiness }),
      ...(touched ? { budget: min === null && max === null ? null : { min, max } } : {}),
    };
    if (Object.keys(wish).length === 0) return onSaved();
    change.mutate({ wish }, { onSuccess: onSaved });
  };
  return (
    <form className={styles.form} {...check.form(send)}>
      <Select
        label={words.readiness}
        placeholder={words.unsaid}
        clearable
        comboboxProps={{ withinPortal: true }}
        data={readinessSteps.map((value) => ({ value, label: steps[value] }))}
        value={readiness}
        data-autofocus
        onChange={(chosen) => setReadiness(readinessSteps.find((one) => one === chosen) ?? null)}
      />
      <div className={styles.pair}>
        <MoneyInput label={words.least} value={min} onChange={setMin} />
        <MoneyInput label={words.most} value={max} onChange={setMax} error={reversed ? words.reversed : undefined} />
      </div>
      <Button type="submit" loading={change.isPending}>
        {kit.save}
      </Button>
    </form>
  );
}
