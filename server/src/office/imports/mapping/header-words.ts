import { fold } from '@peyvand/kernel/text';

/**
 * Whom or what a column speaks of: her; a colleague of ours; a relative of hers; a company; somebody else who stands between
 * (who referred her, her guarantor, the recipient of a parcel); or the record itself (when it was made, changed, last seen).
 */
export type Subject = 'hers' | 'colleague' | 'relative' | 'company' | 'other' | 'record';

/**
 * Words by which headers say whom they speak of. A header is subject × field: «تلفن فروشنده» is a phone, and not hers. Words of
 * `hers` are taken out before a header is compared with the names of fields: «شماره موبایل بیمار» is «موبایل».
 */
const words: Record<Subject, readonly string[]> = {
  hers: [
    ...[
      'مشتری',
      'مشتریان',
      'خریدار',
      'خریداران',
      'شخص',
      'اشخاص',
      'طرف حساب',
      'طرف مقابل',
      'مخاطب',
      'مخاطبین',
      'عضو',
      'اعضا',
    ],
    ...[
      'بیمار',
      'مراجع',
      'مراجعه کننده',
      'دانش آموز',
      'دانشجو',
      'هنرجو',
      'کارآموز',
      'شاگرد',
      'زبان آموز',
      'مهمان',
      'میهمان',
    ],
    ...[
      'سفارش دهنده',
      'متقاضی',
      'ورزشکار',
      'بیمه شده',
      'بیمه گذار',
      'مشترک',
      'مسافر',
      'پذیرش شونده',
      'شرکت کننده',
      'کارفرمای',
    ],
    ...[
      'customer',
      'customers',
      "customer's",
      'client',
      'buyer',
      'purchaser',
      'contact',
      'person',
      'patient',
      'student',
      'pupil',
    ],
    ...[
      'guest',
      'subscriber',
      'billing',
      'bill to',
      'shopper',
      'attendee',
      'participant',
      'lead',
      'member',
      'your',
      'my',
    ],
  ],
  colleague: [
    ...[
      'فروشنده',
      'کارشناس',
      'مسئول',
      'مسیول',
      'ویزیتور',
      'بازاریاب',
      'کاربر',
      'اپراتور',
      'صندوقدار',
      'صندوق دار',
      'حسابدار',
    ],
    ...[
      'ثبت کننده',
      'ایجاد کننده',
      'صادر کننده',
      'تحویل دهنده',
      'پشتیبان',
      'پرسنل',
      'کارمند',
      'همکار',
      'مدیر',
      'پزشک',
      'پزشک معالج',
    ],
    ...[
      'آرایشگر',
      'مربی',
      'استاد',
      'معلم',
      'مدرس',
      'دبیر',
      'تکنسین',
      'نصاب',
      'راننده',
      'پیک',
      'سرپرست فروش',
      'نماینده',
      'متصدی',
    ],
    ...['منشی', 'مشاور', 'پاسخگو', 'فروش توسط', 'توسط'],
    ...[
      'owner',
      'agent',
      'rep',
      'representative',
      'salesperson',
      'salesman',
      'sales person',
      'seller',
      'vendor',
      'supplier',
    ],
    ...[
      'operator',
      'cashier',
      'staff',
      'employee',
      'assigned',
      'assigned to',
      'assignee',
      'created by',
      'modified by',
      'updated by',
    ],
    ...[
      'entered by',
      'served by',
      'sold by',
      'manager',
      'consultant',
      'advisor',
      'adviser',
      'stylist',
      'doctor',
      'physician',
    ],
    ...[
      'therapist',
      'trainer',
      'instructor',
      'teacher',
      'coach',
      'driver',
      'courier',
      'technician',
      'handled by',
      'user',
    ],
  ],
  relative: [
    ...['پدر', 'مادر', 'ولی', 'اولیا', 'والد', 'والدین', 'همسر', 'فرزند', 'فرزندان', 'بچه', 'برادر', 'خواهر', 'قیم'],
    ...['سرپرست', 'سرپرست خانوار', 'پدربزرگ', 'مادربزرگ', 'بستگان', 'خانواده'],
    ...['father', 'mother', 'dad', 'mom', 'parent', 'parents', 'guardian', 'spouse', 'husband', 'wife', 'child'],
    ...['children', 'kid', 'son', 'daughter', 'brother', 'sister', 'relative', 'next of kin'],
  ],
  company: [
    ...['شرکت', 'سازمان', 'موسسه', 'مؤسسه', 'کارخانه', 'کارفرما', 'محل کار', 'بنگاه'],
    ...['company', 'organization', 'organisation', 'employer', 'firm', 'corporate', 'workplace'],
  ],
  other: [
    ...['معرف', 'معرفی کننده', 'ضامن', 'شاهد', 'وکیل', 'واسطه', 'اضطراری', 'رابط', 'گیرنده', 'تحویل گیرنده', 'فرستنده'],
    ...[
      'referrer',
      'referred by',
      'referral',
      'introduced by',
      'introducer',
      'guarantor',
      'witness',
      'broker',
      'emergency',
    ],
    ...['recipient', 'receiver', 'shipping', 'ship to', 'delivery', 'reseller', 'affiliate'],
  ],
  record: [
    ...[
      'عضویت',
      'ثبت',
      'ثبت نام',
      'ایجاد',
      'ویرایش',
      'تغییر',
      'بروزرسانی',
      'به روز رسانی',
      'به روزرسانی',
      'اولین',
      'آخرین',
    ],
    ...[
      'نخستین',
      'انقضا',
      'انقضای',
      'اعتبار',
      'ازدواج',
      'سالگرد',
      'عقد',
      'فوت',
      'پیگیری',
      'بعدی',
      'مراجعه',
      'ورود',
      'خروج',
    ],
    ...[
      'استخدام',
      'نصب',
      'صدور',
      'سررسید',
      'تحویل',
      'ارسال',
      'پرداخت',
      'نوبت',
      'گارانتی',
      'تمدید',
      'شروع',
      'پایان',
      'تسویه',
    ],
    ...[
      'created',
      'modified',
      'updated',
      'changed',
      'last',
      'first',
      'latest',
      'expiry',
      'expires',
      'expiration',
      'anniversary',
    ],
    ...[
      'wedding',
      'joined',
      'join',
      'joining',
      'signup',
      'sign up',
      'signed up',
      'registered',
      'registration',
      'since',
    ],
    ...[
      'membership',
      'due',
      'next',
      'activity',
      'visit',
      'visited',
      'closed',
      'start',
      'end',
      'become',
      'became',
      'optin',
      'opt in',
    ],
  ],
};

