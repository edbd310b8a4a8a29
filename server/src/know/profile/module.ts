import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';
import { jobs } from './jobs.ts';
import { profileKeeps } from './keeps.ts';
import { profilePart } from './personal.ts';
import { reactions } from './reactions.ts';

export const profileModule: Module = {
  name: 'profile',
  routes,
  reactions,
  jobs,
  personal: profilePart,
  keeps: profileKeeps,
};
