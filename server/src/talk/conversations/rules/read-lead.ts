import { foldCompact } from '@peyvand/kernel/text';

/** What a form says of who sent it. */
export interface Lead {
  name?: string;
  phone?: string;
  email?: string;
}

/** Labels that forms give to these fields, in both languages; compared folded. The first that holds something wins. */
const labels: Record<keyof Lead | 'given' | 'family', readonly string[]> = {
  name: ['name', 'full name', 'fullname', 'your name', 'نام و نام خانوادگی', 'نام کامل', 'نام مشتری', 'اسم'],
  given: ['first name', 'firstname', 'given name', 'نام', 'نام کوچک'],
  family: ['last name', 'lastname', 'surname', 'family name', 'نام خانوادگی', 'فامیل', 'فامیلی'],
  phone: [
    'phone',
    'mobile',
    'phone number',
    'mobile number',
    'tel',
    'telephone',
    'cell',
    'whatsapp',
    'تلفن',
    'موبایل',
    'همراه',
    'تلفن همراه',
    'شماره',
    'شماره تلفن',
    'شماره تماس',
    'شماره موبایل',
    'شماره همراه',
    'واتساپ',
  ],
  email: [
    'email',
    'e-mail',
    'mail',
    'email address',
    'ایمیل',
    'رایانامه',
    'پست الکترونیک',
    'پست الکترونیکی',
    'نشانی ایمیل',
    'آدرس ایمیل',
  ],
};

const fieldOf = new Map(
  Object.entries(labels).flatMap(([field, names]) => names.map((name) => [key(name), field] as const)),
);

/** "Phone_Number", "phoneNumber *" and "phone number" are one label, and so are «شماره‌ی تماس:» and «شماره تماس». */
function key(label: string): string {
  return foldCompact(label.replace(/[_\-:*؟?()]+/g, ' ')).replace(/^شمارهی/, 'شماره');
}

/** Reads who sent a form out of its fields. Unknown fields are kept with the interaction and mean nothing here. */
export function readLead(fields: Readonly<Record<string, string>>): Lead {
  const found: Partial<Record<string, string>> = {};
  for (const [label, value] of Object.entries(fields)) {
    const field = fieldOf.get(key(label));
    const text = value.trim();
    if (field !== undefined && text !== '') found[field] ??= text;
  }
  const name = found.name ?? [found.given, found.family].filter(Boolean).join(' ');
  return {
    ...(name === '' ? {} : { name }),
    ...(found.phone === undefined ? {} : { phone: found.phone }),
    ...(found.email === undefined ? {} : { email: found.email }),
  };
}
