import type { Tx } from '../../ground/database/transaction.ts';
import { findWorkspace } from '../../office/workspace/index.ts';
import type { PersonalPart } from '../../spine/personal.ts';
import { readForecastVerdict } from './read-verdict.ts';

const collectSql = `select p.orders, p.transactions as "purchaseDays", p.first_day as "firstDay", p.last_day as "lastDay", p.gross, p.returned,
  p.net, s.segment, s.r, s.f, s.m, s.p_alive as "chanceOfBeingActive", s.expected_purchases as "expectedPurchases",
  s.clv as "expectedValue", s.next_day as "nextPurchase", f.model, f.as_of as "asOf"
from profile_customer p
left join profile_fit f on f.workspace_id = p.workspace_id and f.is_current
left join profile_score s on s.workspace_id = p.workspace_id and s.fit_id = f.fit_id and s.customer_id = p.customer_id
where p.workspace_id = $1 and p.customer_id = any($2::uuid[])`;

/** What the rule of forecasts withholds from every screen is withheld here too: nothing is concluded of her that is not known. */
async function withheld(tx: Tx): Promise<Record<string, null>> {
  const [[clock], workspace] = await Promise.all([
    tx.query<{ now: Date }>('select now() as now'),
    findWorkspace(tx.client, tx.workspaceId),
  ]);
  if (workspace === undefined || clock === undefined) return {};
  const { persons, values } = await readForecastVerdict(tx, workspace, clock.now);
  return {
    ...(persons === null ? {} : { chanceOfBeingActive: null, expectedPurchases: null, nextPurchase: null }),
    ...(values === null ? {} : { expectedValue: null }),
  };
}

/** What we conclude about her. Nothing is taken out by erasing: these are counts and amounts, under an id that leads to nobody. */
export const profilePart: PersonalPart = {
  name: 'profile',
  async collect(tx, person) {
    const hidden = await withheld(tx);
    const rows = await tx.query<Record<string, unknown>>(collectSql, [tx.workspaceId, person.ids]);
    return rows.map((row) => ({ ...row, ...hidden }));
  },
};
