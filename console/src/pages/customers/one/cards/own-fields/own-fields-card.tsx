import { Button } from '@mantine/core';
import type { Customer, CustomField } from '@peyvand/sdk/customers';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { useRight } from '../../../../../session/session.ts';
import { useCustomFields, useShowCustom } from '../../../../../shared/customers/use-custom-fields.ts';
import styles from '../../side.module.css';
import { useChange } from '../../use-change.ts';
import { CustomInput } from './custom-input.tsx';
import { ownFieldsWords } from './words.ts';

/** The business's own fields, in their order, by the names it gave them. */
export function OwnFieldsCard({ customer }: { readonly customer: Customer }) {
  const words = useWords(ownFieldsWords);
  const kit = useWords(kitWords);
  const say = useSay();
  const shown = useShowCustom();
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const fields = useCustomFields();
  const filled = fields.filter((field) => isFilled(customer.custom[field.key]));
  if (fields.length === 0 || (filled.length === 0 && !mayWrite)) return null;
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
      {filled.length === 0 ? (
        <p className={styles.second}>{words.empty}</p>
      ) : (
        <Facts>
          {filled.map((field) => (
            <Fact key={field.id} term={<bdi>{say(field.label)}</bdi>}>
              <bdi>{shown(field, customer.custom[field.key])}</bdi>
            </Fact>
          ))}
        </Facts>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.editTitle}>
        <OwnFieldsForm customer={customer} fields={fields} onSaved={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

const isFilled = (value: unknown) => value !== undefined && value !== null;
const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Only what was touched is sent, so that two colleagues can fill in different fields. */
function OwnFieldsForm({
  customer,
  fields,
  onSaved,
}: {
  readonly customer: Customer;
  readonly fields: readonly CustomField[];
  readonly onSaved: () => void;
}) {
  const kit = useWords(kitWords);
  const change = useChange(customer);
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  // A field that cannot read what was typed says so itself and keeps the form.
  const check = useCheck({});
  const send = () => {
    const custom = Object.fromEntries(
      Object.entries(values).filter(([key, value]) => !same(value, customer.custom[key])),
    );
    if (Object.keys(custom).length === 0) return onSaved();
    change.mutate({ wish: { custom } }, { onSuccess: onSaved });
  };
  return (
    <form className={styles.form} {...check.form(send)}>
      {fields.map((field) => (
        <CustomInput
          key={field.id}
          field={field}
          value={field.key in values ? values[field.key] : customer.custom[field.key]}
          onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
      <Button type="submit" loading={change.isPending}>
        {kit.save}
      </Button>
    </form>
  );
}
