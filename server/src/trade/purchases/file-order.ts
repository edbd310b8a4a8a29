import type { ReadInstant } from '@peyvand/kernel/calendar';
import type { FilePersonNamed } from '../../people/customers/index.ts';
import type { Order } from './rules/order.ts';
import type { OrderStatus } from './rules/order-status.ts';

/** One row of a file of purchases: an order, or one line of it. Money in smallest units, quantities in thousandths. */
export interface FileRow {
  readonly rowNumber: number;
  readonly number: string | null;
  /** '' where the row does not say it. */
  readonly channel: string;
  readonly branch: string;
  readonly paymentMethod: string;
  readonly when: ReadInstant | undefined;
  readonly person: FilePersonNamed | null;
  /** Who bought, where the file says it beside the customer; '' where it does not. */
  readonly buyerName: string;
  readonly sku: string;
  readonly productName: string;
  readonly category: string;
  readonly quantity: number | undefined;
  readonly unitPrice: number | undefined;
  readonly unitCost: number | undefined;
  readonly lineDiscount: number | undefined;
  readonly lineAmount: number | undefined;
  readonly discount: number | undefined;
  readonly shipping: number | undefined;
  readonly tax: number | undefined;
  readonly total: number | undefined;
  /** What the file says of the order's state: only a sale counts. */
  readonly status: OrderStatus;
  /** The file has columns of lines: sku, name or price of what was sold. */
  readonly hasLines: boolean;
  /** Our own id of the order, and what came back of the row, in a list of ours. */
  readonly peyvandId: string | null;
  readonly returns: readonly FileReturnPart[];
}

/** An order of a file, read and added up as one from a till: of a return too everything is positive. */
export interface FileOrder extends Order {
  kind: 'sale' | 'return';
  person: FilePersonNamed | null;
  buyerName: string;
  /** Our own id of it, where a list of ours names an order without a number. */
  peyvandId: string | null;
  returns: readonly FileReturn[];
}

/** What came back at one moment, as a row of our own file says it: of its line in thousandths, or of the order in money. */
export interface FileReturnPart {
  readonly when: ReadInstant;
  readonly value: number;
}

/** One return of an order of a file: goods by their line, or money. */
export interface FileReturn {
  readonly when: ReadInstant;
  readonly coming: readonly { position: number; quantity: number }[];
  readonly amount: number;
}