/** Words that add nothing: «شماره موبایل خود را وارد کنید *» is «موبایل». */
const idle = [
  ...[
    'شماره',
    'شماره ی',
    'اصلی',
    'خود',
    'شما',
    'اجباری',
    'الزامی',
    'اختیاری',
    'لطفا',
    'را',
    'وارد',
    'کنید',
    'وارد کنید',
  ],
  ...['فعلی', 'فرد', 'بنویسید', 'درج', 'نمایید', 'معتبر', 'جهت', 'برای', 'ی'],
  ...['no', 'number', 'primary', 'main', 'required', 'optional', 'value', 'current', 'the', 'of', 'please', 'enter'],
];

/** Words that make a header one about a thing and not the thing: "Phone 1 - Label", «وضعیت موبایل», "Email opt-in". */
const about = [
  ...[
    'نوع',
    'وضعیت',
    'تعداد',
    'تایید',
    'برچسب',
    'پیش شماره',
    'کد کشور',
    'داخلی',
    'امتیاز',
    'سابقه',
    'توضیحات',
    'یادداشت',
  ],
  ...[
    'label',
    'type',
    'status',
    'verified',
    'confirmed',
    'consent',
    'opt in',
    'opt out',
    'optin',
    'optout',
    'subscribed',
  ],
  ...[
    'unsubscribed',
    'subscription',
    'bounced',
    'count',
    'country code',
    'area code',
    'extension',
    'marketing',
    'accepts',
  ],
  ...[
    'domain',
    'format',
    'source',
    'quality',
    'valid',
    'level',
    'note',
    'notes',
    'date',
    'time',
    'at',
    'url',
    'phonetic',
    'history',
  ],
];

/** Names of columns that say little: where another column says it in so many words, that one is meant. */
const general = [
  ...[
    'کد',
    'شناسه',
    'نام',
    'شماره',
    'تاریخ',
    'زمان',
    'مبلغ',
    'عنوان',
    'شرح',
    'تلفن',
    'تماس',
    'قیمت',
    'جمع',
    'نوع',
    'گروه',
    'ساعت',
    'وضعیت',
  ],
  ...[
    'id',
    'code',
    'name',
    'number',
    'date',
    'time',
    'amount',
    'value',
    'title',
    'description',
    'phone',
    'price',
    'sum',
    'type',
    'status',
  ],
  ...[
    'day',
    'timestamp',
    'total',
    'item',
    'group',
    'category',
    'cost',
    'record id',
    'product',
    'order',
    'invoice',
    'customer',
  ],
];

const patterns = new Map(
  (Object.entries(words) as [Subject, readonly string[]][]).map(([subject, list]) => [subject, patternOf(list)]),
);
const idlePattern = patternOf(idle);
const aboutPattern = patternOf(about);
const generalKeys = new Set(general.map(fold));

/** A pattern that finds one of these as whole words, the longest first. */
function patternOf(list: readonly string[]): RegExp {
  const keys = [...new Set(list.map(fold))].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<= )(?:${keys.join('|')})(?= )`, 'g');
}

/** Order in which subjects are looked for: who is named besides her, or besides the record's own dates, is meant. */
const order: readonly Subject[] = ['relative', 'other', 'colleague', 'company', 'record'];

/** What a header says: whom it speaks of (undefined: it names nobody), and its words without hers and the idle ones. */
export interface HeaderSense {
  readonly subject: Subject | undefined;
  readonly core: string;
  /** It is about the thing it names and not the thing. */
  readonly about: boolean;
}

/** Reads a header in its comparable form (headerKey of guess-columns.ts). */
export function senseOf(header: string): HeaderSense {
  // «مراجعه کننده» is she, though «مراجعه» alone is a visit
  const padded = ` ${header} `.replace(patterns.get('hers') ?? idlePattern, ' ');
  const has = (pattern: RegExp | undefined) => pattern !== undefined && padded.search(pattern) !== -1;
  const subject = order.find((one) => has(patterns.get(one))) ?? (padded === ` ${header} ` ? undefined : 'hers');
  return { subject, core: coreOf(header, true), about: has(aboutPattern) };
}

/** The words that are left without idle ones and, where asked, without those that name her. */
export function coreOf(header: string, withoutHers: boolean): string {
  let core = ` ${header} `.replace(idlePattern, ' ');
  if (withoutHers) core = core.replace(patterns.get('hers') ?? idlePattern, ' ');
  // «تلفن دو», "Mobile 2": a further one of the same
  return core.replace(/\s+/g, ' ').trim().replace(further, '');
}

const further = new RegExp(` (?:[1-9]|${['یک', 'دو', 'سه', 'چهار', 'اول', 'دوم', 'سوم'].map(fold).join('|')})$`);

/** True for a name that says little («کد», "name"). */
export function isGeneral(header: string): boolean {
  return generalKeys.has(header);
}
