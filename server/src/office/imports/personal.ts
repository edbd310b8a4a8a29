import { fold } from '@peyvand/kernel/text';
import { deleteFiles } from '../../ground/files/file-rows.ts';
import { changeAnswers } from '../../spine/answers.ts';
import type { PersonalPart } from '../../spine/personal.ts';

// A cell is hers when it is her name or e-mail as folded, or ends in the ten digits of a phone of hers.
const hers = (cell: string) => `(peyvand_fold(${cell}) = any($2::text[])
  or right(regexp_replace(peyvand_fold(${cell}), '[^0-9]', '', 'g'), 10) = any($3::text[]))`;
const deleteProblemsSql = `delete from intake_problem p where p.workspace_id = $1 and exists (select 1 from unnest(p.cells) cell where ${hers('cell')})`;
const emptySamplesSql = `update intake_import i set inspection = jsonb_set(i.inspection, '{samples}',
  (select coalesce(jsonb_agg('[]'::jsonb), '[]') from jsonb_array_elements(i.inspection->'samples')))
where i.workspace_id = $1 and exists (select 1 from jsonb_array_elements(i.inspection->'samples') s, jsonb_array_elements_text(s) cell where ${hers('cell')})`;
// The answer that a repeated upload would get again carries the same samples.
const emptyAnswersSql = changeAnswers(
  `jsonb_set(k.answer, '{inspection,samples}', '[]')`,
  `jsonb_typeof(k.answer->'inspection'->'samples') = 'array' and exists (select 1
  from jsonb_array_elements(k.answer->'inspection'->'samples') s, jsonb_array_elements_text(s) cell where ${hers('cell')})`,
);

// A file of customers holds her among others and cannot be searched in an instant: all go that no run is reading.
const forgetFilesSql = `with idle as (
  select import_id, file_id from intake_import where workspace_id = $1 and file_id is not null
    and state in ('ready', 'done', 'failed', 'cancelled', 'undone') for update),
loose as (update intake_import i set file_id = null from idle where i.workspace_id = $1 and i.import_id = idle.import_id)
${deleteFiles('idle')}`;

/**
 * What imports keep of a person beside her record: values before the import, rows that were not taken, samples of columns,
 * and the uploaded files themselves. A file that is being read goes in the night after its run (tidy-imports.ts).
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
    await w.tx.run(deleteProblemsSql, [w.workspaceId, texts, phoneEnds]);
    await w.tx.run(emptyAnswersSql, [w.workspaceId, texts, phoneEnds]);
    await w.tx.run(emptySamplesSql, [w.workspaceId, texts, phoneEnds]);
    const files = await w.tx.query<{ fileId: string }>(forgetFilesSql, [w.workspaceId]);
    return files.map((file) => file.fileId);
  },
};
