import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';

export const healthDesk: Module = { name: 'health', routes };
