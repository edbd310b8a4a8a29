/** The door of trade/purchases: what others may call. */
export { countedLines, countedOrders, countedReturns } from './counted.ts';
