import {
  IconActivityHeartbeat,
  IconBuildingStore,
  IconCalculator,
  IconForms,
  IconHistory,
  IconKey,
  IconLanguage,
  IconShieldCheck,
  IconShieldLock,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export type SectionKey =
  | 'business'
  | 'figures'
  | 'fields'
  | 'staff'
  | 'roles'
  | 'tokens'
  | 'webhooks'
  | 'security'
  | 'history'
  | 'health'
  | 'account'
  | 'display';

/** One page of the settings. Its words stand in words.ts under `sections`. */
export interface Section {
  readonly key: SectionKey;
  readonly group: 'business' | 'people' | 'connections' | 'watch' | 'you';
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Shown only to those who have this right; absent: to everybody. */
  readonly right?: string;
}

/** The settings, in the order of their menu. */
export const sections: readonly Section[] = [
  { key: 'business', group: 'business', icon: IconBuildingStore, right: 'settings.manage' },
  { key: 'figures', group: 'business', icon: IconCalculator, right: 'settings.manage' },
  { key: 'fields', group: 'business', icon: IconForms, right: 'settings.manage' },
  { key: 'staff', group: 'people', icon: IconUsers, right: 'staff.read' },
  { key: 'roles', group: 'people', icon: IconShieldCheck, right: 'staff.read' },
  { key: 'tokens', group: 'connections', icon: IconKey, right: 'tokens.manage' },
  { key: 'webhooks', group: 'connections', icon: IconWebhook, right: 'webhooks.manage' },
  { key: 'security', group: 'watch', icon: IconShieldLock, right: 'security.read' },
  { key: 'history', group: 'watch', icon: IconHistory, right: 'audit.read' },
  { key: 'health', group: 'watch', icon: IconActivityHeartbeat, right: 'settings.manage' },
  { key: 'account', group: 'you', icon: IconUserCircle },
  { key: 'display', group: 'you', icon: IconLanguage },
];

/** The sections that somebody with these rights sees. */
export function sectionsFor(rights: readonly string[]): readonly Section[] {
  return sections.filter((section) => section.right === undefined || rights.includes(section.right));
}
