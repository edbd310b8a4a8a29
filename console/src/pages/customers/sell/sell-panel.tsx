import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type Day, dayOf } from '@peyvand/kernel/calendar';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { CustomerPicker, type Picked } from '../customer-picker.tsx';
import { staleWith } from '../one/use-record.ts';
import { type DraftLine, emptyLine, quantityText, sumOf, thousandthsOf } from './lines.ts';
import { ProductInput } from './product-input.tsx';
import styles from './sell.module.css';
import { sellWords } from './words.ts';

interface SellPanelProps {
  readonly open: boolean;
  /** Whose purchase it is; absent: she is chosen in the panel. */
  readonly customerId?: string;
  readonly onClose: () => void;
}

/** The drawer in which a purchase or a return is written down by hand. */
export function SellPanel({ open, customerId, onClose }: SellPanelProps) {
  const words = useWords(sellWords);
  const form = useId();
  const [kind, setKind] = useState<'sale' | 'return'>('sale');
  const [busy, setBusy] = useState(false);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      width="wide"
      title={words[kind]}
      foot={
        <Button type="submit" form={form} loading={busy}>
          {kind === 'sale' ? words.save : words.saveReturn}
        </Button>
      }
    >
      <SellForm id={form} kind={kind} onKind={setKind} customerId={customerId} onBusy={setBusy} onDone={onClose} />
    </SidePanel>
  );
}

interface SellFormProps {
  readonly id: string;
  readonly kind: 'sale' | 'return';
  readonly onKind: (kind: 'sale' | 'return') => void;
  readonly customerId: string | undefined;
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: () => void;
}

type Sold = Parameters<typeof staff.sell.record>[0];

const methods = ['cash', 'card', 'transfer', 'credit'] as const;

