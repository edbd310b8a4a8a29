import type { ModuleWords } from '../../spine/words.ts';

/** Her own events, for her timeline. What changed is in the audit log, for those who may read it. */
export const words: ModuleWords = {
  kind: 'customer',
  label: { fa: 'شناسنامهٔ مشتری', en: 'Customer record' },
  sentences: {
    'customer.created': ({ data, customerId }) => ({
      title:
        data.kind === 'company'
          ? { fa: 'شرکت ثبت شد', en: 'Company added' }
          : { fa: 'مشتری شد', en: 'Became a customer' },
      link: `/customers/${customerId}`,
    }),
    'customer.changed': ({ data }, show) => {
      const count = show.number(Array.isArray(data.fields) ? data.fields.length : 1);
      return { title: { fa: `مشخصات ویرایش شد (${count.fa} مورد)`, en: `Details changed (${count.en})` } };
    },
    'customer.merged': ({ customerId }) => ({
      title: { fa: 'با پروندهٔ دیگری از همین شخص یکی شد', en: 'Merged with another record of the same person' },
      link: `/customers/${customerId}`,
    }),
    'customer.merge-undone': ({ customerId }) => ({
      title: { fa: 'ادغام پرونده‌ها برگردانده شد', en: 'The merge of records was undone' },
      link: `/customers/${customerId}`,
    }),
  },
};
