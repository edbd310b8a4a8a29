import { Type } from 'typebox';
import { businessEvent } from '../../spine/declare-event.ts';

const readBy = 'products.read';
const productId = Type.String({ format: 'uuid' });

/** A product we did not sell before. */
export const productCreated = businessEvent('product.created', {
  words: { fa: 'کالای تازه', en: 'New product' },
  readBy,
  data: Type.Object({ productId }),
});

export const productChanged = businessEvent('product.changed', {
  words: { fa: 'تغییر کالا', en: 'Product changed' },
  readBy,
  data: Type.Object({
    productId,
    fields: Type.Array(Type.String(), { description: 'names of the fields that changed' }),
  }),
});

/** Taken out of the lists; what was sold of it stays. */
export const productArchived = businessEvent('product.archived', {
  words: { fa: 'بایگانی کالا', en: 'Product archived' },
  readBy,
  data: Type.Object({ productId }),
});

/** An import was taken back, and with it a product of which nothing had been sold. */
export const productRemoved = businessEvent('product.removed', {
  words: { fa: 'حذف کالا با برگرداندن فایل', en: 'Product removed with the file' },
  readBy,
  data: Type.Object({ productId }),
});

export const events = [productCreated, productChanged, productArchived, productRemoved];
