import type { Module } from '../../spine/module.ts';
import { deliver } from './deliver.ts';
import { routes } from './http.ts';
import { enqueue } from './reactions.ts';
import { webhooksSealed } from './sealed.ts';
import { revive, tidy } from './tidy.ts';

export const webhooksModule: Module = {
  name: 'webhooks',
  routes,
  reactions: [enqueue],
  jobs: [deliver(), revive, tidy],
  sealed: webhooksSealed,
};
