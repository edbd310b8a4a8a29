-- trade/products stands above trade/purchases: a product exists without a sale.

create table products_product (
  workspace_id uuid not null,
  product_id uuid not null,
  sku text not null check (sku <> ''),
  sku_key text collate "C" not null,
  name text not null default '',
  category text not null default '',
  unit_price bigint check (unit_price >= 0),
  unit_cost bigint check (unit_cost >= 0),
  -- fees, postage and adjustments are sold but are no goods: they count in money and in no basket
  goods boolean not null default true,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, product_id),
  unique (workspace_id, sku_key)
);
create index products_product_category on products_product (workspace_id, category);
select protect_tenant_table('products_product');

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
  cost bigint,
  content_hash bytea not null,
  source text not null default 'api',
  import_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, purchase_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id),
  check ((kind = 'sale' and total >= 0 and returned <= total) or (kind = 'return' and total <= 0 and returned = 0))
);
create unique index purchases_purchase_number on purchases_purchase (workspace_id, channel, number) where number is not null;
create index purchases_purchase_customer on purchases_purchase (workspace_id, customer_id, day) where customer_id is not null;
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
  amount bigint not null check (amount >= 0),
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
