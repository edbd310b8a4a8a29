import { Button, TextInput } from '@mantine/core';
import type { Purchase } from '@peyvand/sdk/customer-page';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { quantityText, thousandthsOf } from './lines.ts';
import styles from './sell.module.css';
import { sellWords } from './words.ts';

const stale = [keys.purchases.all, keys.customer.all, keys.customers.all];
type GoodsBack = Parameters<typeof staff.sell.returnGoods>[1];

/** What can be done with a purchase that stands: goods come back, or all of it is cancelled. */
export function PurchaseActs({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords(sellWords);
  const [returning, setReturning] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const cancel = useAct(() => staff.sell.cancel(purchase.id), {
    stale,
    says: words.cancelled,
    onEnd: () => setCancelling(false),
  });
  if (!useRight('purchases.write') || purchase.kind === 'return' || purchase.cancelledAt !== null) return null;
  return (
    <div className={styles.act}>
      <Button variant="default" size="xs" onClick={() => setReturning(true)}>
        {words.returnSome}
      </Button>
      <Button variant="subtle" size="xs" onClick={() => setCancelling(true)}>
        {words.cancel}
      </Button>
      <Dialog open={returning} onClose={() => setReturning(false)} title={words.returnTitle}>
        <ReturnForm purchase={purchase} onDone={() => setReturning(false)} />
      </Dialog>
      <ConfirmDialog
        open={cancelling}
        question={words.cancelTitle}
        act={words.cancel}
        busy={cancel.isPending}
        onAct={() => cancel.mutate()}
        onClose={() => setCancelling(false)}
      >
        {words.cancelText}
      </ConfirmDialog>
    </div>
  );
}

function ReturnForm({ purchase, onDone }: { readonly purchase: Purchase; readonly onDone: () => void }) {
  const words = useWords(sellWords);
  const show = useShow();
  const [counts, setCounts] = useState<Readonly<Record<number, string>>>({});
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const left = (line: Purchase['lines'][number]) =>
    (thousandthsOf(line.quantity) ?? 0) - (thousandthsOf(line.returnedQuantity) ?? 0);
  const open = purchase.lines.filter((line) => left(line) > 0);
  const typed = (position: number) => counts[position]?.trim() ?? '';
  const chosen = open.filter((line) => typed(line.position) !== '');
  const check = useCheck<string>({
    none: (purchase.lines.length === 0 ? amount === null : chosen.length === 0) && words.returnNeeded,
    ...Object.fromEntries(
      chosen.map((line) => {
        const found = thousandthsOf(typed(line.position));
        const wrong =
          found === undefined
            ? words.quantityWrong
            : found > left(line) && words.tooMany(show.number(left(line) / 1000, 3));
        return [`line ${line.position}`, wrong];
      }),
    ),
  });
  const wish: GoodsBack = {
    ...(purchase.lines.length === 0
      ? { amount: amount ?? 0 }
      : {
          lines: chosen.map((line) => ({
            position: line.position,
            quantity: quantityText(thousandthsOf(typed(line.position)) ?? 0),
          })),
        }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  const save = useAct((given: GoodsBack, key) => staff.sell.returnGoods(purchase.id, given, { key }), {
    stale,
    says: words.returned,
    tellsOwnFailure: true,
    onDone,
  });
  return (
    <form className={styles.form} {...check.form(() => save.mutate(wish))}>
      {purchase.lines.length === 0 ? (
        <MoneyInput label={words.returnedAmount} value={amount} onChange={setAmount} error={check.error('none')} />
      ) : (
        open.map((line, i) => (
          <TextInput
            key={line.position}
            label={<bdi>{line.name || line.sku}</bdi>}
            aria-label={words.returnedQuantity(line.name || line.sku)}
            description={words.left(show.number(left(line) / 1000, 3))}
            inputMode="decimal"
            autoComplete="off"
            value={counts[line.position] ?? ''}
            error={check.error(`line ${line.position}`) ?? (i === 0 ? check.error('none') : undefined)}
            onChange={(event) => setCounts({ ...counts, [line.position]: event.currentTarget.value })}
          />
        ))
      )}
      <TextInput
        label={words.reason}
        dir="auto"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {words.saveReturn}
      </Button>
    </form>
  );
}
