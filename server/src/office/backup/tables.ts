import type pg from 'pg';

export interface StoredTable {
  /** schema-qualified, quoted. */
  name: string;
  columns: string[];
  key: string[];
  /** Belongs to workspaces: read and written behind row-level security, one workspace at a time. */
  tenant: boolean;
}

/**
 * Tables that are not copied: what was applied follows from the schema's version; the queue follows from the state of what
 * waits (imports.revive, webhooks.revive and their like ask for their jobs again); what is
 * under way is so in a process, and none comes back with an archive; the epoch is raised on its own.
 */
const skipped = new Set([
  'public.platform_migration',
  'public.platform_job',
  'public.platform_turn',
  'public.platform_schedule',
  'public.platform_rate',
  'public.spine_epoch',
]);

/** Every table of the product in an order in which foreign keys hold, parents first. */
export async function listTables(client: pg.ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query(`
    select c.oid, n.nspname || '.' || c.relname as plain, format('%I.%I', n.nspname, c.relname) as name,
      array(select format('%I', a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)::text[] as columns,
      coalesce(array(select format('%I', a.attname) from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary order by k.place), '{}')::text[] as key,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') and c.relname <> 'workspace' and c.relrowsecurity as tenant,
      array(select f.confrelid from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid)::oid[] as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition order by n.nspname, c.relname`);
  const found = rows.filter((row) => !skipped.has(row.plain as string)) as (StoredTable & {
    oid: number;
    parents: number[];
  })[];
  const placed = new Set<number>();
  const known = new Set(found.map((table) => table.oid));
  const ordered: StoredTable[] = [];
  while (ordered.length < found.length) {
    const ready = found.filter(
      (table) => !placed.has(table.oid) && table.parents.every((parent) => placed.has(parent) || !known.has(parent)),
    );
    if (ready.length === 0) throw new Error('the tables reference each other in a circle');
    for (const table of ready) {
      placed.add(table.oid);
      ordered.push({ name: table.name, columns: table.columns, key: table.key, tenant: table.tenant });
    }
  }
  return ordered;
}
