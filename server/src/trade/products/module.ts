import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const productsModule: Module = { name: 'products', routes };
