import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useRight } from '../../../../../session/session.ts';
import { CompanyPart } from './company-part.tsx';
import { CompanyPeople } from './company-people.tsx';
import { HouseholdPart } from './household-part.tsx';
import { relativesWords } from './words.ts';

/** Whom she belongs with: her household and her company, or the people of a company. */
export function RelativesCard({ record }: { readonly record: CustomerRecord }) {
  const words = useWords(relativesWords);
  const mayWrite = useRight('customers.write');
  const { customer, household, company, people } = record;
  if (customer.kind === 'company')
    return people.length > 0 || mayWrite ? <CompanyPeople company={customer} people={people} /> : null;
  if (!mayWrite && household === null && company === null) return null;
  return (
    <Card title={words.title}>
      {(household !== null || mayWrite) && <HouseholdPart record={record} />}
      {(company !== null || mayWrite) && <CompanyPart customer={customer} company={company} />}
    </Card>
  );
}
