import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { useRight } from '../../../session/session.ts';
import { useShowChange } from '../../../shared/changes/show-change.ts';
import { roleWords } from '../roles/words.ts';
import { rolesQuery, useRoleName } from '../staff/staff-queries.ts';
import { sayValue } from './say-value.ts';
import { historyWords } from './words.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Fields of a customer, whose values her own history shows too. */
const hers: ReadonlySet<string> = new Set([
  'kind',
  'gender',
  'language',
  'readiness',
  'attitude',
  'component',
  'source',
  'channel',
  'hours',
  'custom',
  'ownerId',
  'companyId',
  'householdId',
  'budgetMin',
  'budgetMax',
]);

/** Shows a recorded value by its field: roles, rights and customers' values by their names, instants and days in the reader's calendar. */
export function useSayChange(): (field: string, value: unknown) => string {
  const words = useWords(historyWords);
  const { scopes } = useWords(roleWords);
  const { language } = useReader();
  const show = useShow();
  const mayRead = useRight('staff.read');
  const roles = useQuery({ ...rolesQuery, enabled: mayRead }).data;
  const roleName = useRoleName(roles);
  const showChange = useShowChange();
  const rightName = (code: unknown) => roles?.rights.find((right) => right.id === code)?.[language] ?? code;
  const scopeNames: Readonly<Record<string, string>> = scopes;
  return (field, value) => {
    if (value === null || value === undefined || value === '') return words.empty;
    if (hers.has(field)) return showChange(field, value) || words.empty;
    if (field === 'rights' && Array.isArray(value)) return sayValue(value.map(rightName), language, words.empty);
    if (typeof value === 'string') {
      if (field === 'role') return roleName(value);
      if (field === 'scope') return scopeNames[value] ?? value;
      if (uuid.test(value)) return words.set;
      if (/^\d{4}-\d\d-\d\dT/.test(value)) return show.instant(value);
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return show.day(value);
    }
    return sayValue(value, language, words.empty);
  };
}
