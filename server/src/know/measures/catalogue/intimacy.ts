import { STANDARD_RFM_GRID, TOO_FEW_TO_TELL } from '@peyvand/science';
import { knownBlockNames, knownBlocks } from '../../../people/customers/index.ts';
import { currentScores } from '../../profile/index.ts';
import { type Cell, divide, type Measure } from '../measure.ts';
import type { Question } from '../question.ts';
import { andPeople, Params } from '../sources.ts';

const codes = knownBlockNames.map(({ code }) => code);
const sumOfBlocks = codes.map((code) => `${code}::int`).join(' + ');
const segments = [...STANDARD_RFM_GRID, TOO_FEW_TO_TELL];
/** Those whom no fit has scored: they have not bought. */
const unscored = 'none';

interface SegmentRow extends Record<string, number | string> {
  segment: string;
  customers: number;
}

/** Everybody who is not erased with her blocks and her segment. */
const people = (question: Question, params: Params) => `(select b.*, coalesce(s.segment, '${unscored}') as segment
  from (select * from ${knownBlocks} b where workspace_id = $1 ${andPeople(question, params)}) b
  left join (select customer_id, segment from ${currentScores} s where workspace_id = $1) s on s.customer_id = b.customer_id)`;

/** R-009: how much of the six blocks is known of the customers, of all and of each RFM segment. */
export const intimacy: Measure = {
  name: 'intimacy',
  title: { fa: 'شناخت مشتری', en: 'Customer intimacy' },
  unit: 'share',
  usual: 'all',
  variants: [],
  parts: ['numerator', 'denominator', 'missing'],
  cellKeys: ['group', 'block'],
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
    const order = [...segments.map(({ key }) => key as string), unscored];
    const place = (row: SegmentRow) => order.indexOf(row.segment);
    return {
      ...divide(
        rows.reduce((sum, row) => sum + known(row), 0),
        codes.length * customers,
      ),
      n: customers,
      table: {
        columns: [
          { key: 'segment', fa: 'بخش', en: 'Segment' },
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
        cell: 'group:{segment},block:{column}',
      },
    };
  },
  async findCell(question, cell) {
    const where = placeOf(cell);
    if (where === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const source = people(question, params);
    const [row] = await question.tx.query<{ known: number; customers: number }>(
      `select coalesce(sum(${where.known}), 0)::bigint as known, count(*) as customers from ${source} p ${inGroup(where.group, params)}`,
      params.list,
    );
    const { known = 0, customers = 0 } = row ?? {};
    const named = knownBlockNames.find(({ code }) => code === cell.block)?.words;
    const segment = segments.find(({ key }) => key === where.group)?.name;
    const group = where.group === undefined ? everybody : (segment ?? notBought);
    return {
      ...divide(known, where.blocks * customers),
      n: customers,
      unit: 'share',
      title: {
        fa: [group.fa, named?.fa].filter(Boolean).join(' · '),
        en: [group.en, named?.en].filter(Boolean).join(' · '),
      },
    };
  },
  behind(question, part, cell = {}) {
    const where = placeOf(cell);
    if (where === undefined) return undefined;
    const { known, blocks } = where;
    const value = { numerator: known, missing: `(${blocks} - (${known}))` }[part] ?? String(blocks);
    const params = new Params(question.tx.workspaceId);
    const source = people(question, params);
    const sql = `select * from (select customer_id, ${value} as value from ${source} p ${inGroup(where.group, params)}) v where value > 0`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};

const everybody = { fa: 'همه', en: 'everybody' };
const notBought = { fa: 'هنوز نخریده', en: 'not bought yet' };

/** The rows and the column that a cell names: a segment or everybody, one block or all six; undefined of unknown ones. */
function placeOf({ group, block }: Cell): { group: string | undefined; known: string; blocks: number } | undefined {
  const whole = block === undefined || block === 'all' || block === 'share';
  if (!whole && !codes.includes(block)) return undefined;
  if (group !== undefined && group !== unscored && !segments.some(({ key }) => key === group)) return undefined;
  return whole ? { group, known: sumOfBlocks, blocks: codes.length } : { group, known: `${block}::int`, blocks: 1 };
}

const inGroup = (group: string | undefined, params: Params) =>
  group === undefined ? '' : `where segment = ${params.add(group)}`;
