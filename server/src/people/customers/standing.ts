/**
 * Every person or company that stands for herself, as an SQL fragment for reads of many customers: merged rows answer with
 * their survivor and are left out; erased ones stay, since counts stay. Filter by workspace_id first.
 */
export const standingCustomers = `(select workspace_id, customer_id, name, owner_id, created_at, erased_at from customers_customer
  where merged_into is null)`;
