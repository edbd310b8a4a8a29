-- office/audit: the key that seals a customer's values in the history of changes carries the name of its owner.
alter table customers_key rename to audit_customer_key;
