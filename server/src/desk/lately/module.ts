import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const latelyDesk: Module = { name: 'lately', routes };
