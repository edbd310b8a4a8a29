import { fold } from '@peyvand/kernel/text';
import type { PersonalPart } from '../../spine/personal.ts';

const deleteImagesSql = 'delete from intake_before where workspace_id = $1 and record_id = any($2::uuid[])';
// A cell is hers when it is her name or e-mail as folded, or ends in the ten digits of a phone of hers.
const hers = (cell: string) => `(peyvand_fold(${cell}) = any($2::text[])
  or right(regexp_replace(peyvand_fold(${cell}), '[^0-9]', '', 'g'), 10) = any($3::text[]))`;
const deleteProblemsSql = `delete from intake_problem p where p.workspace_id = $1 and exists (select 1 from unnest(p.cells) cell where ${hers('cell')})`;
const emptySamplesSql = `update intake_import i set inspection = jsonb_set(i.inspection, '{samples}',
  (select coalesce(jsonb_agg('[]'::jsonb), '[]') from jsonb_array_elements(i.inspection->'samples')))
where i.workspace_id = $1 and exists (select 1 from jsonb_array_elements(i.inspection->'samples') s, jsonb_array_elements_text(s) cell where ${hers('cell')})`;
// The answer that a repeated upload would get again carries the same samples.
const emptyAnswersSql = `update idempotency_key k set answer = jsonb_set(k.answer, '{inspection,samples}', '[]')
where k.workspace_id = $1 and jsonb_typeof(k.answer->'inspection'->'samples') = 'array' and exists (select 1
  from jsonb_array_elements(k.answer->'inspection'->'samples') s, jsonb_array_elements_text(s) cell where ${hers('cell')})`;

/**
 * What imports keep of a person beside her record: values before the import, rows that were not taken, samples of columns.
 * The uploaded files themselves go with their import after some weeks.
 */
export const intakePart: PersonalPart = {
  name: 'imports',
  collect: (tx, person) =>
    tx.query(
      `select import_id as "importId", kind, before, after from intake_before where workspace_id = $1 and record_id = any($2::uuid[])`,
      [tx.workspaceId, person.ids],
    ),
  erase: async (w, person) => {
    const of = (kind: string) => person.identifiers.filter((one) => one.kind === kind).map((one) => one.matchKey);
    const texts = [...person.names, ...of('email'), ...of('external')].map(fold).filter((text) => text !== '');
    const phoneEnds = of('phone').map((phone) => phone.replace(/\D/g, '').slice(-10));
    await w.tx.run(deleteImagesSql, [w.workspaceId, person.ids]);
    await w.tx.run(deleteProblemsSql, [w.workspaceId, texts, phoneEnds]);
    await w.tx.run(emptyAnswersSql, [w.workspaceId, texts, phoneEnds]);
    await w.tx.run(emptySamplesSql, [w.workspaceId, texts, phoneEnds]);
  },
};
