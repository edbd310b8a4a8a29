import type { Birthday } from '@peyvand/kernel/birthday';
import type { BirthdayFields } from '@peyvand/sdk/customers';

/** The kernel's birthday leaves an unknown year out; the API says null. */
export const kernelBirthday = ({ calendar, month, day, year }: BirthdayFields): Birthday => ({
  calendar,
  month,
  day,
  ...(year === null || year === undefined ? {} : { year }),
});
