import { defineRefusals } from '@peyvand/kernel/refusal';

export const products = defineRefusals('products', {
  'not-found': { status: 404, fa: 'کالایی با این شناسه پیدا نشد.', en: 'There is no product with this id.' },
  'sku-taken': {
    status: 409,
    fa: (_: { productId: string }) => 'این کد از آنِ کالای دیگری است. کد دیگری بدهید یا همان کالا را ویرایش کنید.',
    en: (_: { productId: string }) =>
      'This code belongs to another product. Choose another code, or change that product.',
  },
  'sku-empty': { status: 422, fa: 'کد کالا خالی است.', en: 'The code of the product is empty.' },
  'changed-meanwhile': {
    status: 409,
    fa: 'این کالا در این میان تغییر کرده است. صفحه را تازه کنید و دوباره ببینید.',
    en: 'This product was changed in the meantime. Reload and look again.',
  },
});
