import type { Module } from '../../spine/module.ts';
import { jobs } from './jobs.ts';
import { reactions } from './reactions.ts';

export const profileModule: Module = { name: 'profile', reactions, jobs };
