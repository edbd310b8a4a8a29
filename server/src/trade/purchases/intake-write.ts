import { uuidv7 } from '@peyvand/kernel/ids';
import { CustomerBook } from '../../people/customers/index.ts';
import {
  type Batch,
  type Item,
  isProblem,
  problemOf,
  type RowProblem,
  type Verdict,
} from '../../platform/intake/intake.ts';
import { ProductBook } from '../products/index.ts';
import { type KnownOrder, orderKeys, readKnownOrders, sameOrder } from './intake-known.ts';
import { type FileOrder, type FileRow, orderOf } from './intake-order.ts';
import { type DecidedOrder, stageOrders } from './intake-stage.ts';
import { purchases } from './refusals.ts';

/** Creates or corrects the orders of a batch, making the customers and products that they name first. */
export async function writePurchases(batch: Batch, items: readonly Item<FileRow>[]): Promise<Verdict[]> {
  const orders = items.map((item) => orderOf(item.rows));
  const buyers = new CustomerBook(batch);
  await buyers.learn(orders.flatMap((order) => (isProblem(order) ? [] : (order.person ?? []))));
  const known = await readKnownOrders(batch, items, orders);
  const decided: DecidedOrder[] = [];
  const verdicts = orders.map((order, index): Verdict => {
    if (isProblem(order)) return { verdict: 'rejected', problem: order };
    return decide(batch, buyers, order, known[index], items[index]?.matchKey, decided);
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
  return verdicts;
}

function decide(
  batch: Batch,
  buyers: CustomerBook,
  order: FileOrder,
  known: KnownOrder | undefined,
  matchKey: Buffer | undefined,
  decided: DecidedOrder[],
): Verdict {
  const buyer = order.person === null ? undefined : buyers.recognise(order.person.identifiers, order.person.name);
  if (isProblem(buyer)) return { verdict: 'rejected', problem: buyer };
  const customerId = buyer?.customerId ?? null;
  const customersCreated = buyer?.created ? 1 : 0;
  const buyerName = customerId === null ? '' : buyer?.otherName || order.buyerName;
  if (order.kind === 'return') batch.notice('return-without-order');
  if (known === undefined) {
    decided.push({ order, purchaseId: uuidv7(batch.now.getTime()), customerId, buyerName, matchKey, known });
    return { verdict: 'created', customersCreated };
  }
  if (sameOrder(known, order, customerId)) return { verdict: 'unchanged', customersCreated };
  if (order.lines.length === 0 && known.lines.length > 0) return { verdict: 'rejected', problem: linesKnown(order) };
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
    buyerName,
    matchKey: undefined,
    known,
  });
  return { verdict: 'updated', customersCreated };
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
