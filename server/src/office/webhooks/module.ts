import type { Module } from '../module.ts';
import { webhookActs } from './acts.ts';
import { deliver } from './deliver.ts';
import { events } from './events.ts';
import { routes } from './http.ts';
import { enqueue } from './reactions.ts';
import { webhooksSealed } from './sealed.ts';
import { revive, tidy } from './tidy.ts';

export const webhooksModule: Module = {
  name: 'webhooks',
  events,
  routes,
  reactions: [enqueue],
  jobs: [deliver(), revive, tidy],
  acts: webhookActs,
  sealed: webhooksSealed,
};