function SellForm({ id, kind, onKind, customerId, onBusy, onDone }: SellFormProps) {
  const words = useWords(sellWords);
  const show = useShow();
  const { timeZone } = useReader();
  const today = dayOf(Date.now(), timeZone);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [day, setDay] = useState<Day | null>(today);
  const [number, setNumber] = useState('');
  const [lines, setLines] = useState<readonly DraftLine[]>([emptyLine(1)]);
  const [discount, setDiscount] = useState<number | null>(null);
  const [method, setMethod] = useState<string | null>(null);
  const items = sumOf(lines);
  const total = items === null ? null : items - (discount ?? 0);
  const whose = customerId ?? picked?.id;
  const check = useCheck<string>({
    customer: whose === undefined && words.customerNeeded,
    day: day === null && words.dayNeeded,
    discount: total !== null && total < 0 && words.discountTooBig,
    ...Object.fromEntries(
      lines.flatMap((line) => [
        [`product ${line.key}`, line.product.trim() === '' && words.productNeeded],
        [`quantity ${line.key}`, thousandthsOf(line.quantity) === undefined && words.quantityWrong],
        [`price ${line.key}`, line.price === null && words.priceNeeded],
      ]),
    ),
  });
  // the same press once more, after a broken connection, is the same purchase: of the same moment, and with the same key
  const pressed = useRef<string | null>(null);
  const wish = (): Sold => {
    pressed.current ??= new Date().toISOString();
    return {
      ...(whose === undefined ? {} : { customer: { id: whose } }),
      ...(number.trim() === '' ? {} : { number: number.trim() }),
      // Today has an hour; of another day only the day is known.
      at: day === null || day === today ? pressed.current : day,
      ...(method === null ? {} : { paymentMethod: method }),
      lines: lines.map((line) => ({
        sku: line.sku ?? line.product.trim(),
        ...(line.sku === null ? { name: line.product.trim() } : {}),
        quantity: quantityText(thousandthsOf(line.quantity) ?? 0),
        unitPrice: line.price ?? 0,
      })),
      ...(discount === null ? {} : { discount }),
    };
  };
  const save = useAct(
    (given: { readonly kind: 'sale' | 'return'; readonly wish: Sold }, key) =>
      given.kind === 'sale' ? staff.sell.record(given.wish, { key }) : staff.sell.recordReturn(given.wish, { key }),
    {
      stale: whose === undefined ? [keys.customers.all] : staleWith(whose),
      says: ({ total: recorded }) =>
        (kind === 'sale' ? words.saved : words.savedReturn)(show.money(Math.abs(recorded))),
      canUndo: () => kind === 'sale',
      undo: (_, { purchaseId }) => staff.sell.cancel(purchaseId),
      undone: words.cancelled,
      tellsOwnFailure: true,
      onBegin: () => onBusy(true),
      onDone: () => {
        pressed.current = null;
        onDone();
      },
      onEnd: () => onBusy(false),
    },
  );
  const change = (changed: DraftLine) =>
    setLines((all) => all.map((line) => (line.key === changed.key ? changed : line)));
  const add = () => setLines((all) => [...all, emptyLine(Math.max(...all.map((line) => line.key)) + 1)]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  return (
    <form
      id={id}
      className={styles.form}
      onKeyDown={onKeyDown}
      {...check.form(() => save.mutate({ kind, wish: wish() }))}
    >
      <SegmentedControl
        aria-label={words.kind}
        value={kind}
        data={[
          { value: 'sale', label: words.kindSale },
          { value: 'return', label: words.kindReturn },
        ]}
        onChange={(value) => onKind(value === 'return' ? 'return' : 'sale')}
      />
      {customerId === undefined && (
        <div>
          <CustomerPicker
            label={words.customer}
            placeholder={words.customerHint}
            kind={undefined}
            without={[]}
            value={picked}
            error={check.error('customer')}
            onChoose={setPicked}
          />
        </div>
      )}
      <div className={styles.two}>
        <DayInput label={words.day} value={day} onChange={setDay} latest={today} error={check.error('day')} />
        <TextInput
          label={words.number}
          placeholder={words.numberHint}
          dir="ltr"
          autoComplete="off"
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </div>
      <div className={styles.lines}>
        {lines.map((line, i) => (
          <fieldset key={line.key} className={styles.line}>
            <legend className="unseen">{words.line(show.number(i + 1))}</legend>
            <ProductInput
              label={words.product}
              value={line.product}
              isNew={line.sku === null}
              error={check.error(`product ${line.key}`)}
              onType={(product) => change({ ...line, product, sku: null })}
              onFind={(found) =>
                change({
                  ...line,
                  product: found.name || found.sku,
                  sku: found.sku,
                  price: line.price ?? found.unitPrice,
                })
              }
            />
            <TextInput
              label={words.quantity}
              inputMode="decimal"
              autoComplete="off"
              value={line.quantity}
              error={check.error(`quantity ${line.key}`)}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => change({ ...line, quantity: event.currentTarget.value })}
            />
            <MoneyInput
              label={words.price}
              value={line.price}
              onChange={(price) => change({ ...line, price })}
              error={check.error(`price ${line.key}`)}
            />
            {lines.length > 1 && (
              <ActionIcon
                className={styles.remove ?? ''}
                size="md"
                aria-label={words.removeLine(show.number(i + 1))}
                onClick={() => setLines(lines.filter((one) => one.key !== line.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </fieldset>
        ))}
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={add}>
          {words.addLine}
        </Button>
      </div>
      <div className={styles.two}>
        <MoneyInput label={words.discount} value={discount} onChange={setDiscount} error={check.error('discount')} />
        <Select
          label={words.payment}
          placeholder={words.payments.none}
          clearable
          comboboxProps={{ withinPortal: true }}
          value={method}
          data={methods.map((value) => ({ value, label: words.payments[value] }))}
          onChange={setMethod}
        />
      </div>
      <dl className={styles.sums} aria-live="polite">
        <dt>{show.inUnit(words.items)}</dt>
        <dd className="figure">{items === null ? '—' : show.amount(items)}</dd>
        <dt className={styles.whole}>{show.inUnit(words.total)}</dt>
        <dd className={`figure ${styles.whole}`}>{total === null ? '—' : show.amount(total)}</dd>
      </dl>
      <FormProblem error={save.error} />
    </form>
  );
}
