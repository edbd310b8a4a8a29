/** The door of trade/purchases: what others may call. */
export { checkPurchaseDays } from './check-days.ts';
export {
  countedLines,
  countedOrders,
  countedReturns,
  everyEntry,
  lastTradeDaySql,
  ordersStanding,
  returnsStanding,
} from './counted.ts';
