/**
 * Every person or company that stands for herself, as an SQL fragment for reads of many customers: merged rows answer with
 * their survivor and are left out; erased ones stay, since counts stay. Filter by workspace_id first.
 */
export const standingCustomers = `(select workspace_id, customer_id, name, owner_id, created_at, erased_at from customers_customer
  where merged_into is null)`;

/**
 * The id that answers for $2 ($1 is the workspace): the survivor's, if it was merged. In a select of its own: a bare COALESCE is
 * not leakproof, and behind row-level security the primary key would not be used (20,000 rows read for one: seen).
 */
export const survivorOf = `(select coalesce((select survivor_id from customers_redirect where workspace_id = $1 and merged_id = $2), $2))`;
