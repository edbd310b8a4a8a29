/** What a fitted model says of one history (x, tx, T), times in the unit of the fit. */
export interface Predictor {
  /** Chance that the customer has not left for ever. */
  pAlive(x: number, tx: number, T: number): number;
  /** Expected purchases in the next t, if the customer is alive at T. */
  purchasesIfAlive(t: number, x: number, T: number): number;
  /** Expected repeat purchases of a customer won today in the first t: E[X(t)]. */
  purchasesOfNew(t: number): number;
}
