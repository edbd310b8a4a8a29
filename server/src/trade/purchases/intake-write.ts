import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { foldCompact } from '@peyvand/kernel/text';
import {
  type Batch,
  type Item,
  isProblem,
  problemOf,
  type RowProblem,
  type Verdict,
} from '../../office/imports/index.ts';
import { CustomerBook } from '../../people/customers/index.ts';
import { ProductBook } from '../products/index.ts';
import type { FileOrder, FileRow } from './file-order.ts';
import { type KnownOrder, matchKeyOf, orderKeys, readKnownOrders } from './intake-known.ts';
import { orderOf } from './intake-order.ts';
import { type Renamed, renameBuyers } from './intake-rename.ts';
import { decideReturns } from './intake-returns.ts';
import { type DecidedOrder, stageOrders } from './intake-stage.ts';
import { purchases } from './refusals.ts';
import { isSameOrder } from './rules/same-order.ts';

/** Creates or corrects the orders of a batch, making the customers and products that they name first. */
export async function writePurchases(batch: Batch, items: readonly Item<FileRow>[]): Promise<Verdict[]> {
  const orders = items.map((item) => orderOf(item.rows));
  const buyers = new CustomerBook(batch);
  await buyers.learn(orders.flatMap((order) => (isProblem(order) ? [] : (order.person ?? []))));
  const known = await readKnownOrders(batch, items, orders);
  const decided: DecidedOrder[] = [];
  const renamed: Renamed[] = [];
  const verdicts = orders.map((order, index): Verdict => {
    if (isProblem(order)) return { verdict: 'rejected', problem: order };
    return decide(batch, buyers, order, known[index], matchKeyOf(items[index], order), decided, renamed);
  });
  const products = new ProductBook(batch);
  if (!batch.dryRun) {
    await products.learn(decided.flatMap(({ order }) => order.lines.map((line) => line.sku)));
    for (const { order } of decided) for (const line of order.lines) products.recognise(line.sku, line);
  }
  batch.announce([
    ...buyers.keys(),
    ...products.keys(),
    ...decided.flatMap((one) => orderKeys(one.order, one.matchKey)),
  ]);
  await buyers.write();
  await products.write();
  if (!batch.dryRun && decided.length > 0) await stageOrders(batch, decided, products);
  if (!batch.dryRun) await renameBuyers(batch, renamed);
  return verdicts;
}

function decide(
  batch: Batch,
  buyers: CustomerBook,
  order: FileOrder,
  known: KnownOrder | undefined,
  matchKey: Buffer | undefined,
  decided: DecidedOrder[],
  renamed: Renamed[],
): Verdict {
  const buyer = order.person === null ? undefined : buyers.recognise(order.person.identifiers, order.person.name);
  if (isProblem(buyer)) return { verdict: 'rejected', problem: buyer };
  const customerId = buyer?.customerId ?? null;
  const customersCreated = buyer?.created ? 1 : 0;
  const buyerName = customerId === null ? '' : buyer?.otherName || order.buyerName;
  if (order.kind === 'return' && known === undefined) batch.notice('return-without-order');
  const returns = decideReturns(order, [], null);
  if (isRefusal(returns)) return { verdict: 'rejected', problem: problemOf(returns, 'returns') };
  const cameBack = returns.reduce((sum, one) => sum + one.refund.amount, 0);
  // what came back of an order that is known is written by hand: a file tells of it only with the order itself
  if (known !== undefined && cameBack > 0 && cameBack !== known.returned) batch.notice('returns-not-written');
  if (known === undefined) {
    decided.push({ order, purchaseId: uuidv7(batch.now.getTime()), customerId, buyerName, matchKey, known });
    return { verdict: 'created', customersCreated };
  }
  const same = (customerId === null || known.customerId === customerId) && isSameOrder(known, order.kind, order);
  const named = nameAfter(batch, known, customerId, buyerName);
  if (same && named === known.buyerName) return { verdict: 'unchanged', customersCreated };
  if (same) {
    renamed.push({
      purchaseId: known.purchaseId,
      contentHash: known.contentHash,
      before: known.buyerName,
      after: named,
    });
    return { verdict: 'updated', customersCreated };
  }
  if (order.lines.length === 0 && (known.lines ?? []).length > 0)
    return { verdict: 'rejected', problem: linesKnown(order) };
  if (known.settled)
    return {
      verdict: 'rejected',
      problem: problemOf(purchases('number-taken', { number: order.number ?? '', purchaseId: known.purchaseId })),
    };
  // A file that does not say who bought takes nobody's purchase away.
  decided.push({
    order,
    purchaseId: known.purchaseId,
    customerId: customerId ?? known.customerId,
    buyerName: named,
    matchKey: undefined,
    known,
  });
  return { verdict: 'updated', customersCreated };
}

/**
 * Who bought, after a file that speaks of a known order (FRONTDOOR 16): a name that was not known is kept, another one than
 * that which stands is written over it only under "update"; who is said to be another customer altogether brings her own.
 */
function nameAfter(batch: Batch, known: KnownOrder, customerId: string | null, said: string): string {
  if (customerId !== null && customerId !== known.customerId) return said;
  if (said === '' || foldCompact(said) === foldCompact(known.buyerName)) return known.buyerName;
  if (known.buyerName === '' || batch.existing === 'update') return said;
  batch.notice('left-as-it-was');
  return known.buyerName;
}

/** A file of totals may not take the lines of an order away. */
function linesKnown({ number }: FileOrder): RowProblem {
  return {
    problem: true,
    field: 'total',
    code: 'purchases.lines-known',
    message: {
      fa: `سفارش ${number} را با قلم‌هایش می‌شناسیم و مبلغ آن چیز دیگری است. فایلی بیاورید که قلم‌ها را هم داشته باشد.`,
      en: `Order ${number} is known with its lines, and they come to another amount. Bring a file that has the lines too.`,
    },
  };
}
