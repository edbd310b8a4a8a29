import type { Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Event } from '../../spine/event.ts';
import type { Known, ModuleWords } from '../../spine/words.ts';

const lookSql = `select p.purchase_id as id, p.number, p.branch, l.name, l.sku,
  (select count(*) from purchases_line o where o.workspace_id = $1 and o.purchase_id = p.purchase_id) as lines
from purchases_purchase p left join purchases_line l on l.workspace_id = $1 and l.purchase_id = p.purchase_id and l.position = 1
where p.workspace_id = $1 and p.purchase_id = any($2)`;

/** The purchase that an event is about: its own, or the return that came without one. */
const subjectOf = ({ data }: Event) => String(data.purchaseId ?? data.returnId);

async function look(tx: Tx, events: readonly Event[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.query<Known & { id: string }>(lookSql, [tx.workspaceId, events.map(subjectOf)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    events.flatMap((event) => {
      const row = byId.get(subjectOf(event));
      return row === undefined ? [] : [[event.eventId, row] as const];
    }),
  );
}

/** «کرم دست و ۲ قلم دیگر» */
function goodsOf(known: Known, count: (n: number) => Words): Words | undefined {
  const first = String(known.name || known.sku || '');
  if (first === '') return undefined;
  const more = Number(known.lines) - 1;
  if (more < 1) return { fa: first, en: first };
  return { fa: `${first} و ${count(more).fa} قلم دیگر`, en: `${first} and ${count(more).en} more` };
}

const numberOf = (known: Known): Words =>
  known.number ? { fa: ` شمارهٔ ${known.number}`, en: ` ${known.number}` } : { fa: '', en: '' };
const branchOf = (known: Known): Words =>
  known.branch ? { fa: ` در شعبهٔ ${known.branch}`, en: ` at ${known.branch}` } : { fa: '', en: '' };
const amount = (value: unknown, name: Words) => [{ name, unit: 'money' as const, value: Number(value) }];

const total: Words = { fa: 'مبلغ', en: 'Amount' };

export const words: ModuleWords = {
  kind: 'purchases',
  label: { fa: 'خریدها', en: 'Purchases' },
  look,
  sentences: {
    'purchase.recorded': ({ data }, show, known) => {
      const goods = goodsOf(known, show.number);
      const money = show.money(Number(data.total));
      const branch = branchOf(known);
      return {
        title: {
          fa: `${goods === undefined ? 'خرید' : `خرید ${goods.fa}`}${branch.fa} به مبلغ ${money.fa}`,
          en: `Bought ${goods === undefined ? '' : `${goods.en} `}for ${money.en}${branch.en}`,
        },
        figures: amount(data.total, total),
        link: `/purchases/${data.purchaseId}`,
      };
    },
    // her story gives the whole of a file in one line; an event by itself is one purchase
    'purchase.removed': ({ data }, show) => {
      const count = show.number(Number(data.count ?? 1));
      const money = show.money(Number(data.total));
      return {
        title: {
          fa: `فایلی برگردانده شد (${count.fa} خرید به مبلغ ${money.fa})`,
          en: `A file was taken back (purchases: ${count.en}, ${money.en})`,
        },
      };
    },
    'purchase.paid': ({ data }, show, known) => {
      const money = show.money(Number(data.amount));
      const number = numberOf(known);
      return {
        title: { fa: `پرداخت ${money.fa} برای خرید${number.fa}`, en: `Paid ${money.en} for purchase${number.en}` },
        figures: amount(data.amount, total),
        link: `/purchases/${data.purchaseId}`,
      };
    },
    'purchase.returned': (event, show, known) => {
      const money = show.money(Number(event.data.amount));
      const number = numberOf(known);
      const from: Words =
        event.data.purchaseId === null
          ? { fa: 'برگشت بدون فاکتور', en: 'Return without an order' }
          : event.data.whole
            ? { fa: `برگشت همهٔ خرید${number.fa}`, en: `All of purchase${number.en} came back` }
            : { fa: `برگشت از خرید${number.fa}`, en: `Return from purchase${number.en}` };
      return {
        title: { fa: `${from.fa} به مبلغ ${money.fa}`, en: `${from.en}, worth ${money.en}` },
        figures: amount(event.data.amount, total),
        link: `/purchases/${subjectOf(event)}`,
      };
    },
    'purchase.cancelled': ({ data }, show, known) => {
      const money = show.money(Number(data.amount));
      const number = numberOf(known);
      return {
        title: {
          fa: `لغو خرید${number.fa} به مبلغ ${money.fa}`,
          en: `Purchase${number.en} of ${money.en} was cancelled`,
        },
        figures: amount(data.amount, total),
        link: `/purchases/${data.purchaseId}`,
      };
    },
  },
};
