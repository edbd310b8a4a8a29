import type { Words } from '@peyvand/kernel/refusal';
import { headerKey } from './guess-columns.ts';

/** A known export of another program, or of ours: how it is recognised, and what its columns are. Data, and no code. */
export interface Recipe {
  readonly key: string;
  readonly name: Words;
  /** Kind of file that it is read as. */
  readonly kind: string;
  /** Headers that all have to be there; no other program has all of them. */
  readonly marks: readonly string[];
  /** Header → field; '' leaves the column out though its name would say something. "#" stands for any number. */
  readonly columns: Readonly<Record<string, string>>;
  /** Calendar and order of its dates, where the program always writes them so. */
  readonly formats?: {
    readonly dateCalendar?: 'gregorian' | 'jalali';
    readonly dateOrder?: 'dmy' | 'mdy';
    readonly decimalMark?: '.';
  };
}

const named = (fa: string, en: string): Words => ({ fa, en });

const googlePhones = {
  'E-mail # - Label': '',
  'E-mail # - Type': '',
  'E-mail # - Value': 'email',
  'Phone # - Label': '',
  'Phone # - Type': '',
  'Phone 1 - Value': 'phone',
  'Phone # - Value': 'phone2',
  Notes: '',
  Nickname: '',
};

const google = named('خروجی مخاطبان گوگل', 'a Google Contacts export');
/** The present form of Google's export: the same columns, whether its people have mails or phones. */
const googleColumns = {
  'First Name': 'givenName',
  'Middle Name': 'middleName',
  'Last Name': 'familyName',
  'Organization Name': 'companyName',
  Birthday: 'birthday',
  Labels: 'tags',
  ...googlePhones,
};

const own = named('خروجی خود پیوند', 'an export of Peyvand itself');
/** In files of others a title is mostly that of a job. */
const ownNames = { Title: 'title' };
const ownFormats = { decimalMark: '.' } as const;

