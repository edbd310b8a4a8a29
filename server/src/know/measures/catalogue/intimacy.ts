import { STANDARD_RFM_GRID } from '@peyvand/science';
import { knownBlockNames, knownBlocks } from '../../../people/customers/index.ts';
import { currentScores } from '../../profile/index.ts';
import { divide, type Measure, type Question } from '../measure.ts';
import { andSegment, Params } from '../sources.ts';

const codes = knownBlockNames.map(({ code }) => code);
const sumOfBlocks = codes.map((code) => `${code}::int`).join(' + ');
/** Those whom no fit has scored: they have not bought. */
const unscored = 'none';

interface SegmentRow extends Record<string, number | string> {
  segment: string;
  customers: number;
}

/** Everybody who is not erased with her blocks and her segment. */
const people = (question: Question, params: Params) => `(select b.*, coalesce(s.segment, '${unscored}') as segment
  from (select * from ${knownBlocks} b where workspace_id = $1 ${andSegment(question, params)}) b
  left join (select customer_id, segment from ${currentScores} s where workspace_id = $1) s on s.customer_id = b.customer_id)`;

/** R-009: how much of the six blocks is known of the customers, of all and of each RFM segment. */
export const intimacy: Measure = {
  name: 'intimacy',
  title: { fa: 'شناخت مشتری', en: 'Customer intimacy' },
  unit: 'share',
  usual: 'all',
  variants: [],
  define: () => ({
    fa: 'از شش بخش پرونده (هویت، شرح حال، وضعیت، نیازها، توقعات، سلایق)، به‌طور میانگین چه سهمی از هر مشتری معلوم است. همه شمرده می‌شوند، چه خریده باشند چه نه، آن‌گونه که اکنون‌اند؛ بازه، کانال و شعبه در آن اثر ندارد.',
    en: 'Of the six blocks of a record (identity, background, status, needs, expectations, tastes), the share that is known of a customer on average. Everybody counts, whether she has bought or not, as she stands now; days, channel and branch do not narrow it.',
  }),
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const rows = await question.tx.query<SegmentRow>(
      `select segment, count(*) as customers, ${codes.map((code) => `count(*) filter (where ${code}) as ${code}`).join(', ')}
       from ${people(question, params)} p group by segment`,
      params.list,
    );
    const known = (row: SegmentRow) => codes.reduce((sum, code) => sum + Number(row[code] ?? 0), 0);
    const customers = rows.reduce((sum, row) => sum + row.customers, 0);
    const order = [...STANDARD_RFM_GRID.map(({ key }) => key as string), unscored];
    const place = (row: SegmentRow) => order.indexOf(row.segment);
    return {
      ...divide(
        rows.reduce((sum, row) => sum + known(row), 0),
        codes.length * customers,
      ),
      n: customers,
      table: {
        columns: [
          { key: 'segment', fa: 'گروه', en: 'Segment' },
          { key: 'customers', fa: 'مشتریان', en: 'Customers' },
          { key: 'share', fa: 'شناخت', en: 'Known' },
          ...knownBlockNames.map(({ code, words }) => ({ key: code, ...words })),
        ],
        rows: [...rows]
          .sort((a, b) => place(a) - place(b))
          .map((row) => [
            row.segment,
            row.customers,
            known(row) / (codes.length * row.customers),
            ...codes.map((code) => Number(row[code] ?? 0) / row.customers),
          ]),
      },
    };
  },
  behind(question, { part, block, group }) {
    if (block !== undefined && !codes.includes(block)) return undefined;
    const which = {
      numerator: block ?? `${sumOfBlocks} > 0`,
      denominator: 'true',
      missing: block === undefined ? `${sumOfBlocks} < ${codes.length}` : `not ${block}`,
    }[part];
    if (which === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const source = people(question, params);
    const ofGroup = group === undefined ? '' : `and segment = ${params.add(group)}`;
    return {
      of: 'customers',
      sql: `select customer_id from ${source} p where ${which} ${ofGroup}`,
      params: params.list,
    };
  },
};
