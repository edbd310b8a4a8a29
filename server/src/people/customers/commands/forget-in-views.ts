import type { Secrets } from '../../../ground/secrets.ts';
import { forgetSealed } from '../../../office/audit/index.ts';
import type { Person } from '../../../spine/personal.ts';
import type { Write } from '../../../spine/write.ts';
import { carriesPerson, type Traits } from '../rules/carries-person.ts';
import { nationalIdContext } from '../rules/identifiers.ts';

const lockSql = `select view_id as id, name, definition from customers_view where workspace_id = $1 order by view_id for update`;
const dropSql = 'delete from customers_view where workspace_id = $1 and view_id = any($2::uuid[])';
const renameSql = `update customers_view set name = '…' where workspace_id = $1 and view_id = any($2::uuid[])`;

/**
 * Takes an erased person out of the views that colleagues saved. One that looks for her goes: without its words it would show
 * everybody, and with them nobody. One that is only called after her keeps its filters and loses its name.
 */
export async function forgetInViews(w: Write, person: Person, secrets: Secrets): Promise<void> {
  const traits: Traits = {
    names: person.names,
    identifiers: person.identifiers.map((one) => plainOf(w, one, secrets)),
  };
  const views = await w.tx.query<{ id: string; name: string; definition: unknown }>(lockSql, [w.workspaceId]);
  const looking = views.filter(({ definition }) => wordsOf(definition).some((text) => carriesPerson(text, traits)));
  const called = views.filter((view) => !looking.includes(view) && carriesPerson(view.name, traits));
  if (looking.length > 0) await w.tx.run(dropSql, [w.workspaceId, looking.map(({ id }) => id)]);
  // one that was taken away could be put back
  await forgetSealed(w, secrets, 'view.removed', (values) =>
    wordsOf(values).some((text) => carriesPerson(text, traits)),
  );
  if (called.length > 0) await w.tx.run(renameSql, [w.workspaceId, called.map(({ id }) => id)]);
}

/** A national id is kept sealed; what else is a hash cannot be looked for, nor typed into a search. */
function plainOf({ workspaceId }: Write, { kind, value }: Person['identifiers'][number], secrets: Secrets): string {
  return kind === 'national-id' ? secrets.open(value, nationalIdContext(workspaceId)) : value;
}

/** Every text that stands anywhere in a view's definition. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsOf);
}