/** Known exports; the first whose marks are all there is taken. */
export const recipes: readonly Recipe[] = [
  ...[
    ['شماره فاکتور', 'قیمت واحد', 'تخفیف قلم', 'مبلغ قلم', 'لغوشده'],
    ['Invoice number', 'Unit price', 'Line discount', 'Line amount', 'Cancelled'],
  ].map((marks) => ({ key: 'peyvand', name: own, kind: 'purchases', marks, columns: {}, formats: ownFormats })),
  ...[
    ['شماره فاکتور', 'برگشت‌داده‌شده', 'لغوشده'],
    ['Invoice number', 'Returned', 'Cancelled'],
  ].map((marks) => ({
    key: 'peyvand',
    name: own,
    kind: 'purchases',
    marks,
    columns: { Returned: '', برگشت‌داده‌شده: '' },
    formats: ownFormats,
  })),
  ...[['شناسهٔ پیوند'], ['Peyvand id']].flatMap((marks) =>
    ['customers', 'interactions'].map((kind) => ({
      key: 'peyvand',
      name: own,
      kind,
      marks,
      columns: ownNames,
      formats: ownFormats,
    })),
  ),
  ...[
    ['google-contacts', 'E-mail 1 - Value'],
    ['google-contacts-phones', 'Phone 1 - Value'],
  ].map(([key = '', mark = '']) => ({
    key,
    name: google,
    kind: 'customers',
    marks: ['First Name', 'Last Name', 'Labels', mark],
    columns: googleColumns,
    formats: { dateCalendar: 'gregorian' as const },
  })),
  {
    key: 'google-contacts-old',
    name: named('خروجی مخاطبان گوگل (قالب پیشین)', 'a Google Contacts export (the earlier format)'),
    kind: 'customers',
    marks: ['Given Name', 'Family Name', 'Group Membership'],
    columns: {
      Name: 'name',
      'Given Name': 'givenName',
      'Additional Name': 'middleName',
      'Family Name': 'familyName',
      'Organization 1 - Name': 'companyName',
      Birthday: 'birthday',
      'Group Membership': 'tags',
      'Address 1 - City': 'city',
      'Address 1 - Region': 'province',
      ...googlePhones,
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'outlook',
    name: named('خروجی مخاطبان اوت‌لوک', 'an Outlook contacts export'),
    kind: 'customers',
    marks: ['First Name', 'Last Name', 'E-mail Address', 'Business Phone', 'Mobile Phone'],
    columns: {
      Title: '',
      'First Name': 'givenName',
      'Middle Name': 'middleName',
      'Last Name': 'familyName',
      Company: 'companyName',
      'Mobile Phone': 'phone',
      'Home Phone': 'phone2',
      'Home Phone 2': 'phone2',
      'Business Phone': 'phone2',
      'Business Phone 2': 'phone2',
      'Primary Phone': 'phone2',
      'Other Phone': 'phone2',
      'E-mail Address': 'email',
      'E-mail 2 Address': 'email',
      'E-mail 3 Address': 'email',
      Birthday: 'birthday',
      'Home City': 'city',
      'Home State': 'province',
      Gender: 'gender',
      Categories: 'tags',
      "Manager's Name": '',
      "Assistant's Name": '',
      "Assistant's Phone": '',
      Spouse: '',
      Children: '',
      'Referred By': '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'thunderbird',
    name: named('خروجی دفتر نشانی تاندربرد', 'a Thunderbird address book'),
    kind: 'customers',
    marks: ['First Name', 'Last Name', 'Display Name', 'Primary Email', 'Secondary Email'],
    columns: {
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Display Name': 'name',
      'Primary Email': 'email',
      'Secondary Email': 'email',
      'Mobile Number': 'phone',
      'Work Phone': 'phone2',
      'Home Phone': 'phone2',
      'Home City': 'city',
      'Home State': 'province',
      Organization: 'companyName',
      Nickname: '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'hubspot',
    name: named('خروجی مخاطبان هاب‌اسپات', 'a HubSpot contacts export'),
    kind: 'customers',
    marks: ['First Name', 'Last Name', 'Email', 'Contact owner', 'Lead Status'],
    columns: {
      'Record ID': 'externalId',
      'Record ID - Contact': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Phone Number': 'phone',
      'Mobile Phone Number': 'phone2',
      City: 'city',
      'State/Region': 'province',
      'Company Name': 'companyName',
      'Associated Company': 'companyName',
      'Date of birth': 'birthday',
      'Contact owner': '',
      'Lead Status': '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'shopify-orders',
    name: named('خروجی سفارش‌های شاپیفای', 'a Shopify orders export'),
    kind: 'purchases',
    marks: ['Name', 'Financial Status', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
    columns: {
      Name: 'number',
      'Created at': 'at',
      'Paid at': '',
      'Fulfilled at': '',
      'Cancelled at': 'cancelled',
      'Financial Status': 'status',
      Email: 'email',
      Phone: 'phone',
      'Billing Name': 'name',
      'Billing Phone': 'phone2',
      'Billing Company': 'companyName',
      'Shipping Name': '',
      'Shipping Phone': '',
      Subtotal: '',
      Shipping: 'shipping',
      Taxes: 'tax',
      Total: 'total',
      Currency: 'currency',
      'Discount Amount': 'discount',
      'Lineitem quantity': 'quantity',
      'Lineitem name': 'productName',
      'Lineitem price': 'unitPrice',
      'Lineitem sku': 'sku',
      'Lineitem discount': 'lineDiscount',
      'Lineitem compare at price': '',
      'Payment Method': 'paymentMethod',
      Location: 'branch',
      Source: '',
      Id: '',
      Employee: '',
      Vendor: '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'magento-orders',
    name: named('خروجی سفارش‌های مجنتو', 'a Magento orders export'),
    kind: 'purchases',
    marks: ['ID', 'Purchase Date', 'Bill-to Name', 'Grand Total (Purchased)'],
    columns: {
      ID: 'number',
      'Purchase Point': 'branch',
      'Purchase Date': 'at',
      'Bill-to Name': '',
      'Ship-to Name': '',
      'Grand Total (Base)': '',
      'Grand Total (Purchased)': 'total',
      Subtotal: '',
      'Shipping and Handling': 'shipping',
      'Customer Name': 'name',
      'Customer Email': 'email',
      'Payment Method': 'paymentMethod',
      Status: 'status',
      'Total Refunded': '',
    },
    formats: { dateCalendar: 'gregorian', decimalMark: '.' },
  },
  {
    key: 'square-transactions',
    name: named('خروجی تراکنش‌های اسکوئر', 'a Square transactions export'),
    kind: 'purchases',
    marks: ['Gross Sales', 'Total Collected', 'Transaction ID', 'Payment ID'],
    columns: {
      Date: 'at',
      Time: 'atTime',
      'Time Zone': '',
      // tips are not what she bought
      'Gross Sales': '',
      'Net Sales': 'lineAmount',
      'Total Collected': '',
      Tax: 'tax',
      Discounts: '',
      'Gift Card Sales': '',
      Source: 'channel',
      'Transaction ID': 'number',
      'Payment ID': '',
      'Customer ID': 'externalId',
      'Customer Name': 'name',
      'Customer Reference ID': '',
    },
    formats: { dateCalendar: 'gregorian', dateOrder: 'mdy', decimalMark: '.' },
  },
  {
    key: 'prestashop-orders',
    name: named('خروجی سفارش‌های پرستاشاپ', 'a PrestaShop orders export'),
    kind: 'purchases',
    marks: ['ID', 'Reference', 'New client', 'Delivery', 'Customer', 'Total'],
    columns: {
      ID: '',
      Reference: 'number',
      'New client': '',
      Delivery: '',
      Customer: 'name',
      Total: 'total',
      Payment: 'paymentMethod',
      Status: 'status',
      Date: 'at',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'wix-orders',
    name: named('خروجی سفارش‌های ویکس', 'a Wix orders export'),
    kind: 'purchases',
    marks: ['Order number', 'Date created', 'Contact email', 'Billing name', 'Shipping rate'],
    columns: {
      'Order number': 'number',
      'Date created': 'at',
      Time: 'atTime',
      'Contact email': 'email',
      'Billing name': 'name',
      'Billing phone': 'phone',
      'Recipient name': '',
      'Recipient phone': '',
      'Payment status': 'status',
      'Payment method': 'paymentMethod',
      'Total order quantity': '',
      'Quantity refunded': '',
      Item: 'productName',
      SKU: 'sku',
      Qty: 'quantity',
      Price: 'unitPrice',
      'Shipping rate': 'shipping',
      'Total tax': 'tax',
      Total: 'total',
    },
    formats: { dateCalendar: 'gregorian', decimalMark: '.' },
  },
  {
    key: 'shopify-customers',
    name: named('خروجی مشتریان شاپیفای', 'a Shopify customers export'),
    kind: 'customers',
    marks: ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders', 'Tax Exempt'],
    columns: {
      'Customer ID': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      Phone: 'phone',
      'Default Address Phone': 'phone2',
      'Default Address Company': 'companyName',
      'Default Address City': 'city',
      City: 'city',
      Tags: 'tags',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'woocommerce-orders',
    name: named('خروجی سفارش‌های ووکامرس', 'a WooCommerce orders export'),
    kind: 'purchases',
    marks: ['Order Number', 'Order Status', 'Order Date', 'Item Name', 'Order Total Amount'],
    columns: {
      'Order Number': 'number',
      'Order Status': 'status',
      'Order Date': 'at',
      'Customer Note': '',
      'First Name (Billing)': 'givenName',
      'Last Name (Billing)': 'familyName',
      'Company (Billing)': 'companyName',
      'Email (Billing)': 'email',
      'Phone (Billing)': 'phone',
      'First Name (Shipping)': '',
      'Last Name (Shipping)': '',
      'Phone (Shipping)': '',
      'Payment Method Title': 'paymentMethod',
      'Cart Discount Amount': 'discount',
      'Order Subtotal Amount': '',
      'Order Shipping Amount': 'shipping',
      'Order Total Amount': 'total',
      'Order Total Tax Amount': 'tax',
      'Order Refund Amount': '',
      SKU: 'sku',
      'Item Name': 'productName',
      'Quantity (- Refund)': 'quantity',
      Quantity: 'quantity',
      'Item Cost': 'unitPrice',
      'Coupon Code': '',
      'Discount Amount': '',
      'Discount Amount Tax': '',
    },
  },
  {
    key: 'woocommerce-customers',
    name: named('خروجی مشتریان ووکامرس', 'a WooCommerce customers export'),
    kind: 'customers',
    marks: ['Name', 'Username', 'Last Active', 'Sign Up', 'Email', 'Total Spend'],
    columns: {
      Name: 'name',
      Username: '',
      'Last Active': '',
      'Sign Up': '',
      Email: 'email',
      City: 'city',
      Region: 'province',
      'Total Spend': '',
    },
  },
  {
    key: 'woocommerce-products',
    name: named('خروجی کالاهای ووکامرس', 'a WooCommerce products export'),
    kind: 'products',
    marks: ['ID', 'Type', 'SKU', 'Name', 'Regular price', 'Categories'],
    columns: {
      ID: '',
      Type: '',
      SKU: 'sku',
      Name: 'name',
      'Regular price': 'unitPrice',
      'Sale price': '',
      Categories: 'category',
      Description: '',
      'Short description': '',
    },
  },
  {
    key: 'odoo-contacts',
    name: named('خروجی مخاطبان اودو', 'an Odoo contacts export'),
    kind: 'customers',
    marks: ['Complete Name', 'Salesperson', 'Activities'],
    columns: {
      'Complete Name': 'name',
      Name: '',
      Phone: 'phone2',
      Mobile: 'phone',
      Email: 'email',
      City: 'city',
      State: 'province',
      Salesperson: '',
      'Company Type': 'kind',
      Company: 'companyName',
      Tags: 'tags',
      'External ID': 'externalId',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'odoo-contacts-technical',
    name: named('خروجی مخاطبان اودو', 'an Odoo contacts export'),
    kind: 'customers',
    marks: ['External ID', 'Name', 'Is a Company'],
    columns: {
      'External ID': 'externalId',
      Name: 'name',
      'Is a Company': 'kind',
      'Related Company': 'companyName',
      Phone: 'phone2',
      Mobile: 'phone',
      Email: 'email',
      City: 'city',
      State: 'province',
      Tags: 'tags',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'odoo-orders',
    name: named('خروجی سفارش‌های فروش اودو', 'an Odoo sales orders export'),
    kind: 'purchases',
    marks: ['Order Reference', 'Customer', 'Salesperson', 'Total'],
    columns: {
      'Order Reference': 'number',
      'Creation Date': '',
      'Order Date': 'at',
      Customer: 'name',
      Salesperson: '',
      Total: 'total',
      Taxes: 'tax',
      'Untaxed Amount': '',
      Currency: 'currency',
      Status: 'status',
      Company: '',
      Activities: '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
  {
    key: 'mailchimp',
    name: named('خروجی مخاطبان میل‌چیمپ', 'a Mailchimp audience export'),
    kind: 'customers',
    marks: ['Email Address', 'MEMBER_RATING', 'LEID'],
    columns: {
      'Email Address': 'email',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Phone Number': 'phone',
      Company: 'companyName',
      Birthday: 'birthday',
      REGION: '',
      TAGS: 'tags',
      NOTES: '',
      LEID: '',
      EUID: '',
    },
    formats: { dateCalendar: 'gregorian' },
  },
];

/** The recipe of a file by its headers, undefined when it is no known export of this kind. */
export function recogniseRecipe(headers: readonly string[], kind: string): Recipe | undefined {
  const keys = new Set(headers.map(headerKey));
  return recipesOf(kind).find((recipe) => recipe.marks.every((mark) => keys.has(headerKey(mark))));
}

/** Known exports that are files of this kind. */
export function recipesOf(kind: string): readonly Recipe[] {
  return recipes.filter((recipe) => recipe.kind === kind);
}

/** What the recipe says of a column: a field, '' to leave it out, undefined where it says nothing. */
export function fieldByRecipe(recipe: Recipe, header: string): string | undefined {
  const key = headerKey(header);
  const numbered = withoutNumbers(key);
  const entries = Object.entries(recipe.columns);
  const exact = entries.find(([pattern]) => !pattern.includes('#') && headerKey(pattern) === key);
  const any = entries.find(
    ([pattern]) => pattern.includes('#') && withoutNumbers(headerKey(pattern.replace('#', '0'))) === numbered,
  );
  return (exact ?? any)?.[1];
}

const withoutNumbers = (key: string) => key.replace(/\b\d+\b/g, '#');
