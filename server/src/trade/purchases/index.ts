/** The door of trade/purchases: what others may call. */
export { countedOrders, countedReturns } from './counted.ts';
