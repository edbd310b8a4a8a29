import { Button, Select, TextInput } from '@mantine/core';
import { type NewTaste, type Taste, tasteAttitudes, tasteComponents, tasteSources } from '@peyvand/sdk/customer-page';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { valueWords } from '../../../../../shared/customers/value-words.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import styles from '../../side.module.css';
import { tasteWords } from './words.ts';

const order = ['needs', 'unstated-need', 'likes', 'dislikes'];

/** Needs first, then what she likes, then what to avoid. How she wants to be reached stands in its own card. */
const inOrder = (tastes: readonly Taste[]) =>
  tastes
    .filter((one) => !one.code.startsWith('reach-'))
    .toSorted((one, other) => order.indexOf(one.attitude) - order.indexOf(other.attitude));

/** What she needs, likes and dislikes, each with where it is known from. */
export function TastesCard({ customerId, tastes }: { readonly customerId: string; readonly tastes: readonly Taste[] }) {
  const words = useWords(tasteWords);
  const values = useWords(valueWords);
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const shown = inOrder(tastes);
  const remove = useAct((taste: Taste) => staff.customerPage.removeTaste(taste.id), {
    stale: [keys.customer.of(customerId)],
    says: (_, taste) => words.removed(taste.value),
    undo: ({ component, attitude, value, source, evidence }) =>
      staff.customerPage.addTaste(customerId, {
        component,
        attitude,
        value,
        source,
        ...(evidence === '' ? {} : { evidence }),
      }),
  });
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
      {shown.length === 0 ? (
        <p className={styles.second}>{words.empty}</p>
      ) : (
        <ul>
          {shown.map((taste) => (
            <li key={taste.id} className={styles.taste}>
              <span className={styles.second}>{values.attitudes[taste.attitude]}</span>
              <span>
                <bdi>{taste.value}</bdi>
                <span className={styles.quiet}> · {values.tasteSources[taste.source]}</span>
              </span>
              {mayWrite && (
                <button
                  type="button"
                  className={styles.drop}
                  aria-label={words.remove(taste.value)}
                  onClick={() => remove.mutate(taste)}
                >
                  <IconX size={13} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.addTitle}>
        <TasteForm customerId={customerId} onSaved={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function TasteForm({ customerId, onSaved }: { readonly customerId: string; readonly onSaved: () => void }) {
  const words = useWords(tasteWords);
  const values = useWords(valueWords);
  const [taste, setTaste] = useState<NewTaste>({
    component: 'product',
    attitude: 'likes',
    value: '',
    source: 'stated',
  });
  const unsaid = taste.attitude === 'unstated-need';
  const evidence = taste.evidence?.trim() ?? '';
  const check = useCheck({
    value: taste.value.trim() === '' && words.valueMissing,
    evidence: unsaid && evidence === '' && words.evidenceMissing,
  });
  const save = useAct((wish: NewTaste, key) => staff.customerPage.addTaste(customerId, wish, { key }), {
    stale: [keys.customer.of(customerId)],
    says: words.added,
    onDone: onSaved,
  });
  const send = () => {
    const { component, attitude, source, value } = taste;
    save.mutate({ component, attitude, source, value: value.trim(), ...(unsaid ? { evidence } : {}) });
  };
  const choice = <K extends 'component' | 'attitude' | 'source'>(
    field: K,
    label: string,
    options: readonly NewTaste[K][],
    names: Readonly<Record<NewTaste[K], string>>,
  ) => (
    <Select
      label={label}
      allowDeselect={false}
      value={taste[field]}
      data={options.map((value) => ({ value, label: names[value] }))}
      onChange={(value) => {
        const chosen = options.find((one) => one === value);
        if (chosen !== undefined) setTaste({ ...taste, [field]: chosen });
      }}
    />
  );
  return (
    <form className={styles.form} {...check.form(send)}>
      <TextInput
        label={words.value}
        placeholder={words.valueHint}
        dir="auto"
        maxLength={300}
        value={taste.value}
        error={check.error('value')}
        data-autofocus
        onChange={(event) => setTaste({ ...taste, value: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        {choice('attitude', words.attitude, tasteAttitudes, values.attitudes)}
        {choice('component', words.component, tasteComponents, values.components)}
      </div>
      {choice('source', words.source, tasteSources, values.tasteSources)}
      {unsaid && (
        <TextInput
          label={words.evidence}
          description={words.evidenceHint}
          dir="auto"
          maxLength={500}
          value={taste.evidence ?? ''}
          error={check.error('evidence')}
          onChange={(event) => setTaste({ ...taste, evidence: event.currentTarget.value })}
        />
      )}
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
