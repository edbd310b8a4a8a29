import { type Route, route } from '../../edge/http/route.ts';
import { changeProduct } from './commands/change-product.ts';
import { createProduct } from './commands/create-product.ts';
import * as contract from './contract.ts';
import { findProduct, listCategories, listProducts } from './queries.ts';
import { products } from './refusals.ts';

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/products',
    right: 'products.write',
    summary: { fa: 'کالای تازه', en: 'Create a product' },
    body: contract.newProduct,
    example: {
      sku: 'CREAM-50',
      name: 'کرم دست ۵۰ میلی‌لیتری',
      category: 'مراقبت پوست',
      unitPrice: 1_250_000,
      unitCost: 700_000,
    },
    answers: { 201: contract.created },
    handle: async (ctx) => ctx.write(201, (w) => createProduct(w, ctx.body)),
  }),
  route({
    method: 'GET',
    path: '/products',
    right: 'products.read',
    summary: { fa: 'فهرست کالاها', en: 'Products, newest first' },
    query: contract.productFilters,
    answers: { 200: contract.productList },
    handle: async (ctx) => ({ status: 200, body: await ctx.read((tx) => listProducts(tx, ctx.query)) }),
  }),
  route({
    method: 'GET',
    path: '/products/categories',
    right: 'products.read',
    summary: { fa: 'دسته‌های کالا', en: 'Categories of products' },
    answers: { 200: contract.categories },
    handle: async (ctx) => ({ status: 200, body: { items: await ctx.read(listCategories) } }),
  }),
  route({
    method: 'GET',
    path: '/products/:id',
    right: 'products.read',
    summary: { fa: 'یک کالا', en: 'One product' },
    params: contract.byId,
    answers: { 200: contract.product },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findProduct(tx, ctx.params.id));
      return found === undefined ? products('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'PATCH',
    path: '/products/:id',
    right: 'products.write',
    summary: { fa: 'ویرایش کالا', en: 'Change a product' },
    params: contract.byId,
    body: contract.productChange,
    example: { name: 'کرم دست ۵۰ میلی‌لیتری', unitCost: 720_000 },
    answers: { 200: contract.changed },
    handle: async (ctx) => ctx.write(200, (w) => changeProduct(w, ctx.params.id, ctx.body, ctx.house.secrets)),
  }),
  route({
    method: 'DELETE',
    path: '/products/:id',
    right: 'products.write',
    summary: {
      fa: 'بایگانی کالا: از فهرست می‌رود و در حساب‌ها می‌ماند',
      en: 'Archive a product: it leaves the lists and stays in the books',
    },
    params: contract.byId,
    answers: { 200: contract.changed },
    handle: async (ctx) =>
      ctx.write(200, (w) => changeProduct(w, ctx.params.id, { archived: true }, ctx.house.secrets)),
  }),
];
