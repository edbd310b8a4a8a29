import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';

export const latelyDesk: Module = { name: 'lately', routes };
