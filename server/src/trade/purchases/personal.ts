import type { PersonalPart } from '../../spine/personal.ts';

const collectSql = `select p.kind, nullif(p.buyer_name, '') as "buyerName", p.number, p.channel, p.branch, p.at, p.day, p.total, p.returned, p.cancelled_at as "cancelledAt",
  (select coalesce(jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity / 1000.0, 'unitPrice', l.unit_price, 'amount', l.amount)
     order by l.position), '[]') from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines,
  (select coalesce(jsonb_agg(jsonb_build_object('method', m.method, 'amount', m.amount, 'at', m.paid_at) order by m.paid_at), '[]')
     from purchases_payment m where m.workspace_id = $1 and m.purchase_id = p.purchase_id) as payments
from purchases_purchase p where p.workspace_id = $1 and p.customer_id = any($2::uuid[]) order by p.day, p.purchase_id`;
// A trace number leads to a bank card.
const forgetPaymentsSql = `update purchases_payment m set reference = '' from purchases_purchase p
where m.workspace_id = $1 and p.workspace_id = $1 and p.purchase_id = m.purchase_id and p.customer_id = any($2::uuid[]) and m.reference <> ''`;
// Why goods came back is free text and may name somebody; amounts, goods and dates are the books.
const forgetSql = `update purchases_return r set reason = '' from purchases_purchase p
where r.workspace_id = $1 and p.workspace_id = $1 and p.purchase_id = r.purchase_id and p.customer_id = any($2::uuid[]) and r.reason <> ''`;

// Her own name where she bought by the phone of somebody with whom she shares it.
const forgetBuyersSql = `update purchases_purchase set buyer_name = '' where workspace_id = $1
  and customer_id = any($2::uuid[]) and buyer_name = any($3)`;

/** What she bought, with its goods and payments. After erasing the books stay, under an id that leads to nobody. */
export const purchasesPart: PersonalPart = {
  name: 'purchases',
  collect: (tx, person) => tx.query(collectSql, [tx.workspaceId, person.ids]),
  erase: async (w, person) => {
    await w.tx.run(forgetPaymentsSql, [w.workspaceId, person.ids]);
    await w.tx.run(forgetSql, [w.workspaceId, person.ids]);
    await w.tx.run(forgetBuyersSql, [w.workspaceId, person.sharesWith, person.names]);
    return [];
  },
};
