-- trade/products stands above trade/purchases: a product exists without a sale.

create table products_product (
  workspace_id uuid not null,
  product_id uuid not null,
  sku text not null check (sku <> ''),
  sku_key text collate "C" not null,
  name text not null default '',
  category text not null default '',
  -- ' ' || folded name || ' ' || folded sku: the leading space lets a trigram index answer word prefixes
  search_key text not null default '',
  unit_price bigint check (unit_price >= 0),
  unit_cost bigint check (unit_cost >= 0),
  -- fees, postage and adjustments are sold but are no goods: they count in money and in no basket
  goods boolean not null default true,
  source text not null default 'staff',
  import_id uuid,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- no longer sold: hidden from lists, kept in the books
  archived_at timestamptz,
  primary key (workspace_id, product_id),
  unique (workspace_id, sku_key)
);
create index products_product_category on products_product (workspace_id, category, product_id);
create index products_product_search on products_product using gin (search_key gin_trgm_ops);
create index products_product_import on products_product (workspace_id, import_id) where import_id is not null;
select protect_tenant_table('products_product');

-- LIKE is not leakproof and cannot use an index behind row-level security; see 0003.
create policy search_reads on products_product for select to {{search}} using (true);
grant select on products_product to {{search}};

-- Products whose folded name or code contains the pattern, newest first. pattern comes escaped from the caller.
create function products_search(pattern text, in_category text, with_archived boolean, before uuid, most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.product_id from public.products_product p
  where p.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid
    and p.search_key like pattern and (before is null or p.product_id < before)
    and (in_category is null or p.category = in_category) and (with_archived or p.archived_at is null)
  order by p.product_id desc limit most
$$;
alter function products_search(text, text, boolean, uuid, int) owner to {{search}};
revoke all on function products_search(text, text, boolean, uuid, int) from public;
grant execute on function products_search(text, text, boolean, uuid, int) to {{app}};

create table purchases_purchase (
  workspace_id uuid not null,
  purchase_id uuid not null,
  -- null: sold to somebody unknown; counts in revenue, never in a customer metric
  customer_id uuid,
  -- a return without an order is a row of its own with a negative total
  kind text not null default 'sale' check (kind in ('sale', 'return')),
  number text,
  channel text not null default 'shop',
  branch text not null default '',
  payment_method text not null default '',
  at timestamptz not null,
  day date not null,
  day_precision boolean not null default false,
  items bigint not null default 0,
  discount bigint not null default 0 check (discount >= 0),
  shipping bigint not null default 0 check (shipping >= 0),
  tax bigint not null default 0 check (tax >= 0),
  total bigint not null,
  -- what came back by later returns against this purchase, in money
  returned bigint not null default 0 check (returned >= 0),
  -- what the goods cost us, and the part of it that came back; null while the cost of any goods is unknown
  cost bigint,
  returned_cost bigint not null default 0,
  -- set by cancelling, and when the last of its goods came back: from then on it is no purchase, whatever its total
  cancelled_at timestamptz,
  content_hash bytea not null,
  source text not null default 'api',
  import_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, purchase_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id),
  check ((kind = 'sale' and total >= 0 and returned <= total) or (kind = 'return' and total <= 0 and returned = 0))
);
create unique index purchases_purchase_number on purchases_purchase (workspace_id, channel, number) where number is not null;
create index purchases_purchase_customer on purchases_purchase (workspace_id, customer_id, day, purchase_id) where customer_id is not null;
create index purchases_purchase_day on purchases_purchase (workspace_id, day, purchase_id);
create index purchases_purchase_import on purchases_purchase (workspace_id, import_id) where import_id is not null;
select protect_tenant_table('purchases_purchase');

create table purchases_line (
  workspace_id uuid not null,
  purchase_id uuid not null,
  position int not null,
  product_id uuid,
  sku text not null default '',
  name text not null default '',
  category text not null default '',
  -- thousandths of a unit: 1.250 kg is 1250
  quantity bigint not null check (quantity <> 0),
  unit_price bigint not null,
  discount bigint not null default 0,
  amount bigint not null,
  unit_cost bigint,
  returned_quantity bigint not null default 0,
  primary key (workspace_id, purchase_id, position),
  foreign key (workspace_id, purchase_id) references purchases_purchase (workspace_id, purchase_id),
  check (returned_quantity >= 0 and returned_quantity <= abs(quantity))
);
create index purchases_line_product on purchases_line (workspace_id, product_id) where product_id is not null;
select protect_tenant_table('purchases_line');

create table purchases_return (
  workspace_id uuid not null,
  return_id uuid not null,
  purchase_id uuid not null,
  at timestamptz not null,
  day date not null,
  day_precision boolean not null default false,
  amount bigint not null check (amount >= 0),
  cost bigint,
  reason text not null default '',
  created_at timestamptz not null,
  primary key (workspace_id, return_id),
  foreign key (workspace_id, purchase_id) references purchases_purchase (workspace_id, purchase_id)
);
create index purchases_return_purchase on purchases_return (workspace_id, purchase_id);
create index purchases_return_day on purchases_return (workspace_id, day);
select protect_tenant_table('purchases_return');

create table purchases_return_line (
  workspace_id uuid not null,
  return_id uuid not null,
  position int not null,
  quantity bigint not null check (quantity > 0),
  amount bigint not null check (amount >= 0),
  primary key (workspace_id, return_id, position),
  foreign key (workspace_id, return_id) references purchases_return (workspace_id, return_id)
);
select protect_tenant_table('purchases_return_line');

create table purchases_payment (
  workspace_id uuid not null,
  payment_id uuid not null,
  purchase_id uuid not null,
  method text not null,
  amount bigint not null check (amount > 0),
  paid_at timestamptz not null,
  reference text not null default '',
  primary key (workspace_id, payment_id),
  foreign key (workspace_id, purchase_id) references purchases_purchase (workspace_id, purchase_id)
);
create index purchases_payment_purchase on purchases_payment (workspace_id, purchase_id);
select protect_tenant_table('purchases_payment');

-- What a merge of customers moved, so that its undoing moves back exactly that.
create table purchases_moved (
  workspace_id uuid not null,
  merge_id uuid not null,
  purchase_id uuid not null,
  from_customer_id uuid not null,
  primary key (workspace_id, merge_id, purchase_id),
  foreign key (workspace_id, purchase_id) references purchases_purchase (workspace_id, purchase_id)
);
create index purchases_moved_purchase on purchases_moved (workspace_id, purchase_id);
select protect_tenant_table('purchases_moved');
