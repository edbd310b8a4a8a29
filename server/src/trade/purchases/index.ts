/** The door of trade/purchases: what others may call. */
export {
  countedLines,
  countedOrders,
  countedReturns,
  everyEntry,
  lastTradeDaySql,
  ordersStanding,
  returnsStanding,
} from './counted.ts';
